/** Charts and maps of a frozen report as files, with the day of the report. The same for pages inside and for the public. */

import { indicatorTexts } from '#indicators/texts.en.ts';
import { exportTable, formatOf, type Reader } from '#platform/download.server.ts';
import { exportPicture } from '#platform/picture.server.ts';
import { notFound } from '#platform/refusal.ts';
import { mapDrawing } from '#ui/chart/picture.ts';
import { chartDrawing } from '#ui/chart/render.server.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { readReport } from './annual-report.store.server.ts';
import { chartOptions } from './chart-of-block.ts';
import type { ChartBlock, MapBlock } from './document.ts';
import { figureAt } from './figure-at.ts';
import { fills } from './report-view.tsx';
import { reportTexts } from './texts.en.ts';

type Frozen = Awaited<ReturnType<typeof readReport>>;

export function exportFigure(
  request: Request,
  visit: Reader,
  { report, parts, data }: Frozen,
  { place, page }: { place: string; page: string },
): Promise<Response> {
  const figure = figureAt(
    parts.map((each) => each.part),
    place,
  );
  if (!figure) throw notFound();
  const format = formatOf(request);
  const table = format === 'csv' || format === 'xlsx';
  if (table && figure.type === 'map') throw notFound();
  const own = reportTexts('de');
  const about = {
    name: `${report.id}-${place.replaceAll('.', '-')}`,
    page,
    source: [data.city.name, report.title, data.city.fictitious ? own('doc.warning') : null].filter(Boolean).join(', '),
  };
  const reader = { ...visit, asOf: data.asOf };
  if (table && figure.type === 'chart')
    return exportTable(request, reader, { ...about, title: figure.title, table: tableOf(figure, visit) });
  const picture = { ...(figure.type === 'map' ? ofMap(figure) : ofChart(figure)), subtitle: report.title };
  return exportPicture(request, reader, { ...about, picture });
}

function tableOf({ lines, breaks = [] }: ChartBlock, { language }: Reader) {
  const years = [...new Set(lines.flatMap(({ points }) => points.map(({ year }) => year)))].sort((a, b) => a - b);
  const value = (line: ChartBlock['lines'][number], year: number) =>
    line.points.find((point) => point.year === year)?.value ?? uiTexts(language)('unknown');
  const words = indicatorTexts(language);
  return [
    [
      reportTexts(language)('doc.year'),
      ...lines.map((line) => line.label),
      ...(breaks.length > 0 ? [words('breaks.column')] : []),
    ],
    ...years.map((year) => [
      year,
      ...lines.map((line) => value(line, year)),
      ...(breaks.length > 0 ? [breaks.find((each) => each.year === year)?.label ?? null] : []),
    ]),
  ];
}

function ofChart(chart: ChartBlock) {
  const drawing = chartDrawing(chartOptions(chart, 'de', 'screen', 'wide'));
  return { title: chart.title, drawings: [drawing], notes: [chart.lead, chart.note].filter(Boolean) };
}

function ofMap(map: MapBlock) {
  const drawing = mapDrawing({
    width: map.width,
    height: map.height,
    areas: map.ground.map((d) => ({ d, look: 'ground' })),
    overlay: map.subjects.map(({ d, look }) => ({ d, look: fills[look] })),
  });
  return { title: map.alt, drawings: [drawing], notes: [map.note].filter(Boolean) };
}
