/** Places of the invented city: in the middle of its units, so that everything on the map can be tried. */

import type { Place, PlaceKind } from '#areas/area.ts';
import { type Make, source } from './make.server.ts';
import type { Unit } from './numbers.server.ts';

const kinds: readonly (readonly [kind: PlaceKind, every: number, name: string])[] = [
  ['school', 3, 'Grundschule'],
  ['day-care', 2, 'Kita'],
  ['tram-stop', 2, 'Haltestelle'],
  ['bus-stop', 1, 'Bushaltestelle'],
  ['train-station', 12, 'Bahnhof'],
];

export function placesOf({ size }: Pick<Make, 'size'>, units: readonly Unit[]): Place[] {
  if (size.areas > 1000) return [];
  return kinds.flatMap(([kind, every, name], shift) =>
    units
      .filter((_, i) => i % every === 0)
      .map((unit, i): Place => {
        const [x, y] = middleOf(unit.polygon);
        // The first school is known by its area only: that happens.
        const point = kind === 'school' && i === 0 ? null : ([rounded(x + (shift - 2) * 0.0012), rounded(y)] as const);
        return {
          id: `${kind}-${i + 1}`,
          kind,
          name: `${name} ${unit.name}`,
          point,
          areaId: unit.id,
          source,
          licence: 'CC0',
        };
      }),
  );
}

function middleOf(polygon: readonly (readonly [number, number])[]): [number, number] {
  const corners = polygon.slice(0, -1);
  return [
    corners.reduce((sum, [x]) => sum + x, 0) / corners.length,
    corners.reduce((sum, [, y]) => sum + y, 0) / corners.length,
  ];
}

const rounded = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
