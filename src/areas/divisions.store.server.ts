/** All SQL of divisions as a whole: received, undone, the division of focus areas. */

import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, type Row, record, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
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

async function insertUnits(db: CityDb, divisionId: string, areas: readonly ReceivedArea[], source: string | null) {
  const rows = areas.map(
    (area, position): AreaRow => ({
      city_id: db.cityId,
      id: area.id,
      division_id: divisionId,
      code: area.code,
      name: area.name,
      parent_id: area.parentId ?? null,
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
      position,
      retired_at: null,
      revision: 1,
    }),
  );
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    await db
      .insertInto('area')
      .values(rows.slice(from, from + rowsPerStatement))
      .execute();
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

/** Takes an imported division back, as long as nothing refers to its units. */
export async function undoDivision(db: CityDb, summary: Row): Promise<void> {
  const ids = summary.areaIds as string[];
  try {
    // In parts, each within the time that a statement may take. Units of one division do not stand in one another.
    for (let from = 0; from < ids.length; from += rowsPerStatement) {
      const some = ids.slice(from, from + rowsPerStatement);
      await db.deleteFrom('area_shape').where('city_id', '=', db.cityId).where('area_id', 'in', some).execute();
      await db.deleteFrom('area').where('city_id', '=', db.cityId).where('id', 'in', some).execute();
    }
    await db
      .deleteFrom('division')
      .where('city_id', '=', db.cityId)
      .where('id', '=', String(summary.divisionId))
      .execute();
  } catch (error) {
    if (error instanceof Refusal && error.key === 'still-needed') throw new Refusal(409, 'undo-built-on');
    throw error;
  }
}
