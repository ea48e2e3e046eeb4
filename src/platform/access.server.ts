/**
 * Who may do what. The first statement of every loader, action and endpoint is `allow(args, permission)` or
 * `allowPublic(args, reason)`; `tests/access.test.ts` sweeps them all over all roles. This file knows no role: the
 * hallway hands in which role carries which permission (`people/role.ts`).
 */

import { type RouterContextProvider, redirect } from 'react-router';
import { type SignedIn, signedIn } from './auth.server.ts';
import { today } from './clock.server.ts';
import { type CityDb, type Clearance, inCity, isCityId } from './database.server.ts';
import type { Hall } from './hall.server.ts';
import type { Actor } from './journal.server.ts';
import { remember, rememberDrawn } from './memo.server.ts';
import type { CityRow } from './platform.table.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Grant, RolePermissions } from './rights.ts';
import { type Sender, sentForm, writeOnce } from './sent-form.server.ts';

/** Filled by `people/role.ts` through declaration merging. */
// biome-ignore lint/suspicious/noEmptyInterface: as above
export interface Permissions {}
export type Permission = keyof Permissions & string;

export type Language = 'de' | 'en';
export type Theme = 'light' | 'dark' | 'auto';

export type City = {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly fictitious: boolean;
  readonly reportYear: number;
  readonly source: string | null;
  readonly revision: number;
};

/** Somebody without a city: on the sign-in page, choosing a city, in her account. */
export type Guest = {
  readonly hall: Hall;
  readonly person: SignedIn | null;
  readonly language: Language;
  readonly theme: Theme;
};

/** Somebody in a city who may see what she asked for. */
export type Visit = {
  readonly hall: Hall;
  readonly city: City;
  readonly person: SignedIn;
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly clearance: Clearance;
  readonly language: Language;
  readonly theme: Theme;
  /** The year the pages speak of, and the day up to which they know: the year's last day, or today. */
  readonly year: number;
  readonly asOf: string;
  /** May she do it at all, or where this office leads? */
  may(permission: Permission, officeId?: string | null): boolean;
  /** As `may`, but refuses. */
  require(permission: Permission, officeId?: string | null): void;
  read<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  write<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  /** What `load` gave at the city's present revision; the same for all who are held back the same. */
  remember<T>(key: string, load: (db: CityDb) => Promise<T>): Promise<T>;
  /** A drawn piece of a page, for readers with the same rights, language, year and day. */
  rememberDrawn(key: string, draw: () => Uint8Array | Promise<Uint8Array>): Promise<Uint8Array>;
};

type Args = {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: Readonly<RouterContextProvider>;
};

const halls = new WeakMap<Readonly<RouterContextProvider>, Hall>();
const refusals = new WeakMap<Readonly<RouterContextProvider>, Refusal>();
const people = new WeakMap<Readonly<RouterContextProvider>, Promise<SignedIn | null>>();
const visits = new WeakMap<Readonly<RouterContextProvider>, Promise<Visit>>();

/**
 * Called once per request by the server: which house the request came into, and why the server itself already refuses
 * it (too large), so that the refusal gets a page in the reader's language.
 */
export function enter(context: RouterContextProvider, hall: Hall, refusal?: Refusal): void {
  halls.set(context, hall);
  if (refusal) refusals.set(context, refusal);
}

const foreignHosts = new WeakMap<Readonly<RouterContextProvider>, string>();

/** This page may load pictures and data from one host more; see the content policy. */
export function openTo({ context }: Pick<Args, 'context'>, origin: string): void {
  foreignHosts.set(context, origin);
}

export function foreignHostOf(context: RouterContextProvider): string | undefined {
  return foreignHosts.get(context);
}

const passing = new WeakSet<Readonly<RouterContextProvider>>();

/** What this page shows holds for this moment only: nobody keeps it. */
export function keepNot({ context }: Pick<Args, 'context'>): void {
  passing.add(context);
}

export function isKeptNot(context: RouterContextProvider): boolean {
  return passing.has(context);
}

export function openingRefusal({ context }: Pick<Args, 'context'>): Refusal | undefined {
  return refusals.get(context);
}

/**
 * Lets in who is signed in, belongs to the city of the address and has the permission, in all of the city or where her
 * own office leads (then the action asks again with `visit.require(permission, officeId)`). Sends others to sign in,
 * and answers 404 for a foreign city: its existence is nobody's business.
 */
export async function allow(args: Args, permission: Permission): Promise<Visit> {
  const visit = await visitOf(args);
  if (!reachOf(visit, permission)) throw new Refusal(403, 'not-allowed');
  return visit;
}

/** Open to everybody, for a reason that is written down at the call. */
export async function allowPublic(args: Args, reason: string): Promise<Guest> {
  if (reason.length < 10) throw new Error('A public page needs its reason in words');
  const hall = hallOf(args);
  return { hall, person: await personOf(args), ...preferences(args.request) };
}

/** Somebody without a name, in the public part of a city: sees what was released and nothing else. */
export type PublicVisit = Pick<Visit, 'hall' | 'city' | 'language' | 'theme' | 'year' | 'asOf' | 'read' | 'remember'>;

/** Open to everybody, in a city; for a reason that is written down at the call. */
export async function allowPublicCity(args: Args, reason: string): Promise<PublicVisit> {
  if (reason.length < 10) throw new Error('A public page needs its reason in words');
  const hall = hallOf(args);
  const cityId = args.params.city ?? '';
  if (!isCityId(cityId)) throw notFound();
  const city = await cityOf(hall.database, cityId);
  if (!city) throw notFound();
  const read: Visit['read'] = (work) => inCity(hall.database, cityId, 'read', work);
  return {
    hall,
    city,
    ...preferences(args.request),
    year: city.reportYear,
    asOf: today(),
    read,
    remember: (key, load) => remember(cityId, city.revision, key, () => read(load)),
  };
}

/** Everybody who is signed in, in whatever city. */
export async function allowSignedIn(args: Args): Promise<Guest & { person: SignedIn }> {
  const guest = await allowPublic(args, 'signed in is asked for below');
  if (!guest.person) throw toSignIn(args.request);
  return { ...guest, person: guest.person };
}

function hallOf({ context }: Args): Hall {
  const hall = halls.get(context);
  if (!hall) throw new Error('The request did not come through the hallway');
  return hall;
}

/** Frame, layout and page ask in the same request: who it is and what she may is found once. */
function personOf(args: Args): Promise<SignedIn | null> {
  const found = people.get(args.context) ?? signedIn(hallOf(args).auth, args.request.headers);
  people.set(args.context, found);
  return found;
}

function visitOf(args: Args): Promise<Visit> {
  const found = visits.get(args.context);
  if (found) return found;
  const visit = findVisit(args);
  visits.set(args.context, visit);
  return visit;
}

async function findVisit(args: Args): Promise<Visit> {
  const hall = hallOf(args);
  const cityId = args.params.city ?? '';
  if (!isCityId(cityId)) throw notFound();
  const person = await personOf(args);
  if (!person) throw toSignIn(args.request);
  const city = await cityOf(hall.database, cityId);
  if (!city) throw notFound();
  // Whoever gives or takes a role, names a deputy or protects values raises the revision; absences begin and end with a day.
  const { grants, clearance } = await remember(cityId, city.revision, `grants ${person.id} ${today()}`, () =>
    inCity(hall.database, cityId, 'read', async (db) => {
      const held = await hall.grantsOf(db, person.id);
      return { grants: held, clearance: await hall.clearanceOf(db, held) };
    }),
  );
  if (grants.length === 0) throw notFound();
  const read: Visit['read'] = (work) => inCity(hall.database, cityId, 'read', work, clearance);
  const { language, theme } = preferences(args.request);
  const year = yearOf(args.request, city);
  const now = today();
  const asOf = `${year}-12-31` < now ? `${year}-12-31` : now;
  const reader = JSON.stringify([
    language,
    year,
    asOf,
    grants.map(({ role, officeId }) => `${role} ${officeId}`).sort(),
  ]);
  const base = { hall, city, person, grants, clearance, language, theme, year, asOf };
  const visit: Visit = {
    ...base,
    actor: { id: person.id, name: person.name },
    may: (permission, officeId) => mayWith(hall.roles, grants, permission, officeId),
    require(permission, officeId) {
      if (!visit.may(permission, officeId)) throw new Refusal(403, 'not-allowed');
    },
    read,
    write: writing({ database: hall.database, cityId, personId: person.id }, args.request),
    remember: (key, load) =>
      remember(cityId, city.revision, clearance.length > 0 ? `${key} for ${clearance}` : key, () => read(load)),
    rememberDrawn: (key, draw) => rememberDrawn(cityId, city.revision, `${key} ${reader}`, draw),
  };
  return visit;
}

/** The first transaction of a form that has a key carries it; what the form changes besides belongs to it. */
function writing(sender: Sender, request: Request): Visit['write'] {
  const sent = sentForm(request);
  let claimed = false;
  return async (work) => {
    if (!sent || claimed) return inCity(sender.database, sender.cityId, 'write', work);
    const done = await writeOnce(sender, sent, work);
    claimed = true;
    return done;
  };
}

/** Which cities there are is no city's own: it is asked for every page, so it takes one question and no transaction. */
async function cityOf({ kysely }: Hall['database'], cityId: string): Promise<City | undefined> {
  const row = await kysely.selectFrom('city').selectAll().where('city_id', '=', cityId).executeTakeFirst();
  return row && cityFrom(row);
}

export function cityFrom(row: CityRow): City {
  return {
    id: row.city_id,
    name: row.name,
    state: row.state,
    fictitious: row.fictitious,
    reportYear: row.report_year,
    source: row.source,
    revision: row.revision,
  };
}

function reachOf({ hall, grants }: Visit, permission: Permission): boolean {
  return grants.some(({ role }) => hall.roles[role]?.[permission] !== undefined);
}

/** `officeId` undefined: anywhere at all; null: nobody leads, so only who may everywhere. */
export function mayWith(
  roles: RolePermissions,
  grants: readonly Grant[],
  permission: string,
  officeId?: string | null,
): boolean {
  return grants.some((grant) => {
    const reach = roles[grant.role]?.[permission];
    if (reach === 'all') return true;
    if (reach !== 'own') return false;
    return officeId === undefined || (officeId !== null && officeId === grant.officeId);
  });
}

function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  const back = request.method === 'GET' ? pathname + search : pathname;
  return redirect(`/anmelden?weiter=${encodeURIComponent(back)}`);
}

/** Where she was going when she was sent elsewhere first; only inside this house, never to another site. */
export function wayBack(request: Request, otherwise = '/'): string {
  const house = 'http://house.invalid';
  const asked = new URL(request.url).searchParams.get('weiter') ?? '';
  if (!asked.startsWith('/') || !URL.canParse(asked, house)) return otherwise;
  // As browsers read it: they drop tabs, and take a backslash for a slash.
  const { origin, pathname, search } = new URL(asked, house);
  return origin === house && !pathname.startsWith('//') ? pathname + search : otherwise;
}

/** The year in the link, or the city's report year. */
function yearOf(request: Request, city: City): number {
  const year = Number(new URL(request.url).searchParams.get('jahr'));
  return Number.isInteger(year) && year >= 1990 && year <= 2100 ? year : city.reportYear;
}

export function preferences(request: Request): { language: Language; theme: Theme } {
  const cookies = new Map(
    (request.headers.get('cookie') ?? '').split(';').map((part) => {
      const [name = '', value = ''] = part.trim().split('=');
      return [name, value] as const;
    }),
  );
  const theme = cookies.get('darstellung');
  return {
    language: cookies.get('sprache') === 'en' ? 'en' : 'de',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
  };
}
