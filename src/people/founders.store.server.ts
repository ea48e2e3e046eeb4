/** All SQL of founders: who may bring a new city into the installation, and what she may in the one she made. */

import { now } from '#platform/clock.server.ts';
import type { CityDb, Database } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { type Role, sameAddress } from './role.ts';

export async function isFounder({ kysely }: Pick<Database, 'kysely'>, personId: string): Promise<boolean> {
  const row = await kysely
    .selectFrom('founder')
    .select('person_id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row !== undefined;
}

/** @returns whether somebody signs in with this address */
export async function appointFounder({ kysely }: Pick<Database, 'kysely'>, email: string): Promise<boolean> {
  const person = await kysely
    .selectFrom('person')
    .select(['id', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  if (!person || !sameAddress(person.email, email)) return false;
  await kysely
    .insertInto('founder')
    .values({ person_id: person.id, since: now().toISOString() })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute();
  return true;
}

/** @returns whether she was one */
export async function dismissFounder({ kysely }: Pick<Database, 'kysely'>, email: string): Promise<boolean> {
  const gone = await kysely
    .deleteFrom('founder')
    .where('person_id', 'in', (query) =>
      query.selectFrom('person').select('id').where('email', '=', email.toLowerCase()),
    )
    .returning('person_id')
    .execute();
  return gone.length > 0;
}

/** What somebody needs to set a city up: to invite the others, and to bring in areas and values. */
const rolesOfFounder: readonly Role[] = ['administrator', 'statistician'];

/** Without a way back: a city whose only administrator is gone could not be entered by anybody. */
export async function seatFounder(db: CityDb, actor: Actor, person: { id: string; name: string }): Promise<void> {
  await record(
    db,
    actor,
    { act: 'create', kind: 'membership', id: person.id, title: person.name, undoable: false },
    rolesOfFounder.map((role) => put('membership', { id: newId() }, { person_id: person.id, role, office_id: null })),
  );
}
