/** The series of every area, one small chart each, on one scale; as the indicator's page and its files show it. */

import { breakYears } from '#analysis/series-break.ts';
import type { Point } from '#analysis/trend.ts';
import type { Visit } from '#platform/access.server.ts';
import { paperColours, screenColours } from '#ui/chart/line-chart.ts';
import { type MultiplesChart, multiplesChartSize } from '#ui/chart/multiples-chart.ts';
import { drawMultiplesChart } from '#ui/chart/render.server.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { isRelative } from './formula.ts';
import type { loadIndicatorView } from './indicator-view.server.ts';
import { breakNotes, breaksWithin } from './panels/break-words.ts';
import { indicatorTexts } from './texts.en.ts';

type Seen = Pick<Awaited<ReturnType<typeof loadIndicatorView>>, 'indicator' | 'view'>;

/** More areas than this cannot be compared by looking; fewer years are no development. */
const mostAreas = 80;
const fewestYears = 3;

/** By name, so that the order says nothing; nothing where there are too many areas or too few years. */
export function multiplesView({ language }: Pick<Visit, 'language'>, { indicator, view }: Seen) {
  const { decimals } = indicator;
  const known = view.units
    .map((unit) => ({ ...unit, points: unit.points.filter(({ figure }) => figure.state === 'known') }))
    .filter(({ points }) => points.length > 0)
    .map((unit) => ({ ...unit, days: breaksWithin(unit.points, unit.days) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
  const years = new Set(known.flatMap(({ points }) => points.map(({ year }) => year)));
  if (known.length < 2 || known.length > mostAreas || years.size < fewestYears) return null;
  const first = Math.min(...years);
  const last = Math.max(...years);
  const compared = isRelative(indicator);
  const daysOf = new Map(known.map(({ id, days }) => [id, days]));
  const broken = breakNotes(known, language);
  const chart: MultiplesChart = {
    places: view.units
      .filter(({ id }) => known.some((each) => each.id === id))
      .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }))
      .map(({ id, name, points }) => ({ label: name, points: line(points), breaks: breakYears(daysOf.get(id) ?? []) })),
    whole: compared ? line(view.city.filter(({ year }) => year >= first && year <= last)) : [],
    format: (value) => formatNumber(value, language, Math.abs(value) >= 100 ? 0 : decimals),
  };
  const t = indicatorTexts(language);
  return {
    svg: drawMultiplesChart(chart, screenColours),
    drawing: () => ({ svg: drawMultiplesChart(chart, paperColours), ...multiplesChartSize(chart) }),
    note: [
      compared ? t('multiples.noteCity') : t('multiples.note'),
      ...(broken.length > 0 ? [t('multiples.noteBreaks')] : []),
    ].join(' '),
    breakNotes: broken,
    rows: known.map(({ name, points, days }) => ({
      name,
      first: points[0],
      last: points.at(-1),
      breaks: days.map((day) => formatDate(day, language)).join(', '),
    })),
  };
}
export type MultiplesView = NonNullable<ReturnType<typeof multiplesView>>;

function line(points: readonly Point[]) {
  return points.map(({ year, figure }) => ({ year, value: figure.state === 'known' ? figure.value : null }));
}
