/** Reads a file of areas against what a city knows, and stores it as a division. */

import { sql } from 'kysely';
import type { Area, Division, DivisionForm } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { importDivision } from '#areas/divisions.store.server.ts';
import { landOn } from '#areas/overlaps.store.server.ts';
import { brokenShapes, type ReceivedArea } from '#areas/shapes.store.server.ts';
import { importVersion, latestBorders } from '#areas/versions.store.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { slug } from '#platform/id.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { inDegrees } from './area-file.server.ts';
import { type AreasOptions, type Extent, type ImportedArea, importAreas } from './areas-import.ts';
import { laidAreas, landChanged, layOf, parentsByLand } from './areas-lay.ts';
import { areasListed, type ListedOptions, mergedParts, withListed, withoutShape } from './areas-listed.ts';
import { cyclesIn, keysAlike, type Matched, matchAreas, type Parent, parentsOf } from './areas-match.ts';
import { type Fault, fault, featureFault, mostFaults, type Note } from './fault.ts';
import type { Intake, Looking } from './looked.server.ts';
import { isWorkbook, isZip } from './packed-map.ts';
import type { Read } from './received.ts';
import { readTable, sizeFault } from './table.ts';

/** What is already known of where the city lies. */
export async function extentOf(db: CityDb): Promise<Extent | undefined> {
  const { rows } = await sql<{ west: number | null; south: number; east: number; north: number }>`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(geom) as box from area_shape where city_id = ${db.cityId}) as extent
  `.execute(db);
  const [row] = rows;
  return row && row.west !== null ? [row.west, row.south, row.east, row.north] : undefined;
}

export type AreasImport = {
  readonly areas: readonly ImportedArea[];
  readonly parents: readonly Parent[];
  readonly notes: readonly Note[];
  /** What becomes of the division's units, where the file is a new version of it. */
  readonly version: VersionPlan | null;
};

export type VersionPlan = {
  readonly divisionId: string;
  readonly name: string;
  /** What each received area is; null for a new one. */
  readonly ids: readonly (string | null)[];
  /** Whether its land is another than before. */
  readonly breaks: readonly boolean[];
  readonly endedIds: readonly string[];
};

export type AreasRequest = Omit<AreasOptions, 'extent'> & {
  readonly epsg?: number | null;
  /** The division that gets new borders; without one the file is a division of its own. */
  readonly divisionId?: string | undefined;
  readonly validFrom?: string;
  /** Each area lies in one of this division, by its land. */
  readonly within?: string | undefined;
  /** All areas by key and name, where the map does not have all. */
  readonly list?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
};

export async function checkAreas(
  work: Looking,
  file: { name?: string; bytes: Uint8Array },
  request: AreasRequest,
): Promise<Read<AreasImport>> {
  const large = sizeFault(file.bytes.length);
  if (large) return { ok: false, faults: [large] };
  const read = isTable(file) ? await readList(file, request) : await readMap(work, file.bytes, request);
  if (!read.ok) return read;
  const list = request.list ? await readList(request.list, request) : null;
  if (list && !list.ok) return list;
  const merged = mergedParts(read.value);
  const all = list ? withListed(merged.areas, list.value) : { areas: merged.areas, notes: [] };
  const areas = all.areas;
  const notes = [...merged.notes, ...all.notes];
  const found = await placed(work, areas, request);
  return found.ok ? { ok: true, value: { ...found.value, notes: [...notes, ...found.value.notes] } } : found;
}

/** By its name a table, or a workbook of a spreadsheet program. */
function isTable({ name = '', bytes }: { name?: string; bytes: Uint8Array }): boolean {
  return /\.(csv|tsv|txt|xlsx)$/i.test(name) || (isZip(bytes) && isWorkbook(bytes));
}

async function readList(file: { name?: string; bytes: Uint8Array }, options: ListedOptions) {
  const table = await readTable(file.name ?? '', file.bytes);
  return table.ok ? areasListed(table.value, options) : table;
}

async function readMap(
  work: Looking,
  bytes: Uint8Array,
  { epsg = null, ...options }: AreasRequest,
): Promise<Read<readonly ImportedArea[]>> {
  const opened = await work.read((db) => inDegrees(db, bytes, epsg));
  if (!opened.ok) return opened;
  await work.step?.(0.1);
  const read = importAreas(opened.value, { ...options, extent: await work.read(extentOf) });
  if (!read.ok) return read;
  const faults = await brokenIn(work, read.value);
  return faults.length > 0 ? { ok: false, faults } : read;
}

const shapesATime = 1000;

/** Rings that cannot be: a thousand areas a time, so that others have their turn. */
async function brokenIn(work: Looking, areas: readonly ImportedArea[]): Promise<Fault[]> {
  const faults: Fault[] = [];
  for (let from = 0; from < areas.length && faults.length < mostFaults; from += shapesATime) {
    const some = areas.slice(from, from + shapesATime).map((area) => ({ ...area, id: '' }));
    for (const { index, reason } of await work.read((db) => brokenShapes(db, some)))
      faults.push(featureFault(from + index + 1, 'invalid-ring', some[index]?.name ?? null, { reason }));
    await work.step?.(0.2 + (0.5 * from) / areas.length);
  }
  return faults.slice(0, mostFaults);
}

/** What the areas are to one another and to what the city has. */
async function placed(
  work: Looking,
  areas: readonly ImportedArea[],
  { divisionId, within, validFrom = today() }: AreasRequest,
): Promise<Read<AreasImport>> {
  const known = await work.read(listAreas);
  await work.step?.(0.7);
  const laid = laidAreas(areas);
  const division = divisionId ? await work.read((db) => versionOf(db, divisionId, validFrom)) : null;
  if (division && !division.ok) return division;
  const units = division ? known.filter((area) => area.divisionId === division.value.id) : [];
  const matched = division ? matchAreas(areas, units) : { ids: areas.map(() => null), notes: [], faults: [] };
  const around = within ? known.filter((area) => area.divisionId === within && !area.retired) : [];
  const named = parentsOf(
    areas,
    known.filter((area) => area.divisionId !== divisionId && !area.retired && (!within || area.divisionId === within)),
  );
  const byLand =
    within && areas.every(({ parent }) => !parent)
      ? parentsByLand(areas, laid.areas, await work.read((db) => landOn(db, within, validFrom, laid.origin)), around)
      : { parents: named.parents, notes: [] };
  const { parents } = byLand;
  await work.step?.(0.8);
  const lay = layOf(areas, laid.areas, parents);
  const faults = [...matched.faults, ...named.faults, ...cyclesIn(areas, parents, matched.ids, known), ...lay.faults];
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const version = division
    ? await work.read((db) => planOf(db, division.value, { areas, units, matched, laid, validFrom }))
    : null;
  const notes = [
    ...withoutShape(areas),
    ...keysAlike(areas),
    ...matched.notes,
    ...named.notes,
    ...byLand.notes,
    ...lay.notes,
    ...(version ? [version.note] : []),
  ];
  return { ok: true, value: { areas, parents, notes, version: version?.plan ?? null } };
}

/** The division that gets new borders, and whether it may get them from that day on. */
async function versionOf(db: CityDb, divisionId: string, validFrom: string): Promise<Read<Division>> {
  const division = (await listDivisions(db)).find(({ id, kind }) => id === divisionId && kind !== 'focus');
  if (!division) return { ok: false, faults: [fault('no-division', {}, { value: divisionId })] };
  const latest = await latestBorders(db, division.id);
  if (latest !== null && validFrom <= latest)
    return { ok: false, faults: [fault('version-too-early', {}, { day: validFrom, latest })] };
  if (validFrom > today()) return { ok: false, faults: [fault('version-ahead', {}, { day: validFrom })] };
  return { ok: true, value: division };
}

async function planOf(
  db: CityDb,
  { id, name }: Division,
  {
    areas,
    units,
    matched,
    laid,
    validFrom,
  }: {
    areas: readonly ImportedArea[];
    units: readonly Area[];
    matched: Matched;
    laid: ReturnType<typeof laidAreas>;
    validFrom: string;
  },
): Promise<{ plan: VersionPlan; note: Note }> {
  const { ids } = matched;
  const before = new Map((await landOn(db, id, validFrom, laid.origin)).map((each) => [each.id, each]));
  const after = new Map(laid.areas.map((each) => [Number(each.id), each]));
  const breaks = areas.map((_, index) => {
    const [was, is] = [before.get(ids[index] ?? ''), after.get(index)];
    return was !== undefined && is !== undefined && landChanged(was, is);
  });
  const kept = new Set(ids);
  const endedIds = units.filter((unit) => !unit.retired && !kept.has(unit.id)).map((unit) => unit.id);
  const changed = breaks.filter(Boolean).length;
  const added = ids.filter((each) => each === null).length;
  const vars = { changed, added, ended: endedIds.length, same: ids.length - added - changed };
  return { plan: { divisionId: id, name, ids, breaks, endedIds }, note: { key: 'version', vars } };
}

/** Stores what was checked: as a division of its own, or as a new version of one. */
export async function keepAreas(
  db: CityDb,
  actor: Actor,
  file: { name: string; hash: string },
  form: DivisionForm,
  { areas, parents, version }: AreasImport,
): Promise<{ id: string; entryId: number }> {
  const taken = new Set((await listAreas(db)).map((area) => area.id));
  const counts = new Map<string, number>();
  const ids = areas.map((area, index) => {
    const held = version?.ids[index];
    const areaId = held ?? free(slug(area.name), taken, counts);
    taken.add(areaId);
    return areaId;
  });
  const received = areas.map(({ code, name, geometry }, index): ReceivedArea => {
    const parent = parents[index] ?? null;
    const parentId = parent && ('id' in parent ? parent.id : (ids[parent.index] ?? null));
    return { id: ids[index] ?? '', code, name, geometry, parentId };
  });
  const divisions = await listDivisions(db);
  const division = version && divisions.find(({ id }) => id === version.divisionId);
  if (version && division) {
    const entryId = await importVersion(db, actor, {
      division,
      form,
      areas: received.map((area, index) => ({
        ...area,
        isNew: version.ids[index] === null,
        breaks: version.breaks[index] ?? false,
      })),
      endedIds: version.endedIds,
      file,
    });
    return { id: division.id, entryId };
  }
  const id = free(slug(form.name), new Set(divisions.map((each) => each.id)));
  const entryId = await importDivision(db, actor, { id, form, position: divisions.length, areas: received, file });
  return { id, entryId };
}

/** `counts`: how far each name has been counted; ten thousand blocks may all be called the same. */
function free(wanted: string, taken: ReadonlySet<string>, counts = new Map<string, number>()): string {
  if (!taken.has(wanted)) return wanted;
  for (let count = counts.get(wanted) ?? 2; ; count++) {
    const found = `${wanted}-${count}`;
    if (taken.has(found)) continue;
    counts.set(wanted, count + 1);
    return found;
  }
}

/** What the page shows of them. */
type ToldAreas = {
  readonly file: string;
  readonly name: string;
  readonly day: string;
  readonly version: boolean;
  readonly notes: readonly Note[];
  readonly count: number;
  readonly preview: readonly { readonly code: string | null; readonly name: string; readonly shaped: boolean }[];
};
type AreasAsked = { readonly division: DivisionForm; readonly request: Omit<AreasRequest, 'list'> };

export const areasIntake: Intake<AreasAsked, AreasImport, ToldAreas> = {
  of: 'areas',
  page: '/raeume/import',
  // Measured: 5000 areas of six megabytes take two seconds to check and four to store.
  large: { check: 1_000_000, import: 500_000 },
  check: (work, { file, list }, { request }) => checkAreas(work, file, { ...request, list }),
  told: ({ areas, notes, version }, { file }, { division }) => ({
    file: file.name,
    name: division.name,
    day: division.validFrom,
    version: version !== null,
    notes,
    count: areas.length,
    preview: areas.slice(0, 10).map(({ code, name, geometry }) => ({ code, name, shaped: geometry !== null })),
  }),
  async keep(db, { actor, files, form, content }) {
    const { id, entryId } = await keepAreas(db, actor, files.file, form.division, content);
    return { path: `/raeume?gliederung=${id}`, entryId };
  },
};
