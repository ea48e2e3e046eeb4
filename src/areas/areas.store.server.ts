/** All SQL of areas and their divisions; that of shapes and of whole divisions is in the stores beside it. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { retire } from '#platform/retire.server.ts';
import { type Area, type AreaForm, type Category, type Division, type DivisionKind, themesOf } from './area.ts';
import type { AreaRow, DivisionRow } from './areas.table.ts';
import { shapeChanges } from './shapes.store.server.ts';

export async function listDivisions(db: CityDb): Promise<Division[]> {
  const rows = await db
    .selectFrom('division')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('name')
    .execute();
  return rows.map(divisionFrom);
}

function divisionFrom(row: DivisionRow): Division {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as DivisionKind,
    position: row.position,
    source: row.source,
    licence: row.licence,
    note: row.note,
    validFrom: row.valid_from,
    revision: row.revision,
  };
}

export async function listAreas(db: CityDb): Promise<Area[]> {
  const rows = await db
    .selectFrom('area')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .orderBy('name')
    .execute();
  const parts = await db
    .selectFrom('area_part')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('part_id')
    .execute();
  const partsOf = Map.groupBy(parts, (part) => part.area_id);
  return rows.map((row) =>
    areaFrom(
      row,
      (partsOf.get(row.id) ?? []).map((part) => part.part_id),
    ),
  );
}

function areaFrom(row: AreaRow, partIds: string[]): Area {
  return {
    id: row.id,
    divisionId: row.division_id,
    code: row.code,
    name: row.name,
    parentId: row.parent_id,
    category: row.category as Category | null,
    themes: row.themes,
    profile: row.profile,
    chance: row.chance,
    strategy: row.strategy,
    reason: row.reason,
    note: row.note,
    officeId: row.office_id,
    managerId: row.manager_id,
    contact: row.contact,
    source: row.source,
    retired: row.retired_at !== null,
    validFrom: row.valid_from ?? null,
    validTo: row.valid_to ?? null,
    revision: row.revision,
    partIds,
  };
}

/** Creates or changes what is said about an area; its shape is another matter. */
export async function saveArea(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    divisionId,
    form,
    partIds,
    drawn = false,
    position = 0,
    source = null,
    expect,
  }: {
    id?: string;
    divisionId: string;
    form: AreaForm;
    partIds?: readonly string[];
    /** Its shape comes from elsewhere: it is not drawn from the parts. */
    drawn?: boolean;
    position?: number;
    source?: string | null;
    expect?: number | undefined;
  },
): Promise<{ id: string; entryId: number | null }> {
  const { name, code, category, profile, chance, strategy, reason, note, officeId, managerId, contact } = form;
  const row: Row = {
    name,
    code,
    category,
    themes: themesOf(form.themes),
    profile,
    chance,
    strategy,
    reason,
    note,
    office_id: officeId,
    manager_id: managerId,
    contact,
    ...(expect === undefined ? { division_id: divisionId, parent_id: null, source, position, retired_at: null } : {}),
  };
  const parts = partIds
    ? await replaceSet(
        db,
        'area_part',
        { area_id: id },
        ['part_id'],
        partIds.map((part_id) => ({ part_id })),
      )
    : [];
  const held = new Set((await listAreas(db)).find((area) => area.id === id)?.partIds);
  const moved = partIds !== undefined && (partIds.length !== held.size || partIds.some((part) => !held.has(part)));
  const shape = moved && !drawn ? await shapeChanges(db, id, partIds) : [];
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, kind: 'area', id, title: name }, [
    put('area', { id }, row, expect),
    ...parts,
    ...shape,
  ]);
  return { id, entryId };
}

export function retireArea(db: CityDb, actor: Actor, area: Area, retired: boolean): Promise<number | null> {
  const { id, name, revision } = area;
  return retire(db, actor, { table: 'area', kind: 'area', id, title: name, revision }, retired);
}
