/**
 * The one door to the database: the embedded engine in the data folder, or PostgreSQL by `DATABASE_URL`. Same driver,
 * same dialect, same types from both. A city's tables are reached through `inCity` only, which locks twice: every
 * statement must name `city_id`, and row-level security sees nothing but the city of the transaction.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { connect } from 'node:net';
import { join } from 'node:path';
import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  PostgresDialect,
  PostgresDriver,
  type QueryResult,
  sql,
} from 'kysely';
import pg from 'pg';
import type { Config } from './config.server.ts';
import { type Engine, openEngine } from './engine.server.ts';
import { log } from './log.server.ts';
import { Refusal } from './refusal.ts';

/** All tables, added by the rooms: `declare module '#platform/database.server.ts' { interface Tables { … } }`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}

/** A transaction in one city. Stores take it as their first argument. */
export type CityDb = Kysely<Tables> & {
  readonly cityId: string;
  /** What the reader may see beyond what everybody in the city sees; nothing for jobs, commands and the public. */
  readonly clearance: Clearance;
};

/** Words of the hallway (`Hall.clearanceOf`), sorted; rooms that hold something back ask for them. */
export type Clearance = readonly string[];
const none: Clearance = [];

export type Database = {
  readonly kysely: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly embedded: boolean;
  /** The embedded engine belongs to another process, which this one has joined. */
  readonly attached: boolean;
  /** Statements as the owner of the tables, before the house opens: migrations. */
  asOwner<T>(work: (owner: Kysely<Tables>, pool: pg.Pool) => Promise<T>): Promise<T>;
  /** The house is open: nobody works as owner any more, and the engine is watched. */
  open(): void;
  close(): Promise<void>;
};

export const appRole = 'stadtfaden_app';

/** Opens the database. `attach`: a command may join the engine that a running server holds. */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'statementSeconds'>,
  { attach = false } = {},
): Promise<Database> {
  const engine = config.databaseUrl ? undefined : await engineOf(config, attach);
  const embedded = !config.databaseUrl;
  const connected = (user: string, max: number) =>
    new pg.Pool({
      ...(config.databaseUrl
        ? { connectionString: config.databaseUrl, statement_timeout: config.statementSeconds * 1000 }
        : { host: join(config.dataDir, 'engine'), user, database: 'postgres' }),
      max,
      types: { getTypeParser: typeParser },
      // PostgreSQL takes the role here, the embedded engine with the user's name: it has one session for all.
      ...(config.databaseUrl && user === appRole
        ? { onConnect: async (client) => void (await client.query(`set role ${appRole}`)) }
        : {}),
    });
  const pool = connected(appRole, 10);
  // A connection that breaks (engine killed, server restarted) is replaced; at rest or at work, it must not end the process.
  const lost = (error: Error) => log.warn({ error: error.message }, 'a database connection was lost');
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  const kysely = new Kysely<Tables>({ dialect: new GuardedDialect({ pool }) });
  let open = false;
  return {
    kysely,
    pool,
    embedded,
    attached: embedded && engine === undefined,
    async asOwner(work) {
      if (open) throw new Error('The house is open: nobody works as owner any more.');
      const ownPool = connected('postgres', 2);
      const owner = new Kysely<Tables>({ dialect: new GuardedDialect({ pool: ownPool }) });
      try {
        return await work(owner, ownPool);
      } finally {
        await owner.destroy();
      }
    },
    open() {
      open = true;
      engine?.watch();
    },
    async close() {
      await kysely.destroy();
      await engine?.stop();
    },
  };
}

async function engineOf(
  config: Pick<Config, 'dataDir' | 'statementSeconds'>,
  attach: boolean,
): Promise<Engine | undefined> {
  // A running server holds the folder: its socket serves this command too.
  if (attach && (await answers(join(config.dataDir, 'engine', '.s.PGSQL.5432')))) return undefined;
  return openEngine(config.dataDir, config.statementSeconds);
}

/** A socket left behind by a process that was killed does not answer. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const knock = connect(socket);
    knock.once('connect', () => {
      knock.destroy();
      resolve(true);
    });
    knock.once('error', () => resolve(false));
  });
}

/** Both engines give the same JavaScript values: dates and times as ISO strings, bigint as a safe number or an error. */
function typeParser(oid: number, format?: 'text' | 'binary') {
  const parse = parsers[oid];
  if (parse && format !== 'binary') return parse;
  return pg.types.getTypeParser(oid, format as 'text');
}
const parsers: Record<number, (text: string) => unknown> = {
  20: (text) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
    return value;
  },
  1082: (text) => text,
  1114: (text) => text,
  1184: (text) => new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString(),
};

/** Kysely on the pool, with the first lock of the city isolation: see `GuardedConnection`. */
class GuardedDialect extends PostgresDialect {
  readonly #pool: pg.Pool;
  constructor({ pool }: { pool: pg.Pool }) {
    super({ pool: pool as never });
    this.#pool = pool;
  }
  override createDriver() {
    return new GuardedDriver({ pool: this.#pool as never });
  }
}

class GuardedDriver extends PostgresDriver {
  readonly #guards = new WeakMap<DatabaseConnection, GuardedConnection>();
  override async acquireConnection() {
    const connection = await super.acquireConnection().catch((error: unknown) => Promise.reject(refused(error)));
    const guard = this.#guards.get(connection) ?? new GuardedConnection(connection);
    this.#guards.set(connection, guard);
    return guard as never;
  }
  override async releaseConnection(connection: DatabaseConnection) {
    return super.releaseConnection((connection as GuardedConnection).inner as never);
  }
}

const begins = /^begin\b.*app\.city_id/is;
const needsNoCity = /^\s*(commit|rollback|savepoint|release|set local|select set_config)/i;

/** Inside a city's transaction, a statement that does not name `city_id` is a mistake and is not sent. */
class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  #inCity = false;
  constructor(inner: DatabaseConnection) {
    this.inner = inner;
  }
  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (begins.test(query.sql)) this.#inCity = true;
    else if (this.#inCity && needsNoCity.test(query.sql)) {
      if (/^\s*(commit|rollback$)/i.test(query.sql)) this.#inCity = false;
    } else if (this.#inCity && !query.sql.includes('city_id')) {
      throw new Error(`A statement in a city must name city_id: ${query.sql.slice(0, 200)}`);
    }
    try {
      return await this.inner.executeQuery<R>(query);
    } catch (error) {
      throw refused(error);
    }
  }
  streamQuery<R>(query: CompiledQuery, chunkSize?: number): AsyncIterableIterator<QueryResult<R>> {
    if (this.#inCity && !query.sql.includes('city_id')) throw new Error('A statement in a city must name city_id');
    return this.inner.streamQuery<R>(query, chunkSize as number);
  }
}

/** What the database says in words that a caller can act on. Everything else stays the error it is. */
function refused(error: unknown): unknown {
  const { code, message } = error as { code?: string; message?: string };
  if (code === '57014') return new Refusal(503, 'too-slow');
  if (code === '23505') return new Refusal(409, 'already-there');
  if (code === '23503') return new Refusal(409, 'still-needed');
  // A trigger of ours, which says as its message why it refuses.
  if (code === 'SF409') return new Refusal(409, message ?? 'bad-request');
  // Class 22: a value that its column cannot hold, a number too large, a sign that is none.
  if (code?.startsWith('22')) return new Refusal(400, 'bad-request');
  if (
    code === 'ECONNREFUSED' ||
    code === 'ENOENT' ||
    code === 'ECONNRESET' ||
    code === 'EPIPE' ||
    code === '57P01' ||
    /Connection terminated|not queryable|Client was closed/i.test(message ?? '')
  ) {
    return new Refusal(503, 'database-away');
  }
  return error;
}

const cityIdShape = /^[a-z0-9][a-z0-9-]{0,62}$/;

export function isCityId(text: string): boolean {
  return cityIdShape.test(text);
}

/**
 * Runs work in one transaction of one city; committed when it returns, rolled back when it throws. Begin and the city's
 * setting travel in one message: over the embedded engine's socket each round trip costs more than the statement.
 */
export async function inCity<T>(
  database: Pick<Database, 'kysely'>,
  cityId: string,
  mode: 'read' | 'write',
  work: (db: CityDb) => Promise<T>,
  clearance = none,
): Promise<T> {
  if (!cityIdShape.test(cityId)) throw new Refusal(404, 'not-found');
  // The embedded engine runs one transaction at a time: a second one begun inside the first would wait for ever.
  if (inTransaction.getStore()) throw new Error('A transaction of a city was begun inside another');
  return inTransaction.run(true, () =>
    transaction(database, cityId, mode, (db) => work(Object.assign(db, { cityId, clearance }))),
  );
}

const inTransaction = new AsyncLocalStorage<true>();

/**
 * Work beside the transaction that is open, on a connection of its own: how far a long import is, and whether somebody asked
 * it to stop. The embedded engine has no second connection while a transaction is open; nothing is done there.
 */
export async function beside(database: Pick<Database, 'embedded'>, work: () => Promise<void>): Promise<void> {
  if (!inTransaction.getStore()) return work();
  if (!database.embedded) await inTransaction.exit(work);
}

async function transaction<T>(
  database: Pick<Database, 'kysely'>,
  cityId: string,
  mode: 'read' | 'write',
  work: (db: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return database.kysely.connection().execute(async (connection) => {
    await sql
      .raw(`begin ${mode === 'read' ? 'read only' : ''}; select set_config('app.city_id', '${cityId}', true)`)
      .execute(connection);
    try {
      const result = await work(connection);
      await sql.raw('commit').execute(connection);
      return result;
    } catch (error) {
      await sql
        .raw('rollback')
        .execute(connection)
        .catch(() => {});
      throw error;
    }
  });
}
