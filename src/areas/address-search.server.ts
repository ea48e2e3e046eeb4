/**
 * Asks the address search that a city has set, and says where its answers lie. Only the host of the setting is asked, for two
 * seconds at most; an answer may lead nowhere else and be no longer than a page. What was typed is kept for some minutes in
 * memory, so that the same question is not asked again, and stands in no log.
 */

import { LRUCache } from 'lru-cache';
import type { Visit } from '#platform/access.server.ts';
import { log } from '#platform/log.server.ts';
import { type FoundAddress, questionAddress, questionIn, readAddresses } from './address-search.ts';
import { type AddressSearchSetting, searchFault } from './outside-service.ts';
import { addressSearchSetting } from './outside-services.store.server.ts';
import { areasAround, type CityBox, cityBox } from './shapes.store.server.ts';

const patience = 2000;
const longestAnswer = 256 * 1024;
/** So long nobody asks a service that did not answer: readers would wait for it one after the other. */
const rest = 5000;
/** More questions of one city at a time than this are not asked. */
const mostAtOnce = 8;

const kept = new LRUCache<string, readonly FoundAddress[]>({ max: 2000, ttl: 10 * 60_000 });
const resting = new LRUCache<string, true>({ max: 5000, ttl: rest });
const asking = new Map<string, number>();

type Asked = Pick<AddressSearchSetting, 'kind' | 'url'>;

/** What the service answers; null where it does not, or says something else. Never throws. */
export async function askAddresses(asked: Asked, typed: string, box: CityBox | null): Promise<FoundAddress[] | null> {
  const text = questionIn(typed);
  if (text === '') return [];
  if (searchFault(asked.url)) return null;
  try {
    const answer = await fetch(questionAddress(asked, text, box), {
      redirect: 'error',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'application/json', 'user-agent': 'Stadtfaden' },
      signal: AbortSignal.timeout(patience),
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return null;
    }
    const words = await wordsIn(answer);
    return words === null ? null : readAddresses(asked.kind, words);
  } catch {
    // Away, too slow, leading elsewhere: for the reader it is the same.
    return null;
  }
}

async function wordsIn({ body }: Response): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    // Leaving the loop ends the answer.
    if (length > longestAnswer) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Kept, or asked for where the service is not resting and not overrun. */
async function addressesFor(cityId: string, asked: Asked, typed: string, box: CityBox | null) {
  const service = `${cityId}\n${asked.kind} ${asked.url}`;
  const key = `${service}\n${questionIn(typed).toLowerCase()}`;
  const known = kept.get(key);
  if (known) return known;
  const busy = asking.get(cityId) ?? 0;
  if (resting.has(service) || busy >= mostAtOnce) return null;
  asking.set(cityId, busy + 1);
  try {
    const found = await askAddresses(asked, typed, box);
    if (found) kept.set(key, found);
    else {
      resting.set(service, true);
      log.warn({ city: cityId, host: new URL(asked.url).host }, 'the address search does not answer');
    }
    return found;
  } finally {
    const now = (asking.get(cityId) ?? 1) - 1;
    if (now > 0) asking.set(cityId, now);
    else asking.delete(cityId);
  }
}

export type PlacedAddress = { readonly label: string; readonly areaIds: readonly string[]; readonly inCity: boolean };

export type AddressAnswer =
  /** No service is set; or it was asked and does not answer. */
  | { readonly state: 'off' | 'silent' }
  /** What was found, in the city and elsewhere. */
  | { readonly state: 'answered'; readonly found: readonly PlacedAddress[]; readonly attribution: string | null };

type Reader = Pick<Visit, 'city' | 'read' | 'remember' | 'asOf'>;

/** Whether addresses are looked for in this city. */
export async function findsAddresses(visit: Pick<Visit, 'remember'>): Promise<boolean> {
  return (await visit.remember('address search', addressSearchSetting)) !== null;
}

export async function findAddress(visit: Reader, typed: string): Promise<AddressAnswer> {
  const setting = await visit.remember('address search', addressSearchSetting);
  if (!setting) return { state: 'off' };
  const found = await addressesFor(visit.city.id, setting, typed, await boxOf(visit));
  return found
    ? { state: 'answered', found: await placed(visit, found), attribution: setting.attribution }
    : { state: 'silent' };
}

/** The same for a service that is not kept yet: asked at once, and nothing of it is kept. */
export async function tryAddressSearch(visit: Reader, asked: Asked, typed: string): Promise<PlacedAddress[] | null> {
  const found = await askAddresses(asked, typed, await boxOf(visit));
  return found && placed(visit, found);
}

function boxOf(visit: Reader): Promise<CityBox | null> {
  return visit.remember(`city box ${visit.asOf}`, (db) => cityBox(db, visit.asOf));
}

async function placed(visit: Reader, found: readonly FoundAddress[]): Promise<PlacedAddress[]> {
  const points = found.map(({ point }) => point);
  const around = await visit.read((db) => areasAround(db, points, visit.asOf));
  return found.map(({ label }, index) => ({ label, areaIds: [], inCity: false, ...around[index] }));
}
