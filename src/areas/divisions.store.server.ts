/** All SQL of divisions as a whole: received, undone, the division of focus areas. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, type Row, record, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { learnSizes, manyRows } from '#platform/sizes.server.ts';
import type { DivisionForm } from './area.ts';
import { listDivisions } from './areas.store.server.ts';
import type { AreaRow } from './areas.table.ts';
import { insertShapes, type ReceivedArea, rowsPerStatement } from './shapes.store.server.ts';

/** Makes a division with its units from a received file; one journal entry, undone as a whole. */
export async function importDivision(
  db: CityDb,
  actor: Actor,
  {
    id,
    form,
    position,
    areas,
    file,
  }: {
    id: string;
    form: DivisionForm;
    position: number;
    areas: readonly ReceivedArea[];
    file: { name: string; hash: string };
  },
): Promise<number> {
  const { name, kind, validFrom, source, licence, note } = form;
  await db
    .insertInto('division')
    .values({ city_id: db.cityId, id, name, kind, position, source, licence, note, valid_from: validFrom, revision: 1 })
    .execute();
  await insertUnits(db, id, areas, source);
  await insertShapes(db, areas, { validFrom, source, approximate: false });
  const summary = {
    file: file.name,
    hash: file.hash,
    rows: areas.length,
    divisionId: id,
    areaIds: areas.map((area) => area.id),
  };
  return recordSummary(db, actor, { act: 'import', kind: 'division', id, title: name }, summary);
}

/** The division that every city has from its first day: itself, without a shape until one is received. */
export async function createCityDivision(db: CityDb, actor: Actor, name: string, validFrom: string): Promise<void> {
  const division = { name: 'Stadt', kind: 'city', position: 0, source: null, licence: null, note: null };
  await record(db, actor, { act: 'create', kind: 'division', id: 'stadt', title: name, undoable: false }, [
    put('division', { id: 'stadt' }, { ...division, valid_from: validFrom }),
    put('area', { id: 'stadt' }, { division_id: 'stadt', name, themes: [], position: 0 }),
  ]);
}

/** @param validFrom the day the units begin, where the division is older */
export async function insertUnits(
  db: CityDb,
  divisionId: string,
  areas: readonly (ReceivedArea & { readonly position?: number })[],
  source: string | null,
  validFrom: string | null = null,
) {
  const rows = areas.map(
    (area, place): AreaRow => ({
      city_id: db.cityId,
      id: area.id,
      division_id: divisionId,
      code: area.code,
      name: area.name,
      parent_id: null,
      category: null,
      themes: [],
      profile: null,
      chance: null,
      strategy: null,
      reason: null,
      note: null,
      office_id: null,
      manager_id: null,
      contact: null,
      source,
      position: area.position ?? place,
      retired_at: null,
      valid_from: validFrom,
      valid_to: null,
      revision: 1,
    }),
  );
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await db
      .insertInto('area')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
  }
  // Shapes and values name their area next: each asks whether it is there.
  if (rows.length >= manyRows) await learnSizes(db, 'area');
  // A unit may stand before the one it lies in.
  await setParents(
    db,
    areas.filter(({ parentId }) => parentId),
  );
}

/** What units lie in. */
export async function setParents(
  db: CityDb,
  areas: readonly { readonly id: string; readonly parentId?: string | null }[],
): Promise<void> {
  for (let from = 0; from < areas.length; from += rowsPerStatement) {
    const some = areas.slice(from, from + rowsPerStatement);
    await sql`
      update area set parent_id = received.parent_id
      from unnest(${some.map(({ id }) => id)}::text[], ${some.map(({ parentId }) => parentId ?? null)}::text[]) as received (id, parent_id)
      where area.city_id = ${db.cityId} and area.id = received.id
    `.execute(db);
  }
}

/** The division of focus areas; made when the first one is. */
export async function focusDivision(db: CityDb, actor: Actor, name: string): Promise<string> {
  const divisions = await listDivisions(db);
  const existing = divisions.find((division) => division.kind === 'focus');
  if (existing) return existing.id;
  const id = 'schwerpunktraeume';
  const row = {
    name,
    kind: 'focus',
    position: divisions.length,
    source: null,
    licence: null,
    note: null,
    valid_from: null,
  };
  await record(db, actor, { act: 'create', kind: 'division', id, title: name }, [put('division', { id }, row)]);
  return id;
}

/** Takes an imported division back, as long as nothing refers to its units and no later version stands on it. */
export async function undoDivision(db: CityDb, summary: Row): Promise<void> {
  const ids = summary.areaIds as string[];
  try {
    await deleteUnits(db, ids);
    await db
      .deleteFrom('division')
      .where('city_id', '=', db.cityId)
      .where('id', '=', String(summary.divisionId))
      .execute();
  } catch (error) {
    throw builtOn(error);
  }
}

/** What was made by an import and is still needed keeps that import from being taken back. */
export function builtOn(error: unknown): unknown {
  return error instanceof Refusal && error.key === 'still-needed' ? new Refusal(409, 'undo-built-on') : error;
}

/** Takes units away, in parts, each within the time that a statement may take. */
export async function deleteUnits(db: CityDb, ids: readonly string[]): Promise<void> {
  const parts = Array.from({ length: Math.ceil(ids.length / rowsPerStatement) }, (_, index) =>
    ids.slice(index * rowsPerStatement, (index + 1) * rowsPerStatement),
  );
  // Units may lie in one another.
  for (const some of parts)
    await db
      .updateTable('area')
      .set({ parent_id: null })
      .where('city_id', '=', db.cityId)
      .where('id', 'in', some)
      .execute();
  for (const some of parts) {
    await db.deleteFrom('area_shape').where('city_id', '=', db.cityId).where('area_id', 'in', some).execute();
    await db.deleteFrom('area').where('city_id', '=', db.cityId).where('id', 'in', some).execute();
  }
}
