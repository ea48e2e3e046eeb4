/** For whom a duty of another room waits: who was named, else her deputy, else the office, else a role, else the coordination. Pure. */

import type { IsoDate } from '#analysis/period.ts';
import type { Waiting } from '#people/waiting.ts';
import type { Task, Who } from './tasks.ts';

/** A duty, and the room that knows words for it. */
export type Gathered = Waiting & { readonly room: string };

type Members = Pick<ReadonlyMap<string, unknown>, 'has'>;

/** Who is named and still works here; a deputy follows where the one named has left. */
export function ownerOfWaiting({ personId, deputyId }: Pick<Waiting, 'personId' | 'deputyId'>, members: Members) {
  return [personId, deputyId].find((id) => id !== null && members.has(id)) ?? null;
}

export function waitsForWhom(waiting: Gathered, who: Who, members: Members): boolean {
  const owner = ownerOfWaiting(waiting, members);
  if (owner !== null) return owner === who.personId;
  if (waiting.officeId !== null) return who.officeIds.has(waiting.officeId);
  return waiting.role ? who.roles.has(waiting.role) : who.coordinates;
}

/** While the one who is named is away. */
export function waitsForDeputy({ deputyId }: Gathered, personId: string): boolean {
  return deputyId === personId;
}

export function taskOfWaiting(waiting: Gathered, today: IsoDate): Task {
  const { kind, room, title, objectId, path, dueOn, officeId, since, personId, deputyId, role, needs, readAt } =
    waiting;
  return {
    kind,
    room,
    title,
    objectId,
    path,
    dueOn,
    overdue: dueOn !== null && dueOn < today,
    officeId,
    named: [personId, deputyId].filter((id) => id !== null),
    ...(since === null ? {} : { since }),
    ...(role ? { role } : {}),
    ...(needs === undefined ? {} : { needs }),
    ...(readAt === undefined ? {} : { readAt }),
  };
}
