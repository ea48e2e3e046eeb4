/** The indicators a goal rests on, with their targets, as charts. Shown on the goal's page by the concept. */

import { yearOf } from '#analysis/period.ts';
import { standing } from '#analysis/standing.ts';
import { latestKnown, type Point, trend } from '#analysis/trend.ts';
import type { Visit } from '#platform/access.server.ts';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { seriesChart } from '../charts/series-chart.ts';
import type { Indicator } from '../indicator.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { exportSeries } from '../series-file.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import { citySeries } from '../values.store.server.ts';

export type TargetView = Awaited<ReturnType<typeof loadTargets>>[number];
type Wanted = { readonly indicatorId: string; readonly value: number | null; readonly date: string | null };

export async function loadTargets(visit: Visit, key: string, targets: readonly Wanted[]) {
  const until = yearOf(visit.asOf);
  return visit.remember(`targets ${key} ${until} ${visit.language}`, async (db) => {
    const wanted = new Set(targets.map((target) => target.indicatorId));
    const indicators = (await listIndicators(db)).filter((each) => wanted.has(each.id));
    const { series } = await citySeries(db);
    return targets.flatMap((target) => {
      const indicator = indicators.find((each) => each.id === target.indicatorId);
      if (!indicator) return [];
      const points = (series.get(indicator.id) ?? []).filter((point) => point.year <= until);
      return [viewOf(indicator, target, points, visit.language)];
    });
  });
}

/** How targets of one indicator stand, in their order, with what is needed to say it. */
export async function loadStandings(
  visit: Visit,
  indicatorId: string,
  targets: readonly Omit<Wanted, 'indicatorId'>[],
) {
  const until = yearOf(visit.asOf);
  const { decimals, unit, direction, points } = await visit.remember(`standing ${indicatorId} ${until}`, async (db) => {
    const indicator = (await listIndicators(db)).find(({ id }) => id === indicatorId);
    const points = ((await citySeries(db)).series.get(indicatorId) ?? []).filter(({ year }) => year <= until);
    return {
      decimals: indicator?.decimals ?? 0,
      unit: indicator?.unit ?? null,
      direction: indicator?.direction ?? 'none',
      points,
    };
  });
  return targets.map(({ value, date }) => {
    const year = date === null ? null : yearOf(date);
    return { standing: standing({ value, year }, direction, points), year, decimals, unit };
  });
}

function viewOf(indicator: Indicator, { value, date }: Wanted, points: readonly Point[], language: Language) {
  const t = indicatorTexts(language);
  const { id, name, unit, decimals, evidence } = indicator;
  const label = value === null ? '' : t('panel.targetLabel', { value: formatNumber(value, language, decimals) });
  const target = value === null || date === null ? undefined : { value, year: yearOf(date), label };
  const chart = seriesChart({
    subject: null,
    city: { label: t('page.city'), points },
    target,
    decimals,
    language,
    size: 'card',
  });
  const heading = trend(points);
  return {
    id,
    name,
    unit,
    decimals,
    evidence,
    value,
    date,
    points: points.filter((point) => point.figure.state === 'known').slice(-12),
    standing:
      value === null
        ? null
        : standing({ value, year: date === null ? null : yearOf(date) }, indicator.direction, points),
    latest: latestKnown(points) ?? null,
    slope: heading.ok ? heading.slopePerYear : null,
    chart: points.length > 0 ? chart : null,
    svg: points.length > 0 ? drawLineChart(chart) : null,
    source: indicator.source,
    licence: indicator.licence,
  };
}

/** The chart of one target as a file. */
export function exportTarget(request: Request, visit: Visit, target: TargetView, page: string): Promise<Response> {
  const t = indicatorTexts(visit.language);
  const { chart, points } = target;
  const notes = chart?.target ? [chart.target.label] : [];
  return exportSeries(request, visit, {
    indicator: target,
    chart,
    lines: [{ label: t('page.city'), points }],
    notes,
    page,
  });
}
