/** Who may found cities, and what founding gives. */

import { expect, test } from 'vitest';
import { createCity } from '#platform/city.server.ts';
import { inCity } from '#platform/database.server.ts';
import { entries } from '#platform/journal.server.ts';
import { database, person, smallCity } from '../../tests/support/city.ts';
import { appointFounder, dismissFounder, isFounder, seatFounder } from './founders.store.server.ts';
import { citiesOf, grantsOf } from './people.store.server.ts';

async function withAddress() {
  const somebody = await person('Frida Gründerin');
  const { email } = await database.kysely
    .selectFrom('person')
    .select('email')
    .where('id', '=', somebody.id)
    .executeTakeFirstOrThrow();
  return { ...somebody, email };
}

test('nobody is a founder until appointed, and not after being dismissed', async () => {
  const { id, email } = await withAddress();
  expect(await isFounder(database, id)).toBe(false);
  expect(await appointFounder(database, email.toUpperCase())).toBe(true);
  expect(await appointFounder(database, email)).toBe(true);
  expect(await isFounder(database, id)).toBe(true);
  expect(await dismissFounder(database, email)).toBe(true);
  expect(await dismissFounder(database, email)).toBe(false);
  expect(await isFounder(database, id)).toBe(false);
});

test('an address without an account cannot be appointed', async () => {
  expect(await appointFounder(database, 'niemand@nirgendwo.example')).toBe(false);
});

test('who founds a city may set it up, in that city only, and the history says who it was', async () => {
  const other = await smallCity();
  const somebody = await withAddress();
  const id = `neu-${somebody.id.toLowerCase().replace(/[^a-z0-9]/g, '')}`.slice(0, 40);
  const by = { id: somebody.id, name: somebody.name };
  await createCity(database, { id, name: 'Neustadt', state: null, reportYear: 2026, by }, (db, actor) =>
    seatFounder(db, actor, by),
  );
  const grants = await inCity(database, id, 'read', (db) => grantsOf(db, by.id));
  expect(grants.map((grant) => grant.role).sort()).toEqual(['administrator', 'statistician']);
  expect(await other.read((db) => grantsOf(db, by.id))).toEqual([]);
  expect((await citiesOf(database, by.id)).map((city) => city.id)).toEqual([id]);
  const kept = await inCity(database, id, 'read', (db) => entries(db, { limit: 10 }));
  expect(kept.map((entry) => [entry.kind, entry.actorName, entry.undoable])).toEqual([
    ['membership', by.name, false],
    ['city', by.name, false],
  ]);
});
