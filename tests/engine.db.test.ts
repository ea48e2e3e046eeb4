/** What `pg` may rely on, whichever engine answers. */

import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { appRole } from '#platform/database.server.ts';
import { database } from './support/city.ts';

describe('answers', () => {
  test('belong to their own statement, also after an error', async () => {
    const client = await database.pool.connect();
    try {
      for (let round = 0; round < 20; round++) {
        await expect(client.query('select $1::int / 0 as a', [round])).rejects.toMatchObject({ code: '22012' });
        expect((await client.query('select $1::int as a', [round])).rows).toEqual([{ a: round }]);
        await expect(client.query('selec $1', [round])).rejects.toMatchObject({ code: '42601' });
        expect((await client.query('select $1::text as b', [`x${round}`])).rows).toEqual([{ b: `x${round}` }]);
      }
    } finally {
      client.release();
    }
  });

  test('belong to their own client, when many ask at once', async () => {
    const asked = Array.from({ length: 300 }, (_, i) => i);
    const answers = await Promise.all(
      asked.map(async (i) => {
        const sql = i % 7 === 0 ? 'select $1::int / 0 as a' : `select $1::int as a, ${i} as b`;
        const result = await database.pool.query(sql, [i]).catch((error: { code: string }) => error.code);
        return typeof result === 'string' ? result : result.rows[0];
      }),
    );
    expect(answers).toEqual(asked.map((i) => (i % 7 === 0 ? '22012' : { a: i, b: i })));
  });

  test('of a transaction come one after the other, and a client that leaves takes nothing with her', async () => {
    const leaving = await database.pool.connect();
    await leaving.query('begin');
    await leaving.query("select set_config('app.city_id', 'nobody', true)");
    leaving.release(true);
    const { rows } = await database.pool.query("select current_setting('app.city_id', true) as city");
    expect(rows[0].city ?? '').toBe('');
  });

  test('may be large, and so may questions', async () => {
    const text = 'ü'.repeat(3_000_000);
    const { rows } = await database.pool.query('select $1::text as back, length($1::text) as n', [text]);
    expect(rows[0].n).toBe(3_000_000);
    expect(rows[0].back === text).toBe(true);
  });

  test('give dates as text and whole numbers exactly, or not at all', async () => {
    const { rows } = await database.pool.query("select date '2015-11-30' as day, 9007199254740991::bigint as most");
    expect(rows[0]).toEqual({ day: '2015-11-30', most: 9007199254740991 });
    await expect(database.pool.query('select 9007199254740993::bigint as more')).rejects.toThrow(/too large/);
  });
});

test('nobody works under rights that another client left behind', async () => {
  const whoAmI = async () => (await database.pool.query('select current_user as me')).rows[0].me;
  expect(await whoAmI()).toBe(appRole);
  const { host, connectionString, database: name } = database.pool.options;
  const other = new pg.Client(connectionString ? { connectionString } : { host, user: 'postgres', database: name });
  await other.connect();
  await other.query('reset role');
  expect((await other.query('select current_user as me')).rows[0].me).not.toBe(appRole);
  expect(await whoAmI()).toBe(appRole);
  await other.end();
  expect(await whoAmI()).toBe(appRole);
});
