/** Divisions with their areas, for choosing among them; and where their borders moved. */

import type { Visit } from '#platform/access.server.ts';
import { listAreas, listDivisions } from '../areas.store.server.ts';
import { redrawn } from '../shapes.store.server.ts';

export type Divided = {
  readonly id: string;
  readonly name: string;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
};

/** All that divides the city and has areas, in the order of the city; focus areas, which cover only parts of it, last. */
export function loadDivisions(visit: Visit): Promise<Divided[]> {
  return visit.remember('divisions to choose from', async (db) => {
    const areas = Map.groupBy(
      (await listAreas(db)).filter((each) => !each.retired),
      (each) => each.divisionId,
    );
    const focusLast = (await listDivisions(db)).toSorted(
      (a, b) => Number(a.kind === 'focus') - Number(b.kind === 'focus'),
    );
    return focusLast.flatMap(({ id, name, kind }) => {
      const inside = (areas.get(id) ?? []).map((each) => ({ id: each.id, name: each.name }));
      return kind === 'city' || inside.length === 0 ? [] : [{ id, name, areas: inside }];
    });
  });
}

/** By area, the days on which its shape changed between two years, first and last day included. */
export async function loadRedrawn(visit: Visit, areaIds: readonly string[], from: number, to: number) {
  const found = await visit.remember(`redrawn ${areaIds.join(' ')} ${from} ${to}`, (db) =>
    redrawn(db, areaIds, { after: `${from}-01-01`, until: `${to}-12-31` }),
  );
  const byArea = Map.groupBy(found, (each) => each.areaId);
  return new Map([...byArea].map(([areaId, changes]) => [areaId, [...new Set(changes.map(({ on }) => on))]]));
}
