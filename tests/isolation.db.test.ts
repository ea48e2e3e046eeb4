/** A city's data are locked twice: the statement must name the city, and row-level security sees no other. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { inCity } from '#platform/database.server.ts';
import { database, emptyCity, smallCity } from './support/city.ts';

/** Tables that belong to no single city, and why. */
const shared: Readonly<Record<string, string>> = {
  person: 'one person may work for several cities; what she may is in membership',
  founder: 'may bring cities into the installation; belongs to none',
  session: 'a signed-in person, before any city',
  credential: 'her password',
  reminder: 'one mail a day for all her cities',
  verification: 'kept by the sign-in library',
  sign_in_failure: 'guesses are counted before it is known who asks',
  spatial_ref_sys: 'reference systems of PostGIS',
  kysely_migration: 'which migrations ran',
  kysely_migration_lock: 'one migration at a time',
};

type Constraint = { table: string; name: string; kind: string; columns: string[]; target: string | null };

async function tables(): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p') order by 1
  `.execute(database.kysely);
  return rows.map((row) => row.name);
}

async function constraints(): Promise<Constraint[]> {
  const { rows } = await sql<Constraint>`
    select c.relname as table, k.conname as name, k.contype as kind, t.relname as target,
      array(select a.attname::text from unnest(k.conkey) with ordinality as key(attnum, place)
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.attnum order by key.place) as columns
    from pg_constraint k join pg_class c on c.oid = k.conrelid left join pg_class t on t.oid = k.confrelid
    join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public'
  `.execute(database.kysely);
  return rows;
}

const ofCities = (await tables()).filter((name) => !(name in shared));

describe('every table of a city', () => {
  test('is known: what has no city_id has a reason', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'city_id'
    `.execute(database.kysely);
    const withCity = new Set(rows.map((row) => row.name));
    expect(ofCities.filter((name) => !withCity.has(name))).toEqual([]);
    expect(ofCities.length).toBeGreaterThan(25);
  });

  test.each(ofCities)('%s leads its primary key with city_id, and all its rules contain it', async (table) => {
    const own = (await constraints()).filter((each) => each.table === table);
    expect(own.find((each) => each.kind === 'p')?.columns[0]).toBe('city_id');
    const loose = own.filter(
      (each) => ['u', 'f'].includes(each.kind) && !each.columns.includes('city_id') && each.target !== 'person',
    );
    expect(loose.map((each) => each.name)).toEqual([]);
  });

  test.each(ofCities)('%s is locked by row-level security, for its owner too', async (table) => {
    const { rows } = await sql<{ enabled: boolean; forced: boolean; policies: number }>`
      select relrowsecurity as enabled, relforcerowsecurity as forced,
        (select count(*)::int from pg_policy where polrelid = pg_class.oid) as policies
      from pg_class where oid = ${`public.${table}`}::regclass
    `.execute(database.kysely);
    if (table === 'city') return;
    expect(rows[0]).toMatchObject({ enabled: true, forced: true });
    expect(rows[0]?.policies).toBeGreaterThan(0);
  });
});

describe('the app works as a role that the locks bind', () => {
  test('it is neither superuser nor owner', async () => {
    const { rows } = await sql<{ name: string; super: boolean; bypass: boolean; owned: number }>`
      select current_user as name, rolsuper as super, rolbypassrls as bypass,
        (select count(*)::int from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as owned
      from pg_roles where rolname = current_user
    `.execute(database.kysely);
    expect(rows[0]).toEqual({ name: 'stadtfaden_app', super: false, bypass: false, owned: 0 });
  });

  test('a statement without its city filter reads nothing, outside a city and inside another', async () => {
    const held = await smallCity();
    const other = await emptyCity();
    const counted = await held.read((db) =>
      db.selectFrom('goal').select('id').where('city_id', '=', db.cityId).execute(),
    );
    expect(counted.length).toBe(12);
    expect((await database.pool.query('select id from goal')).rows).toEqual([]);
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query("select set_config('app.city_id', $1, true)", [other.id]);
      expect((await client.query('select id from goal')).rows).toEqual([]);
      expect((await client.query('select id from goal where city_id = $1', [held.id])).rows).toEqual([]);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });

  test.each(ofCities.filter((name) => name !== 'city'))(
    'no row of %s can be read through another city',
    async (table) => {
      const other = await emptyCity();
      const foreign = await inCity(database, other.id, 'read', (db) =>
        sql<{
          foreign: number;
        }>`select count(*)::int as foreign from ${sql.table(table)} where city_id <> ${db.cityId}`.execute(db),
      );
      expect(foreign.rows[0]?.foreign).toBe(0);
    },
  );

  test('a row for another city is refused, and so is moving one there', async () => {
    const here = await emptyCity();
    const there = await emptyCity();
    const row = {
      id: 'x',
      title: 'X',
      position: 1,
      revision: 1,
      code: null,
      text: null,
      source: null,
      retired_at: null,
    };
    const foreign = here.write((db) =>
      db
        .insertInto('guideline')
        .values({ ...row, city_id: there.id })
        .execute(),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
    await here.write((db) =>
      db
        .insertInto('guideline')
        .values({ ...row, city_id: here.id })
        .execute(),
    );
    const moved = here.write((db) =>
      db.updateTable('guideline').set({ city_id: there.id }).where('city_id', '=', here.id).execute(),
    );
    await expect(moved).rejects.toThrow(/row-level security/);
  });
});

describe('a statement in a city', () => {
  test('that does not name city_id is not sent', async () => {
    const city = await emptyCity();
    await expect(city.read((db) => db.selectFrom('goal').selectAll().execute())).rejects.toThrow(/must name city_id/);
  });

  test('runs in one city at a time', async () => {
    const [here, there] = [await emptyCity(), await emptyCity()];
    const nested = here.read(() => there.read(async () => 1));
    await expect(nested).rejects.toThrow(/begun inside another/);
  });

  test('cannot be entered by an id that is none', async () => {
    await expect(inCity(database, "x'; drop table goal; --", 'read', async () => 1)).rejects.toMatchObject({
      status: 404,
    });
  });

  test('in a reading transaction nothing is written', async () => {
    const city = await emptyCity();
    const written = city.read((db) =>
      db.updateTable('city').set({ name: 'anders' }).where('city_id', '=', db.cityId).execute(),
    );
    await expect(written).rejects.toThrow(/read-only/);
  });
});
