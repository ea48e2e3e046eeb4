/** The words, rows and charts of a comparison: the same on screen and in files. */

import type { Figure } from '#analysis/figure.ts';
import type { ChangeChart, ChangeRow } from '#ui/chart/change-chart.ts';
import { formatChange, formatDate, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { CellValue } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Median } from './comparison.ts';
import type { ComparedIndicator, ComparedPlace, ComparisonView } from './comparison-view.server.ts';
import { indicatorTexts } from './texts.en.ts';

type Period = NonNullable<ComparisonView['period']>;

/** What changes of a share are counted in. */
export function changeUnit(unit: string | null, language: Language): string {
  return unit?.startsWith('%') ? indicatorTexts(language)('compare.points') : (unit ?? '');
}

/** With its sign; why there is none where there is none. */
export function changeSaid(change: Figure, decimals: number, language: Language): string {
  if (change.state !== 'known') return uiTexts(language)(`state.${change.state}`);
  return formatChange(change.value, language, decimals);
}

export function placeName({ name }: Pick<ComparedPlace, 'name'>, language: Language): string {
  return name ?? indicatorTexts(language)('compare.city');
}

/** The indicator and what each place did: no order by value, whoever is chosen stands as chosen. */
export function findingOf(compared: ComparedIndicator, language: Language): string {
  const t = indicatorTexts(language);
  const { indicator, places } = compared;
  const said = knownPlaces(places).map((place) =>
    t('compare.says', {
      place: placeName(place, language),
      change: changeSaid(place.change, indicator.decimals, language),
    }),
  );
  if (said.length === 0) return t('compare.nothingKnown', { name: indicator.name });
  const unit = changeUnit(indicator.unit, language);
  return t('compare.finding', { name: indicator.name, said: `${said.join(', ')} ${unit}`.trim() });
}

function knownPlaces(places: readonly ComparedPlace[]) {
  return places.filter(({ change }) => change.state === 'known');
}

/** How many of the indicators changed much in the place that comes first. */
export function titleOf({ compared, period, areas }: ComparisonView, language: Language): string {
  const t = indicatorTexts(language);
  if (period === null) return t('compare.title');
  const first = compared.flatMap(({ places }) => places[0] ?? []);
  const judged = first.filter(({ size }) => size !== null);
  if (judged.length === 0) return t('compare.titlePlain', period);
  const count = judged.filter(({ size }) => size === 'large').length;
  const place = areas[0]?.name ?? t('compare.theCity');
  const gaps = { ...period, place, total: judged.length };
  return count === 0 ? t('compare.titleNone', gaps) : t('compare.titleLarge', { ...gaps, count });
}

/** What must be known before the two years of a place are believed. */
export function notesOf(place: ComparedPlace, { methods, indicator }: ComparedIndicator, language: Language): string[] {
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  const kind = ({ evidence }: Figure) => ui(`evidence.${evidence}`);
  return [
    ...(place.mixed ? [t('compare.mixed', { before: kind(place.before), now: kind(place.now) })] : []),
    ...(place.redrawn.length > 0
      ? [t('compare.redrawn', { dates: place.redrawn.map((day) => formatDate(day, language)).join(', ') })]
      : []),
    ...(place.revised.length > 0 ? [t('compare.revised', { years: place.revised.join(', ') })] : []),
    ...methods.map(({ on, from, to }) => t('compare.method', { date: formatDate(on, language), from, to })),
    ...(place.usual === null
      ? []
      : [t('compare.usualIs', { value: formatNumber(place.usual, language, Math.max(indicator.decimals, 1)) })]),
  ];
}

export function sizeSaid({ size }: Pick<ComparedPlace, 'size'>, language: Language): string {
  return indicatorTexts(language)(size === null ? 'compare.notJudged' : `compare.size.${size}`);
}

/** The median as it is read: a value, or between which two it lies. */
export function medianSaid({ figure, low, high }: Median, decimals: number, language: Language): string {
  const t = indicatorTexts(language);
  const number = (value: number) => formatNumber(value, language, decimals);
  if (figure.state === 'known') return number(figure.value);
  if (low === null || high === null) return uiTexts(language)(`state.${figure.state}`);
  return t('compare.between', { low: number(low), high: number(high) });
}

/** Why a median is no value. */
export function medianNote(
  { before, now }: ComparedIndicator['median'],
  { from, to }: Period,
  language: Language,
): string {
  const t = indicatorTexts(language);
  return [[from, before] as const, [to, now] as const]
    .filter(([, { unknown }]) => unknown > 0)
    .map(([year, { unknown, count }]) => `${year}: ${t('compare.medianUnknown', { unknown, count })}`)
    .join('; ');
}

export function changeChartOf(
  { indicator, places, median }: ComparedIndicator,
  { from, to }: Period,
  language: Language,
): ChangeChart | null {
  const t = indicatorTexts(language);
  const { decimals } = indicator;
  const row = (
    id: string,
    label: string,
    role: ChangeRow['role'],
    { before, now, change }: { before: Figure; now: Figure; change: Figure },
  ): ChangeRow[] =>
    before.state === 'known' && now.state === 'known' && change.state === 'known'
      ? [
          {
            id,
            label,
            role,
            before: before.value,
            now: now.value,
            change: formatChange(change.value, language, decimals),
          },
        ]
      : [];
  const rows = [
    ...places.flatMap((place) =>
      row(place.areaId ?? 'city', placeName(place, language), place.areaId ? 'subject' : 'city', place),
    ),
    ...row('median', t('compare.median'), 'city', {
      before: median.before.figure,
      now: median.now.figure,
      change: median.change,
    }),
  ];
  if (rows.length === 0) return null;
  const format = (value: number) => formatNumber(value, language, decimals);
  return { rows, beforeLabel: String(from), nowLabel: String(to), format };
}

/** A row for each indicator and place, as files have it. */
export function comparisonTable({ compared, period }: ComparisonView, language: Language): CellValue[][] {
  if (period === null) return [];
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  const evidence = (figure: Figure) => (figure.state === 'known' ? ui(`evidence.${figure.evidence}`) : null);
  const head = [
    t('page.indicator'),
    t('compare.place'),
    String(period.from),
    t('compare.evidenceOf', { year: period.from }),
    String(period.to),
    t('compare.evidenceOf', { year: period.to }),
    t('compare.change'),
    t('compare.unit'),
    t('compare.judged'),
    t('compare.usual'),
    t('compare.marks'),
    t('page.source'),
  ];
  const rows = compared.flatMap((each) => {
    const { indicator, places, median } = each;
    const ends = [changeUnit(indicator.unit, language)];
    return [
      ...places.map((place): CellValue[] => [
        indicator.name,
        placeName(place, language),
        figureCell(place.before, ui),
        evidence(place.before),
        figureCell(place.now, ui),
        evidence(place.now),
        figureCell(place.change, ui),
        ...ends,
        sizeSaid(place, language),
        place.usual ?? ui('unknown'),
        notesOf({ ...place, usual: null }, each, language).join(' '),
        indicator.source,
      ]),
      [
        indicator.name,
        t('compare.median'),
        medianCell(median.before, indicator.decimals, language),
        evidence(median.before.figure),
        medianCell(median.now, indicator.decimals, language),
        evidence(median.now.figure),
        figureCell(median.change, ui),
        ...ends,
        t('compare.notJudged'),
        ui('unknown'),
        medianNote(median, period, language),
        indicator.source,
      ] satisfies CellValue[],
    ];
  });
  return [head, ...rows];
}

function medianCell(median: Median, decimals: number, language: Language): CellValue {
  return median.figure.state === 'known' ? median.figure.value : medianSaid(median, decimals, language);
}
