/**
 * The Synopse: two versions of the concept, statement by statement, with the words that differ. Statements are matched by
 * what they are about and compared by their hash; words are compared only where hashes differ. Pure.
 */

import { diffWordsWithSpace } from 'diff';
import {
  type GoalContent,
  type GuidelineContent,
  keyOf,
  type SectionContent,
  type Statement,
  type StatementKind,
  type TargetContent,
} from './version.ts';

export type Difference = 'same' | 'change' | 'new' | 'drop';
export type Compared = {
  readonly key: string;
  readonly kind: StatementKind;
  readonly objectId: string;
  readonly difference: Difference;
  readonly before: Statement | null;
  readonly after: Statement | null;
};

/** All statements of both, in the order of the later one; what is gone stands where it stood. */
export function compareStatements(before: readonly Statement[], after: readonly Statement[]): Compared[] {
  const earlier = new Map(before.map((each) => [keyOf(each), each]));
  const later = new Map(after.map((each) => [keyOf(each), each]));
  const gone = new Map<string, Compared[]>();
  let anchor = '';
  for (const each of before) {
    const key = keyOf(each);
    if (later.has(key)) anchor = key;
    else {
      const compared: Compared = {
        key,
        kind: each.kind,
        objectId: each.objectId,
        difference: 'drop',
        before: each,
        after: null,
      };
      gone.set(anchor, [...(gone.get(anchor) ?? []), compared]);
    }
  }
  const found = [...(gone.get('') ?? [])];
  for (const each of after) {
    const key = keyOf(each);
    const old = earlier.get(key) ?? null;
    const difference = old === null ? 'new' : old.hash === each.hash ? 'same' : 'change';
    found.push({ key, kind: each.kind, objectId: each.objectId, difference, before: old, after: each });
    found.push(...(gone.get(key) ?? []));
  }
  return found;
}

export type Counts = Readonly<Record<Difference, number>>;
export function countsOf(compared: readonly Compared[]): Counts {
  const counts = { same: 0, change: 0, new: 0, drop: 0 };
  for (const { difference } of compared) counts[difference] += 1;
  return counts;
}

export type Words = { readonly text: string; readonly mark: 'same' | 'added' | 'removed' };

/** Beyond so many changed words a comparison by words helps nobody: then the whole is out, and the whole is in. */
const mostEdits = 2000;

/**
 * @example
 * wordsBetween('bis 2030 gebaut', 'bis 2035 gebaut').map(({ text, mark }) => mark + ':' + text).join('|') // → 'same:bis |removed:2030|added:2035|same: gebaut'
 */
export function wordsBetween(before: string, after: string): Words[] {
  if (before === after) return before === '' ? [] : [{ text: before, mark: 'same' }];
  const whole: Words[] = [
    { text: before, mark: 'removed' as const },
    { text: after, mark: 'added' as const },
  ].filter(({ text }) => text !== '');
  if (before === '' || after === '') return whole;
  const pieces = diffWordsWithSpace(before, after, { maxEditLength: mostEdits });
  return (
    pieces?.map(({ value, added, removed }) => ({
      text: value,
      mark: added ? 'added' : removed ? 'removed' : 'same',
    })) ?? whole
  );
}

/** What a statement says, line by line: a label and words. */
export type Line = { readonly label: Label; readonly text: string };
export type Label = 'title' | 'text' | 'code' | 'guideline' | 'part' | 'key' | 'value' | 'date';
export type Naming = {
  readonly name: (table: 'guideline' | 'part' | 'goal' | 'indicator', id: string) => string;
  readonly yes: string;
  readonly number: (value: number) => string;
  readonly date: (value: string) => string;
};

export function linesOf({ kind, content }: Pick<Statement, 'kind' | 'content'>, naming: Naming): Line[] {
  if (!content) return [];
  const line = (label: Label, text: string | null): Line[] => (text ? [{ label, text }] : []);
  if (kind === 'target') {
    const { goalId, indicatorId, value, date } = content as TargetContent;
    return [
      ...line('title', `${naming.name('goal', goalId)}: ${naming.name('indicator', indicatorId)}`),
      ...line('value', value === null ? null : naming.number(value)),
      ...line('date', date && naming.date(date)),
    ];
  }
  if (kind === 'section') {
    const { title, text, sectorPartId } = content as SectionContent;
    return [...line('title', title), ...line('part', naming.name('part', sectorPartId)), ...line('text', text)];
  }
  const { title, code, text } = content as GuidelineContent;
  const { guidelineId, sectorPartId, key } = content as Partial<GoalContent>;
  return [
    ...line('title', title),
    ...line('text', text),
    ...line('code', code),
    ...line('guideline', guidelineId ? naming.name('guideline', guidelineId) : null),
    ...line('part', sectorPartId ? naming.name('part', sectorPartId) : null),
    ...line('key', key ? naming.yes : null),
  ];
}

export type ComparedLine = { readonly label: Label; readonly words: readonly Words[] };
const labels: readonly Label[] = ['title', 'text', 'code', 'guideline', 'part', 'key', 'value', 'date'];

/** The lines of both sides, each with its words. */
export function comparedLines({ before, after }: Compared, naming: Naming): ComparedLine[] {
  const of = (statement: Statement | null) =>
    new Map((statement ? linesOf(statement, naming) : []).map(({ label, text }) => [label, text]));
  const [old, fresh] = [of(before), of(after)];
  return labels
    .filter((label) => old.has(label) || fresh.has(label))
    .map((label) => ({ label, words: wordsBetween(old.get(label) ?? '', fresh.get(label) ?? '') }));
}

/** One side of a line, or both with what changed. */
export function side(words: readonly Words[], which: 'before' | 'after'): Words[] {
  const other = which === 'before' ? 'added' : 'removed';
  return words.filter(({ mark }) => mark !== other);
}

/** The sector part a statement belongs to; that of a target is its goal's. */
export function partOf(statement: Statement | null, goals: ReadonlyMap<string, string | null>): string | null {
  const content = statement?.content;
  if (!content) return null;
  if (statement.kind === 'target') return goals.get((content as TargetContent).goalId) ?? null;
  return 'sectorPartId' in content ? content.sectorPartId : null;
}
