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
  years: readonly { readonly year: number; readonly figures: ReadonlyMap<string, Figure> }[];
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
    years: years.map(({ year, figures }) => {
      const all = areaIds.map((id) => figures.get(id) ?? unknown('missing'));
      return {
        year,
        states: all.map(({ state }) => stateLetters[figureStates.indexOf(state)]).join(''),
        evidences: all.map(({ evidence }) => evidenceLetters[evidences.indexOf(evidence)]).join(''),
        values: all.flatMap((figure) => (figure.state === 'known' ? [Math.round(figure.value * digits) / digits] : [])),
      };
    }),
  };
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
