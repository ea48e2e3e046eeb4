/**
 * Sign-in: better-auth on our own tables, passwords with argon2id. Only its functions are used, by our own forms; its
 * web addresses are not mounted. A provider for single sign-on (OIDC) is one plugin and one route more.
 */

import { AsyncLocalStorage } from 'node:async_hooks';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import { z } from 'zod';
import { now, today } from './clock.server.ts';
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
const shortestPassword = 12;
const longestPassword = 200;

/** A password that somebody chooses. Taken as typed, blanks included: it is asked for in the same way. */
export const newPassword = z.string('password').min(shortestPassword, 'password').max(longestPassword, 'too-long');
/** A password that somebody has. */
export const heldPassword = z.string('required').min(1, 'required').max(longestPassword, 'too-long');

/** A way to a new password: whose it is, and the secret that the mail carries. */
export type Reset = { readonly name: string; readonly email: string; readonly token: string };
/** The library hands a secret to a function of its settings; here it comes back to whoever asked for it. */
const resets = new AsyncLocalStorage<Reset[]>();
const resetSeconds = 60 * 60;

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
      maxPasswordLength: longestPassword,
      resetPasswordTokenExpiresIn: resetSeconds,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user: { name, email }, token }) => {
        resets.getStore()?.push({ name, email, token });
      },
      onPasswordReset: ({ user }) => afterReset(database, user),
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
    // Whoever reads the table cannot use what stands there.
    verification: { storeIdentifier: 'hashed', fields: { expiresAt: 'expires_at', ...moments } },
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
  await refuseTooSoon(database, keys, 'sign-in-wait');
  try {
    const { headers: answer } = await auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
    await forgetFailures(database, email);
    return cookiesOf(answer);
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
    await countFailure(database, keys);
    throw new Refusal(401, 'sign-in-wrong');
  }
}

/** The cookies of what the library answered, and nothing else of it. */
export function cookiesOf(answer: Headers): Headers {
  const only = new Headers();
  for (const cookie of answer.getSetCookie()) only.append('Set-Cookie', cookie);
  return only;
}

async function refuseTooSoon(database: Database, keys: readonly string[], refusal: 'sign-in-wait' | 'reset-wait') {
  const failures = await database.kysely.selectFrom('sign_in_failure').selectAll().where('key', 'in', keys).execute();
  for (const { key, failures: count, last_at } of failures) {
    // A network is shared by a whole town hall: it gets ten times the tries.
    const wait = waitAfter(/^(reset-)?network:/.test(key) ? Math.floor(count / 10) : count);
    const left = Math.ceil((Date.parse(last_at) + wait * 1000 - now().getTime()) / 1000);
    if (left > 0) throw new Refusal(429, refusal, { seconds: left });
  }
}

/** Whoever has shown that an address is hers need not wait for what others tried with it. */
export async function forgetFailures(database: Database, email: string): Promise<void> {
  await database.kysely.deleteFrom('sign_in_failure').where('key', '=', `email:${email.toLowerCase()}`).execute();
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

/** Makes a person who can sign in; an address that exists is refused, and its password stays as it is. */
export async function createPerson(
  auth: Auth,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const { user } = await auth.api.signUpEmail({ body: person }).catch((error: unknown) => {
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
    throw new Refusal(409, 'email-taken');
  });
  // To an address that exists the library answers with a person it made up, so that nobody learns of it.
  const { internalAdapter } = await auth.$context;
  if (!(await internalAdapter.findUserById(user.id))) throw new Refusal(409, 'email-taken');
  return user.id;
}

const resetEmail = (email: string) => `reset-email:${email.toLowerCase()} ${today()}`;

/**
 * Counts that somebody asks for a new password, or refuses: slowed down like guesses, whether the address is known or
 * not, so that nobody tries addresses out or fills a mailbox. Counted by the day, for asking is no failure.
 */
export async function countReset(
  database: Database,
  { email, network }: { email: string; network: string },
): Promise<void> {
  const keys = [resetEmail(email), `reset-network:${network} ${today()}`];
  await refuseTooSoon(database, keys, 'reset-wait');
  const yesterday = new Date(now().getTime() - 86_400_000).toISOString();
  await database.kysely
    .deleteFrom('sign_in_failure')
    .where('key', 'like', 'reset-%')
    .where('last_at', '<', yesterday)
    .execute();
  await countFailure(database, keys);
}

/** Makes a way to a new password, where somebody has this address. */
export async function makeReset(auth: Auth, email: string): Promise<Reset | undefined> {
  const made: Reset[] = [];
  await resets.run(made, () => auth.api.requestPasswordReset({ body: { email } }));
  return made[0];
}

/** Secrets of the library look like this; everything else is none, and is not asked for. */
const resetShape = /^[\w-]{1,100}$/;

/** Can a new password be set with this secret? */
export async function isReset(auth: Auth, token: string): Promise<boolean> {
  if (!resetShape.test(token)) return false;
  const { headers } = await auth.api.requestPasswordResetCallback({
    params: { token },
    query: { callbackURL: '/' },
    asResponse: true,
  });
  return /[?&]token=/.test(headers.get('location') ?? '');
}

/** Sets the new password and ends all sessions of its person; false where the secret is used, too old or none. */
export async function resetPassword(auth: Auth, { token, password }: { token: string; password: string }) {
  if (!resetShape.test(token)) return false;
  try {
    await auth.api.resetPassword({ body: { token, newPassword: password } });
    return true;
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === undefined) throw error;
    return false;
  }
}

/** One new password is enough: her other mails lead nowhere any more, and what was tried with her address is forgotten. */
async function afterReset(database: Database, { id, email }: { id: string; email: string }) {
  await database.kysely.deleteFrom('verification').where('value', '=', id).execute();
  await database.kysely.deleteFrom('sign_in_failure').where('key', '=', resetEmail(email)).execute();
  await forgetFailures(database, email);
}
