import { shapesOf } from '#areas/shapes.store.server.ts';
import { topologyOf } from '#areas/topology.ts';
import { allow } from '#platform/access.server.ts';
import { packed } from '#platform/packed.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadMapLists } from '../map-lists.server.ts';
import type { Route } from './+types/map-geometry.ts';

/** A division as TopoJSON, for the map in the browser. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const lists = await loadMapLists(visit);
  const division = lists.divisions.find((each) => each.id === args.params.division);
  if (!division) throw notFound();
  const areas = lists.areas.filter((area) => area.divisionId === division.id);
  return packed(
    visit,
    args.request,
    { stamp: visit.city.revision, key: `geometry ${division.id} ${visit.asOf}` },
    async () => {
      const byId = new Map(areas.map((area) => [area.id, area.name]));
      const shapes = await visit.read((db) => shapesOf(db, division.id, visit.asOf));
      return topologyOf(shapes.map((shape) => ({ ...shape, name: byId.get(shape.areaId) ?? '' })));
    },
  );
}
