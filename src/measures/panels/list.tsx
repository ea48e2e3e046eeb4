import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Said } from '#ui/layout/page.tsx';
import { type Query, useHref } from '#ui/layout/place.tsx';
import { courseTones, stateTones } from '../looks.ts';
import { measureTexts } from '../texts.en.ts';
import type { MeasureListData } from './list.server.ts';

/** @param filter how the register finds the same measures */
export function MeasureList({
  data,
  title,
  none,
  filter,
}: {
  data: MeasureListData;
  title: string;
  none: string;
  filter: Query;
}) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const href = useHref();
  const add = data.add && <ButtonLink href={href('/massnahmen/neu', filter)}>{t('panel.add')}</ButtonLink>;
  if (data.count === 0) {
    return (
      <Card title={title} id="massnahmen">
        <Empty action={add}>{none}</Empty>
      </Card>
    );
  }
  return (
    <Card
      title={title}
      id="massnahmen"
      actions={
        <>
          {data.add && <a href={href('/massnahmen/neu', filter)}>{t('panel.add')}</a>}
          <a href={href('/massnahmen', filter)}>{t('panel.all')}</a>
        </>
      }
    >
      <ul className="list">
        {data.rows.map((row) => (
          <li key={row.id}>
            <span>
              <a href={href(`/massnahmen/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>
              <span className="muted block small">
                {row.lead ? <Said>{row.lead}</Said> : <span className="break">{t('list.noLead')}</span>} ·{' '}
                {row.dueOn ? formatDate(row.dueOn, language) : <span className="break">{t('list.noDeadline')}</span>}
              </span>
            </span>
            <span className="chips">
              {row.state ? (
                <Chip tone={stateTones[row.state]}>{t(`state.${row.state}`)}</Chip>
              ) : (
                <span className="muted small">{t('list.noState')}</span>
              )}
              {row.course && <Chip tone={courseTones[row.course]}>{t(`course.${row.course}`)}</Chip>}
            </span>
          </li>
        ))}
      </ul>
      {data.count > data.rows.length && (
        <p className="muted small">{t('panel.more', { count: data.count - data.rows.length })}</p>
      )}
    </Card>
  );
}
