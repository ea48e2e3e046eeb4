/** SQL of strategies and instruments. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { Bridge, BridgeForm, BridgeKind } from './bridge.ts';
import type { StrategyRow } from './bridges.table.ts';

type Row = Omit<StrategyRow, 'city_id'> & { goal_ids: string[]; measure_ids: string[] };

export async function listBridges(db: CityDb, kind: BridgeKind): Promise<Bridge[]> {
  const own = sql.ref(`${kind}_id`);
  const linked = (other: 'goal' | 'measure') => sql<string[]>`
    array(select ${sql.ref(`${other}_id`)} from ${sql.table(`${kind}_${other}`)} link
      where link.city_id = bridge.city_id and link.${own} = bridge.id order by 1)
  `;
  const { rows } = await sql<Row>`
    select bridge.*, ${linked('goal')} as goal_ids, ${linked('measure')} as measure_ids
    from ${sql.table(kind)} bridge where bridge.city_id = ${db.cityId} order by bridge.position, bridge.title
  `.execute(db);
  return rows.map((row) => ({
    kind,
    id: row.id,
    title: row.title,
    text: row.text,
    officeId: row.office_id,
    goalIds: row.goal_ids,
    measureIds: row.measure_ids,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
}

export async function bridge(db: CityDb, kind: BridgeKind, id: string): Promise<Bridge> {
  const found = (await listBridges(db, kind)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

export async function saveBridge(
  db: CityDb,
  actor: Actor,
  kind: BridgeKind,
  { id = newId(), form, expect }: { id?: string; form: BridgeForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const fresh = expect === undefined ? { position: (await lastPosition(db, kind)) + 1, retired_at: null } : {};
  const { title, text, officeId, source } = form;
  const act = expect === undefined ? 'create' : 'update';
  const links = async (other: 'goal' | 'measure', ids: readonly string[]) =>
    replaceSet(
      db,
      `${kind}_${other}`,
      { [`${kind}_id`]: id },
      [`${other}_id`],
      ids.map((each) => ({ [`${other}_id`]: each })),
    );
  const entryId = await record(db, actor, { act, kind, id, title }, [
    put(kind, { id }, { ...fresh, title, text, office_id: officeId, source }, expect),
    ...(await links('goal', form.goalIds)),
    ...(await links('measure', form.measureIds)),
  ]);
  return { id, entryId };
}

async function lastPosition(db: CityDb, kind: BridgeKind): Promise<number> {
  const row = await db
    .selectFrom(kind)
    .select((x) => x.fn.max('position').as('last'))
    .where('city_id', '=', db.cityId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

export async function retireBridge(
  db: CityDb,
  actor: Actor,
  kind: BridgeKind,
  { id, retired }: { id: string; retired: boolean },
): Promise<number | null> {
  const { title, revision } = await bridge(db, kind, id);
  return retire(db, actor, { table: kind, kind, id, title, revision }, retired);
}
