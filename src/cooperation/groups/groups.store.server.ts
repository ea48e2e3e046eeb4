/** All SQL of groups, their meetings and tasks. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { replaceSet } from '#platform/link-set.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type {
  Group,
  GroupForm,
  GroupKind,
  GroupMeeting,
  GroupMember,
  GroupTask,
  GroupTaskForm,
  MeetingForm,
} from './group.ts';

export async function listGroups(db: CityDb): Promise<Group[]> {
  const rows = await db
    .selectFrom('working_group')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind as GroupKind,
    challengeId: row.challenge_id,
    leadId: row.lead_id,
    leaderId: row.leader_id,
    deputyId: row.deputy_id,
    mandate: row.mandate,
    from: row.from_on,
    to: row.to_on,
    result: row.result,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
}

export async function listGroupMembers(db: CityDb): Promise<GroupMember[]> {
  const rows = await db
    .selectFrom('group_member')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('group_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    groupId: row.group_id,
    id: row.id,
    officeId: row.office_id,
    personId: row.person_id,
    duty: row.duty,
  }));
}

export async function listMeetings(db: CityDb): Promise<GroupMeeting[]> {
  const rows = await db
    .selectFrom('group_meeting')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('held_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    groupId: row.group_id,
    id: row.id,
    heldOn: row.held_on,
    startsAt: row.starts_at,
    place: row.place,
    agenda: row.agenda,
    minutes: row.minutes,
    result: row.result,
    revision: row.revision,
  }));
}

export async function listGroupTasks(db: CityDb): Promise<GroupTask[]> {
  const rows = await db
    .selectFrom('group_task')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    groupId: row.group_id,
    id: row.id,
    meetingId: row.meeting_id,
    title: row.title,
    officeId: row.office_id,
    personId: row.person_id,
    deputyId: row.deputy_id,
    dueOn: row.due_on,
    doneOn: row.done_on,
    result: row.result,
    askedOn: row.asked_on,
  }));
}

const subject = ({ id, name }: Pick<Group, 'id' | 'name'>) => ({ kind: 'working-group', id, title: name });

export async function saveGroup(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: { id?: string; form: GroupForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const row = {
    name: form.name,
    kind: form.kind,
    challenge_id: form.challengeId,
    lead_id: form.leadId,
    leader_id: form.leaderId,
    deputy_id: form.deputyId,
    mandate: form.mandate,
    from_on: form.from,
    to_on: form.to,
    result: form.result,
    ...(expect === undefined ? { source: null, retired_at: null } : {}),
  };
  const members = form.members.map((each, position) => ({
    id: each.id ?? newId(),
    office_id: each.officeId,
    person_id: each.personId,
    duty: each.duty,
    position,
  }));
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, ...subject({ id, name: form.name }) }, [
    put('working_group', { id }, row, expect),
    ...(await replaceSet(db, 'group_member', { group_id: id }, ['id'], members)),
  ]);
  return { id, entryId };
}

export function retireGroup(db: CityDb, actor: Actor, group: Group, retired: boolean): Promise<number | null> {
  const { id, name, revision } = group;
  return retire(db, actor, { table: 'working_group', kind: 'working-group', id, title: name, revision }, retired);
}

export async function saveMeeting(
  db: CityDb,
  actor: Actor,
  group: Pick<Group, 'id' | 'name' | 'retired'>,
  { id = newId(), form, expect }: { id?: string; form: MeetingForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  if (group.retired) throw new Refusal(409, 'object-ended');
  const row = {
    held_on: form.heldOn,
    starts_at: form.startsAt,
    place: form.place,
    agenda: form.agenda,
    minutes: form.minutes,
    result: form.result,
  };
  const act = expect === undefined ? 'create' : 'update';
  const entryId = await record(db, actor, { act, ...subject(group) }, [
    put('group_meeting', { group_id: group.id, id }, row, expect),
  ]);
  return { id, entryId };
}

export async function addGroupTask(
  db: CityDb,
  actor: Actor,
  group: Pick<Group, 'id' | 'name' | 'retired' | 'leadId'>,
  form: GroupTaskForm,
): Promise<number | null> {
  if (group.retired) throw new Refusal(409, 'object-ended');
  const row = {
    meeting_id: form.meetingId,
    title: form.title,
    // Nobody's task would be nobody's to remember.
    office_id: form.officeId ?? (form.personId === null ? group.leadId : null),
    person_id: form.personId,
    deputy_id: form.deputyId,
    due_on: form.dueOn,
    done_on: null,
    result: null,
    asked_on: today(),
  };
  return record(db, actor, { act: 'create', ...subject(group) }, [
    put('group_task', { group_id: group.id, id: newId() }, row),
  ]);
}

export async function finishGroupTask(
  db: CityDb,
  actor: Actor,
  group: Pick<Group, 'id' | 'name'>,
  id: string,
  { done, result }: { done: boolean; result: string | null },
): Promise<number | null> {
  const task = (await listGroupTasks(db)).find((each) => each.groupId === group.id && each.id === id);
  if (!task) throw notFound();
  const doneOn = done ? (task.doneOn ?? today()) : null;
  return record(db, actor, { act: 'report', ...subject(group) }, [
    put('group_task', { group_id: group.id, id }, { done_on: doneOn, result: done ? (result ?? task.result) : null }),
  ]);
}
