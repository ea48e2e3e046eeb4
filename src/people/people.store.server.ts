/** All SQL of people. */

import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import { type CityDb, type Database, inCity } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import { demoPeople } from './demo.ts';
import type { OfficeRow } from './people.table.ts';
import {
  type Invitation,
  type InvitationForm,
  invitationDays,
  type Member,
  type Office,
  type OfficeForm,
  type Role,
  sameAddress,
} from './role.ts';

export async function listOffices(db: CityDb): Promise<Office[]> {
  const rows = await db.selectFrom('office').selectAll().where('city_id', '=', db.cityId).orderBy('name').execute();
  return rows.map(officeFrom);
}

function officeFrom(row: OfficeRow): Office {
  return {
    id: row.id,
    name: row.name,
    short: row.short,
    kind: row.kind as Office['kind'],
    parentId: row.parent_id,
    contact: row.contact,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

export async function saveOffice(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    form,
    source = null,
    expect,
  }: { id?: string; form: OfficeForm; source?: string | null; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  if (form.parentId === id) throw new Refusal(422, 'office-in-itself');
  const { name, short, kind, parentId, contact } = form;
  const row = { name, short, kind, parent_id: parentId, contact, ...(source === null ? {} : { source }) };
  const act = expect === undefined ? 'create' : 'update';
  const full = expect === undefined ? { source, retired_at: null, ...row } : row;
  const entryId = await record(db, actor, { act, kind: 'office', id, title: name }, [
    put('office', { id }, full, expect),
  ]);
  return { id, entryId };
}

export function retireOffice(db: CityDb, actor: Actor, office: Office, retired: boolean): Promise<number | null> {
  const { id, name, revision } = office;
  return retire(db, actor, { table: 'office', kind: 'office', id, title: name, revision }, retired);
}

export async function grantsOf(db: CityDb, personId: string) {
  const rows = await db
    .selectFrom('membership')
    .select(['role', 'office_id'])
    .where('city_id', '=', db.cityId)
    .where('person_id', '=', personId)
    .execute();
  return rows.map((row) => ({ role: row.role, officeId: row.office_id }));
}

/** The cities a person belongs to; outside any city, so row-level security shows her own memberships only. */
export async function citiesOf(database: Database, personId: string) {
  return database.kysely.transaction().execute(async (trx) => {
    await sql`select set_config('app.person_id', ${personId}, true)`.execute(trx);
    return trx
      .selectFrom('city')
      .select(['city.city_id as id', 'city.name', 'city.state', 'city.fictitious'])
      .where('city_id', 'in', (query) =>
        query.selectFrom('membership').select('city_id').where('person_id', '=', personId),
      )
      .orderBy('fictitious')
      .orderBy('name')
      .execute();
  });
}

export async function listMembers(db: CityDb): Promise<Member[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select([
      'person.id as personId',
      'person.name',
      'person.email',
      'membership.id',
      'membership.role',
      'membership.office_id as officeId',
    ])
    .where('membership.city_id', '=', db.cityId)
    .orderBy('person.name')
    .orderBy('membership.role')
    .execute();
  const members = new Map<string, Member & { grants: { id: string; role: Role; officeId: string | null }[] }>();
  for (const { personId, name, email, id, role, officeId } of rows) {
    const member = members.get(personId) ?? { personId, name, email, grants: [] };
    member.grants.push({ id, role: role as Role, officeId });
    members.set(personId, member);
  }
  return [...members.values()];
}

export async function addGrant(
  db: CityDb,
  actor: Actor,
  grant: { personId: string; personName: string; role: Role; officeId: string | null },
): Promise<number | null> {
  const id = newId();
  return record(db, actor, { act: 'create', kind: 'membership', id: grant.personId, title: grant.personName }, [
    put('membership', { id }, { person_id: grant.personId, role: grant.role, office_id: grant.officeId }),
  ]);
}

/** Takes one role, or with `grantId` undefined all roles, from a person. The last administrator stays. */
export async function removeGrants(
  db: CityDb,
  actor: Actor,
  personId: string,
  grantId?: string,
): Promise<number | null> {
  const members = await listMembers(db);
  const member = members.find((each) => each.personId === personId);
  if (!member) throw notFound();
  const gone = member.grants.filter((grant) => grantId === undefined || grant.id === grantId);
  if (gone.length === 0) throw notFound();
  const goneIds = new Set(gone.map((grant) => grant.id));
  const administratorsLeft = members
    .flatMap((each) => each.grants)
    .filter((grant) => grant.role === 'administrator' && !goneIds.has(grant.id));
  if (administratorsLeft.length === 0) throw new Refusal(409, 'last-administrator');
  return record(
    db,
    actor,
    { act: 'retire', kind: 'membership', id: personId, title: member.name },
    gone.map((grant) => drop('membership', { id: grant.id })),
  );
}

export async function listInvitations(db: CityDb): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitation')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('accepted_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('expires_at')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: row.role as Role,
    officeId: row.office_id,
    expiresAt: row.expires_at,
    invitedBy: row.invited_by,
  }));
}

/** Keeps the invitation with a hash of its token only: whoever reads the table cannot use it. */
export async function invite(db: CityDb, actor: Actor, form: InvitationForm, token: string): Promise<void> {
  const id = newId();
  const expires = new Date(now().getTime() + invitationDays * 86_400_000).toISOString();
  await record(db, actor, { act: 'create', kind: 'invitation', id, title: form.email, undoable: false }, [
    put(
      'invitation',
      { id },
      {
        email: form.email,
        role: form.role,
        office_id: form.officeId,
        token_hash: sha256(token),
        invited_by: actor.name,
        expires_at: expires,
        accepted_at: null,
        withdrawn_at: null,
      },
    ),
  ]);
}

export async function withdrawInvitation(db: CityDb, actor: Actor, id: string): Promise<number | null> {
  const invitation = (await listInvitations(db)).find((each) => each.id === id);
  if (!invitation) throw notFound();
  return record(db, actor, { act: 'retire', kind: 'invitation', id, title: invitation.email }, [
    put('invitation', { id }, { withdrawn_at: now().toISOString() }),
  ]);
}

/** The open invitation a token belongs to. */
export async function invitationOf(db: CityDb, token: string): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitation')
    .select(['id', 'expires_at'])
    .where('city_id', '=', db.cityId)
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst();
  if (!row || row.expires_at < now().toISOString()) return undefined;
  return (await listInvitations(db)).find((each) => each.id === row.id);
}

/** Does somebody sign in with this address? Persons belong to the installation, not to a city. */
export async function hasAccount(database: Database, email: string): Promise<boolean> {
  const found = await database.kysely
    .selectFrom('person')
    .select('id')
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  return found !== undefined;
}

/** Gives the role of an invitation to the person it was sent to, once, and to nobody else. */
export async function acceptInvitation(
  db: CityDb,
  invitation: Invitation,
  person: { id: string; name: string; email: string },
): Promise<void> {
  if (!sameAddress(invitation.email, person.email)) {
    throw new Refusal(409, 'invitation-for-other', { email: invitation.email });
  }
  const open = (await listInvitations(db)).some((each) => each.id === invitation.id);
  if (!open) throw new Refusal(404, 'invitation-gone');
  const actor = { id: person.id, name: person.name };
  const held = (await grantsOf(db, person.id)).some(
    (g) => g.role === invitation.role && g.officeId === invitation.officeId,
  );
  await record(
    db,
    actor,
    { act: 'update', kind: 'invitation', id: invitation.id, title: person.name, undoable: false },
    [
      put('invitation', { id: invitation.id }, { accepted_at: now().toISOString() }),
      ...(held
        ? []
        : [
            put(
              'membership',
              { id: newId() },
              { person_id: person.id, role: invitation.role, office_id: invitation.officeId },
            ),
          ]),
    ],
  );
}

/** Which office the demo's people of an office belong to: the first of its kind that the city has. */
async function demoOffices(db: CityDb): Promise<{ office: string | null; company: string | null }> {
  const offices = (await listOffices(db)).filter((office) => !office.retired);
  const office =
    offices.find((each) => /^(Amt für Wohnen|Stadtplanungsamt)/.test(each.name)) ??
    offices.find((each) => each.kind === 'office');
  return { office: office?.id ?? null, company: offices.find((each) => each.kind === 'company')?.id ?? null };
}

/** Gives the demo's people their roles in a city; those of an office only where the city has one. */
export async function placeDemoPeople(
  database: Database,
  cityId: string,
  idOf: ReadonlyMap<string, string>,
): Promise<void> {
  await inCity(database, cityId, 'write', async (db) => {
    const { office, company } = await demoOffices(db);
    const held = new Set(
      (await db.selectFrom('membership').select('person_id').where('city_id', '=', db.cityId).execute()).map(
        (row) => row.person_id,
      ),
    );
    const rows = demoPeople.flatMap(({ role, email }) => {
      const person_id = idOf.get(email);
      if (!person_id || held.has(person_id)) return [];
      const office_id = role === 'company' ? company : role === 'editor' || role === 'area-manager' ? office : null;
      return [{ city_id: db.cityId, id: newId(), person_id, role, office_id }];
    });
    if (rows.length > 0) await db.insertInto('membership').values(rows).execute();
  });
}

/** Where the demo is off its people are gone, with all their roles. */
export async function removeDemoPeople(database: Database): Promise<void> {
  await database.kysely
    .deleteFrom('person')
    .where(
      'email',
      'in',
      demoPeople.map((person) => person.email),
    )
    .execute();
}
