import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conflictTones, strengthTones } from '../looks.ts';
import { conflictTexts } from '../texts.en.ts';
import type { ConflictsOfObjectData } from './of-object.server.ts';

export function ConflictsOfObject({ data }: { data: ConflictsOfObjectData }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  const href = useHref();
  const { kind, id, rows, count, add } = data;
  return (
    <Card
      title={t('panel.title')}
      id="konflikte"
      actions={
        <>
          {add && <a href={href('/zielkonflikte/neu', { [kind]: id })}>{t('list.add')}</a>}
          {count > 0 && <a href={href('/zielkonflikte', { [kind]: id })}>{t('panel.all')}</a>}
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="muted">{t('panel.none')}</p>
      ) : (
        <ul className="list">
          {rows.map((row) => (
            <li key={row.id}>
              <span>
                <a href={href(`/zielkonflikte/${row.id}`)}>
                  <Said>{row.title}</Said>
                </a>
                {row.next && (
                  <span className={row.overdue ? 'break block small' : 'muted block small'}>
                    <Said>{row.next}</Said>
                    {row.dueOn && `, ${t('course.due', { date: formatDate(row.dueOn, language) })}`}
                  </span>
                )}
              </span>
              <span className="chips">
                <Chip tone={conflictTones[row.state]}>{t(`state.${row.state}`)}</Chip>
                {row.strength && <Chip tone={strengthTones[row.strength]}>{t(`strength.${row.strength}`)}</Chip>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
