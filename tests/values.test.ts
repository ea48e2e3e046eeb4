/** A number has a state and a kind of evidence: two vocabularies, never mixed, each known everywhere by the same words. */

import { expect, test } from 'vitest';
import { evidences, figureStates } from '#analysis/figure.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { everySource } from './support/sources.ts';

test('the two vocabularies share no word', () => {
  expect(new Set([...figureStates, ...evidences]).size).toBe(figureStates.length + evidences.length);
});

test.each(['de', 'en'] as const)('each word is said in its own words (%s)', (language) => {
  const t = uiTexts(language);
  const said = [
    ...figureStates.filter((state) => state !== 'known').map((state) => t(`state.${state}`)),
    ...evidences.map((evidence) => t(`evidence.${evidence}`)),
  ];
  expect(new Set(said).size).toBe(said.length);
});

test('the database knows these words and no others', () => {
  const migrations = everySource.filter(({ path }) => path.includes('/migrations/')).map(({ text }) => text);
  const lists = migrations.flatMap((text) =>
    [...text.matchAll(/\(('known'[^)]*|'measured'[^)]*)\)/g)].map((found) => found[1]),
  );
  const words = lists.map((list = '') => list.split(',').map((word) => word.trim().replaceAll("'", '')));
  expect(words).toContainEqual([...figureStates]);
  expect(words).toContainEqual([...evidences]);
  // A goal is measured, assessed or asserted: some of the words, of one vocabulary.
  const strange = (list: readonly string[], known: readonly string[]) => list.some((word) => !known.includes(word));
  expect(words.filter((list) => strange(list, figureStates) && strange(list, evidences))).toEqual([]);
});
