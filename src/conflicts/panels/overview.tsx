import { useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conflictTexts } from '../texts.en.ts';
import type { ConflictOverviewData } from './overview.server.ts';

export function ConflictOverview({ data: { open, overdue, rows } }: { data: ConflictOverviewData }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  return (
    <Card
      title={t('overview.title')}
      id="zielkonflikte"
      actions={open > 0 && <a href={href('/zielkonflikte')}>{t('panel.all')}</a>}
    >
      {rows.length === 0 ? (
        <p className="muted">{t('overview.none')}</p>
      ) : (
        <>
          <p className={overdue > 0 ? 'break' : 'muted'}>{t('overview.count', { count: open, overdue })}</p>
          <ul className="list">
            {rows.map((row) => (
              <li key={row.id}>
                <span>
                  <a href={href(`/zielkonflikte/${row.id}`)}>
                    <Said>{row.title}</Said>
                  </a>
                  <span className="muted block small">
                    {t('overview.age', { count: row.age ?? 0 })}
                    {row.next && ' · '}
                    <Said>{row.next}</Said>
                  </span>
                </span>
                {row.overdue && <Chip tone="strong">{t('list.overdue')}</Chip>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
