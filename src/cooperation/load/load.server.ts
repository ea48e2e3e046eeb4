/** Gathers what everybody is named for, from groups, checklists and the objects that are kept up to date. */

import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { listAskedParts, listChecklists, listVersions } from '../checklists/checklists.store.server.ts';
import { isGoing, peopleOf } from '../groups/group.ts';
import { listGroupMembers, listGroups } from '../groups/groups.store.server.ts';
import { listShared } from '../requests.store.server.ts';
import { listKept } from '../upkeep/upkeep.store.server.ts';
import { type LoadDuty, loadOf } from './load.ts';
import type { ShownLoad } from './load-register.ts';

export async function loadLoads(visit: Visit): Promise<ShownLoad[]> {
  const day = today();
  const { duties, people, offices } = await visit.remember(`loads ${day}`, async (db) => {
    const groups = (await listGroups(db)).filter((group) => isGoing(group, day));
    const members = await listGroupMembers(db);
    const open = new Set(
      (await listVersions(db))
        .filter(({ state }) => state === 'open')
        .map((each) => `${each.checklistId} ${each.version}`),
    );
    const checklists = new Map((await listChecklists(db)).map((each) => [each.id, each]));
    const asked = (await listAskedParts(db)).filter((each) => open.has(`${each.checklistId} ${each.version}`));
    const parts = (await listShared(db)).filter((each) => each.kind === 'part' && !each.retired);
    const partOfGoal = new Map(
      (await db.selectFrom('goal').select(['id', 'sector_part_id']).where('city_id', '=', db.cityId).execute()).map(
        (goal) => [goal.id, goal.sector_part_id],
      ),
    );
    const kept = (await listKept(db, day)).filter((each) => !each.finished && each.ownerId !== null);
    const duties: LoadDuty[] = [
      ...parts.map(({ id, leadId }): LoadDuty => ({ kind: 'part', id, personId: null, officeId: leadId })),
      ...asked.map(({ partId, personId }): LoadDuty => ({ kind: 'part', id: partId, personId, officeId: null })),
      ...kept.flatMap(({ kind, id, ownerId: personId, officeId }): LoadDuty[] => {
        if (kind === 'checklist') {
          const challengeId = checklists.get(id)?.challengeId;
          return challengeId ? [{ kind: 'challenge', id: challengeId, personId, officeId }] : [];
        }
        const part = kind === 'goal' ? partOfGoal.get(id) : null;
        return [
          { kind, id, personId, officeId },
          ...(part ? [{ kind: 'part' as const, id: part, personId, officeId }] : []),
        ];
      }),
      ...groups.flatMap((group): LoadDuty[] => {
        const sits = [
          ...[...peopleOf(group, members)].map((personId) => ({ personId, officeId: null })),
          ...members
            .filter((each) => each.groupId === group.id && each.personId === null)
            .map(({ officeId }) => ({ personId: null, officeId })),
        ];
        return sits.flatMap((who): LoadDuty[] => [
          { kind: 'group', id: group.id, ...who },
          ...(group.challengeId ? [{ kind: 'challenge' as const, id: group.challengeId, ...who }] : []),
        ]);
      }),
    ];
    return { duties, people: await personNames(db), offices: nameMap(await listNames(db, 'office', 'name')) };
  });
  return loadOf(duties, people).map((row) => ({
    ...row,
    name: row.personId === null ? (offices.get(row.officeId ?? '') ?? '') : (people.get(row.personId) ?? null),
  }));
}
