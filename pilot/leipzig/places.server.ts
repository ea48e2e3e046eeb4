/** Leipzig's places: stops and day care with their points, schools with their postcode only, as the source has them. */

import type { Place, PlaceKind } from '#areas/area.ts';
import { slug } from '#platform/id.server.ts';
import { readCsv } from '../read.server.ts';

const unnamed = 'ohne Namen in der Quelle';

export function leipzigPlaces(areaIds: ReadonlySet<string>): Place[] {
  const places = readCsv(',', 'leipzig', 'poi', 'orte.csv').map(
    ({ kind = '', osm = '', name = '', lon = '', lat = '', stand = '' }): Place => ({
      id: `${kind}-${slug(osm)}`,
      kind: kind as PlaceKind,
      name: name || unnamed,
      point: [Number(lon), Number(lat)],
      areaId: null,
      source: `© OpenStreetMap-Mitwirkende, Stand ${stand}`,
      licence: 'ODbL 1.0',
    }),
  );
  const schools = readCsv(',', 'leipzig', 'poi', 'schulen.csv').flatMap(({ id = '', name = '', plz = '' }): Place[] => {
    const areaId = `plz-${plz}`;
    if (!areaIds.has(areaId)) return [];
    return [
      {
        id: `school-${slug(id)}`,
        kind: 'school',
        name,
        point: null,
        areaId,
        source: 'LeipzigData, nach Postleitzahl',
        licence: 'CC0',
      },
    ];
  });
  return [...places, ...schools];
}
