/**
 * The search of everybody: over `PublicCity`, released versions and papers, and nothing else, so what is not released cannot be found, not even by a word of
 * its text. Words are folded and stemmed as in the search of those who are signed in (`../search.ts`, the database's stemmer).
 */

import { anchorOf } from '#concept/versions/version.ts';
import type { PublicPaper } from '../oparl/public-council.ts';
import { asTyped, folded, meant } from '../search.ts';
import type { PublicCity, PublicMeasure } from './public-city.ts';
import type { PublicStatement, PublicVersion } from './public-versions.ts';

export const publicKinds = ['goal', 'measure', 'area', 'indicator', 'conflict', 'version', 'paper', 'report'] as const;
export type PublicKind = (typeof publicKinds)[number];

/** Where each is read. */
export const pathOfKind = {
  goal: '/oeffentlich/ziele',
  measure: '/oeffentlich/massnahmen',
  area: '/oeffentlich/orte',
  indicator: '/oeffentlich/zahlen',
  report: '/oeffentlich/berichte',
  conflict: '/oeffentlich/zielkonflikte',
  version: '/oeffentlich/konzept',
  paper: '/oeffentlich/vorlagen',
} as const satisfies Record<PublicKind, string>;

export type PublicDocument = {
  readonly kind: PublicKind;
  readonly id: string;
  readonly title: string;
  /** Everything else that may be read about it, plain language first. */
  readonly text: string;
  /** What it belongs to, or is told apart by: a place's division, a paper's number. */
  readonly of: string | null;
  readonly state: PublicMeasure['state'];
  /** Where on its page it stands, for what is a part of it. */
  readonly anchor?: string;
};

type Word = {
  readonly stem: string;
  readonly spelled: string;
  readonly titles: Set<number>;
  readonly texts: Set<number>;
};
export type PublicIndex = { readonly documents: readonly PublicDocument[]; readonly words: ReadonlyMap<string, Word> };

/** The stem of each folded word; null for words that say nothing (und, der, in). */
export type Stems = ReadonlyMap<string, string | null>;

const token = /[\p{L}\p{M}\p{N}]+/gu;

/** What is released besides the facts of the city: what was adopted, and what lies before the council. */
export type PublicWords = {
  readonly versions: readonly PublicVersion[];
  readonly statements?: readonly PublicStatement[];
  readonly papers: ReadonlyMap<string, Pick<PublicPaper, 'id' | 'title' | 'number' | 'text' | 'reason'>>;
};
export const noWords: PublicWords = { versions: [], papers: new Map() };

export function documentsOf(
  city: PublicCity,
  { versions, statements = [], papers }: PublicWords = noWords,
): PublicDocument[] {
  const said = (...texts: readonly (string | null | undefined)[]) => texts.filter(Boolean).join(' \u2014 ');
  const bare = { of: null, state: null };
  return [
    ...[...city.goals.values()].map(({ id, title, plain, text, guideline }) => ({
      ...{ ...bare, kind: 'goal' as const, id, title },
      text: said(plain, text, guideline),
    })),
    ...[...city.measures.values()].map(({ id, title, plain, summary, state, obstacle }) => ({
      ...{ kind: 'measure' as const, id, title, of: null, state },
      text: said(plain, summary, state?.sentence, obstacle?.obstacle, obstacle?.decision),
    })),
    ...[...city.areas.values()].map(({ id, name, division, profile, chance, strategy }) => ({
      ...{ kind: 'area' as const, id, title: name, of: division, state: null },
      text: said(profile, chance, strategy),
    })),
    ...[...city.indicators.values()].map(({ id, name, theme, definition }) => ({
      ...{ ...bare, kind: 'indicator' as const, id, title: name },
      text: said(definition, theme),
    })),
    ...[...city.conflicts.values()].map(({ id, title, summary, uses, decision }) => ({
      ...{ ...bare, kind: 'conflict' as const, id, title },
      text: said(summary, ...uses, decision?.reason, decision?.minority),
    })),
    ...versions.map(({ id, title, resolution, source }) => ({
      ...{ ...bare, kind: 'version' as const, id, title },
      text: said(resolution, source),
    })),
    ...statements.map(({ versionId, version, key, title, text }) => ({
      ...{ kind: 'version' as const, id: versionId, title, of: version, state: null },
      ...{ text: text ?? '', anchor: anchorOf(key) },
    })),
    ...[...papers.values()].map(({ id, title, number, text, reason }) => ({
      ...{ ...bare, kind: 'paper' as const, id, title, of: number },
      text: said(text, reason),
    })),
    ...city.reports.map(({ id, title, year }) => ({
      ...{ ...bare, kind: 'report' as const, id, title: title.includes(String(year)) ? title : `${title} ${year}` },
      text: '',
    })),
  ];
}

/** All words of the documents, folded, each once. */
export function vocabulary(documents: readonly PublicDocument[]): string[] {
  const words = new Set<string>();
  for (const { title, text } of documents) for (const [word] of spelledWords(`${title} ${text}`)) words.add(word);
  return [...words];
}

function* spelledWords(text: string): Iterable<readonly [word: string, spelled: string]> {
  for (const [spelled] of text.matchAll(token))
    for (const word of folded(spelled).split(' ')) if (word) yield [word, spelled];
}

export function indexed(documents: readonly PublicDocument[], stems: Stems): PublicIndex {
  const words = new Map<string, Word>();
  documents.forEach(({ title, text }, place) => {
    for (const [where, all] of [['titles', title] as const, ['texts', text] as const])
      for (const [word, spelled] of spelledWords(all)) {
        const held = words.get(word) ?? { stem: stems.get(word) ?? word, spelled, titles: new Set(), texts: new Set() };
        held[where].add(place);
        words.set(word, held);
      }
  });
  return { documents, words };
}

/** 1: a word of the title begins so; 2: it stands within one; 3: a word of the text begins so. */
export type PublicHit = PublicDocument & { readonly tier: 1 | 2 | 3 };

export type PublicFindings = {
  readonly hits: readonly PublicHit[];
  /** What is to be marked. */
  readonly words: readonly string[];
  readonly mended: readonly { readonly typed: string; readonly meant: string }[];
};

/**
 * Looks for documents that hold all the words; where there are none, for what the words may have been meant to be.
 *
 * @param text as typed, from `asked`
 * @param words folded, from `asked`
 */
export function findPublic(index: PublicIndex, text: string, words: readonly string[], stems: Stems): PublicFindings {
  const telling = words.filter((word) => stems.get(word) !== null);
  if (telling.length === 0) return { hits: [], words, mended: [] };
  const stemOf = (word: string) => stems.get(word) ?? word;
  const hits = holding(index, telling.map(stemOf));
  if (hits.length > 0) return { hits, words: telling, mended: [] };
  const spelled = [...index.words.values()].map((word) => word.spelled);
  const mended = telling.flatMap((word) => {
    if (word.length < 4 || !/\p{L}/u.test(word) || placesOf(index, stemOf(word)).size > 0) return [];
    const near = meant(word, spelled);
    return near ? [{ word, meant: near }] : [];
  });
  if (mended.length === 0) return { hits: [], words: telling, mended: [] };
  const right = telling.map((word) => folded(mended.find((each) => each.word === word)?.meant ?? word));
  const instead = holding(
    index,
    right.map((word) => index.words.get(word)?.stem ?? stemOf(word)),
  );
  if (instead.length === 0) return { hits: [], words: telling, mended: [] };
  return {
    hits: instead,
    words: right,
    mended: mended.map((each) => ({ typed: asTyped(text, each.word), meant: each.meant })),
  };
}

const collator = new Intl.Collator('de', { numeric: true });

function holding(index: PublicIndex, stems: readonly string[]): PublicHit[] {
  const each = stems.map((stem) => placesOf(index, stem));
  const [first] = each;
  if (!first) return [];
  const hits: PublicHit[] = [];
  for (const place of first.keys()) {
    const tiers = each.map((places) => places.get(place) ?? 0);
    const document = index.documents[place];
    if (document && !tiers.includes(0)) hits.push({ ...document, tier: Math.max(...tiers) as PublicHit['tier'] });
  }
  return hits.sort((a, b) => a.tier - b.tier || collator.compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
}

/** Where a word stands, with the best place for it in each document. */
function placesOf({ words }: PublicIndex, stem: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const add = (some: ReadonlySet<number>, tier: number) => {
    for (const place of some) places.set(place, Math.min(places.get(place) ?? tier, tier));
  };
  for (const [word, held] of words) {
    const begins = stem.length === 1 ? word === stem : held.stem.startsWith(stem) || word.startsWith(stem);
    if (begins) add(held.titles, 1);
    else if (stem.length > 2 && word.includes(stem)) add(held.titles, 2);
    if (begins) add(held.texts, 3);
  }
  return places;
}
