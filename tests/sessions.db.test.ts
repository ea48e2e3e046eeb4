/** A session holds as long as it shall and not longer, on both engines. */

import { expect, test } from 'vitest';
import { createAuth, createPerson, signedIn, signIn } from '#platform/auth.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { database } from './support/city.ts';

const auth = createAuth(database, readConfig({ SECRET: 'only for a test, and long enough for one' }));
const password = 'ein langes Passwort';

/** Somebody new, signed in on so many devices: her id and their headers. */
async function somebody(devices: number): Promise<{ id: string; headers: Headers[] }> {
  const email = `${crypto.randomUUID()}@test.example`;
  const id = await createPerson(auth, { name: 'Ada Beispiel', email, password });
  const headers = [];
  for (let device = 0; device < devices; device += 1) {
    const given = { email, password, network: `test ${device}`, headers: new Headers() };
    const cookies = (await signIn(database, auth, given)).getSetCookie().map((cookie) => cookie.split(';')[0]);
    headers.push(new Headers({ cookie: cookies.join('; ') }));
  }
  return { id, headers };
}

const expire = (id: string, at: Date) =>
  database.pool.query('update session set expires_at = $2 where person_id = $1', [id, at.toISOString()]);

test('every device she is signed in on is named', async () => {
  const { id, headers } = await somebody(2);
  const [first = new Headers()] = headers;
  expect(await signedIn(auth, first)).toMatchObject({ id, name: 'Ada Beispiel' });
  expect(await auth.api.listSessions({ headers: first })).toHaveLength(2);
});

test('who signs out everywhere is signed out on each of them', async () => {
  const { headers } = await somebody(2);
  await auth.api.revokeSessions({ headers: headers[0] ?? new Headers() });
  for (const each of headers) expect(await signedIn(auth, each)).toBeNull();
});

test('a session that is over lets nobody in', async () => {
  const { id, headers } = await somebody(1);
  const [own = new Headers()] = headers;
  await expire(id, new Date('2020-01-01'));
  expect(await signedIn(auth, own)).toBeNull();
});
