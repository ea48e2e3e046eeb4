/** Requests with the names they speak of: for the register, the pages and the panel. */

import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { inTime, type Shared, stateOfRequest } from './cooperation.ts';
import type { RequestRow } from './request-register.ts';
import { listCooperation, listShared } from './requests.store.server.ts';

export const sharedKey = ({ kind, id }: Pick<Shared, 'kind' | 'id'>) => `${kind} ${id}`;

export async function loadRequests(visit: Visit) {
  const lists = await visit.remember('cooperation', async (db) => ({
    requests: await listCooperation(db),
    shared: new Map((await listShared(db)).map((each) => [sharedKey(each), each])),
    offices: await listNames(db, 'office', 'name'),
    people: await personNames(db),
  }));
  const { requests, shared, people } = lists;
  const offices = nameMap(lists.offices);
  const seePeople = visit.may('people.read');
  const day = today();
  const name = (id: string | null) => (id !== null && seePeople ? (people.get(id) ?? null) : null);
  const rows = requests.flatMap((request): RequestRow[] => {
    const object = shared.get(sharedKey({ kind: request.kind, id: request.objectId }));
    if (!object) return [];
    return [
      {
        ...request,
        title: object.title,
        retired: object.retired,
        leadId: object.leadId,
        lead: offices.get(object.leadId ?? '') ?? null,
        office: offices.get(request.officeId) ?? request.officeId,
        askedBy: offices.get(request.askedById ?? object.leadId ?? '') ?? null,
        person: name(request.personId),
        deputy: name(request.deputyId),
        /** Somebody was named who does not belong to the city any more. */
        left: request.personId !== null && !people.has(request.personId),
        state: stateOfRequest(request, day),
        timely: inTime(request, day),
      },
    ];
  });
  return { rows, shared, people, offices: lists.offices, day };
}
