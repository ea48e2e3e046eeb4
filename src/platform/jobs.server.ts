/**
 * Work that takes over a second: queued in the database by pg-boss, so that it survives a crash, with progress that a
 * page can show and a stop that is heard. Rooms hand in their kinds of jobs through the hallway.
 */

import { sql } from 'kysely';
import PgBoss from 'pg-boss';
import { now } from './clock.server.ts';
import { appRole, beside, type CityDb, type Database, inCity } from './database.server.ts';
import { newId } from './id.server.ts';
import type { Actor } from './journal.server.ts';
import { log } from './log.server.ts';
import type { Mail, Mailer } from './mail.server.ts';
import { Refusal } from './refusal.ts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
export type Job = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  /** Where the result can be seen, as a path in the city. */
  readonly result: JobResult | null;
  readonly input: unknown;
  /** Why it failed: a key of the texts under `refusal`, with what it speaks about. */
  readonly message: { readonly key: string; readonly vars: Record<string, string | number> } | null;
  readonly requestedBy: string | null;
};

/** Where the result is seen; what was found, for a job that changes nothing. */
export type JobResult = { readonly path: string; readonly entryId?: number | null; readonly found?: unknown };

export type JobRun = {
  readonly id: string;
  readonly cityId: string;
  readonly actor: Actor;
  readonly language: 'de' | 'en';
  readonly input: Record<string, unknown>;
  write<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  read<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  /** Says how far it is, inside of `write` too; throws `Cancelled` where somebody asked to stop. */
  progress(done: number, total: number): Promise<void>;
};
export type JobHandler = (run: JobRun) => Promise<JobResult>;

/** Somebody asked to stop; what was written in open transactions is rolled back. */
export class Cancelled extends Error {}

const cityQueue = 'city-job';
const mailQueue = 'mail';
type Envelope = { cityId: string; id: string; actor: Actor; language: 'de' | 'en' };

export type NewJob = {
  kind: string;
  title: string;
  actor: Actor;
  language: 'de' | 'en';
  input: Record<string, unknown>;
};

export type Jobs = {
  /** Queues a job and starts it at once; returns its id. Never inside a transaction: it opens its own. */
  enqueue(cityId: string, job: NewJob): Promise<string>;
  mail(mail: Mail): Promise<void>;
  stop(): Promise<void>;
};

/** pg-boss on our pool: one set of connections, one role, both engines. */
function bossOn(pool: Database['pool'], migrate: boolean) {
  return new PgBoss({
    db: {
      async executeSql(text: string, values?: unknown[]) {
        const answer = await pool.query(text, values);
        return Array.isArray(answer) ? answer.at(-1) : answer;
      },
    },
    migrate,
    supervise: !migrate,
    schedule: false,
  });
}

/** Makes pg-boss's tables and our queues, as owner, before the house opens. */
export async function prepareJobs(database: Database): Promise<void> {
  await database.asOwner(prepare);
}

async function prepare(owner: Database['kysely'], pool: Database['pool']): Promise<void> {
  const boss = bossOn(pool, true);
  boss.on('error', (error) => log.error({ error: String(error) }, 'job queue'));
  await boss.start();
  for (const queue of [cityQueue, mailQueue]) {
    if (!(await boss.getQueue(queue)))
      await boss.createQueue(queue, {
        retryLimit: queue === mailQueue ? 8 : 0,
        retryBackoff: true,
        expireInSeconds: 3600,
      });
  }
  await boss.stop({ graceful: false });
  const role = sql.id(appRole);
  await sql`grant usage on schema pgboss to ${role}`.execute(owner);
  await sql`grant all on all tables in schema pgboss to ${role}`.execute(owner);
  await sql`grant execute on all functions in schema pgboss to ${role}`.execute(owner);
}

export async function startJobs(
  database: Database,
  handlers: Readonly<Record<string, JobHandler>>,
  mailer: Mailer,
): Promise<Jobs> {
  const boss = bossOn(database.pool, false);
  boss.on('error', (error) => log.error({ error: String(error) }, 'job queue'));
  await boss.start();
  const work = { pollingIntervalSeconds: 2 };
  const worker = await boss.work<Envelope>(cityQueue, work, async ([job]) => {
    if (job) await whileHeld(database, `${job.data.cityId} ${job.data.id}`, () => runJob(database, handlers, job.data));
  });
  await boss.work<Mail>(mailQueue, work, async ([job]) => {
    if (job) await mailer(job.data);
  });
  await recover(database);
  return {
    async enqueue(cityId, job) {
      const id = newId();
      await inCity(database, cityId, 'write', (db) => insertJob(db, id, job));
      await boss.send(cityQueue, { cityId, id, actor: job.actor, language: job.language } satisfies Envelope);
      boss.notifyWorker(worker);
      return id;
    },
    mail: async (mail) => {
      await boss.send(mailQueue, mail);
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

async function insertJob(db: CityDb, id: string, { kind, title, actor, input }: NewJob) {
  await db
    .insertInto('job')
    .values({
      city_id: db.cityId,
      id,
      kind,
      title,
      state: 'queued',
      done: 0,
      total: 0,
      input: JSON.stringify(input),
      result: null,
      message: null,
      cancel_requested: false,
      requested_by: actor.id,
      created_at: now().toISOString(),
      started_at: null,
      finished_at: null,
    })
    .execute();
}

/**
 * After a crash: what was running is dead and says so. What was queued is still in pg-boss and will run. On PostgreSQL
 * another process may be at work: whoever runs a job holds a lock that the database releases with her connection.
 */
async function recover(database: Database) {
  const cities = await database.kysely.selectFrom('city').select('city_id').execute();
  for (const { city_id } of cities) {
    await inCity(database, city_id, 'write', async (db) => {
      const running = await db
        .selectFrom('job')
        .select('id')
        .where('city_id', '=', db.cityId)
        .where('state', '=', 'running')
        .execute();
      for (const { id } of running) if (database.embedded || (await isFree(db, id))) await interrupt(db, id);
    });
  }
}

async function isFree(db: CityDb, id: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`${db.cityId} ${id}`}, 0)) as free /* city_id */
  `.execute(db);
  return rows[0]?.free ?? false;
}

async function interrupt(db: CityDb, id: string) {
  const message = JSON.stringify({ key: 'interrupted', vars: {} });
  await db
    .updateTable('job')
    .set({ state: 'failed', message, finished_at: now().toISOString() })
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .execute();
}

/** Holds the lock of a job while it runs. The embedded engine has one process only, and one session. */
async function whileHeld(database: Database, name: string, work: () => Promise<void>) {
  if (database.embedded) return work();
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [name]);
    await work();
  } finally {
    // Closed, not given back: its lock goes with it.
    client.release(true);
  }
}

async function runJob(
  database: Database,
  handlers: Readonly<Record<string, JobHandler>>,
  { cityId, id, actor, language }: Envelope,
) {
  const update = (values: Record<string, unknown>) =>
    inCity(database, cityId, 'write', (db) =>
      db.updateTable('job').set(values).where('city_id', '=', db.cityId).where('id', '=', id).execute(),
    );
  const job = await jobRow(database, cityId, id);
  // Queued in a transaction that was rolled back, or already run before a crash was noticed.
  if (job?.state !== 'queued') return;
  const handler = handlers[job.kind];
  await update({ state: 'running', started_at: now().toISOString() });
  try {
    if (!handler) throw new Error(`no handler for jobs of kind ${job.kind}`);
    const result = await handler({
      id,
      cityId,
      actor,
      language,
      input: job.input as Record<string, unknown>,
      read: (work) => inCity(database, cityId, 'read', work),
      write: (work) => inCity(database, cityId, 'write', work),
      progress: (done, total) =>
        beside(database, async () => {
          await update({ done, total });
          if ((await jobRow(database, cityId, id))?.cancel_requested) throw new Cancelled();
        }),
    });
    await update({ state: 'done', result: JSON.stringify(result), finished_at: now().toISOString() });
  } catch (error) {
    await update(ending(error));
  }
}

function ending(error: unknown) {
  const finished_at = now().toISOString();
  if (error instanceof Cancelled) return { state: 'cancelled', finished_at };
  if (error instanceof Refusal) {
    return { state: 'failed', message: JSON.stringify({ key: error.key, vars: error.vars }), finished_at };
  }
  log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a job failed');
  return { state: 'failed', message: JSON.stringify({ key: 'unexpected', vars: {} }), finished_at };
}

async function jobRow(database: Database, cityId: string, id: string) {
  return inCity(database, cityId, 'read', (db) =>
    db.selectFrom('job').selectAll().where('city_id', '=', db.cityId).where('id', '=', id).executeTakeFirst(),
  );
}

export async function readJob(db: CityDb, id: string): Promise<Job | undefined> {
  const row = await db
    .selectFrom('job')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      kind: row.kind,
      title: row.title,
      state: row.state as JobState,
      done: row.done,
      total: row.total,
      result: row.result as Job['result'],
      message: row.message as Job['message'],
      requestedBy: row.requested_by,
      input: row.input,
    }
  );
}

/** Asks a job to stop; it does so at its next step. */
export async function cancelJob(db: CityDb, id: string): Promise<void> {
  await db
    .updateTable('job')
    .set({ cancel_requested: true })
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .execute();
}
