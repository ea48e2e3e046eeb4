/**
 * Fadenburg: openly invented, complete in every link of the thread, at any size. The same seed and day always make the
 * same city; every value is an example and says so.
 */

import { yearOf } from '#analysis/period.ts';
import { slug } from '#platform/id.server.ts';
import type { CityRows } from '../rows.server.ts';
import { conflictsOf } from './conflicts.server.ts';
import { cooperationOf } from './cooperation.server.ts';
import { councilOf } from './council.server.ts';
import { randomFrom } from './geometry.ts';
import { cutsOf, guardedOf } from './guarded.server.ts';
import { indexOf } from './indices.server.ts';
import { fresh, type Make, type Size, source } from './make.server.ts';
import { areasOf, indicatorsOf } from './numbers.server.ts';
import { placesOf } from './places.server.ts';
import { conceptOf, measuresOf } from './plans.server.ts';
import { populationOf } from './population.server.ts';
import { bridges, sections } from './texts.ts';
import { companies, offices } from './words.ts';

export const sizes = {
  small: { goals: 12, measures: 24, areas: 12, indicators: 12, years: 10, focusAreas: 3 },
  default: { goals: 24, measures: 72, areas: 36, indicators: 24, years: 15, focusAreas: 5 },
  report: { goals: 60, measures: 300, areas: 60, indicators: 62, years: 20, focusAreas: 15 },
  /** For the map: a fine division, few numbers. */
  map: { goals: 12, measures: 120, areas: 5000, indicators: 5, years: 12, focusAreas: 15 },
  city: { goals: 400, measures: 2000, areas: 500, indicators: 200, years: 20, focusAreas: 15 },
  /** A hundred thousand objects to find something in; few values. */
  search: { goals: 20_000, measures: 75_000, areas: 5000, indicators: 20, years: 1, focusAreas: 100 },
} as const satisfies Record<string, Size>;

export type Made = {
  readonly id?: string;
  readonly name?: string;
  readonly seed?: number;
  readonly size?: Size;
  readonly today: string;
};

export function fadenburg({
  id = 'fadenburg',
  name = 'Fadenburg',
  seed = 1,
  size = sizes.default,
  today,
}: Made): CityRows {
  const make = { name, size, today, random: randomFrom(seed), year: yearOf(today) };
  const space = areasOf(make);
  const numbers = indicatorsOf(make, space.units);
  const residents = numbers.values[0]?.values ?? [];
  const guarded = guardedOf(make, space.units, residents);
  const concept = conceptOf(make, numbers.rates);
  const measures = measuresOf(make, concept.goal, space.units, space.focus);
  return {
    city: { id, name, state: null, fictitious: true, reportYear: make.year, source },
    office: officesOf(),
    division: space.division,
    area: space.area,
    area_part: space.area_part,
    shapes: space.shapes,
    composed: space.composed,
    bands: [],
    cuts: cutsOf(make, space.units),
    places: placesOf(make, space.units),
    indicator: [...numbers.indicator, ...guarded.indicator],
    indicator_formula: numbers.indicator_formula,
    formula_input: numbers.formula_input,
    values: [...numbers.values, ...guarded.values],
    protections: guarded.protections,
    ...indexOf(make, numbers.rates, space.units),
    watch: watchesOf(size),
    ...populationOf(make, space.units, residents),
    ...concept,
    ...cooperationOf(make),
    ...conflictsOf(make, space.units, measures.measure_area),
    ...writtenOf(make),
    ...measures,
    ...councilOf(make, measures),
  };
}

/**
 * Two shares under watch by district; at the sizes that are for measuring, none. Classes are watched where there are enough
 * districts for them to say something.
 */
function watchesOf({ areas }: Size): NonNullable<CityRows['watch']> {
  const subjects = [
    ...['rate-1', 'rate-2'].map((indicator_id) => ({ indicator_id, index_id: null })),
    ...(areas > 20 ? [{ indicator_id: null, index_id: 'lebenslagen' }] : []),
  ];
  return (areas > 100 ? [] : subjects).map((subject, i) => ({
    id: `beobachtung-${i + 1}`,
    ...subject,
    margin: 0,
    division_id: 'ortsteile',
    methods: ['level', 'change', 'ewma', 'cusum', 'trend-break'],
    model: 'binomial',
    false_share: 0.05,
    years: 10,
    days_to_answer: 14,
    retired_at: null,
    revision: 1,
  }));
}

/** Texts, strategies and instruments; at the sizes that are for measuring, none. */
function writtenOf({ size }: Make): Partial<CityRows> {
  if (size.areas > 100) return {};
  const rows = (kind: 'strategy' | 'instrument') =>
    bridges[kind].map(({ id, title, text }, i) => ({
      ...fresh,
      id,
      title,
      text,
      office_id: 'amt-fuer-wohnen',
      position: i + 1,
    }));
  const links = (kind: 'strategy' | 'instrument', other: 'goals' | 'measures') =>
    bridges[kind].flatMap((bridge) => bridge[other].map((id) => ({ own: bridge.id, id })));
  return {
    sections,
    strategy: rows('strategy'),
    strategy_goal: links('strategy', 'goals').map(({ own, id }) => ({ strategy_id: own, goal_id: id })),
    strategy_measure: links('strategy', 'measures').map(({ own, id }) => ({ strategy_id: own, measure_id: id })),
    instrument: rows('instrument'),
    instrument_goal: links('instrument', 'goals').map(({ own, id }) => ({ instrument_id: own, goal_id: id })),
    instrument_measure: links('instrument', 'measures').map(({ own, id }) => ({ instrument_id: own, measure_id: id })),
  };
}

function officesOf(): CityRows['office'] {
  const row = (name: string, kind: string) => ({
    id: slug(name),
    name,
    short: null,
    kind,
    parent_id: null,
    contact: `Funktionspostfach ${slug(name)}@fadenburg.example`,
    source: null,
    retired_at: null,
    revision: 1,
  });
  return [...offices.map((name) => row(name, 'office')), ...companies.map((name) => row(name, 'company'))];
}
