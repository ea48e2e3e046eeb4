/**
 * Values as they travel to the map in the browser: each area's state as a letter, and numbers for those that are known only,
 * in the same order. A value that is not there is never a null, which would pass for zero. Pure, for both ends.
 */

import { type Evidence, evidences, type Figure, type FigureState, figureStates, unknown } from '#analysis/figure.ts';
import type { Indicator } from '#indicators/indicator.ts';

type ValuesOfYear = {
  readonly year: number;
  /** A letter for each area. */
  readonly states: string;
  readonly evidences: string;
  readonly values: readonly number[];
  /** Of the whole city, where it can be compared with an area. */
  readonly city: number | null;
  /** Places of the areas whose value is unsure. */
  readonly unsure: readonly number[];
};

export type MapValues = {
  readonly name: string;
  readonly unit: string | null;
  readonly decimals: number;
  /** All years in which something is known. */
  readonly there: readonly number[];
  readonly areas: readonly string[];
  readonly years: readonly ValuesOfYear[];
};

/** Not counted there, but carried over, foreseen or judged. */
const softEvidence: readonly Evidence[] = ['carried', 'forecast', 'assessed', 'asserted'];
/** A share of fewer people than this may be off by ten points by chance alone. */
const fewest = 100;

/** Values to be read with care: not counted, or a rate of few. @param bases what a rate is made of */
export function unsureIn(
  figures: ReadonlyMap<string, Figure>,
  bases: ReadonlyMap<string, Figure> | undefined,
): ReadonlySet<string> {
  const few = (base: Figure | undefined) => base?.state === 'known' && base.value < fewest;
  return new Set(
    [...figures].flatMap(([id, figure]) =>
      figure.state === 'known' && (softEvidence.includes(figure.evidence) || few(bases?.get(id))) ? [id] : [],
    ),
  );
}

const stateLetters = 'kmsn';
const evidenceLetters = 'abcdefg';

export function valuesOf({
  indicator,
  there,
  areaIds,
  years,
}: {
  indicator: Pick<Indicator, 'name' | 'unit' | 'decimals'>;
  there: readonly number[];
  areaIds: readonly string[];
  years: readonly {
    readonly year: number;
    readonly figures: ReadonlyMap<string, Figure>;
    readonly city: number | null;
    readonly unsure: ReadonlySet<string>;
  }[];
}): MapValues {
  const { name, unit, decimals } = indicator;
  // Two digits more than are shown: enough for classes, a third of the bytes.
  const digits = 10 ** (decimals + 2);
  return {
    name,
    unit,
    decimals,
    there,
    areas: areaIds,
    years: years.map(({ year, figures, city, unsure }) => {
      const all = areaIds.map((id) => figures.get(id) ?? unknown('missing'));
      return {
        year,
        city,
        unsure: areaIds.flatMap((id, i) => (unsure.has(id) ? [i] : [])),
        states: all.map(({ state }) => stateLetters[figureStates.indexOf(state)]).join(''),
        evidences: all.map(({ evidence }) => evidenceLetters[evidences.indexOf(evidence)]).join(''),
        values: all.flatMap((figure) => (figure.state === 'known' ? [Math.round(figure.value * digits) / digits] : [])),
      };
    }),
  };
}

/** Which areas are unsure in a year. */
export function unsureOf({ areas, years }: MapValues, year: number): ReadonlySet<string> {
  return new Set(years.find((each) => each.year === year)?.unsure.flatMap((i) => areas[i] ?? []));
}

/** The other way, in the browser. */
export function figuresOf({ areas, years }: MapValues, year: number): Map<string, Figure> {
  const found = years.find((each) => each.year === year);
  let next = 0;
  return new Map(
    areas.map((id, i): [string, Figure] => {
      const state: FigureState = figureStates[stateLetters.indexOf(found?.states[i] ?? 'm')] ?? 'missing';
      const evidence: Evidence = evidences[evidenceLetters.indexOf(found?.evidences[i] ?? 'a')] ?? 'measured';
      if (state !== 'known') return [id, { state, evidence }];
      const value = found?.values[next++];
      return [id, value === undefined ? { state: 'missing', evidence } : { state, value, evidence }];
    }),
  );
}
