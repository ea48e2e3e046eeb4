/**
 * A form is saved once, however often it is sent. The browser gives each form it sends a key; the key is kept in the same
 * transaction as what the form changes, so that either both are there or neither. Who sends it again because the answer was
 * lost on the way gets the answer of the first time. Forms without a key (sent without script) are saved as they come.
 */

import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { redirect } from 'react-router';
import { now } from './clock.server.ts';
import { type CityDb, type Database, inCity, isCityId } from './database.server.ts';
import { log } from './log.server.ts';
import { Refusal } from './refusal.ts';

/** So long a phone may be without network before its form counts as a new one. */
const keptDays = 7;
/** The first sending may still be on its way to its answer. */
const patience = [50, 200, 750, 2000];

const keyShape = /^[\w-]{16,64}$/;
const mostFormer = 20;

export type SentForm = {
  readonly key: string;
  /** Keys under which earlier versions of the same form were sent without an answer. */
  readonly former: readonly string[];
};

/** The key of a form, where its browser gave it one. */
export function sentForm({ method, headers }: Pick<Request, 'method' | 'headers'>): SentForm | null {
  const key = headers.get('idempotency-key') ?? '';
  if (method !== 'POST' || !keyShape.test(key)) return null;
  const former = (headers.get('idempotency-former') ?? '').split(' ').filter((each) => keyShape.test(each));
  return { key, former: former.slice(-mostFormer) };
}

export type Sender = {
  readonly database: Pick<Database, 'kysely'>;
  readonly cityId: string;
  readonly personId: string;
};

class SentAgain extends Error {}

/** What the form changes, and that it has been sent; or the answer of the first time, thrown. */
export async function writeOnce<T>(
  { database, cityId, personId }: Sender,
  sent: SentForm,
  work: (db: CityDb) => Promise<T>,
): Promise<T> {
  try {
    return await inCity(database, cityId, 'write', async (db) => {
      await claim(db, personId, sent);
      return work(db);
    });
  } catch (error) {
    if (!(error instanceof SentAgain)) throw error;
    throw await firstAnswer({ database, cityId, personId }, sent.key);
  }
}

async function claim(db: CityDb, personId: string, { key, former }: SentForm) {
  const before = new Date(now().getTime() - keptDays * 86_400_000).toISOString();
  await sql`delete from sent_form where city_id = ${db.cityId} and at < ${before}::timestamptz`.execute(db);
  // Where the first sending is still at work, this waits for its end.
  const { numAffectedRows } = await sql`
    insert into sent_form (city_id, person_id, key, at)
    values (${db.cityId}, ${personId}, ${key}, ${now().toISOString()}) on conflict do nothing
  `.execute(db);
  if (numAffectedRows === 0n) throw new SentAgain();
  if (former.length === 0) return;
  const { rows } = await sql`
    select key from sent_form
    where city_id = ${db.cityId} and person_id = ${personId} and key = any(${[...former]}::text[])
  `.execute(db);
  if (rows.length > 0) throw new Refusal(409, 'sent-before');
}

async function firstAnswer({ database, cityId, personId }: Sender, key: string): Promise<Response> {
  for (const milliseconds of patience) {
    const found = await inCity(database, cityId, 'read', (db) =>
      db
        .selectFrom('sent_form')
        .select(['location', 'note'])
        .where('city_id', '=', db.cityId)
        .where('person_id', '=', personId)
        .where('key', '=', key)
        .executeTakeFirst(),
    );
    if (found?.location) return redirect(found.location, found.note ? { headers: { 'Set-Cookie': found.note } } : {});
    await wait(milliseconds);
  }
  // It was saved, and the house ended before it could say where to.
  return redirect(`/${cityId}`, {
    headers: { 'Set-Cookie': `getan=${cityId}.0; Path=/${cityId}; Max-Age=60; HttpOnly` },
  });
}

/** Where the script of a form reads on: a redirect would be followed before it sees it. */
export const locationHeader = 'Stadtfaden-Location';

/** Keeps where a sent form led, and says it so that the script that sent it can go there. */
export async function tellWhereTo(
  database: Pick<Database, 'kysely'>,
  request: Request,
  answer: Response,
): Promise<Response> {
  const sent = sentForm(request);
  const location = answer.headers.get('location');
  if (!sent || !location || answer.status < 300 || answer.status >= 400) return answer;
  const cityId = new URL(request.url).pathname.split('/')[1] ?? '';
  const note = answer.headers.getSetCookie().find((each) => each.startsWith('getan=')) ?? null;
  if (isCityId(cityId))
    await inCity(database, cityId, 'write', (db) =>
      sql`
        update sent_form set location = ${location}, note = ${note}
        where city_id = ${db.cityId} and key = ${sent.key} and location is null
      `.execute(db),
    ).catch((error: unknown) => log.warn({ error }, 'where a form led could not be kept'));
  const headers = new Headers(answer.headers);
  headers.delete('location');
  headers.set(locationHeader, location);
  return new Response(null, { status: 204, headers });
}
