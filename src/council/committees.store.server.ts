/** All SQL of committees: who they are, who sits there, which place they speak for, what they want to be told of. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import {
  type Committee,
  type CommitteeForm,
  type CommitteeKind,
  type CommitteeMember,
  type Subscription,
  type SubscriptionForm,
  touching,
} from './committee.ts';
import type { CommitteeMemberRow, CommitteeRow } from './council.table.ts';

export async function listCommittees(db: CityDb): Promise<Committee[]> {
  const rows = await db.selectFrom('committee').selectAll().where('city_id', '=', db.cityId).orderBy('name').execute();
  return rows.map(committeeFrom);
}

function committeeFrom(row: CommitteeRow): Committee {
  return {
    id: row.id,
    kind: row.kind as CommitteeKind,
    name: row.name,
    short: row.short,
    areaId: row.area_id,
    purpose: row.purpose,
    url: row.url,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

/** Of one committee, or of all. */
export async function listCommitteeMembers(db: CityDb, committeeId?: string): Promise<CommitteeMember[]> {
  let query = db.selectFrom('committee_member').selectAll().where('city_id', '=', db.cityId).orderBy('position');
  if (committeeId !== undefined) query = query.where('committee_id', '=', committeeId);
  return (await query.execute()).map(memberFrom);
}

function memberFrom(row: CommitteeMemberRow): CommitteeMember {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    role: row.role,
    personId: row.person_id,
    from: row.from_on,
    to: row.to_on,
    named: row.named,
  };
}

type NewCommittee = { id?: string; form: CommitteeForm; source?: string | null; expect?: number | undefined };

export async function saveCommittee(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, source = null, expect }: NewCommittee,
): Promise<{ id: string; entryId: number | null }> {
  const subject = { act: expect === undefined ? 'create' : 'update', kind: 'committee', id, title: form.name } as const;
  return { id, entryId: await record(db, actor, subject, await committeeChanges(db, id, form, source, expect)) };
}

/** What has to be written so that a committee is as the form says. */
async function committeeChanges(
  db: CityDb,
  id: string,
  { members, areaId, ...form }: CommitteeForm,
  source: string | null,
  expect: number | undefined,
): Promise<RowChange[]> {
  const rows = members.map((each, position) => ({
    id: each.id ?? newId(),
    name: each.name,
    role: each.role,
    person_id: each.personId,
    from_on: each.from,
    to_on: each.to,
    named: each.named,
    position,
  }));
  return [
    put(
      'committee',
      { id },
      { ...form, area_id: areaId, ...(expect === undefined ? { source, retired_at: null } : {}) },
      expect,
    ),
    ...(await replaceSet(db, 'committee_member', { committee_id: id }, ['id'], rows)),
  ];
}

export function retireCommittee(db: CityDb, actor: Actor, committee: Committee, retired: boolean) {
  const { id, name, revision } = committee;
  return retire(db, actor, { table: 'committee', kind: 'committee', id, title: name, revision }, retired);
}

/** Whether two areas concern each other, as the city's areas are cut. */
export async function areasTouch(db: CityDb): Promise<(one: string, other: string) => boolean> {
  const areas = await db.selectFrom('area').select(['id', 'parent_id']).where('city_id', '=', db.cityId).execute();
  const parts = await db
    .selectFrom('area_part')
    .select(['area_id', 'part_id'])
    .where('city_id', '=', db.cityId)
    .execute();
  const grouped = Map.groupBy(parts, (row) => row.area_id);
  return touching(
    new Map(areas.map((row) => [row.id, row.parent_id])),
    new Map([...grouped].map(([id, rows]) => [id, rows.map((row) => row.part_id)])),
  );
}

export async function listSubscriptions(db: CityDb, committeeId?: string): Promise<Subscription[]> {
  let query = db.selectFrom('council_subscription').selectAll().where('city_id', '=', db.cityId).orderBy('id');
  if (committeeId !== undefined) query = query.where('committee_id', '=', committeeId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    areaId: row.area_id,
    sectorPartId: row.sector_part_id,
  }));
}

/** Asked for twice is asked for once. */
export async function subscribe(
  db: CityDb,
  actor: Actor,
  committee: Pick<Committee, 'id' | 'name'>,
  { areaId, sectorPartId }: SubscriptionForm,
): Promise<number | null> {
  const held = await listSubscriptions(db, committee.id);
  if (held.some((each) => each.areaId === areaId && each.sectorPartId === sectorPartId)) return null;
  return record(db, actor, { act: 'update', kind: 'committee', id: committee.id, title: committee.name }, [
    put(
      'council_subscription',
      { committee_id: committee.id, id: newId() },
      { area_id: areaId, sector_part_id: sectorPartId },
    ),
  ]);
}

export async function unsubscribe(
  db: CityDb,
  actor: Actor,
  committee: Pick<Committee, 'id' | 'name'>,
  id: string,
): Promise<number | null> {
  const held = (await listSubscriptions(db, committee.id)).find((each) => each.id === id);
  if (!held) throw notFound();
  return record(db, actor, { act: 'update', kind: 'committee', id: committee.id, title: committee.name }, [
    drop('council_subscription', { committee_id: committee.id, id }),
  ]);
}

/** The demo's council member sits where an invented city keeps a seat for her. */
export async function seatDemoMember(db: CityDb, personId: string, seats: readonly string[]): Promise<void> {
  for (const id of seats)
    await db
      .updateTable('committee_member')
      .set({ person_id: personId })
      .where('city_id', '=', db.cityId)
      .where('id', '=', id)
      .where('person_id', 'is', null)
      .execute();
}
