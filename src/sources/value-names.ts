/** What the names and keys of a received file mean in a city: its indicators, its areas. Pure. */

import type { Evidence } from '#analysis/figure.ts';
import { folded } from './table.ts';

/** What the city has: what names and keys in the file can mean. */
export type KnownIndicator = {
  readonly id: string;
  readonly name: string;
  readonly rate: boolean;
  readonly evidence: Evidence;
  /** A number of people or things: never below zero. */
  readonly count?: boolean;
  /** The areas of the city can be added up: a count or an amount. */
  readonly summable?: boolean;
  readonly unit?: string | null;
  /** Of a rate: what it is computed from, per how many. */
  readonly numeratorId?: string | null;
  readonly denominatorId?: string | null;
  readonly per?: number;
};
export type KnownArea = {
  readonly id: string;
  readonly code: string | null;
  readonly name: string;
  readonly divisionId: string;
  readonly isCity: boolean;
  /** Half-open; where it is left out, the area has always been there, and still is. */
  readonly validFrom?: string | null;
  readonly validTo?: string | null;
};
export type Known = { readonly indicators: readonly KnownIndicator[]; readonly areas: readonly KnownArea[] };

/** Finds indicators by id, by name, or by a name that differs only in signs, blanks and case. */
export class IndicatorFinder {
  readonly #by: readonly ReadonlyMap<string, readonly KnownIndicator[]>[];
  readonly #found = new Map<string, KnownIndicator | 'ambiguous' | undefined>();

  constructor(indicators: readonly KnownIndicator[]) {
    this.#by = [
      Map.groupBy(indicators, (each) => each.id),
      Map.groupBy(indicators, (each) => each.name),
      Map.groupBy(indicators, (each) => folded(each.name)),
    ];
  }

  find(wanted: string): KnownIndicator | 'ambiguous' | undefined {
    if (!this.#found.has(wanted)) this.#found.set(wanted, this.#search(wanted));
    return this.#found.get(wanted);
  }

  #search(wanted: string): KnownIndicator | 'ambiguous' | undefined {
    const [ids, exact, similar] = this.#by;
    const candidates = ids?.get(wanted) ?? exact?.get(wanted) ?? similar?.get(folded(wanted)) ?? [];
    return candidates.length > 1 ? 'ambiguous' : candidates[0];
  }
}

/** How tables call the row of the whole city. */
const totals = new Set(['stadt', 'gesamt', 'insgesamt', 'summe', 'zusammen', 'total', 'gesamtstadt', 'stadtinsgesamt']);

export function isTotal(name: string): boolean {
  return totals.has(folded(name));
}

/** A row that adds others up, of the city or of some part nobody knows: `Summe Nord`, `Stadtbezirk Süd zusammen`. */
export function looksLikeTotal(name: string): boolean {
  return /\b(zwischen)?summe\b|\b(ins)?gesamt\b|\bzusammen\b|\b(sub)?total\b/i.test(name);
}

/** The day whose borders a value of a year is counted in: its last. */
function dayOf(year: number): string {
  return `${year}-12-31`;
}

/** Whether an area belongs to its division where the values of a year are counted. */
export function existsIn({ validFrom = null, validTo = null }: KnownArea, year: number): boolean {
  return (validFrom === null || dayOf(year) >= validFrom) && (validTo === null || dayOf(year) < validTo);
}

/** Found, but not of this year: the area had ended, or had not begun. */
export type OutOfTime = { readonly outOfTime: KnownArea };
export type FoundArea = KnownArea | 'ambiguous' | OutOfTime;

/** Areas that a key or name can mean: which one it is may depend on the year. */
export class NamedAreas {
  readonly #named: readonly KnownArea[];
  readonly #choose: (candidates: readonly KnownArea[]) => KnownArea | 'ambiguous';
  readonly #timeless: boolean;
  readonly #years = new Map<number, FoundArea>();

  constructor(named: readonly KnownArea[], choose: (candidates: readonly KnownArea[]) => KnownArea | 'ambiguous') {
    this.#named = named;
    this.#choose = choose;
    this.#timeless = named.every(({ validFrom, validTo }) => !validFrom && !validTo);
  }

  in(year: number): FoundArea {
    const key = this.#timeless ? 0 : year;
    const known = this.#years.get(key);
    if (known) return known;
    const found = this.#search(year);
    this.#years.set(key, found);
    return found;
  }

  #search(year: number): FoundArea {
    const existing = this.#timeless ? this.#named : this.#named.filter((area) => existsIn(area, year));
    if (existing.length > 0) return this.#choose(existing);
    const one = this.#choose(this.#named);
    return one === 'ambiguous' ? one : { outOfTime: one };
  }
}

/** Finds areas by key, by key with leading zeros lost or added in a spreadsheet, or by name. */
export class AreaFinder {
  readonly #byKey = new Map<string, KnownArea[]>();
  readonly #byName = new Map<string, KnownArea[]>();
  readonly #preferred: string | undefined;
  readonly #found = new Map<string, NamedAreas | undefined>();

  constructor(areas: readonly KnownArea[], preferred: string | undefined) {
    this.#preferred = preferred;
    for (const area of areas) {
      push(this.#byName, folded(area.name), area);
      push(this.#byKey, area.id, area);
      if (area.code) {
        push(this.#byKey, area.code, area);
        if (/^0+\d/.test(area.code)) push(this.#byKey, withoutZeros(area.code), area);
      }
      if (!area.isCity) continue;
      push(this.#byName, `stadt${folded(area.name)}`, area);
      for (const total of totals) push(this.#byName, total, area);
    }
  }

  find(key: string, name: string): NamedAreas | undefined {
    const wanted = name === '' ? key : `${key}\n${name}`;
    if (!this.#found.has(wanted)) {
      // A file may name a million areas that are not there; only so many are remembered.
      if (this.#found.size > 50_000) this.#found.clear();
      this.#found.set(wanted, this.#search(key, name));
    }
    return this.#found.get(wanted);
  }

  #search(key: string, name: string): NamedAreas | undefined {
    const byKey = key === '' ? [] : (this.#byKey.get(key) ?? this.#byKey.get(withoutZeros(key)) ?? []);
    const byName = this.#byName.get(folded(name)) ?? this.#byName.get(folded(key)) ?? [];
    const candidates = byKey.length > 0 ? byKey : byName;
    if (candidates.length === 0) return undefined;
    // What the chosen division has is meant in it, also in a year when it was not there: no value slips into another one.
    const own = candidates.filter((area) => area.divisionId === this.#preferred);
    return new NamedAreas(own.length > 0 ? own : candidates, (some) => this.#one(some, key, byName));
  }

  #one(candidates: readonly KnownArea[], key: string, byName: readonly KnownArea[]): KnownArea | 'ambiguous' {
    const [first] = candidates;
    if (first && candidates.length === 1) return first;
    // `8` and `08` in one division are two areas: what is written decides.
    const exact = candidates.filter((area) => area.code === key);
    if (exact.length === 1 && exact[0] && candidates.every((area) => area.divisionId === first?.divisionId))
      return exact[0];
    // Two divisions use the same key (Ortsteil 0, Stadtbezirk 0): the name in the same row decides.
    const both = candidates.filter((area) => byName.includes(area));
    return both.length === 1 && both[0] ? both[0] : 'ambiguous';
  }
}

function withoutZeros(key: string): string {
  return key.replace(/^0+(?=\d)/, '');
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
