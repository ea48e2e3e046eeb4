/** Reads a file of points against what a city knows, and stores it as one change. */

import { z } from 'zod';
import { line, oneOf, optionalLine } from '#analysis/fields.ts';
import { type PlaceKind, placeKinds } from '#areas/area.ts';
import { keepPlaces, listAllPlaces, pointsOutside, type ReceivedPlace } from '#areas/places.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { extentOf } from './areas.server.ts';
import { fault, featureFault, mostFaults, type Note } from './fault.ts';
import type { Intake } from './looked.server.ts';
import {
  coordinateSystems,
  keyOfPlace,
  type PlacesImport,
  type PlacesOptions,
  placesFromGeoJson,
  placesFromTable,
} from './places-import.ts';
import type { Read } from './received.ts';
import { readTable } from './table.ts';

export const placesForm = z.object({
  kind: oneOf(placeKinds),
  system: oneOf(coordinateSystems),
  source: line,
  licence: optionalLine,
  nameColumn: optionalLine,
  xColumn: optionalLine,
  yColumn: optionalLine,
});
type PlacesForm = z.output<typeof placesForm>;

export type CheckedPlaces = PlacesImport & { readonly received: readonly ReceivedPlace[]; readonly created: number };

export async function checkPlaces(
  db: CityDb,
  file: { name: string; bytes: Uint8Array },
  { kind, ...options }: Omit<PlacesOptions, 'extent'> & { kind: PlaceKind },
): Promise<Read<CheckedPlaces>> {
  const extent = await extentOf(db);
  const isJson = /\.(geo)?json$/i.test(file.name);
  const read = isJson
    ? placesFromGeoJson(file.bytes, { ...options, extent })
    : await fromTable(file, { ...options, extent });
  if (!read.ok) return read;
  const { places } = read.value;
  const outside = await pointsOutside(
    db,
    places.map(({ point }) => point),
  );
  if (outside.size > 0) {
    const faults = places.flatMap(({ row, name, point: [x, y] }, index) => {
      if (!outside.has(index)) return [];
      const vars = { x: x.toFixed(4), y: y.toFixed(4) };
      return [
        isJson ? featureFault(row, 'outside-city', name, vars) : fault('outside-city', { row, field: name }, vars),
      ];
    });
    return { ok: false, faults: faults.slice(0, mostFaults) };
  }
  const held = new Map(
    (await listAllPlaces(db)).flatMap((place) =>
      place.kind === kind && place.longitude !== null && place.latitude !== null
        ? [[keyOfPlace({ ...place, point: [place.longitude, place.latitude] }), place.id] as const]
        : [],
    ),
  );
  const received = places.map((place) => ({ ...place, id: held.get(keyOfPlace(place)) ?? newId() }));
  const known = new Set(held.values());
  return { ok: true, value: { ...read.value, received, created: received.filter(({ id }) => !known.has(id)).length } };
}

async function fromTable(
  file: { name: string; bytes: Uint8Array },
  options: PlacesOptions,
): Promise<Read<PlacesImport>> {
  const table = await readTable(file.name, file.bytes);
  return table.ok ? placesFromTable(table.value, options) : table;
}

export function storePlaces(
  db: CityDb,
  actor: Actor,
  what: { kind: PlaceKind; title: string; source: string; licence: string | null },
  { received }: CheckedPlaces,
): Promise<number | null> {
  return keepPlaces(db, actor, {
    ...what,
    places: received.map(({ id, name, code, point }) => ({ id, name, code, point })),
  });
}

/** What the page shows of them. */
type ToldPlaces = {
  readonly file: string;
  readonly count: number;
  readonly created: number;
  readonly notes: readonly Note[];
  readonly preview: readonly { readonly id: string; readonly name: string; readonly at: readonly string[] }[];
};

export const placesIntake: Intake<PlacesForm, CheckedPlaces, ToldPlaces> = {
  of: 'places',
  page: '/orte/import',
  large: { check: 1_000_000, import: 1_000_000 },
  check({ read }, { file }, { kind, system, nameColumn, xColumn, yColumn }) {
    const [names, x, y] = [nameColumn, xColumn, yColumn].map((column) => column ?? undefined);
    return read((db) => checkPlaces(db, file, { kind, system, nameColumn: names, xColumn: x, yColumn: y }));
  },
  told: ({ received, created, notes }, { file }) => ({
    file: file.name,
    count: received.length,
    created,
    notes,
    preview: received
      .slice(0, 10)
      .map(({ id, name, point }) => ({ id, name, at: point.map((each) => each.toFixed(4)) })),
  }),
  async keep(db, { actor, files, form: { kind, source, licence }, content }) {
    const title = `${areaTexts('de')(`placeKind.${kind}`)}: ${files.file.name}`;
    return { path: '/orte', entryId: await storePlaces(db, actor, { kind, title, source, licence }, content) };
  },
};
