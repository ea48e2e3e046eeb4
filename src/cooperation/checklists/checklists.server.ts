/** Checklists with all that their pages speak of. */

import type { Relevance } from '#concept/goal.ts';
import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { isGoing } from '../groups/group.ts';
import { listGroupMembers, listGroups } from '../groups/groups.store.server.ts';
import { versionToShow } from './checklist.ts';
import { listAnswers, listAskedParts, listChecklists, listVersions } from './checklists.store.server.ts';

/** The parts of the concept, their office, and how much each challenge touches them. */
async function partsOf(db: CityDb) {
  const parts = await db
    .selectFrom('sector_part')
    .select(['id', 'title', 'office_id as officeId', 'stage', 'retired_at as retiredAt'])
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const cells = await db
    .selectFrom('matrix_cell')
    .select(['sector_part_id as partId', 'challenge_id as challengeId', 'relevance'])
    .where('city_id', '=', db.cityId)
    .execute();
  return {
    parts,
    relevance: new Map(cells.map((cell) => [`${cell.partId} ${cell.challengeId}`, cell.relevance as Relevance])),
  };
}

export async function loadChecklists(visit: Visit) {
  const lists = await visit.remember('checklists', async (db) => ({
    checklists: await listChecklists(db),
    versions: Map.groupBy(await listVersions(db), (each) => each.checklistId),
    asked: await listAskedParts(db),
    answers: await listAnswers(db),
    challenges: nameMap(await listNames(db, 'challenge', 'title')),
    offices: nameMap(await listNames(db, 'office', 'name')),
    indicators: nameMap(await listNames(db, 'indicator', 'name')),
    people: await personNames(db),
    groups: await listGroups(db),
    members: await listGroupMembers(db),
    ...(await partsOf(db)),
  }));
  return { ...lists, partOf: new Map(lists.parts.map((part) => [part.id, part])) };
}

type Loaded = Awaited<ReturnType<typeof loadChecklists>>;

/** The interdisciplinary groups that write the checklist of a challenge. */
export function groupsOf({ groups }: Loaded, challengeId: string) {
  return groups.filter((group) => group.challengeId === challengeId && !group.retired);
}

/** The coordination, and whoever sits in the group of the challenge or works in an office that does. */
export function mayWrite(visit: Visit, loaded: Loaded, challengeId: string | null): boolean {
  if (visit.may('checklists.write', null)) return true;
  if (challengeId === null) return false;
  const day = today();
  const writing = new Set(
    groupsOf(loaded, challengeId)
      .filter((group) => isGoing(group, day))
      .map(({ id }) => id),
  );
  const leads = loaded.groups.some(
    (group) => writing.has(group.id) && group.leadId !== null && visit.may('checklists.write', group.leadId),
  );
  const sits = loaded.members.some(
    (member) =>
      writing.has(member.groupId) &&
      (member.personId === visit.person.id ||
        (member.personId === null && member.officeId !== null && visit.may('checklists.write', member.officeId))),
  );
  return leads || sits;
}

/** One checklist with the version that is looked at. */
export async function loadChecklist(visit: Visit, id: string, wanted: number | null = null) {
  const loaded = await loadChecklists(visit);
  const checklist = loaded.checklists.find((each) => each.id === id);
  if (!checklist) throw notFound();
  const versions = loaded.versions.get(id) ?? [];
  const asked = versions.find((each) => each.version === wanted && each.state !== 'draft');
  const shown = asked ?? versionToShow(versions);
  const inVersion = <T extends { checklistId: string; version: number }>(each: T) =>
    each.checklistId === id && each.version === shown?.version;
  return {
    ...loaded,
    checklist,
    ofChecklist: versions,
    draft: versions.find((each) => each.state === 'draft') ?? null,
    shown,
    asked: loaded.asked.filter(inVersion),
    answers: loaded.answers.filter(inVersion),
    write: mayWrite(visit, loaded, checklist.challengeId),
  };
}

/** The office of the part answers, and who is named for it. */
export function mayAnswer(
  visit: Visit,
  part: { readonly officeId: string | null } | undefined,
  duty: { readonly personId: string | null; readonly deputyId: string | null } | undefined,
): boolean {
  const named = duty !== undefined && [duty.personId, duty.deputyId].includes(visit.person.id);
  return named || visit.may('rounds.answer', part?.officeId ?? null);
}
