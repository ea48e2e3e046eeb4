/** Reads a file of areas against what a city knows, and stores it as a division. */

import { sql } from 'kysely';
import type { DivisionForm } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { importDivision } from '#areas/divisions.store.server.ts';
import { brokenShapes, type ReceivedArea } from '#areas/shapes.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { slug } from '#platform/id.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { inDegrees } from './area-file.server.ts';
import { type AreasOptions, type Extent, type ImportedArea, importAreas } from './areas-import.ts';
import { featureFault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';
import { sizeFault } from './table.ts';

/** What is already known of where the city lies. */
export async function extentOf(db: CityDb): Promise<Extent | undefined> {
  const { rows } = await sql<{ west: number | null; south: number; east: number; north: number }>`
    select st_xmin(box) as west, st_ymin(box) as south, st_xmax(box) as east, st_ymax(box) as north
    from (select st_extent(geom) as box from area_shape where city_id = ${db.cityId}) as extent
  `.execute(db);
  const [row] = rows;
  return row && row.west !== null ? [row.west, row.south, row.east, row.north] : undefined;
}

export async function checkAreas(
  db: CityDb,
  file: { bytes: Uint8Array },
  { epsg = null, ...options }: Omit<AreasOptions, 'extent'> & { epsg?: number | null },
): Promise<Read<readonly ImportedArea[]>> {
  const large = sizeFault(file.bytes.length);
  if (large) return { ok: false, faults: [large] };
  const opened = await inDegrees(db, file.bytes, epsg);
  if (!opened.ok) return opened;
  const read = importAreas(opened.value, { ...options, extent: await extentOf(db) });
  if (!read.ok) return read;
  const broken = await brokenShapes(
    db,
    read.value.map((area) => ({ ...area, id: '' })),
  );
  if (broken.length === 0) return read;
  return {
    ok: false,
    faults: broken
      .slice(0, mostFaults)
      .map(({ index, reason }) => featureFault(index + 1, 'invalid-ring', read.value[index]?.name ?? null, { reason })),
  };
}

export async function keepAreas(
  db: CityDb,
  actor: Actor,
  file: { name: string; hash: string },
  form: DivisionForm,
  areas: readonly ImportedArea[],
): Promise<{ id: string; entryId: number }> {
  const divisions = await listDivisions(db);
  const id = free(slug(form.name), new Set(divisions.map((division) => division.id)));
  const taken = new Set((await listAreas(db)).map((area) => area.id));
  const counts = new Map<string, number>();
  const received = areas.map((area): ReceivedArea => {
    const areaId = free(slug(area.name), taken, counts);
    taken.add(areaId);
    return { ...area, id: areaId };
  });
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
