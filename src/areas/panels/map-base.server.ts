/** The base of small maps: the units of a division as paths, kept until a shape changes. Other rooms colour them. */

import type { Visit } from '#platform/access.server.ts';
import { remember } from '#platform/memo.server.ts';
import { type MapPaths, mapPaths } from '#ui/map/svg-map.ts';
import { type Area, type Division, existsOn, type Shape } from '../area.ts';
import { listAreas, listDivisions } from '../areas.store.server.ts';
import { shapesOf, shapesStamp } from '../shapes.store.server.ts';

/** Somebody signed in, or a reader of the public side. */
type Reader = Pick<Visit, 'remember' | 'read' | 'asOf' | 'city'>;

export const mapWidth = 356;
export const mapHeight = 330;

export type MapBase = MapPaths & {
  readonly divisionId: string;
  /** Divisions that have units with shapes, for choosing. */
  readonly divisions: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
};

/** The base in the wanted division, or in the first one that divides the city. */
export async function loadMapBase(visit: Reader, divisionId: string | null): Promise<MapBase | null> {
  const lists = await visit.remember('map lists', async (db) => ({
    divisions: await listDivisions(db),
    areas: await listAreas(db),
    stamp: await shapesStamp(db),
  }));
  const dividing = lists.divisions.filter(
    (division) => division.kind !== 'city' && division.kind !== 'focus' && has(lists.areas, division),
  );
  const division =
    dividing.find((each) => each.id === divisionId) ??
    dividing[0] ??
    lists.divisions.find((each) => each.kind === 'city');
  if (!division) return null;
  const base = await byStamp(visit, lists.stamp, `map ${division.id} ${visit.asOf}`, async () => {
    const shapes = await visit.read((db) => shapesOf(db, division.id, visit.asOf));
    return mapPaths(asMapShapes(shapes), mapWidth, mapHeight);
  });
  const areas = lists.areas
    .filter((area) => area.divisionId === division.id && existsOn(area, visit.asOf))
    .map(({ id, name }) => ({ id, name }));
  return { ...base, divisionId: division.id, divisions: dividing.map(({ id, name }) => ({ id, name })), areas };
}

function has(areas: readonly Area[], division: Division): boolean {
  return areas.some((area) => area.divisionId === division.id && !area.retired);
}

function asMapShapes(shapes: readonly Shape[]) {
  return shapes.map(({ areaId, geometry }) => ({ id: areaId, geometry }));
}

/** Shapes change far more rarely than the rest of a city: what is drawn from them is kept under their own stamp. */
export function byStamp<T>(visit: Reader, stamp: string, key: string, load: () => Promise<T>): Promise<T> {
  return remember(visit.city.id, stamp, key, load);
}

/** Outlines of single areas, drawn over a base. */
export async function loadOutlines(visit: Reader, base: MapBase, divisionId: string) {
  const { stamp } = await visit.remember('map stamp', async (db) => ({ stamp: await shapesStamp(db) }));
  return byStamp(visit, stamp, `outlines ${divisionId} ${base.divisionId} ${visit.asOf}`, async () => {
    const shapes = await visit.read((db) => shapesOf(db, divisionId, visit.asOf));
    return new Map(
      shapes.map((shape) => [
        shape.areaId,
        {
          d: base.draw(shape.geometry),
          approximate: shape.approximate,
          validFrom: shape.validFrom,
          source: shape.source,
        },
      ]),
    );
  });
}
