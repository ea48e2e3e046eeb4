/** A series over years as a file: the picture of the chart, or its numbers. The same for pages inside and for the public. */

import type { Figure } from '#analysis/figure.ts';
import { unknown } from '#analysis/figure.ts';
import type { Point } from '#analysis/trend.ts';
import { exportTable, formatOf, type Reader } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { LineChart } from '#ui/chart/line-chart.ts';
import { chartDrawing } from '#ui/chart/render.server.ts';
import { figureCell } from '#ui/table/export.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Indicator } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

type Shown = Pick<Indicator, 'id' | 'name' | 'unit' | 'source' | 'licence' | 'evidence'>;
type Lines = readonly { readonly label: string; readonly points: readonly Point[] }[];

export function exportSeries(
  request: Request,
  visit: Reader,
  {
    indicator,
    chart,
    lines,
    notes = [],
    breaks = [],
    page,
  }: {
    indicator: Shown;
    chart: LineChart | null;
    lines: Lines;
    notes?: readonly string[];
    /** First years in other borders. */
    breaks?: readonly number[];
    page: string;
  },
): Promise<Response> {
  const t = indicatorTexts(visit.language);
  const ui = uiTexts(visit.language);
  const { id, name, unit, source, licence, evidence } = indicator;
  const about = { name: id, source, licence, page };
  const format = formatOf(request);
  if (format === 'csv' || format === 'xlsx') {
    const head = [
      t('page.indicator'),
      t('page.year'),
      ...lines.flatMap(({ label }) => [label, `${ui('file.evidence')} (${label})`]),
      t('page.unit'),
      ...(breaks.length > 0 ? [t('breaks.column')] : []),
    ];
    const years = [...new Set(lines.flatMap(({ points }) => points.map((point) => point.year)))].sort((a, b) => a - b);
    const rows = years.map((year) => [
      name,
      year,
      ...lines.flatMap(({ points }) => {
        const figure: Figure = points.find((point) => point.year === year)?.figure ?? unknown('missing');
        return [figureCell(figure, ui), figure.state === 'known' ? ui(`evidence.${figure.evidence}`) : null];
      }),
      unit,
      ...(breaks.length > 0 ? [breaks.includes(year) ? t('breaks.mark') : null] : []),
    ]);
    return exportTable(request, visit, { ...about, title: name, table: [head, ...rows] });
  }
  if (!chart) throw notFound();
  const subtitle = [visit.city.name, unit].filter(Boolean).join(' · ');
  const picture = {
    title: name,
    subtitle,
    drawings: [chartDrawing(chart)],
    notes: [`${ui('file.evidence')}: ${ui(`evidence.${evidence}`)}`, ...notes],
  };
  return exportPicture(request, visit, { ...about, picture });
}
