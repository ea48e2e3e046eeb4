/** Offices, roles and invitations as the database keeps them. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { entries } from '#platform/journal.server.ts';
import { actor, database, emptyCity, person, smallCity, type TestCity } from '../../tests/support/city.ts';
import { officeOf } from '../../tests/support/forms.ts';
import { everything, refused, rowsOf } from '../../tests/support/rows.ts';
import { demoPeople } from './demo.ts';
import {
  acceptInvitation,
  addGrant,
  citiesOf,
  grantsOf,
  hasAccount,
  invitationOf,
  invite,
  listInvitations,
  listMembers,
  listOffices,
  placeDemoPeople,
  removeGrants,
  retireOffice,
  saveOffice,
  withdrawInvitation,
} from './people.store.server.ts';
import { personNames } from './person-names.server.ts';
import type { InvitationForm, Office, Role } from './role.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function officeIn(city: TestCity, id: string): Promise<Office> {
  const office = (await city.read(listOffices)).find((each) => each.id === id);
  if (!office) throw new Error(`no office ${id}`);
  return office;
}

const saveIn = (city: TestCity, what: Parameters<typeof saveOffice>[2]) =>
  city.write((db) => saveOffice(db, actor, what));

describe('an office', () => {
  test('is read back as it was saved', async () => {
    const city = await emptyCity();
    const parent = await saveIn(city, { form: officeOf({ name: 'Dezernat I', kind: 'department' }) });
    const form = officeOf({ name: 'Verkehrs- & „Tief“bauamt', short: 'VTA', parentId: parent.id, contact: 'vta@x' });
    const { id } = await saveIn(city, { form, source: 'Organigramm 2026' });
    expect(await officeIn(city, id)).toEqual({
      ...form,
      id,
      source: 'Organigramm 2026',
      retired: false,
      revision: 1,
    });
  });

  test('keeps its source when it is changed', async () => {
    const city = await emptyCity();
    const { id } = await saveIn(city, { form: officeOf(), source: 'Organigramm' });
    await saveIn(city, { id, form: officeOf({ name: 'Neues Amt' }), expect: 1 });
    expect(await officeIn(city, id)).toMatchObject({ name: 'Neues Amt', source: 'Organigramm', revision: 2 });
  });

  test('lies in no other that is itself', async () => {
    const city = await emptyCity();
    const { id } = await saveIn(city, { form: officeOf() });
    const before = await everything(city);
    const inItself = saveIn(city, { id, form: officeOf({ parentId: id }), expect: 1 });
    await expect(inItself).rejects.toMatchObject(refused(422, 'office-in-itself'));
    expect(await everything(city)).toEqual(before);
  });

  test('lies in no other that does not exist', async () => {
    const city = await emptyCity();
    await expect(saveIn(city, { form: officeOf({ parentId: 'nirgends' }) })).rejects.toMatchObject(
      refused(409, 'still-needed'),
    );
    expect(await city.read(listOffices)).toEqual([]);
  });

  test('stays when it is retired, and comes back', async () => {
    const city = await emptyCity();
    const { id } = await saveIn(city, { form: officeOf() });
    const office = await officeIn(city, id);
    await city.write((db) => retireOffice(db, actor, office, true));
    const retired = await officeIn(city, id);
    expect(retired).toMatchObject({ retired: true, name: 'Amt für Proben' });
    await city.write((db) => retireOffice(db, actor, retired, false));
    expect((await officeIn(city, id)).retired).toBe(false);
  });

  test('that somebody else saved in between is not saved over', async () => {
    const city = await emptyCity();
    const { id } = await saveIn(city, { form: officeOf() });
    await saveIn(city, { id, form: officeOf({ contact: 'erste@x' }), expect: 1 });
    const second = saveIn(city, { id, form: officeOf({ contact: 'zweite@x' }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect((await officeIn(city, id)).contact).toBe('erste@x');
  });
});

async function grant(city: TestCity, who: { id: string; name: string }, role: Role, officeId: string | null = null) {
  await city.write((db) => addGrant(db, actor, { personId: who.id, personName: who.name, role, officeId }));
  const [held] = (await city.read(listMembers))
    .flatMap((member) => (member.personId === who.id ? member.grants : []))
    .filter((each) => each.role === role && each.officeId === officeId);
  if (!held) throw new Error('not granted');
  return held.id;
}

describe('a role', () => {
  test('is held with its office', async () => {
    const city = await emptyCity();
    const ada = await person();
    const { id: officeId } = await saveIn(city, { form: officeOf() });
    await grant(city, ada, 'editor', officeId);
    expect(await city.read((db) => grantsOf(db, ada.id))).toEqual([{ role: 'editor', officeId }]);
  });

  test.each([
    ['without an office', null],
    ['of one office', 'amt'],
  ])('%s is held once', async (_, officeId) => {
    const city = await emptyCity();
    const ada = await person();
    await saveIn(city, { id: 'amt', form: officeOf() });
    await grant(city, ada, 'consultant', officeId);
    await expect(grant(city, ada, 'consultant', officeId)).rejects.toMatchObject(refused(409, 'already-there'));
    expect(await city.read((db) => grantsOf(db, ada.id))).toHaveLength(1);
  });

  test('holds in its own city only', async () => {
    const [here, there] = [await emptyCity(), await emptyCity()];
    const ada = await person();
    await grant(here, ada, 'coordinator');
    expect(await there.read((db) => grantsOf(db, ada.id))).toEqual([]);
    expect(await there.read(listMembers)).toEqual([]);
  });

  test('goes with the person who held it', async () => {
    const city = await emptyCity();
    const ada = await person();
    await grant(city, ada, 'coordinator');
    await database.kysely.deleteFrom('person').where('id', '=', ada.id).execute();
    expect(await rowsOf(city, 'membership')).toEqual([]);
  });
});

describe('members', () => {
  test('are listed once each, by name, with all their roles', async () => {
    const city = await emptyCity();
    const [zoe, ada] = [await person('Zoe Zuletzt'), await person('Ada Anfang')];
    await grant(city, zoe, 'guest');
    await grant(city, ada, 'treasurer');
    await grant(city, ada, 'administrator');
    const members = await city.read(listMembers);
    expect(members.map(({ name, grants }) => [name, grants.map((each) => each.role)])).toEqual([
      ['Ada Anfang', ['administrator', 'treasurer']],
      ['Zoe Zuletzt', ['guest']],
    ]);
  });

  test('are the only ones whose names a city knows', async () => {
    const [here, there] = [await emptyCity(), await emptyCity()];
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    await grant(here, ada, 'guest');
    await grant(here, ada, 'council');
    await grant(there, eve, 'guest');
    expect([...(await here.read(personNames))]).toEqual([[ada.id, 'Ada']]);
  });

  test('choose among their cities, the invented ones last', async () => {
    const [invented, real] = [await smallCity(), await emptyCity()];
    await emptyCity();
    const ada = await person();
    await grant(invented, ada, 'guest');
    await grant(real, ada, 'guest');
    expect((await citiesOf(database, ada.id)).map(({ id }) => id)).toEqual([real.id, invented.id]);
  });
});

describe('taking a role away', () => {
  test('takes that one and no other', async () => {
    const city = await emptyCity();
    const [ada, eve] = [await person(), await person('Eve')];
    await grant(city, eve, 'administrator');
    await grant(city, ada, 'guest');
    const treasurer = await grant(city, ada, 'treasurer');
    await city.write((db) => removeGrants(db, actor, ada.id, treasurer));
    expect(await city.read((db) => grantsOf(db, ada.id))).toEqual([{ role: 'guest', officeId: null }]);
  });

  test('takes all of them where none is named', async () => {
    const city = await emptyCity();
    const [ada, eve] = [await person(), await person('Eve')];
    await grant(city, eve, 'administrator');
    await grant(city, ada, 'guest');
    await grant(city, ada, 'treasurer');
    await city.write((db) => removeGrants(db, actor, ada.id));
    expect((await city.read(listMembers)).map((member) => member.name)).toEqual(['Eve']);
  });

  test.each(['one role', 'all roles'])('never takes the last administrator, by %s', async (how) => {
    const city = await emptyCity();
    const ada = await person();
    const last = await grant(city, ada, 'administrator');
    await grant(city, ada, 'guest');
    const taken = city.write((db) => removeGrants(db, actor, ada.id, how === 'one role' ? last : undefined));
    await expect(taken).rejects.toMatchObject(refused(409, 'last-administrator'));
    expect(await city.read((db) => grantsOf(db, ada.id))).toHaveLength(2);
  });

  test('takes an administrator where another one stays', async () => {
    const city = await emptyCity();
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    await grant(city, ada, 'administrator');
    await grant(city, eve, 'administrator');
    await city.write((db) => removeGrants(db, actor, ada.id));
    expect((await city.read(listMembers)).map((member) => member.name)).toEqual(['Eve']);
  });

  test.each([
    ['a person who has none', 'niemand', undefined],
    ['a role that she does not hold', null, 'keine'],
  ])('from %s finds nothing', async (_, personId, grantId) => {
    const city = await emptyCity();
    const ada = await person();
    await grant(city, ada, 'administrator');
    const taken = city.write((db) => removeGrants(db, actor, personId ?? ada.id, grantId));
    await expect(taken).rejects.toMatchObject(refused(404, 'not-found'));
  });
});

const invitation: InvitationForm = { email: 'neu@stadt.example', role: 'treasurer', officeId: null };

async function invited(token = 'geheim'): Promise<TestCity> {
  const city = await emptyCity();
  await city.write((db) => invite(db, actor, invitation, token));
  return city;
}

async function openInvitation(city: TestCity, token = 'geheim') {
  const open = await city.read((db) => invitationOf(db, token));
  if (!open) throw new Error('no open invitation');
  return open;
}

describe('an invitation', () => {
  test('is found by its token and says who invited to what', async () => {
    const city = await invited();
    expect(await openInvitation(city)).toMatchObject({ ...invitation, invitedBy: 'Test' });
  });

  test('is not found by another token', async () => {
    const city = await invited();
    expect(await city.read((db) => invitationOf(db, 'geraten'))).toBeUndefined();
  });

  test('is not found in another city', async () => {
    await invited('nur-hier');
    const other = await emptyCity();
    expect(await other.read((db) => invitationOf(db, 'nur-hier'))).toBeUndefined();
  });

  test('keeps its token neither in its table nor in the journal', async () => {
    const city = await invited('sehr-geheimes-wort');
    const kept = JSON.stringify([await rowsOf(city, 'invitation'), await city.read((db) => entries(db))]);
    expect(kept).toContain('neu@stadt.example');
    expect(kept).not.toContain('sehr-geheimes-wort');
  });

  test.each([
    ['on its fourteenth day still holds', '2026-11-15T07:59:00Z', true],
    ['after fourteen days does not', '2026-11-15T08:01:00Z', false],
  ])('%s', async (_, later, holds) => {
    vi.stubEnv('STADTFADEN_NOW', '2026-11-01T08:00:00Z');
    const city = await invited();
    vi.stubEnv('STADTFADEN_NOW', later);
    expect((await city.read((db) => invitationOf(db, 'geheim'))) !== undefined).toBe(holds);
  });

  test('that is withdrawn lets nobody in, and cannot be withdrawn again', async () => {
    const city = await invited();
    const { id } = await openInvitation(city);
    await city.write((db) => withdrawInvitation(db, actor, id));
    expect(await city.read((db) => invitationOf(db, 'geheim'))).toBeUndefined();
    const again = city.write((db) => withdrawInvitation(db, actor, id));
    await expect(again).rejects.toMatchObject(refused(404, 'not-found'));
  });

  test('gives its role to who accepts it, and is used up', async () => {
    const city = await invited();
    const ada = await person();
    const open = await openInvitation(city);
    await city.write((db) => acceptInvitation(db, open, { ...ada, email: 'Neu@Stadt.example' }));
    expect(await city.read((db) => grantsOf(db, ada.id))).toEqual([{ role: 'treasurer', officeId: null }]);
    expect(await city.read((db) => invitationOf(db, 'geheim'))).toBeUndefined();
    expect(await city.read(listInvitations)).toEqual([]);
  });

  test('to a role that is held already changes no role', async () => {
    const city = await invited();
    const ada = await person();
    await grant(city, ada, 'treasurer');
    const open = await openInvitation(city);
    await city.write((db) => acceptInvitation(db, open, { ...ada, email: invitation.email }));
    expect(await city.read((db) => grantsOf(db, ada.id))).toHaveLength(1);
  });

  test('is accepted by nobody but the one it was sent to', async () => {
    const city = await invited();
    const eve = await person('Eve');
    const open = await openInvitation(city);
    const before = await everything(city);
    const accepted = city.write((db) => acceptInvitation(db, open, { ...eve, email: 'eve@stadt.example' }));
    await expect(accepted).rejects.toMatchObject(refused(409, 'invitation-for-other'));
    expect(await everything(city)).toEqual(before);
  });

  test('is accepted once: what was read before it was used up or withdrawn opens nothing', async () => {
    const city = await invited();
    const ada = { ...(await person()), email: invitation.email };
    const open = await openInvitation(city);
    await city.write((db) => acceptInvitation(db, open, ada));
    const again = city.write((db) => acceptInvitation(db, open, ada));
    await expect(again).rejects.toMatchObject(refused(404, 'invitation-gone'));
    expect(await city.read((db) => grantsOf(db, ada.id))).toHaveLength(1);
  });

  test('of a second city gives somebody who is known her role there, in the journal under her name', async () => {
    const [first, second] = [await emptyCity(), await invited()];
    const ada = { ...(await person('Ada Zweistadt')), email: invitation.email };
    await grant(first, ada, 'guest');
    const open = await openInvitation(second);
    await second.write((db) => acceptInvitation(db, open, ada));
    expect((await citiesOf(database, ada.id)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());
    const [entry] = await second.read((db) => entries(db));
    expect(entry).toMatchObject({ kind: 'invitation', actorName: 'Ada Zweistadt' });
    expect(JSON.stringify(entry?.changes)).toContain('membership');
  });
});

describe('an account', () => {
  test('is known by its address, whatever its capitals', async () => {
    const { id } = await person();
    expect(await hasAccount(database, `${id}@TEST.example`)).toBe(true);
    expect(await hasAccount(database, `${id}@test.example.org`)).toBe(false);
  });
});

describe('the people of the demo', () => {
  test('get one role each, those of an office with an office, and get it once', async () => {
    const city = await smallCity();
    const ids = new Map<string, string>();
    for (const { email, name } of demoPeople) ids.set(email, (await person(name)).id);
    await placeDemoPeople(database, city.id, ids);
    await placeDemoPeople(database, city.id, ids);
    const grants = (await city.read(listMembers)).flatMap((member) => member.grants);
    expect(grants.map((each) => each.role).sort()).toEqual(demoPeople.map((each) => each.role).sort());
    const withOffice = grants.filter((each) => each.officeId !== null).map((each) => each.role);
    expect(withOffice.sort()).toEqual(['area-manager', 'company', 'editor']);
  });
});
