/** All SQL of composite indices: what they are and their versions. What they say is computed when it is looked at. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { retire } from '#platform/retire.server.ts';
import { type CityIndex, type IndexContent, type IndexForm, type IndexVersion, sameContent } from './city-index.ts';
import type { IndexVersionRow } from './indices.table.ts';

export async function listIndices(db: CityDb): Promise<CityIndex[]> {
  const rows = await db
    .selectFrom('composite_index')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('name')
    .execute();
  const versions = await db
    .selectFrom('index_version')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('version', 'desc')
    .execute();
  const byIndex = Map.groupBy(versions, (row) => row.index_id);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    purpose: row.purpose,
    source: row.source,
    version: row.version,
    retired: row.retired_at !== null,
    revision: row.revision,
    versions: (byIndex.get(row.id) ?? []).map(versionFrom),
  }));
}

function versionFrom(row: IndexVersionRow): IndexVersion {
  return {
    version: row.version,
    content: row.definition as IndexContent,
    reason: row.reason,
    madeBy: row.made_by,
    madeAt: row.made_at,
  };
}

/** The version that counts at present. */
export function currentOf(index: CityIndex): IndexVersion | undefined {
  return index.versions.find(({ version }) => version === index.version);
}

type Saved = {
  readonly id?: string;
  readonly form: Pick<IndexForm, 'name' | 'purpose' | 'source' | 'reason'>;
  readonly content: IndexContent;
  readonly expect?: number | undefined;
};

/** Stores an index. A definition that computes something else is a new version; the former ones stay as they are. */
export async function saveIndex(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, content, expect }: Saved,
): Promise<{ id: string; entryId: number | null }> {
  const index = (await listIndices(db)).find((each) => each.id === id);
  const current = index && currentOf(index);
  const fresh = !current || !sameContent(current.content, content);
  const version = Math.max(0, ...(index?.versions ?? []).map((each) => each.version)) + (fresh ? 1 : 0);
  const { name, purpose, source, reason } = form;
  const row = {
    name,
    purpose,
    source,
    version: fresh ? version : (current?.version ?? version),
    ...(index ? {} : { retired_at: null }),
  };
  const entryId = await record(
    db,
    actor,
    { act: index ? 'update' : 'create', kind: 'composite-index', id, title: name },
    [
      put('composite_index', { id }, row, expect),
      ...(fresh
        ? [
            put(
              'index_version',
              { index_id: id, version },
              { definition: content, reason, made_by: actor.name, made_at: now().toISOString() },
            ),
          ]
        : []),
    ],
  );
  return { id, entryId };
}

export function retireIndex(db: CityDb, actor: Actor, index: CityIndex, retired: boolean): Promise<number | null> {
  const { id, name, revision } = index;
  return retire(db, actor, { table: 'composite_index', kind: 'composite-index', id, title: name, revision }, retired);
}

/** The areas of a division, as an index needs them. */
export async function areasIn(
  db: CityDb,
  divisionId: string,
): Promise<{ id: string; name: string; code: string | null }[]> {
  return db
    .selectFrom('area')
    .select(['id', 'name', 'code'])
    .where('city_id', '=', db.cityId)
    .where('division_id', '=', divisionId)
    .where('retired_at', 'is', null)
    .orderBy('position')
    .orderBy('name')
    .execute();
}

/** The division an area belongs to. */
export async function divisionOf(db: CityDb, areaId: string): Promise<string | null> {
  const row = await db
    .selectFrom('area')
    .select('division_id')
    .where('city_id', '=', db.cityId)
    .where('id', '=', areaId)
    .executeTakeFirst();
  return row?.division_id ?? null;
}
