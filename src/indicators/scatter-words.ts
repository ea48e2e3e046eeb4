/** Words, rows and chart of two indicators against each other: the same on screen and in files. */

import type { Figure } from '#analysis/figure.ts';
import { type Line, lineAt } from '#analysis/regression.ts';
import type { ScatterChart } from '#ui/chart/scatter-chart.ts';
import { formatChange, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { CellValue } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { changeUnit } from './comparison-words.ts';
import type { Indicator } from './indicator.ts';
import { headingOf, isLogged, type Scatter } from './scatter.ts';
import type { ScatterSet } from './scatter-view.server.ts';
import { indicatorTexts } from './texts.en.ts';

/** More names than this hide the points. */
const mostNames = 14;
const allNamed = 25;
const steps = 24;

/** The finding, as title: whether the two go together, and which way. */
export function scatterTitle(set: ScatterSet, language: Language): string {
  const t = indicatorTexts(language);
  return t(`scatter.heading.${headingOf(set.scatter)}`, { x: set.x.indicator.name, y: set.y.indicator.name });
}

/** Three digits, however large or small the number is: a slope has no decimals of its own. */
export function slopeNumber(value: number, language: Language): string {
  const digits = value === 0 ? 1 : Math.min(8, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return formatChange(value, language, digits);
}

/** What one step of x goes with, in the scale that was chosen. */
export function slopeSaid({ scatter, x, y }: ScatterSet, language: Language): string | null {
  const { line, scale } = scatter;
  if (!line.ok) return null;
  const t = indicatorTexts(language);
  const log = isLogged(scale);
  const number = (value: number) => (log.y ? formatNumber(2 ** value, language, 2) : slopeNumber(value, language));
  return t(`scatter.slope.${scale}`, {
    x: x.indicator.name,
    y: y.indicator.name,
    unitX: x.indicator.unit ?? '',
    unitY: changeUnit(y.indicator.unit, language),
    slope: number(line.slope),
    low: number(line.slopeLow),
    high: number(line.slopeHigh),
  });
}

/** What was computed, as names and values: on screen and in files. */
export function scatterFacts({ scatter }: ScatterSet, language: Language): [label: string, value: string][] {
  const t = indicatorTexts(language);
  const { line, order, robust, without, areas, left } = scatter;
  const n = t('scatter.countOf', { count: areas.length, all: areas.length + left.length });
  if (!line.ok) return [[t('scatter.n'), n]];
  const limits = (each: Line) =>
    t('scatter.limits', {
      slope: slopeNumber(each.slope, language),
      low: slopeNumber(each.slopeLow, language),
      high: slopeNumber(each.slopeHigh, language),
    });
  const held = line.points.filter(({ influential }) => influential).length;
  return [
    [t('scatter.n'), n],
    [t('scatter.slopeOf'), limits(line)],
    [
      t('scatter.r2'),
      t('scatter.r2Says', { r2: formatNumber(line.r2, language, 2), percent: formatNumber(line.r2 * 100, language) }),
    ],
    ...(order.ok
      ? [
          [
            t('scatter.rho'),
            t('scatter.rhoSays', { rho: formatChange(order.rho, language, 2), p: pSaid(order.p, language) }),
          ] as [string, string],
        ]
      : []),
    [t('scatter.robust'), robust.ok ? slopeNumber(robust.slope, language) : t('scatter.robustNone')],
    [t('scatter.influential'), String(held)],
    ...(without?.ok ? [[t('scatter.without'), limits(without)] as [string, string]] : []),
  ];
}

function pSaid(p: number, language: Language): string {
  return p < 0.001 ? `< ${formatNumber(0.001, language, 3)}` : `= ${formatNumber(p, language, 3)}`;
}

/** What must be known before anybody draws a conclusion. */
export function scatterWarnings(set: ScatterSet, language: Language): string[] {
  const t = indicatorTexts(language);
  const { scatter, alike, x, y } = set;
  const known = scatter.areas.flatMap(({ x, y }) => [x, y]);
  return [
    t('scatter.noCause'),
    t('scatter.noPersons'),
    ...(scatter.few ? [t('scatter.few', { count: scatter.areas.length })] : []),
    ...(alike ? [t(`scatter.alike.${alike}`)] : []),
    ...(x.year === y.year ? [] : [t('scatter.otherYears', { x: x.year, y: y.year })]),
    ...(known.some(({ evidence }) => evidence === 'carried') ? [t('scatter.carried')] : []),
    t('scatter.neighbours'),
  ];
}

/** Why there is no line. */
export function refusalSaid({ scatter }: ScatterSet, language: Language): string | null {
  const t = indicatorTexts(language);
  const { line, mixed, areas } = scatter;
  if (line.ok) return null;
  if (mixed) return t('scatter.refused.mixed');
  return t(`scatter.refused.${line.reason}`, { count: areas.length, needed: line.needed });
}

export function axisLabel({ indicator, year }: { indicator: Indicator; year: number }): string {
  return [`${indicator.name}, ${year}`, indicator.unit].filter(Boolean).join(' · ');
}

/** Sensitive themes: points without names. */
export function scatterChartOf(set: ScatterSet, language: Language): ScatterChart {
  const { scatter, x, y, sensitive } = set;
  const log = isLogged(scatter.scale);
  const points = new Map(scatter.line.ok ? scatter.line.points.map((point) => [point.id, point]) : []);
  const named = sensitive ? new Set<string>() : namesShown(scatter);
  const heaviest = Math.max(1, ...scatter.areas.map(({ pair }) => pair.weight ?? 1));
  const number = (axis: typeof x) => (value: number) => formatNumber(value, language, axis.indicator.decimals);
  const value = (figure: Figure) => (figure.state === 'known' ? figure.value : 0);
  return {
    points: scatter.areas.map((area) => ({
      id: area.id,
      x: value(area.x),
      y: value(area.y),
      label: named.has(area.id) ? area.name : null,
      title: sensitive ? null : `${area.name}: ${number(x)(value(area.x))}; ${number(y)(value(area.y))}`,
      influential: points.get(area.id)?.influential ?? false,
      weight: area.pair.weight === undefined ? 0.16 : area.pair.weight / heaviest,
    })),
    ...linesOf(scatter),
    xLabel: `${axisLabel(x)} →`,
    yLabel: `↑ ${axisLabel(y)}`,
    log,
    format: { x: number(x), y: number(y) },
  };
}

/** All where there are few; else those that hold the line, and those far from it. */
function namesShown({ line, areas }: Scatter): Set<string> {
  if (areas.length <= allNamed || !line.ok) return new Set(areas.slice(0, allNamed).map(({ id }) => id));
  const far = line.points.filter(({ influential, residual }) => influential || Math.abs(residual) > 2 * line.spread);
  return new Set(far.slice(0, mostNames).map(({ id }) => id));
}

/** Lines over the observed range only, back in the units of the indicators. */
function linesOf({ line, robust, scale, areas }: Scatter): Pick<ScatterChart, 'line' | 'robust'> {
  if (!line.ok) return { line: [], robust: [] };
  const log = isLogged(scale);
  const xs = areas.map(({ pair }) => pair.x);
  const [low, high] = [Math.min(...xs), Math.max(...xs)];
  const back = (value: number, logged: boolean) => (logged ? 2 ** value : value);
  const at = Array.from({ length: steps + 1 }, (_, i) => low + ((high - low) * i) / steps);
  return {
    line: at.map((x) => {
      const found = lineAt(line, x);
      const [y, from, to] = [found.value, found.low, found.high].map((each) => back(each, log.y));
      return { x: back(x, log.x), y: y ?? 0, low: from ?? 0, high: to ?? 0 };
    }),
    robust: robust.ok
      ? at.map((x) => ({ x: back(x, log.x), y: back(robust.intercept + robust.slope * x, log.y) }))
      : [],
  };
}

export type ScatterRow = {
  readonly id: string;
  readonly name: string;
  readonly x: Figure;
  readonly y: Figure;
  readonly weight: Figure | null;
  /** What the line gives for its x; null without a line, or where no place is to be told from another. */
  readonly fitted: number | null;
  readonly cook: number | null;
  readonly influential: boolean;
};

/** All areas by name, those without a value too. */
export function scatterRows({ scatter, sensitive }: ScatterSet): ScatterRow[] {
  const log = isLogged(scatter.scale);
  const points = new Map(scatter.line.ok && !sensitive ? scatter.line.points.map((each) => [each.id, each]) : []);
  const row = ({ id, name, x, y, weight }: Scatter['left'][number]): ScatterRow => {
    const point = points.get(id);
    const fitted = point ? (log.y ? 2 ** point.fitted : point.fitted) : null;
    return {
      ...{ id, name, x, y, weight, fitted },
      cook: point?.cook ?? null,
      influential: point?.influential ?? false,
    };
  };
  return [...scatter.areas, ...scatter.left]
    .map(row)
    .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
}

export function scatterTable(set: ScatterSet, language: Language): CellValue[][] {
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  const { x, y, scatter, sensitive } = set;
  const lined = scatter.line.ok && !sensitive;
  const weighted = scatter.line.ok && scatter.line.weighted;
  const head = [
    t('compare.place'),
    axisLabel(x),
    axisLabel(y),
    ...(weighted ? [t('scatter.residents')] : []),
    ...(lined ? [t('scatter.fitted'), t('scatter.cook'), t('scatter.holds')] : []),
  ];
  const rows = scatterRows(set).map((row): CellValue[] => [
    row.name,
    figureCell(row.x, ui),
    figureCell(row.y, ui),
    ...(weighted ? [row.weight ? figureCell(row.weight, ui) : ui('unknown')] : []),
    ...(lined
      ? [row.fitted ?? ui('unknown'), row.cook ?? ui('unknown'), row.influential ? t('scatter.yes') : t('scatter.no')]
      : []),
  ]);
  return [head, ...rows];
}
