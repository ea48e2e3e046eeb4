/** What lies on top of the areas: measures and places as points, focus areas as outlines. */

import type { Category, Shape } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { listPlaces, pointsIn } from '#areas/places.store.server.ts';
import { shapesOf } from '#areas/shapes.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Layer } from './map-state.ts';

export type LayerPoint = {
  readonly lon: number;
  readonly lat: number;
  readonly label: string;
  /** How many stand here; null where it is one place with its own point. */
  readonly count: number | null;
  readonly areaId: string | null;
};
export type Outline = {
  readonly areaId: string;
  readonly name: string;
  readonly category: Category | null;
  readonly geometry: Shape['geometry'];
};
export type LayerData = {
  readonly layer: Layer;
  readonly points: readonly LayerPoint[];
  readonly outlines: readonly Outline[];
  readonly sources: readonly string[];
};

export function loadLayer(visit: Visit, layer: Layer): Promise<LayerData> {
  const key = `map layer ${layer} ${visit.asOf} ${visit.language}`;
  return visit.remember(key, async (db) => {
    if (layer === 'focus') return { layer, points: [], outlines: await outlines(db, visit), sources: [] };
    if (layer === 'measures') return { layer, points: await measurePoints(db, visit), outlines: [], sources: [] };
    const places = await listPlaces(db, layer);
    const t = areaTexts(visit.language);
    const placed = places.flatMap(({ point, name, areaId }): LayerPoint[] =>
      point ? [{ lon: point[0], lat: point[1], label: name, count: null, areaId }] : [],
    );
    const unplaced = Map.groupBy(
      places.filter((place) => place.point === null),
      (place) => place.areaId ?? '',
    );
    const counted = await countPoints(db, visit, new Map([...unplaced].map(([id, found]) => [id, found.length])));
    const points = counted.map(({ name, ...point }) => ({
      ...point,
      label: t('map.placeCount', { name, count: point.count, kind: t(`placeKind.${layer}`) }),
    }));
    const sources = places.map(({ source, licence }) => (licence ? `${source} (${licence})` : source));
    return { layer, points: [...placed, ...points], outlines: [], sources: [...new Set(sources)] };
  });
}

async function outlines(db: CityDb, visit: Visit): Promise<Outline[]> {
  const areas = new Map((await listAreas(db)).map((area) => [area.id, area]));
  const focus = (await listDivisions(db)).filter((division) => division.kind === 'focus');
  const shapes = [];
  for (const { id } of focus) shapes.push(...(await shapesOf(db, id, visit.asOf)));
  return shapes.map(({ areaId, geometry }) => {
    const area = areas.get(areaId);
    return { areaId, name: area?.name ?? '', category: area?.category ?? null, geometry };
  });
}

async function measurePoints(db: CityDb, visit: Visit): Promise<LayerPoint[]> {
  const t = areaTexts(visit.language);
  const counts = new Map<string, number>();
  for (const measure of await listMeasures(db, visit.asOf)) {
    if (measure.retired) continue;
    for (const id of measure.areaIds) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const points = await countPoints(db, visit, counts);
  return points.map(({ name, ...point }) => ({ ...point, label: t('map.measureCount', { name, count: point.count }) }));
}

/** Numbers, put inside of their areas. */
async function countPoints(db: CityDb, visit: Visit, counts: ReadonlyMap<string, number>) {
  if (counts.size === 0) return [];
  const names = new Map((await listAreas(db)).map((area) => [area.id, area.name]));
  const points = await pointsIn(db, [...counts.keys()], visit.asOf);
  return [...points].map(([areaId, [lon, lat]]) => ({
    areaId,
    lon,
    lat,
    name: names.get(areaId) ?? areaId,
    count: counts.get(areaId) ?? 0,
  }));
}
