/** The composite index of the invented city: out of its first rates, with one area left out, so that its page is shown. */

import type { IndexContent } from '#indicators/city-index.ts';
import type { CityRows } from '../rows.server.ts';
import { type Make, source } from './make.server.ts';
import type { RateSeed, Unit } from './numbers.server.ts';

export function indexOf(
  { size, today }: Make,
  rates: readonly RateSeed[],
  units: readonly Unit[],
): Required<Pick<CityRows, 'composite_index' | 'index_version'>> {
  const definition: IndexContent = {
    divisionId: 'ortsteile',
    indicators: rates.slice(0, 3).map(({ id, seed }) => ({
      indicatorId: id,
      weight: 1,
      worse: seed.direction === 'up' ? 'lower' : 'higher',
    })),
    minimum: 0,
    spread: 'population',
    status: [
      { name: 'hoch', upTo: -1 },
      { name: 'mittel', upTo: 1 },
      { name: 'niedrig', upTo: 1.5 },
      { name: 'sehr niedrig', upTo: null },
    ],
    span: size.years > 2 ? 2 : null,
    dynamics:
      size.years > 2
        ? [
            { name: 'positiv', upTo: -1 },
            { name: 'stabil', upTo: 1 },
            { name: 'negativ', upTo: null },
          ]
        : [],
    excluded: units.slice(4, 5).map(({ id }) => ({ areaId: id, reason: 'Beispiel: fast nur Gewerbe' })),
  };
  return {
    composite_index: [
      {
        id: 'lebenslagen',
        name: 'Lebenslagen in den Ortsteilen',
        purpose:
          'Zeigt, wo Hilfe zuerst gebraucht wird. Er ist keine Rangliste und sagt nichts über einzelne Menschen.',
        source,
        version: 1,
        retired_at: null,
        revision: 1,
      },
    ],
    index_version: [
      {
        index_id: 'lebenslagen',
        version: 1,
        definition,
        reason: 'erste Fassung, vom Generator erfunden',
        made_by: 'Stadtfaden',
        made_at: `${today}T08:00:00.000Z`,
      },
    ],
  };
}
