import type { CSSProperties } from 'react';
import type { ImpactCell } from '#analysis/cross-impact.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { conflictTexts } from '../texts.en.ts';

type Goal = { readonly id: string; readonly name: string; readonly number: number };

/**
 * Goals against goals: what the one in the row does to the one in the column. Columns bear the numbers of the rows; each row leads
 * to the form in which an office says how it sees it. The table scrolls in its own frame, which the keyboard reaches.
 */
export function ImpactMatrix({
  data: { goals, cells, rate },
}: {
  data: { readonly goals: readonly Goal[]; readonly cells: readonly ImpactCell[]; readonly rate: boolean };
}) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const found = new Map(cells.map((cell) => [`${cell.from} ${cell.to}`, cell]));
  return (
    <Card title={t('impacts.matrix')} lead={t('impacts.matrixLead')} id="matrix">
      <Scroll label={t('impacts.matrix')}>
        <table className="table impact" style={{ '--columns': goals.length } as CSSProperties}>
          <caption className="kern-sr-only">{t('impacts.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('impacts.from')}</th>
              {goals.map((goal) => (
                <th key={goal.id} scope="col" className="right" title={goal.name}>
                  <span aria-hidden="true">{goal.number}</span>
                  <span className="kern-sr-only">{goal.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {goals.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  {row.number}{' '}
                  {rate ? (
                    <a href={href(`/zielkonflikte/wirkungen/${row.id}`)}>
                      <Said>{row.name}</Said>
                    </a>
                  ) : (
                    <Said>{row.name}</Said>
                  )}
                </th>
                {goals.map((column) => (
                  <Cell key={column.id} cell={found.get(`${row.id} ${column.id}`)} self={row.id === column.id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Downloads path="/zielkonflikte/wirkungen" formats={['csv', 'xlsx']} what={t('impacts.matrix')} />
    </Card>
  );
}

/** The median large, the range and number of offices small: one office's opinion looks like what it is. */
function Cell({ cell, self }: { cell: ImpactCell | undefined; self: boolean }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  if (self) return <td className="right impact__self" />;
  if (!cell) {
    return (
      <td className="right muted">
        <span aria-hidden="true">·</span>
        <span className="kern-sr-only">{t('impacts.unrated')}</span>
      </td>
    );
  }
  const number = (value: number) =>
    `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(value), language, Number.isInteger(value) ? 0 : 1)}`;
  const { median, low, high, n } = cell;
  const tone = median <= -1 ? 'impact__bad' : median >= 1 ? 'impact__good' : '';
  return (
    <td className={`right ${tone}`}>
      <strong>{number(median)}</strong>
      <span className="block small nowrap">
        {low === high
          ? t('impacts.cellAgreed', { count: n })
          : t('impacts.cell', { low: number(low), high: number(high), count: n })}
      </span>
    </td>
  );
}
