/**
 * Sign-in: better-auth on our own tables, passwords with argon2id. Only its functions are used, by our own forms; its
 * web addresses are not mounted. A provider for single sign-on (OIDC) is one plugin and one route more.
 */

import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import { now } from './clock.server.ts';
import type { Config } from './config.server.ts';
import type { Database } from './database.server.ts';
import { log } from './log.server.ts';
import { Refusal } from './refusal.ts';

export type Auth = ReturnType<typeof createAuth>;
export type SignedIn = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sessionId: string;
};

/** OWASP's least for argon2id: 19 MiB, two passes, one lane. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const shortestPassword = 12;

/** The library reckons with dates, the house reads moments as text: left so, no session would ever be over. */
class Moments implements KyselyPlugin {
  transformQuery({ node }: PluginTransformQueryArgs) {
    return node;
  }
  async transformResult({ result }: PluginTransformResultArgs) {
    return { ...result, rows: result.rows.map(dated) };
  }
}

function dated(row: Record<string, unknown>): Record<string, unknown> {
  const moment = (name: string, value: unknown) =>
    name.endsWith('_at') && typeof value === 'string' ? new Date(value) : value;
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, moment(name, value)]));
}

export function createAuth(database: Database, config: Config) {
  const moments = { createdAt: 'created_at', updatedAt: 'updated_at' };
  return betterAuth({
    database: { db: database.kysely.withPlugin(new Moments()), type: 'postgres' },
    secret: config.secret,
    baseURL: config.baseUrl ?? `http://${config.host}:${config.port}`,
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: false,
      autoSignIn: false,
      minPasswordLength: shortestPassword,
      maxPasswordLength: 200,
      password: {
        hash: (password) => hash(password, strength),
        verify: ({ hash: kept, password }) => verify(kept, password),
      },
    },
    user: { modelName: 'person', fields: { emailVerified: 'email_verified', ...moments } },
    session: {
      modelName: 'session',
      expiresIn: 60 * 60 * 24 * 7,
      updateAge: 60 * 60 * 24,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...moments,
      },
    },
    account: {
      modelName: 'credential',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...moments,
      },
    },
    verification: { fields: { expiresAt: 'expires_at', ...moments } },
    advanced: { cookiePrefix: 'stadtfaden', useSecureCookies: config.baseUrl?.startsWith('https:') ?? false },
  });
}

/** After so many wrong passwords each further try waits, twice as long each time, up to an hour. */
const freeTries = 5;
const longestWaitSeconds = 3600;

/** Seconds until the next try is allowed, for a number of failures in a row. */
export function waitAfter(failures: number): number {
  return failures < freeTries ? 0 : Math.min(longestWaitSeconds, 2 ** (failures - freeTries + 1));
}

/**
 * Signs in, or refuses with a sentence that does not tell whether the address or the password was wrong. Guesses are
 * slowed down per address and per network, counted in the database so that a restart or a second process forgets none.
 */
export async function signIn(
  database: Database,
  auth: Auth,
  { email, password, network, headers }: { email: string; password: string; network: string; headers: Headers },
): Promise<Headers> {
  const keys = [`email:${email.toLowerCase()}`, `network:${network}`];
  const failures = await database.kysely.selectFrom('sign_in_failure').selectAll().where('key', 'in', keys).execute();
  for (const { key, failures: count, last_at } of failures) {
    // A network is shared by a whole town hall: it gets ten times the tries.
    const wait = waitAfter(key.startsWith('network:') ? Math.floor(count / 10) : count);
    const left = Math.ceil((Date.parse(last_at) + wait * 1000 - now().getTime()) / 1000);
    if (left > 0) throw new Refusal(429, 'sign-in-wait', { seconds: left });
  }
  try {
    const { headers: answer } = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    await database.kysely.deleteFrom('sign_in_failure').where('key', '=', `email:${email.toLowerCase()}`).execute();
    return answer;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
    await countFailure(database, keys);
    throw new Refusal(401, 'sign-in-wrong');
  }
}

async function countFailure(database: Database, keys: readonly string[]) {
  const last_at = now().toISOString();
  await database.kysely
    .insertInto('sign_in_failure')
    .values(keys.map((key) => ({ key, failures: 1, last_at })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({ failures: row('sign_in_failure.failures', '+', 1), last_at })),
    )
    .execute();
}

/** Who is signed in with these headers, if anybody. */
export async function signedIn(auth: Auth, headers: Headers): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null;
  // The library says nothing of why it found out nothing; a cookie it does not know is `null`, not an error.
  const session = await auth.api.getSession({ headers }).catch((error: unknown) => {
    log.warn({ error: String(error) }, 'no session could be read');
    throw new Refusal(503, 'database-away');
  });
  return (
    session && {
      id: session.user.id,
      name: session.user.name,
      email: session.user.email,
      sessionId: session.session.id,
    }
  );
}

/** Makes a person who can sign in; an address that exists is refused. */
export async function createPerson(
  auth: Auth,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const { user } = await auth.api.signUpEmail({ body: person });
  return user.id;
}
