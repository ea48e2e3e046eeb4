/** Everything drawn on the page of an indicator: series, areas, map, legend, the sentence that says what is going on. */

import { type Figure, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { breakYears, isBroken, sinceBreak } from '#analysis/series-break.ts';
import { latestKnown, type Point, trend } from '#analysis/trend.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { type Divided, loadDivisions } from '#areas/panels/divisions.server.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { LineChart } from '#ui/chart/line-chart.ts';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { AreaRow } from './area-values-register.ts';
import { seriesChart } from './charts/series-chart.ts';
import { classesOf, classOf } from './classes.ts';
import { continuationOf, continuationWords, fanOf } from './continuation.ts';
import { isRelative } from './formula.ts';
import { figureIn, type Indicator, latestYear } from './indicator.ts';
import { cityAreaOf, listIndicators } from './indicators.store.server.ts';
import { breakNotes, breaksWithin } from './panels/break-words.ts';
import { indicatorTexts } from './texts.en.ts';
import { seriesOf } from './values.store.server.ts';

type Base = Awaited<ReturnType<typeof loadMapBase>>;
type Where = { cityArea: string | null; base: Base; chosen: string | null; divided: readonly Divided[] };

/** Everything drawn on the page, remembered: it changes with the city's data only. */
function loadView(visit: Visit, indicator: Indicator, { cityArea, base, chosen, divided }: Where) {
  const until = yearOf(visit.asOf);
  const key = `indicator ${indicator.id} ${until} ${base?.divisionId} ${chosen} ${visit.language}`;
  return visit.remember(key, async (db) => {
    const series = (await seriesOf(db, [indicator], null)).get(indicator.id) ?? new Map<string, readonly Point[]>();
    const upTo = (points: readonly Point[] = []) => points.filter((point) => point.year <= until);
    const days = await breaksOf(db, [...series.keys()]);
    const breaks = new Map([...days].map(([id, some]) => [id, breakYears(some)]));
    const city = upTo(series.get(cityArea ?? ''));
    const cityBreaks = breaks.get(cityArea ?? '') ?? [];
    const comparable = sinceBreak(city, cityBreaks);
    const units = (base?.areas ?? []).map((area) => ({ ...area, points: upTo(series.get(area.id)) }));
    const counted = units.filter((unit) => unit.points.length > 0);
    const subject = counted.find((unit) => unit.id === chosen) ?? null;
    const year = latestYear(
      counted.flatMap((unit) => unit.points).sort((a, b) => a.year - b.year),
      until,
    );
    const changeFrom = year === null ? null : year - 5;
    const rows =
      year === null
        ? []
        : units
            .filter((unit) => unit.points.length > 0 || counted.length > 0)
            .map((unit) => areaRow(unit, year, changeFrom, breaks.get(unit.id)));
    const continuation = city.length > 0 ? continuationOf(indicator, comparable) : null;
    const fan = continuation ? fanOf(continuation, comparable, visit.language) : undefined;
    const chart =
      latestKnown(city) || subject
        ? chartOf(indicator, { city, fan, subject, counted, breaks, cityBreaks }, visit.language)
        : null;
    return {
      year,
      changeFrom,
      rows,
      divisionIds: divided
        .filter(({ areas }) => areas.some(({ id }) => upTo(series.get(id)).length > 0))
        .map(({ id }) => id),
      city: city.filter((point) => point.figure.state !== 'missing'),
      units: counted.map(({ id, name, points }) => ({
        id,
        name,
        points,
        days: breaksWithin(points, days.get(id) ?? []),
      })),
      continuation,
      continuationWords: continuation && continuationWords(continuation, visit.language),
      subject: subject && { id: subject.id, name: subject.name, points: subject.points },
      chart,
      svg: chart && drawLineChart(chart),
      alt: altOf(indicator, city, visit.language),
      ...brokenSeries(
        [
          ...(subject ? [{ name: subject.name, points: subject.points, days: days.get(subject.id) ?? [] }] : []),
          { name: indicatorTexts(visit.language)('page.city'), points: city, days: days.get(cityArea ?? '') ?? [] },
        ],
        visit.language,
      ),
      heldBack: isHeldBack(city),
      sentence: sentenceOf(indicator, comparable, visit.language),
      shapes: base && year !== null ? shapesOf(base, rows, indicator) : [],
      legend: year === null ? [] : legendOf(rows, indicator, visit.language),
    };
  });
}

type Unit = { id: string; name: string; points: readonly Point[] };

/** Where the series that are drawn break, and what is said of it. */
function brokenSeries(
  series: readonly { readonly name: string; readonly points: readonly Point[]; readonly days: readonly string[] }[],
  language: Language,
) {
  const broken = series.map(({ name, points, days }) => ({ name, days: breaksWithin(points, days) }));
  return { breaks: breakYears(broken.flatMap(({ days }) => days)), breakNotes: breakNotes(broken, language) };
}

function areaRow(
  { id, name, points }: Unit,
  year: number,
  from: number | null,
  breaks: readonly number[] = [],
): AreaRow {
  const figure = figureIn(points, year);
  const before = from === null ? unknown('missing') : figureIn(points, from);
  // Across other borders there is no change to speak of.
  if (from !== null && before.state === 'known' && isBroken(breaks, from, year))
    return { id, name, figure, change: unknown('not-applicable', 'computed') };
  const change: Figure =
    figure.state === 'known' && before.state === 'known'
      ? { state: 'known', value: figure.value - before.value, evidence: 'computed' }
      : unknown('missing', 'computed');
  return { id, name, figure, change };
}

function chartOf(
  indicator: Indicator,
  {
    city,
    fan,
    subject,
    counted,
    breaks,
    cityBreaks,
  }: {
    city: readonly Point[];
    fan: LineChart['fan'];
    subject: Unit | null;
    counted: readonly Unit[];
    breaks: ReadonlyMap<string, readonly number[]>;
    cityBreaks: readonly number[];
  },
  language: Language,
) {
  const t = indicatorTexts(language);
  return seriesChart({
    subject: subject && { label: subject.name, points: subject.points, breaks: breaks.get(subject.id) ?? [] },
    city: city.length > 0 ? { label: t('page.city'), points: city, breaks: cityBreaks } : null,
    // A spread of counts says only how large the areas are.
    ...(isRelative(indicator)
      ? { others: { label: t('page.spread'), points: counted.map((unit) => unit.points) } }
      : {}),
    fan,
    decimals: indicator.decimals,
    language,
    size: 'wide',
  });
}

function shapesOf(base: NonNullable<Base>, rows: readonly AreaRow[], indicator: Indicator) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const classes = classesOf(rows.flatMap((row) => (row.figure.state === 'known' ? [row.figure.value] : [])));
  return base.paths.map(({ id, d }) => {
    const row = byId.get(id);
    const value = row?.figure.state === 'known' ? row.figure.value : null;
    const name = row?.name ?? base.areas.find((area) => area.id === id)?.name ?? '';
    return {
      id,
      d,
      look: value === null ? unknownLook(row?.figure) : `ramp-${classOf(classes, value) + 1}`,
      name,
      value,
      held: row?.figure.state === 'suppressed',
      decimals: indicator.decimals,
    };
  });
}

/** What is held back is no gap in the data: it has a hatching of its own. */
function unknownLook(figure: Figure | undefined): string {
  return figure?.state === 'suppressed' ? 'map__suppressed' : 'map__missing';
}

function legendOf(rows: readonly AreaRow[], indicator: Indicator, language: Language) {
  const t = indicatorTexts(language);
  const values = rows.flatMap((row) => (row.figure.state === 'known' ? [row.figure.value] : []));
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const items = classesOf(values).map(({ from, to }, index) => ({
    look: `ramp-${index + 1}`,
    label: from === to ? number(to) : t('page.classes', { from: number(from), to: number(to) }),
  }));
  const held = rows.filter(({ figure }) => figure.state === 'suppressed').length;
  return [
    ...items,
    ...(values.length + held < rows.length ? [{ look: 'map__missing', label: t('page.noValue') }] : []),
    ...(held > 0 ? [{ look: 'map__suppressed', label: uiTexts(language)('state.suppressed') }] : []),
  ];
}

function sentenceOf(indicator: Indicator, city: readonly Point[], language: Language): string {
  const t = indicatorTexts(language);
  const latest = latestKnown(city);
  if (!latest) return t(isHeldBack(city) ? 'page.heldCity' : 'page.noCity');
  const value = `${formatNumber(latest.value, language, indicator.decimals)} ${indicator.unit ?? ''}`.trim();
  const heading = trend(city);
  if (!heading.ok) return t('page.sentenceShort', { year: latest.year, value });
  const level = Math.abs(heading.slopePerYear) < Math.abs(latest.value) * 0.005;
  const words = level ? t('page.level') : heading.slopePerYear > 0 ? t('page.rising') : t('page.falling');
  return t('page.sentence', { year: latest.year, value, trend: words, from: heading.from });
}

/** There are values, and the reader may not see any of them. */
const isHeldBack = (points: readonly Point[]) =>
  points.some(({ figure }) => figure.state === 'suppressed') && !latestKnown(points);

function altOf(indicator: Indicator, city: readonly Point[], language: Language): string {
  const t = indicatorTexts(language);
  const known = city.filter((point) => point.figure.state === 'known');
  const [first, last] = [known[0], known.at(-1)];
  if (first?.figure.state !== 'known' || last?.figure.state !== 'known')
    return t('page.altNone', { name: indicator.name });
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  return t('page.altSeries', {
    name: indicator.name,
    first: number(first.figure.value),
    firstYear: first.year,
    last: number(last.figure.value),
    lastYear: last.year,
  });
}

/** Indicator, map and series that an address asks for; what the page shows, its files have. */
export async function loadIndicatorView(visit: Visit, id: string, params: URLSearchParams) {
  const lists = await visit.remember('indicators', async (db) => ({
    indicators: new Map((await listIndicators(db)).map((each) => [each.id, each])),
    offices: nameMap(await listNames(db, 'office', 'name')),
    cityArea: await cityAreaOf(db),
  }));
  const indicator = lists.indicators.get(id);
  if (!indicator) throw notFound();
  const divided = await loadDivisions(visit);
  const chosen = params.get('raum');
  const asked = params.get('gliederung') ?? divided.find(({ areas }) => areas.some((area) => area.id === chosen))?.id;
  const viewOf = async (divisionId: string | null) => {
    const base = await loadMapBase(visit, divisionId);
    return { base, view: await loadView(visit, indicator, { cityArea: lists.cityArea, base, chosen, divided }) };
  };
  const found = await viewOf(asked ?? null);
  // Who asks for no division gets one in which there is something to see.
  const other = found.base?.divisions.find((each) => found.view.divisionIds.includes(each.id));
  const elsewhere = asked === undefined && found.view.rows.length === 0 && other;
  return { lists, indicator, chosen, ...(elsewhere ? await viewOf(other.id) : found) };
}
