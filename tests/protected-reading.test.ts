/** Stored values are read in few places, and by a reader in one: whoever else named their table would go past the protection. */

import { expect, test } from 'vitest';
import { codeFiles } from './support/sources.ts';

/** Each with what it does with them. */
const allowed: Readonly<Record<string, string>> = {
  'src/indicators/imports.store.server.ts': 'takes values in and back; what it tells of them asks for guards',
  'src/indicators/protected-values.store.server.ts': 'the way of readers',
  'src/indicators/protection-ground.store.server.ts': 'what a protected table is made of',
  'src/indicators/protections.store.server.ts':
    'which data sets could hold contributions; how many values are held back',
  'src/indicators/values-at.store.server.ts': 'in which years and where there are values at all',
  'src/indicators/residents.store.server.ts': 'in which areas there are values at all',
  'src/indicators/provenance.store.server.ts': 'where values come from; what was revised is told through guards',
  'src/indicators/watch-runs.store.server.ts': 'which import the newest values came with',
};

test('nobody reads the table of stored values past the protection', () => {
  const reading = codeFiles
    .filter(
      ({ path, text }) =>
        /\b(indicator_value|replaced_value|protected_value)\b/.test(text) && /\.server\.tsx?$/.test(path),
    )
    .map(({ path }) => path);
  expect(reading.filter((path) => !(path in allowed)).sort()).toEqual([]);
  expect(Object.keys(allowed).filter((path) => !reading.includes(path))).toEqual([]);
});

test('a number is taken from it only where readers are guarded', () => {
  const text = codeFiles.find(({ path }) => path === 'src/indicators/values-at.store.server.ts')?.text ?? '';
  const series = codeFiles.find(({ path }) => path === 'src/indicators/values.store.server.ts')?.text ?? '';
  expect(series).not.toMatch(/indicator_value/);
  for (const code of [text, series]) expect(code).toMatch(/from \$\{await valuesFor\(db, indicatorIds\)\}/);
  expect(text).not.toMatch(/array_agg\(value\)[^`]*from indicator_value/);
});

/** Each with what it does with them. */
const counting: Readonly<Record<string, string>> = {
  'src/population/population.store.server.ts': 'stores them and reads them for those below',
  'src/population/guarded-counts.store.server.ts': 'the way of readers',
  'src/population/projection-job.server.ts': 'what a projection is computed from',
};

test('counted people are read past their protection by nobody but what computes from them', () => {
  const reading = codeFiles
    .filter(({ path, text }) => {
      const taken = /population\.store\.server/.test(text) && /\b(totalsOf|countsOf)\b/.test(text);
      return /\.tsx?$/.test(path) && path.startsWith('src/') && (taken || /['`" ]population_count\b(?!:)/.test(text));
    })
    .map(({ path }) => path)
    .filter((path) => !/migrations|table\.ts$|\.test\.ts$/.test(path));
  expect(reading.filter((path) => !(path in counting))).toEqual([]);
});
