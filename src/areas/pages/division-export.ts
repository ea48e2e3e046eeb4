import { allow, type Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { download } from '#platform/download.server.ts';
import { geoPackage } from '#platform/geopackage.server.ts';
import { notFound } from '#platform/refusal.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Division } from '../area.ts';
import { listAreas, listDivisions } from '../areas.store.server.ts';
import { binaryShapesOf, shapesOf } from '../shapes.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/division-export.ts';

/** A division as GeoJSON (RFC 7946) or as GeoPackage, as the address ends, as it holds on the visit's day. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const [, id = '', format] = /^(.*?)(?:\.(geojson|gpkg))?$/.exec(args.params.division) ?? [];
  return visit.read(async (db) => {
    const division = (await listDivisions(db)).find((each) => each.id === id);
    if (!division) throw notFound();
    return format === 'gpkg' ? asGeoPackage(visit, db, division) : asGeoJson(visit, db, division);
  });
}

async function asGeoJson(visit: Visit, db: CityDb, division: Division) {
  const areas = new Map((await listAreas(db)).map((area) => [area.id, area]));
  const features = (await shapesOf(db, division.id, visit.asOf)).map((shape) => {
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
  return download(`${division.id}-${visit.city.id}.geojson`, 'application/geo+json', JSON.stringify(collection));
}

const columns = [
  ['id', 'TEXT'],
  ['code', 'TEXT'],
  ['name', 'TEXT'],
  ['category', 'TEXT'],
  ['valid_from', 'DATE'],
  ['approximate', 'BOOLEAN'],
  ['source', 'TEXT'],
] as const;

async function asGeoPackage(visit: Visit, db: CityDb, division: Division) {
  const areas = new Map((await listAreas(db)).map((area) => [area.id, area]));
  const shapes = (await binaryShapesOf(db, division.id, visit.asOf)).flatMap((shape) => {
    const area = areas.get(shape.areaId);
    if (!area) return [];
    const { wkb, box, validFrom, approximate, source } = shape;
    return [
      { wkb, box, values: [area.id, area.code, area.name, area.category, validFrom, approximate ? 1 : 0, source] },
    ];
  });
  const layer = {
    name: `gliederung_${division.id.replace(/[^a-z0-9]+/g, '_')}`,
    title: `${visit.city.name}: ${division.name}`,
    columns,
    origin: originOf(visit, division),
    at: `${visit.asOf}T00:00:00.000Z`,
  };
  const bytes = new Uint8Array(geoPackage(layer, shapes));
  return download(`${division.id}-${visit.city.id}.gpkg`, 'application/geopackage+sqlite3', bytes);
}

/** Source, licence and day in one sentence; what is not known is said to be so. */
function originOf(visit: Visit, { source, licence }: Division): string {
  const t = areaTexts(visit.language);
  const ui = uiTexts(visit.language);
  return t('list.origin', {
    source: source ?? ui('notGiven'),
    licence: licence ?? ui('notGiven'),
    date: visit.asOf,
  });
}
