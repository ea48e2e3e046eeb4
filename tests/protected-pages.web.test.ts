/** What the house remembers for the statistics office it does not tell to those who come after: the same pages, one after the other. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { addGrant } from '#people/people.store.server.ts';
import type { Role } from '#people/role.ts';
import { inCity } from '#platform/database.server.ts';
import { type Canaries, cityOfCanaries } from './support/canaries.ts';
import { actor, database } from './support/city.ts';
import { signedIn, type Visitor } from './support/visitor.ts';

const url = inject('url');
let canaries: Canaries;
let statistician: Visitor;
let councillor: Visitor;
let guest: Visitor;

async function member(role: Role): Promise<Visitor> {
  const email = `${role}@demo.example`;
  const found = database.kysely.selectFrom('person').select(['id', 'name']).where('email', '=', email);
  const { id, name } = await found.executeTakeFirstOrThrow();
  await inCity(database, canaries.city.id, 'write', (db) =>
    addGrant(db, actor, { personId: id, personName: name, role, officeId: null }),
  );
  return signedIn(url, email);
}

beforeAll(async () => {
  canaries = await cityOfCanaries();
  statistician = await member('statistician');
  councillor = await member('council');
  guest = await member('guest');
});

const rate = /(?<![\d.])0[.,]524(?!\d)/;
const asked = async (who: Visitor, path: string) => (await who.get(`/${canaries.city.id}${path}`)).text();

describe.each([
  '/karte?indikator=i-share&gliederung=ortsteile',
  '/karte/werte?indikator=i-share&gliederung=ortsteile&jahre=2024',
  '/indikatoren/i-share?gliederung=ortsteile',
  '/indikatoren/i-share/werte.csv',
  '/indikatoren/i-share/raeume.csv?gliederung=ortsteile',
  '/indikatoren/i-share/raeume.geojson?gliederung=ortsteile',
  '/raeume/a',
])('%s', (path) => {
  test('tells a small value to the statistics office only', async () => {
    const told = [await asked(statistician, path), await asked(councillor, path), await asked(guest, path)];
    // Files give more digits than pages.
    const seen = told.map((text) => rate.test(text) || /0[.,]52356/.test(text));
    expect(seen.slice(1)).toEqual([false, false]);
    expect(seen[0] || path.startsWith('/raeume')).toBe(true);
  });
});

test('what is left of the city’s sum does not tell it', async () => {
  const text = await asked(councillor, '/indikatoren/i-few/werte.csv');
  const suppressed = text.split('\n').filter((row) => /geheim|suppressed/.test(row));
  expect(suppressed.length).toBeGreaterThanOrEqual(2);
  expect(await asked(statistician, '/indikatoren/i-few/werte.csv')).toMatch(/618[.\s]?247/);
  expect(text).not.toMatch(/618[.\s]?247/);
});
