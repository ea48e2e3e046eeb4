/** What a visitor finds: kinds she may see, words put right that nothing holds, hits with what their line needs. */

import { factsOf } from '#annual-report/facts.server.ts';
import type { Permission, Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { StripStation } from '#ui/thread/strip.tsx';
import { type Found, findObjects, isHeld, type Searched, titlesNear } from './search.store.server.ts';
import { asked, asTyped, folded, meant, type SearchKind, searchKinds, type Within } from './search.ts';
import { stripOf } from './strip.ts';

/** Who may read a kind; what is not named here is part of the plan. */
const needs: Readonly<Partial<Record<SearchKind, Permission>>> = {
  product: 'money.read',
  office: 'people.read',
  report: 'report.read',
  conflict: 'conflicts.read',
  version: 'report.read',
  paper: 'council.read',
  committee: 'council.read',
};

export function kindsFor(visit: Pick<Visit, 'may'>): SearchKind[] {
  return searchKinds.filter((kind) => visit.may(needs[kind] ?? 'plan.read'));
}

/** What the pages of conflicts and of versions show to those inside only. */
export function withinFor(visit: Pick<Visit, 'may'>): Within[] {
  return [
    ...(visit.may('people.read') ? ['untold' as const] : []),
    ...(visit.may('versions.read') ? ['drafts' as const] : []),
  ];
}

/** A word that nothing holds, and the one that was looked for in its place. */
export type Mended = { readonly typed: string; readonly meant: string };

export type Findings = {
  readonly text: string;
  readonly words: readonly string[];
  readonly cut: boolean;
  readonly mended: readonly Mended[];
  readonly found: readonly Found[];
};

/** Answers from what was read before, as long as the city has not changed. */
type Ask = <T>(key: string, load: (db: CityDb) => Promise<T>) => Promise<T>;

/** The same words are typed by many, and letter by letter: what was found for them holds until the city changes. */
export function findFor(
  visit: Visit,
  typed: string,
  searched: Omit<Searched, 'within'>,
  most: number,
): Promise<Findings> {
  const remember: Ask = (key, load) => visit.remember(`search ${key}`, load);
  return find(remember, typed, { ...searched, within: withinFor(visit) }, most);
}

/** Looks for what was typed; where nothing holds all of it, for what it may have been meant to be. */
export async function find(ask: Ask, typed: string, searched: Searched, most: number): Promise<Findings> {
  const { text, words, cut } = asked(typed);
  const kindsKey = [searched.kinds, searched.retired ?? false, searched.within ?? []];
  const objects = (some: readonly string[]) =>
    ask(JSON.stringify(['all', some, most, kindsKey]), (db) => findObjects(db, some, searched, most));
  const found = await objects(words);
  if (found.length > 0 || words.length === 0) return { text, words, cut, mended: [], found };
  // Each word by itself: it is mistyped the same beside others, and beside others it is still being typed.
  const mended: { word: string; meant: string }[] = [];
  for (const word of words.filter((each) => each.length > 3 && /\p{L}/u.test(each))) {
    const near = await ask(JSON.stringify(['meant', word, kindsKey]), (db) => meantIn(db, word, searched));
    if (near) mended.push({ word, meant: near });
  }
  if (mended.length === 0) return { text, words, cut, mended: [], found };
  const right = words.map((word) => folded(mended.find((each) => each.word === word)?.meant ?? word));
  const instead = await objects(right);
  return instead.length === 0
    ? { text, words, cut, mended: [], found }
    : {
        text,
        words: right,
        cut,
        mended: mended.map(({ word, meant }) => ({ typed: asTyped(text, word), meant })),
        found: instead,
      };
}

/** What a word may have been meant to be; null where something holds it as it is, or nothing is near. */
async function meantIn(db: CityDb, word: string, searched: Searched): Promise<string | null> {
  if (await isHeld(db, word, searched)) return null;
  const near = async (rough: boolean) => meant(word, await titlesNear(db, word, searched, rough));
  return (await near(false)) ?? (await near(true)) ?? null;
}

const stripKinds = ['goal', 'measure', 'area'] as const;

/** The strips of what stands in the thread; a guideline or an office, on which hundreds hang, says its sentence instead. */
export async function stripsOf(visit: Visit, found: readonly Found[]): Promise<Record<string, StripStation[]>> {
  const facts = await factsOf(visit);
  const strips: Record<string, StripStation[]> = {};
  for (const { kind, id, retired } of found) {
    const threaded = stripKinds.find((each) => each === kind);
    if (threaded && !retired)
      strips[`${kind} ${id}`] = stripOf(facts, { kind: threaded, id }, visit.language, visit.may('money.read'));
  }
  return strips;
}
