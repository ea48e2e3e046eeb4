/** What the card of upkeep shows to this reader. */

import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import type { UpkeepData } from './panels/upkeep-card.tsx';
import { listKept } from './upkeep.store.server.ts';
import { dueOn, type Kept, ownerStateOf, upkeepStateOn } from './upkeep.ts';

/** Goals, measures and checklists as they are today; how far values reach is known further down only. */
export function keptToday(visit: Visit) {
  return visit.remember(`kept here ${today()}`, async (db) => ({
    list: await listKept(db, today()),
    people: await personNames(db),
  }));
}

/** Who is named, and the office of the object: they say that it still holds. */
export function mayConfirm(visit: Visit, kept: Pick<Kept, 'kind' | 'ownerId' | 'deputyId' | 'officeId'>): boolean {
  // A measure is kept up to date by a report, an indicator by a value.
  if (kept.kind === 'measure' || kept.kind === 'indicator') return false;
  const named = [kept.ownerId, kept.deputyId].includes(visit.person.id);
  return named || visit.may('rounds.answer', kept.officeId);
}

export function upkeepData(visit: Visit, kept: Kept, people: ReadonlyMap<string, string>): UpkeepData {
  const seePeople = visit.may('people.read');
  const name = (id: string | null) => (seePeople && id !== null ? (people.get(id) ?? null) : null);
  return {
    kind: kept.kind,
    id: kept.id,
    state: upkeepStateOn(kept, visit.asOf),
    lastOn: kept.lastOn,
    dueOn: dueOn(kept),
    rhythmMonths: kept.rhythmMonths,
    ownerState: ownerStateOf(kept, people),
    owner: name(kept.ownerId),
    deputy: name(kept.deputyId),
    seePeople,
  };
}
