/** A forgotten password: whoever reads the mail to an address sets a new one, once and within the hour; on both engines. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import {
  countReset,
  createAuth,
  createPerson,
  isReset,
  makeReset,
  resetPassword,
  signedIn,
  signIn,
} from '#platform/auth.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { database } from './support/city.ts';
import { refused } from './support/rows.ts';

const auth = createAuth(database, readConfig({ SECRET: 'only for a test, and long enough for one' }));
const old = 'das alte Passwort';
const fresh = 'das neue Passwort ';

afterEach(() => {
  vi.unstubAllEnvs();
});

async function somebody(): Promise<{ id: string; email: string }> {
  const email = `${crypto.randomUUID()}@test.example`;
  return { id: await createPerson(auth, { name: 'Ada Beispiel', email, password: old }), email };
}

async function enter(email: string, password: string): Promise<Headers> {
  const given = { email, password, network: crypto.randomUUID(), headers: new Headers() };
  const cookies = (await signIn(database, auth, given)).getSetCookie().map((cookie) => cookie.split(';')[0]);
  return new Headers({ cookie: cookies.join('; ') });
}

async function secretFor(email: string): Promise<string> {
  const reset = await makeReset(auth, email);
  if (!reset) throw new Error('no way to a new password');
  return reset.token;
}

const rowsOf = async (id: string) =>
  (await database.pool.query('select * from verification where value = $1', [id])).rows as { identifier: string }[];

describe('a way to a new password', () => {
  test('is made for who has the address, whatever its capitals, and says whom to write to', async () => {
    const { email } = await somebody();
    expect(await makeReset(auth, email.toUpperCase())).toMatchObject({ name: 'Ada Beispiel', email });
  });

  test('is made for nobody else', async () => {
    const { rows: before } = await database.pool.query('select count(*) from verification');
    expect(await makeReset(auth, `${crypto.randomUUID()}@test.example`)).toBeUndefined();
    expect((await database.pool.query('select count(*) from verification')).rows).toEqual(before);
  });

  test('belongs to the one who asked, also where several ask at once', async () => {
    const people = await Promise.all([somebody(), somebody(), somebody()]);
    const made = await Promise.all(people.map(({ email }) => makeReset(auth, email)));
    expect(made.map((each) => each?.email)).toEqual(people.map(({ email }) => email));
    expect(new Set(made.map((each) => each?.token)).size).toBe(3);
  });

  test('is kept so that whoever reads the table cannot go it', async () => {
    const { id, email } = await somebody();
    const token = await secretFor(email);
    const kept = await rowsOf(id);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(token);
    expect(await isReset(auth, kept[0]?.identifier ?? '')).toBe(false);
  });

  test('leads to the new password; the old one is none any more', async () => {
    const { email } = await somebody();
    const token = await secretFor(email);
    expect(await isReset(auth, token)).toBe(true);
    expect(await resetPassword(auth, { token, password: fresh })).toBe(true);
    await expect(enter(email, old)).rejects.toMatchObject(refused(401, 'sign-in-wrong'));
    await expect(enter(email, fresh)).resolves.toBeInstanceOf(Headers);
  });

  test('can be looked at as often as one likes, and gone once', async () => {
    const { email } = await somebody();
    const token = await secretFor(email);
    expect([await isReset(auth, token), await isReset(auth, token)]).toEqual([true, true]);
    const both = await Promise.all([1, 2].map((nth) => resetPassword(auth, { token, password: `${fresh}${nth}` })));
    expect(both.sort()).toEqual([false, true]);
    expect(await isReset(auth, token)).toBe(false);
    expect(await resetPassword(auth, { token, password: fresh })).toBe(false);
  });

  test('closes the others that the same person asked for, and nobody else’s', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const [first, second, hers] = [await secretFor(ada.email), await secretFor(ada.email), await secretFor(eve.email)];
    expect(await isReset(auth, first)).toBe(true);
    await resetPassword(auth, { token: second, password: fresh });
    expect(await isReset(auth, first)).toBe(false);
    expect(await resetPassword(auth, { token: first, password: fresh })).toBe(false);
    expect(await isReset(auth, hers)).toBe(true);
  });

  test('is open for an hour and not longer', async () => {
    const { id, email } = await somebody();
    const token = await secretFor(email);
    const [row] = (await database.pool.query('select expires_at from verification where value = $1', [id])).rows;
    const minutes = (Date.parse(row.expires_at) - Date.now()) / 60_000;
    expect(Math.round(minutes)).toBe(60);
    await database.pool.query('update verification set expires_at = $2 where value = $1', [id, '2020-01-01']);
    expect(await isReset(auth, token)).toBe(false);
    expect(await resetPassword(auth, { token, password: fresh })).toBe(false);
    await expect(enter(email, old)).resolves.toBeInstanceOf(Headers);
  });

  test('of somebody who is gone leads nowhere', async () => {
    const { id, email } = await somebody();
    const token = await secretFor(email);
    await database.kysely.deleteFrom('person').where('id', '=', id).execute();
    expect(await resetPassword(auth, { token, password: fresh })).toBe(false);
  });

  test.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['dots', '..'],
    ['an unreadable sign', '\u0000'],
    ['a letter of no secret', 'ä'],
    ['a statement', "' or 1=1 --"],
    ['very many letters', 'x'.repeat(5000)],
    ['a name of the library', 'reset-password:x'],
  ])('is not %s', async (_, token) => {
    expect(await isReset(auth, token)).toBe(false);
    expect(await resetPassword(auth, { token, password: fresh })).toBe(false);
  });
});

describe('a new password', () => {
  test('ends every session of its person, and no other', async () => {
    const [ada, eve] = [await somebody(), await somebody()];
    const [here, there, hers] = [await enter(ada.email, old), await enter(ada.email, old), await enter(eve.email, old)];
    await resetPassword(auth, { token: await secretFor(ada.email), password: fresh });
    expect([await signedIn(auth, here), await signedIn(auth, there)]).toEqual([null, null]);
    expect(await signedIn(auth, hers)).toMatchObject({ id: eve.id });
  });

  test('lets her in at once, however often others have guessed', async () => {
    const { email } = await somebody();
    for (let guess = 0; guess < 5; guess += 1) await enter(email, 'geraten').catch(() => {});
    await expect(enter(email, old)).rejects.toMatchObject(refused(429, 'sign-in-wait'));
    await resetPassword(auth, { token: await secretFor(email), password: fresh });
    await expect(enter(email, fresh)).resolves.toBeInstanceOf(Headers);
  });

  test('is not set by making the person a second time', async () => {
    const { email } = await somebody();
    for (const same of [email, email.toUpperCase()]) {
      const again = createPerson(auth, { name: 'Verwaltung', email: same, password: fresh });
      await expect(again).rejects.toMatchObject(refused(409, 'email-taken'));
    }
    await expect(enter(email, fresh)).rejects.toMatchObject(refused(401, 'sign-in-wrong'));
    await expect(enter(email, old)).resolves.toBeInstanceOf(Headers);
  });

  test('belongs to one person where two are made with the same address at once', async () => {
    const email = `${crypto.randomUUID()}@test.example`;
    const made = await Promise.allSettled(
      ['Ada', 'Eve'].map((name) => createPerson(auth, { name, email, password: `Passwort von ${name}` })),
    );
    expect(made.map((each) => each.status).sort()).toEqual(['fulfilled', 'rejected']);
    const winner = made[0]?.status === 'fulfilled' ? 'Ada' : 'Eve';
    await expect(enter(email, `Passwort von ${winner}`)).resolves.toBeInstanceOf(Headers);
  });
});

describe('asking for one', () => {
  const ask = (email: string, network = crypto.randomUUID() as string) => countReset(database, { email, network });
  const address = () => `${crypto.randomUUID()}@test.example`;

  test('is slowed down after five times, for this address alone and until the next day', async () => {
    vi.stubEnv('STADTFADEN_NOW', '2026-11-22T10:00:00Z');
    const email = address();
    for (let time = 0; time < 5; time += 1) await ask(email);
    await expect(ask(email.toUpperCase())).rejects.toMatchObject({
      status: 429,
      data: { key: 'reset-wait', vars: { seconds: 2 } },
    });
    await ask(address());
    vi.stubEnv('STADTFADEN_NOW', '2026-11-22T10:00:02Z');
    await ask(email);
    await expect(ask(email)).rejects.toMatchObject({ data: { vars: { seconds: 4 } } });
    vi.stubEnv('STADTFADEN_NOW', '2026-11-23T10:00:00Z');
    await ask(email);
  });

  test('for one address after the other is slowed down after fifty', async () => {
    vi.stubEnv('STADTFADEN_NOW', '2026-11-24T10:00:00Z');
    const network = crypto.randomUUID();
    for (let time = 0; time < 50; time += 1) await ask(address(), network);
    await expect(ask(address(), network)).rejects.toMatchObject(refused(429, 'reset-wait'));
    await ask(address());
  });

  test('is forgotten after a day, wrong passwords are not', async () => {
    vi.stubEnv('STADTFADEN_NOW', '2026-10-01T10:00:00Z');
    const [email, guessed] = [address(), address()];
    await ask(email);
    await enter(guessed, 'geraten').catch(() => {});
    vi.stubEnv('STADTFADEN_NOW', '2026-10-03T10:00:00Z');
    await ask(address());
    const { rows } = await database.pool.query('select key from sign_in_failure where key like $1 or key like $2', [
      `%${email}%`,
      `%${guessed}%`,
    ]);
    expect(rows).toEqual([{ key: `email:${guessed}` }]);
  });

  test('counts no more once the new password is set', async () => {
    const { email } = await somebody();
    for (let time = 0; time < 5; time += 1) await ask(email);
    await expect(ask(email)).rejects.toMatchObject(refused(429, 'reset-wait'));
    await resetPassword(auth, { token: await secretFor(email), password: fresh });
    await ask(email);
  });
});
