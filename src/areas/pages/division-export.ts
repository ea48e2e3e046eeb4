import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listAreas, listDivisions } from '../areas.store.server.ts';
import { shapesOf } from '../shapes.store.server.ts';
import type { Route } from './+types/division-export.ts';

/** A division as GeoJSON (RFC 7946), as it holds on the visit's day. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const id = args.params.division.replace(/\.geojson$/, '');
  return visit.read(async (db) => {
    const division = (await listDivisions(db)).find((each) => each.id === id);
    if (!division) throw notFound();
    const areas = new Map((await listAreas(db)).map((area) => [area.id, area]));
    const features = (await shapesOf(db, id, visit.asOf)).map((shape) => {
      const area = areas.get(shape.areaId);
      const properties = {
        code: area?.code,
        name: area?.name,
        category: area?.category,
        valid_from: shape.validFrom,
        approximate: shape.approximate,
      };
      return { type: 'Feature', id: shape.areaId, properties, geometry: shape.geometry };
    });
    const collection = {
      type: 'FeatureCollection',
      name: division.name,
      source: division.source,
      licence: division.licence,
      date: visit.asOf,
      features,
    };
    return download(`${id}-${visit.city.id}.geojson`, 'application/geo+json', JSON.stringify(collection));
  });
}
