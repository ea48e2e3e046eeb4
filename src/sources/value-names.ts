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

/** Finds areas by key, by key with leading zeros lost or added in a spreadsheet, or by name. */
export class AreaFinder {
  readonly #byKey = new Map<string, KnownArea[]>();
  readonly #byName = new Map<string, KnownArea[]>();
  readonly #preferred: string | undefined;
  readonly #found = new Map<string, KnownArea | 'ambiguous' | undefined>();

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

  find(key: string, name: string): KnownArea | 'ambiguous' | undefined {
    const wanted = name === '' ? key : `${key}\n${name}`;
    if (!this.#found.has(wanted)) {
      // A file may name a million areas that are not there; only so many are remembered.
      if (this.#found.size > 50_000) this.#found.clear();
      this.#found.set(wanted, this.#search(key, name));
    }
    return this.#found.get(wanted);
  }

  #search(key: string, name: string): KnownArea | 'ambiguous' | undefined {
    const byKey = key === '' ? [] : (this.#byKey.get(key) ?? this.#byKey.get(withoutZeros(key)) ?? []);
    const byName = this.#byName.get(folded(name)) ?? this.#byName.get(folded(key)) ?? [];
    const candidates = byKey.length > 0 ? byKey : byName;
    if (candidates.length <= 1) return candidates[0];
    const preferred = candidates.filter((area) => area.divisionId === this.#preferred);
    if (preferred.length === 1) return preferred[0];
    // `8` and `08` in one division are two areas: what is written decides.
    const [first] = candidates;
    const exact = candidates.filter((area) => area.code === key);
    if (exact.length === 1 && candidates.every((area) => area.divisionId === first?.divisionId)) return exact[0];
    // Two divisions use the same key (Ortsteil 0, Stadtbezirk 0): the name in the same row decides.
    const both = candidates.filter((area) => byName.includes(area));
    return both.length === 1 ? both[0] : 'ambiguous';
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
