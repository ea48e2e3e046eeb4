/**
 * Answers that are the same for everybody are kept as bytes until the city changes or the day ends. Before each answer the
 * city's revision is asked for, at most every 300 milliseconds in one process: a fact that is withdrawn is gone everywhere
 * within that time. Nobody else keeps anything: browsers and proxies have to ask again (ETag).
 */

import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { today } from './clock.server.ts';
import type { Database } from './database.server.ts';

type Kept = {
  readonly state: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
};

const answers = new LRUCache<string, Kept>({
  maxSize: 128 * 1024 * 1024,
  sizeCalculation: ({ plain, gzip }) => plain.length + (gzip?.length ?? 0) + 500,
});

const freshFor = 300;
const states = new LRUCache<string, { readonly asked: number; readonly state: Promise<string> }>({ max: 5000 });

/** The city's revision and the day; one question for all who come within the time. */
function stateOf(database: Database, cityId: string): Promise<string> {
  const held = states.get(cityId);
  const now = performance.now();
  if (held && now - held.asked < freshFor) return held.state;
  const state = database.kysely
    .selectFrom('city')
    .select('revision')
    .where('city_id', '=', cityId)
    .executeTakeFirst()
    .then((row) => `${row?.revision ?? 'none'} ${today()}`);
  states.set(cityId, { asked: now, state });
  state.catch(() => states.delete(cityId));
  return state;
}

/** The part of a city that is open to everybody; the rest never goes through here. */
const publicPath = /^\/([a-z0-9][a-z0-9-]{0,62})\/(?:oeffentlich|oparl(?!\/dateien))(?:\/|$)/;
const longestSearch = 200;

const passing = new WeakSet<Response>();

/** This answer holds for this moment only: it says what a service of others answered, or that it did not. */
export function passes(answer: Response): void {
  passing.add(answer);
}

/** The kept answer, or the one that `draw` gives, kept if it may be. */
export async function keptAnswer(
  database: Database,
  request: Request,
  draw: () => Promise<Response>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const cityId = publicPath.exec(pathname)?.[1];
  if (!cityId || request.method !== 'GET' || search.length > longestSearch) return draw();
  const cookies = request.headers.get('cookie') ?? '';
  const looks = /sprache=en\b/.test(cookies) ? 'en' : 'de';
  const theme = /darstellung=(light|dark)\b/.exec(cookies)?.[1] ?? 'auto';
  const key = `${looks} ${theme} ${pathname}${search}`;
  // Without the database nothing is known to be still released: the page itself says what is the matter.
  const state = await stateOf(database, cityId).catch(() => null);
  if (state === null) return draw();
  const held = answers.get(key);
  if (held && held.state === state) return told(held, request);
  const answer = await draw();
  if (answer.status !== 200 || answer.headers.has('set-cookie') || passing.has(answer)) return answer;
  const kept = await keep(answer, state);
  answers.set(key, kept);
  return told(kept, request);
}

async function keep(answer: Response, state: string): Promise<Kept> {
  const plain = new Uint8Array(await answer.arrayBuffer());
  const words = /^(text|application\/(json|atom\+xml))/.test(answer.headers.get('content-type') ?? '');
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-length'));
  return {
    state,
    headers: {
      ...headers,
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'Cookie, Accept-Encoding',
      // Search engines may lead here, but show no copy of their own: it would outlive a withdrawal.
      'x-robots-tag': 'noarchive',
    },
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    plain,
    gzip: words ? new Uint8Array(gzipSync(plain)) : null,
  };
}

function told({ headers, etag, plain, gzip }: Kept, request: Request): Response {
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: { etag, ...headers } });
  const small = gzip && (request.headers.get('accept-encoding') ?? '').includes('gzip');
  // An encoding that is named is not encoded once more on the way out.
  return new Response(small ? gzip : plain, {
    headers: { ...headers, etag, ...(small ? { 'content-encoding': 'gzip' } : {}) },
  });
}
