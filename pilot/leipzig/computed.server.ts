/** What is computed of Leipzig's counts. */

import type { CityRows } from '../rows.server.ts';

type IndicatorRow = CityRows['indicator'][number];

/** Defined as data, as a person would define them in the browser; computed when looked at. */
export const computedList = [
  {
    id: 'personen-je-bedarfsgemeinschaft',
    name: 'Personen je Bedarfsgemeinschaft',
    rubric: 'sgb2_bedarfsgemeinschaften',
    definition: {
      kind: 'rate',
      cases: 'sgb2-personen-in-bedarfsgemeinschaften',
      of: 'sgb2-bedarfsgemeinschaften',
      per: 1,
    },
    unit: 'Personen je Bedarfsgemeinschaft',
    decimals: 2,
    says: 'wie viele Menschen im Mittel in einer Bedarfsgemeinschaft leben',
    reason: 'Die Quelle nennt den Wert nur ohne Nachkommastellen; aus den beiden Anzahlen folgt er genau.',
  },
  {
    id: 'einwohner-fuenf-jahre',
    name: 'Einwohnerentwicklung in fünf Jahren',
    rubric: 'einwohner',
    definition: { kind: 'change', of: 'einwohner', since: { years: 5 }, as: 'relative' },
    unit: '%',
    decimals: 1,
    says: 'wie viel Prozent mehr oder weniger Menschen hier wohnen als fünf Jahre zuvor',
    reason: 'Wachstum und Schrumpfung der Ortsteile vergleichbar machen',
  },
] as const;

type Count = (id: string, name: string, rubric: string, extra: Partial<IndicatorRow>) => IndicatorRow;

/** @param count makes the row of an indicator */
export function computed(count: Count): IndicatorRow[] {
  return computedList.map(({ id, name, rubric, definition, unit, decimals, says }) =>
    count(id, name, rubric, {
      ...(definition.kind === 'rate'
        ? { kind: 'rate', numerator_id: definition.cases, denominator_id: definition.of, per: definition.per }
        : { kind: 'computed' }),
      unit,
      decimals,
      definition: says,
      method: 'aus den Anzahlen berechnet',
      evidence: 'computed',
      formula_version: 1,
    }),
  );
}
