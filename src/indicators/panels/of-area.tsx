import type { ReactNode } from 'react';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { IndicatorsOfAreaData } from './of-area.server.ts';

export function IndicatorsOfArea({ data }: { data: IndicatorsOfAreaData }) {
  const t = useTexts(indicatorTexts);
  if (data.rows.length === 0) {
    return (
      <Card title={t('panel.ofArea')} id="wirkung">
        <p className="muted">{data.band ? t('panel.noneOfAreaBand') : t('panel.noneOfArea')}</p>
      </Card>
    );
  }
  const counts = data.rows.filter((row) => row.count);
  const rates = data.rows.filter((row) => !row.count);
  return (
    <Card
      title={t('panel.ofArea')}
      lead={`${t('panel.ofAreaLead', { year: data.until })} ${data.parts > 0 ? t('panel.composed', { count: data.parts }) : ''}`}
      id="wirkung"
    >
      {rates.length > 0 && <IndicatorTable rows={rates} />}
      {counts.length > 0 && rates.length > 0 && (
        <details className="more">
          <summary>{t('panel.counts', { count: counts.length })}</summary>
          <IndicatorTable rows={counts} />
        </details>
      )}
      {rates.length === 0 && <IndicatorTable rows={counts} />}
    </Card>
  );
}

type Rows = IndicatorsOfAreaData['rows'];

function IndicatorTable({ rows }: { rows: Rows }) {
  const t = useTexts(indicatorTexts);
  const columns = rows.some((row) => row.share !== null) ? countColumns : rateColumns;
  return (
    <table className="table table--facts">
      <thead>
        <tr>
          <th scope="col">{t('panel.indicator')}</th>
          {columns.map((key) => (
            <th key={key} scope="col" className="right">
              {t(`panel.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      {[...Map.groupBy(rows, (row) => row.theme)].map(([theme, group]) => (
        <tbody key={theme ?? ''}>
          <tr className="table__group">
            <th scope="rowgroup" colSpan={columns.length + 1}>
              {theme === null ? t('panel.noTheme') : <Said>{theme}</Said>}
            </th>
          </tr>
          {group.map((row) => (
            <IndicatorRow key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const rateColumns = ['here', 'city', 'inYear'] as const;
const countColumns = ['here', 'city', 'share', 'inYear'] as const;
type ColumnKey = (typeof countColumns)[number];

function IndicatorRow({ row, columns }: { row: Rows[number]; columns: readonly ColumnKey[] }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const cells: Record<ColumnKey, ReactNode> = {
    here: <FigureText figure={row.here} decimals={row.decimals} />,
    city: <FigureText figure={row.city} decimals={row.decimals} />,
    share: row.share === null ? '–' : `${formatNumber(row.share, language, 1)} %`,
    inYear: row.year,
  };
  return (
    <tr>
      <th scope="row">
        <a href={href(`/indikatoren/${row.id}`)}>
          <Said>{row.name}</Said>
        </a>{' '}
        <span className="muted small">
          {row.unit} {row.here.evidence !== 'measured' && <EvidenceLabel evidence={row.here.evidence} />}
        </span>
      </th>
      {columns.map((key) => (
        <td key={key} className="right" data-label={t(`panel.${key}`)}>
          {cells[key]}
        </td>
      ))}
    </tr>
  );
}
