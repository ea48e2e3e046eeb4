/** A database of the engine under test, and a city of its own for each test, so that none disturbs another. */

import { randomUUID } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { createCityDivision } from '#areas/divisions.store.server.ts';
import { createCity } from '#platform/city.server.ts';
import { type CityDb, type Database, inCity, openDatabase } from '#platform/database.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { fadenburg, sizes } from '../../pilot/fadenburg/city.server.ts';
import { storeCity } from '../../pilot/rows.server.ts';

export const database: Database = await openDatabase(
  { dataDir: inject('dataDir'), databaseUrl: inject('databaseUrl') || undefined, statementSeconds: 30 },
  { attach: true },
);
database.open();
afterAll(() => database.close());

export const actor: Actor = { id: null, name: 'Test' };
export const today = '2026-11-22';

export type TestCity = {
  readonly id: string;
  readonly read: <T>(work: (db: CityDb) => Promise<T>) => Promise<T>;
  readonly write: <T>(work: (db: CityDb) => Promise<T>) => Promise<T>;
};

function handle(id: string): TestCity {
  return {
    id,
    read: (work) => inCity(database, id, 'read', work),
    write: (work) => inCity(database, id, 'write', work),
  };
}

function freeId(): string {
  return `t-${randomUUID().slice(0, 13)}`;
}

/** Nothing but the city itself. */
export async function emptyCity(): Promise<TestCity> {
  const id = freeId();
  await createCity(database, { id, name: `Stadt ${id}`, state: null, reportYear: 2026 }, (db, founder) =>
    createCityDivision(db, founder, `Stadt ${id}`, '1990-01-01'),
  );
  return handle(id);
}

/** A small invented city, complete in every link. */
export async function smallCity(): Promise<TestCity> {
  const id = freeId();
  await storeCity(database, fadenburg({ id, size: sizes.small, today }));
  return handle(id);
}

/** Somebody who is known to the house. */
export async function person(name = 'Ada Beispiel'): Promise<Actor & { id: string }> {
  const id = randomUUID();
  const now = new Date().toISOString();
  await database.kysely
    .insertInto('person')
    .values({
      id,
      name,
      email: `${id}@test.example`,
      email_verified: true,
      image: null,
      created_at: now,
      updated_at: now,
    })
    .execute();
  return { id, name };
}
