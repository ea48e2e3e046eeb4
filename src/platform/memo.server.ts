/**
 * Remembers what was read or drawn for a city until the city changes. Every write raises the city's revision in its own
 * transaction; every visit reads the revision first, so nobody sees what is older than the moment she asked, in however
 * many processes the house runs. What is kept is the same for all with the same clearance: other
 * rights are applied after it.
 */

import { LRUCache } from 'lru-cache';
import { weightOf } from './weight.ts';

type Kept = { readonly revision: number | string; readonly value: Promise<unknown> };

const megabyte = 1024 * 1024;

/**
 * Kept by weight: a house may hold a thousand cities, and what was read of all of them would fill the memory of any machine.
 * What nobody asked for longest goes first.
 */
const mostRead = 256 * megabyte;
const kept = new LRUCache<string, Kept>({ max: 50_000, maxSize: mostRead });
/** Until it is known what was read. */
const unweighed = 1000;

/** Drawn pieces of pages are large: they are kept by their length. */
const drawings = new LRUCache<string, { readonly revision: number | string; readonly bytes: Uint8Array }>({
  maxSize: 64 * megabyte,
  sizeCalculation: ({ bytes }) => bytes.length + 100,
});

export function remember<T>(
  cityId: string,
  revision: number | string,
  key: string,
  load: () => Promise<T>,
): Promise<T> {
  const name = `${cityId}\n${key}`;
  const found = kept.get(name);
  if (found && found.revision === revision) return found.value as Promise<T>;
  const value = load();
  kept.set(name, { revision, value }, { size: unweighed });
  value.then(
    (read) => {
      // The largest of cities is still kept: read again for every visitor it would cost more.
      if (kept.peek(name)?.value === value)
        kept.set(name, { revision, value }, { size: Math.min(weightOf(read), mostRead / 4) });
    },
    // A failed load is not kept: the next visitor tries again.
    () => {
      if (kept.peek(name)?.value === value) kept.delete(name);
    },
  );
  return value;
}

/** How much is kept now, in bytes, about. */
export function keptWeight(): number {
  return kept.calculatedSize;
}

/** What is being drawn at this moment. */
const underWay = new Map<string, Promise<Uint8Array>>();

/** The same for what was drawn. After a change many ask at once: one draws, the others wait for it. */
export async function rememberDrawn(
  cityId: string,
  revision: number | string,
  key: string,
  draw: () => Uint8Array | Promise<Uint8Array>,
): Promise<Uint8Array> {
  const name = `${cityId}\n${key}`;
  const found = drawings.get(name);
  if (found && found.revision === revision) return found.bytes;
  const asked = `${revision}\n${name}`;
  const begun = underWay.get(asked);
  if (begun) return begun;
  const bytes = (async () => draw())().finally(() => underWay.delete(asked));
  underWay.set(asked, bytes);
  drawings.set(name, { revision, bytes: await bytes });
  return bytes;
}
