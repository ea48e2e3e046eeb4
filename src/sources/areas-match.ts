/**
 * Which received area is which of those a city has, by key or, where there is none, by name; and what each lies in. Keys that
 * differ in leading zeros only (a spreadsheet has eaten them) are matched and said. Pure.
 */

import type { ImportedArea } from './areas-import.ts';
import { type Fault, featureFault, mostFaults, type Note } from './fault.ts';
import { folded } from './table.ts';

export type KnownArea = {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly parentId: string | null;
};

/** `08` and `8`. */
const bare = (key: string) => folded(key).replace(/^0+(?=.)/, '');

/** Finds by exact key, by key but for leading zeros where that is one only, or by name where there is no key. */
class Finder<T extends { readonly code: string | null; readonly name: string }> {
  readonly #codes = new Map<string, T>();
  readonly #bare: Map<string, T[]>;
  readonly #names: Map<string, T[]>;

  constructor(known: readonly T[]) {
    for (const each of known) if (each.code) this.#codes.set(each.code, each);
    this.#bare = Map.groupBy(known, ({ code }) => bare(code ?? ''));
    this.#names = Map.groupBy(known, ({ name }) => folded(name));
  }

  byKey(code: string): { found: T; exact: boolean } | undefined {
    const exact = this.#codes.get(code);
    if (exact) return { found: exact, exact: true };
    const [alike, ...more] = this.#bare.get(bare(code)) ?? [];
    return alike?.code && more.length === 0 ? { found: alike, exact: false } : undefined;
  }

  byName(name: string): T | undefined {
    const [found, ...more] = this.#names.get(folded(name)) ?? [];
    return more.length === 0 ? found : undefined;
  }
}

export type Matched = {
  /** For each received area the id of the one it is; null for a new one. */
  readonly ids: readonly (string | null)[];
  readonly notes: readonly Note[];
  readonly faults: readonly Fault[];
};

export function matchAreas(areas: readonly ImportedArea[], known: readonly KnownArea[]): Matched {
  const finder = new Finder(known);
  const faults: Fault[] = [];
  const zeros: string[] = [];
  const taken = new Map<string, number>();
  const ids = areas.map(({ code, name }, index) => {
    const byKey = code ? finder.byKey(code) : undefined;
    const found = byKey?.found ?? (code ? undefined : finder.byName(name));
    if (!found) return null;
    if (byKey && !byKey.exact) zeros.push(`${code} → ${found.code}`);
    const first = taken.get(found.id);
    if (first !== undefined && faults.length < mostFaults)
      faults.push(featureFault(index + 1, 'duplicate-area', null, { what: found.code ?? found.name, first }));
    taken.set(found.id, index + 1);
    return found.id;
  });
  return { ids, faults, notes: zerosNote(zeros) };
}

function zerosNote(zeros: readonly string[]): Note[] {
  return zeros.length > 0 ? [{ key: 'keys-zeros', vars: { count: zeros.length, examples: someOf(zeros) } }] : [];
}

/** The first few, and that there are more. */
export function someOf(words: readonly string[], most = 5): string {
  return words.length > most ? `${words.slice(0, most).join(', ')} …` : words.join(', ');
}

/** Keys of one file that differ in leading zeros only. */
export function keysAlike(areas: readonly ImportedArea[]): Note[] {
  const groups = Map.groupBy(
    areas.flatMap(({ code }) => (code ? [code] : [])),
    bare,
  );
  const alike = [...groups.values()].filter((codes) => codes.length > 1).map((codes) => codes.join(' / '));
  return alike.length > 0 ? [{ key: 'keys-alike', vars: { count: alike.length, examples: someOf(alike) } }] : [];
}

/** What an area lies in: another one of the file, or one of the city. */
export type Parent = { readonly index: number } | { readonly id: string } | null;

/**
 * What each area lies in, as the file says by key or name.
 *
 * @param known areas of the city that may be meant
 */
export function parentsOf(
  areas: readonly ImportedArea[],
  known: readonly KnownArea[],
): { readonly parents: readonly Parent[]; readonly notes: readonly Note[]; readonly faults: readonly Fault[] } {
  const inFile = new Finder(areas.map((area, index) => ({ ...area, index })));
  const inCity = new Finder(known);
  const faults: Fault[] = [];
  const zeros: string[] = [];
  const parents = areas.map((area, index): Parent => {
    const said = area.parent;
    // The top of a hierarchy often names itself.
    if (!said || said === area.code || said === area.name) return null;
    const own = inFile.byKey(said);
    if (own?.exact) return { index: own.found.index };
    const there = inCity.byKey(said);
    const best = there?.exact ? there : (own ?? there);
    if (best && !best.exact) zeros.push(`${said} → ${best.found.code}`);
    const found = best?.found ?? inFile.byName(said) ?? inCity.byName(said);
    if (found) return 'index' in found ? { index: found.index } : { id: found.id };
    if (faults.length < mostFaults) faults.push(featureFault(index + 1, 'unknown-parent', area.name, { value: said }));
    return null;
  });
  return { parents, notes: zerosNote(zeros), faults };
}

/**
 * Areas that lie in themselves, through others.
 *
 * @param ids what the received areas are in the city; null for new ones
 */
export function cyclesIn(
  areas: readonly ImportedArea[],
  parents: readonly Parent[],
  ids: readonly (string | null)[],
  known: readonly KnownArea[],
): Fault[] {
  const keyOf = (index: number) => ids[index] ?? `new ${index}`;
  const names = new Map(known.map(({ id, name }) => [id, name]));
  const up = new Map(known.flatMap(({ id, parentId }) => (parentId ? [[id, parentId] as const] : [])));
  areas.forEach(({ name }, index) => {
    const parent = parents[index] ?? null;
    names.set(keyOf(index), name);
    if (parent) up.set(keyOf(index), 'id' in parent ? parent.id : keyOf(parent.index));
  });
  const told = new Set<string>();
  return areas.flatMap((area, index) => {
    const start = keyOf(index);
    if (told.has(start)) return [];
    const way = [start];
    for (let at = up.get(start); at !== undefined && way.length <= up.size; at = up.get(at)) {
      way.push(at);
      if (at === start) {
        for (const each of way) told.add(each);
        const said = way.map((each) => names.get(each) ?? each).join(' → ');
        return [featureFault(index + 1, 'cyclic-parent', area.name, { way: said })];
      }
      if (way.indexOf(at) < way.length - 1) break;
    }
    return [];
  });
}
