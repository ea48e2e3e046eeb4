/**
 * Remembers what was read or drawn for a city until the city changes. Every write raises the city's revision in its own
 * transaction; every visit reads the revision first, so nobody sees what is older than the moment she asked, in however
 * many processes the house runs. What is kept is the same for all roles: rights are applied after it.
 */

import { LRUCache } from 'lru-cache';

type Kept = { readonly revision: number | string; readonly value: Promise<unknown> };

const kept = new LRUCache<string, Kept>({ max: 2000 });

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
  kept.set(name, { revision, value });
  // A failed load is not kept: the next visitor tries again.
  value.catch(() => {
    if (kept.peek(name)?.value === value) kept.delete(name);
  });
  return value;
}
