/** Everything on the page of an alert: its series with the limits of chance, how it was computed, who may take it over. */

import { breakYears } from '#analysis/series-break.ts';
import type { Point } from '#analysis/trend.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { entries } from '#platform/journal.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { type Alert, type AlertState, inUnit } from './alert.ts';
import type { AlertLine } from './alert-register.ts';
import { loadAlertLines } from './alerts.server.ts';
import { listRuns } from './alerts.store.server.ts';
import { seriesChart } from './charts/series-chart.ts';
import { contentOfAlert, indexSeries } from './class-watch.server.ts';
import { isRelative } from './formula.ts';
import { listAlerts } from './guarded-alerts.store.server.ts';
import type { Indicator } from './indicator.ts';
import { cityAreaOf, listIndicators } from './indicators.store.server.ts';
import { listIndices } from './indices.store.server.ts';
import { indicatorTexts } from './texts.en.ts';
import { seriesOf } from './values.store.server.ts';

export async function loadAlert(visit: Visit, id: string) {
  const line = (await loadAlertLines(visit)).find((each) => each.id === id);
  if (!line) throw notFound();
  const view = await visit.remember(`alert ${id} ${visit.language}`, async (db) => {
    const alert = (await listAlerts(db, { areaId: line.areaId })).find((each) => each.id === id);
    if (!alert) throw notFound();
    const offices = await listNames(db, 'office', 'name');
    return {
      alert,
      run: (await listRuns(db)).find((run) => run.id === alert.runId) ?? null,
      offices: offices.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name })),
      chart:
        alert.indexId === null
          ? await valueChart(db, alert, line, visit.language)
          : await classChart(db, alert, line, visit.language),
    };
  });
  return { ...view, line };
}

async function valueChart(db: CityDb, alert: Alert, line: AlertLine, language: Language) {
  const indicators = await listIndicators(db);
  const indicator = indicators.find((each) => each.id === alert.indicatorId);
  if (!indicator) throw notFound();
  return chartOf(db, { alert, line, indicator, indicators }, language);
}

/** The index of the area over the years, with the limits of the class that it left. */
async function classChart(db: CityDb, alert: Alert, line: AlertLine, language: Language) {
  const t = indicatorTexts(language);
  const index = (await listIndices(db)).find(({ id }) => id === alert.indexId);
  const content = contentOfAlert(index, alert);
  if (!index || !content) throw notFound();
  const years = await indexSeries(db, content, alert.areaId);
  const seen = new Map(alert.seen.map(([year, value]) => [year, value]));
  const say = (value: number | null | undefined) => (value == null ? '–' : formatNumber(value, language, 2));
  const svg = drawLineChart({
    lines: [{ label: line.area, role: 'subject', points: years.map(({ year, value }) => ({ year, value })) }],
    limits: { year: alert.year, low: alert.lower, high: alert.upper, label: t('alert.indexLimits') },
    target: { year: alert.year, value: alert.value, label: '' },
    width: 600,
    height: 270,
    format: (value) => formatNumber(value, language, 1),
  });
  return {
    svg,
    title: t('alert.indexSeries'),
    unit: t('alert.indexUnit'),
    source: index.source,
    head: [t('alerts.year'), t('alert.indexValue'), t('alert.className'), t('alert.atAlert')],
    table: years.map(({ year, value, className }) => [String(year), say(value), className ?? '–', say(seen.get(year))]),
  };
}

type Parts = { alert: Alert; line: AlertLine; indicator: Indicator; indicators: readonly Indicator[] };

/** The value that is judged: cases for a change, else the indicator itself. Scores have no limits on its scale. */
async function chartOf(db: CityDb, { alert, line, indicator, indicators }: Parts, language: Language) {
  const t = indicatorTexts(language);
  const { method, year, areaId } = alert;
  const cases = method === 'change' && indicator.kind === 'rate';
  const shown = (cases && indicators.find((each) => each.id === indicator.numeratorId)) || indicator;
  const cityArea = await cityAreaOf(db);
  const series = (await seriesOf(db, [shown], [areaId, ...(cityArea ? [cityArea] : [])])).get(shown.id);
  const points = series?.get(areaId) ?? [];
  const comparable = isRelative(indicator);
  const city = !cases && comparable && cityArea !== areaId ? (series?.get(cityArea ?? '') ?? []) : [];
  const factor = inUnit(method, indicator.kind, indicator.per);
  const scores = method === 'ewma' || method === 'cusum';
  const limits = scores
    ? null
    : { year, low: alert.lower * factor, high: alert.upper * factor, label: t('alert.limits') };
  const value = points.find((point) => point.year === year)?.figure;
  const chart = {
    ...seriesChart({
      subject: { label: line.area, points, breaks: breakYears((await breaksOf(db, [areaId])).get(areaId) ?? []) },
      city: city.length > 0 ? { label: t('page.city'), points: city } : null,
      decimals: shown.decimals,
      language,
      size: 'wide',
    }),
    ...(limits ? { limits } : {}),
    ...(value?.state === 'known' ? { target: { year, value: value.value, label: '' } } : {}),
  };
  const base = indicator.kind === 'rate' ? [t('alert.base')] : [];
  return {
    svg: drawLineChart(chart),
    title: t(!limits ? 'alert.seriesOnly' : method === 'change' ? 'alert.cases' : 'alert.series'),
    unit: cases ? null : shown.unit,
    source: indicator.source,
    head: [t('alerts.year'), t('alert.now'), t('alert.atAlert'), ...base],
    table: tableOf(alert, indicator, { points, cases }, language),
  };
}

/** Year by year: what is known today, and what the alert was found on. */
function tableOf(
  { seen }: Alert,
  { kind, per, decimals }: Indicator,
  { points, cases }: { points: readonly Point[]; cases: boolean },
  language: Language,
): string[][] {
  const say = (value: number | null | undefined, places: number) =>
    value == null ? '–' : formatNumber(value, language, places);
  const then = new Map(seen.map(([year, value, base]) => [year, { value, base }]));
  const years = [...new Set([...points.map((point) => point.year), ...then.keys()])].sort((a, b) => a - b);
  const now = new Map(points.map(({ year, figure }) => [year, figure.state === 'known' ? figure.value : null]));
  const share = kind === 'rate' && !cases;
  const places = cases ? 0 : decimals;
  return years.map((year) => {
    const { value = null, base = null } = then.get(year) ?? {};
    const old = share && value !== null ? (base ? (value / base) * per : null) : value;
    return [String(year), say(now.get(year), places), say(old, places), ...(kind === 'rate' ? [say(base, 0)] : [])];
  });
}

export type Answered = {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly state: AlertState;
  readonly undone: boolean;
};

/** What was said to an alert, the latest first. */
export async function answersOf(db: CityDb, id: string): Promise<Answered[]> {
  const found = await entries(db, { kind: 'alert', objectId: id, limit: 20 });
  return found.flatMap((entry) => {
    const after = entry.changes.find(({ table }) => table === 'alert')?.after;
    return after
      ? [
          {
            id: entry.id,
            at: entry.at,
            actor: entry.actorName,
            state: String(after.state) as AlertState,
            undone: entry.undoneBy !== null,
          },
        ]
      : [];
  });
}
