import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { area, cityFacts, division, goal, indicator, measure, report } from '../../../tests/support/facts.ts';
import { asked } from '../search.ts';
import { publicCity } from './public-city.ts';
import { documentsOf, findPublic, indexed, noWords, vocabulary } from './public-search.ts';

/** A stemmer for the tests: the store's test asks the real one. */
const dropped = new Set(['und', 'der', 'die', 'das', 'in', 'am']);
const stem = (word: string) => (dropped.has(word) ? null : word.replace(/(?<=.{4})(en|er|e|n|s)$/, ''));
const stemsOf = (words: readonly string[]) => new Map(words.map((word) => [word, stem(word)]));

const facts = cityFacts({
  divisions: [division({ id: 'units' })],
  goals: [
    goal({
      id: 'wohnen',
      title: 'Wohnen für alle',
      text: 'Die Stadt erhält preiswerte Wohnungen.',
      plain: 'Alle sollen ein Dach haben.',
    }),
  ],
  measures: [
    measure({
      id: 'bahn',
      title: 'Straßenbahn nach Grünau',
      latest: report({ state: 'running', sentence: 'Die Gleise liegen', obstacle: 'Grunderwerb' }),
    }),
    measure({ id: 'schule', title: 'Neubau Grundschule', plain: 'Kinder bekommen helle Räume.' }),
    measure({ id: 'geheim', title: 'Geheimer Ankauf' }),
  ],
  areas: [area({ id: 'ost', name: 'Grünau-Ost', divisionId: 'units', profile: 'Plattenbau mit viel Grün' })],
  indicators: [indicator({ id: 'rate', name: 'Leerstand', definition: 'Anteil leerer Wohnungen' })],
});
const all = (kind: string, id: string, fact?: string) =>
  id !== 'geheim' && !(kind === 'measure' && fact === 'obstacle');

function indexOf(released: Parameters<typeof publicCity>[2] = all) {
  const documents = documentsOf(publicCity(facts, [], released));
  return indexed(documents, stemsOf(vocabulary(documents)));
}
function find(typed: string, index = indexOf()) {
  const { text, words } = asked(typed);
  return findPublic(index, text, words, stemsOf(words));
}
const ids = (typed: string) => find(typed).hits.map(({ id }) => id);

/** Any signs at all, halves of pairs and those that no text holds among them. */
const anySigns = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

describe('everybody finds', () => {
  test.each([
    ['Straßenbahn', ['bahn']],
    ['STRASSENBAHNEN', ['bahn']],
    ['gruenau', ['ost', 'bahn']],
    ['bahn', ['bahn']],
    ['schule', ['schule']],
    ['helle Räume', ['schule']],
    ['Dach', ['wohnen']],
    ['preiswert', ['wohnen']],
    ['Wohnungen', ['rate', 'wohnen']],
    ['die Gleise', ['bahn']],
    ['Kinder in der Grundschule', ['schule']],
    ['Straßenbahn Xylophon', []],
    ['und der die', []],
    ['', []],
  ])('%j', (typed, expected) => expect(ids(typed)).toEqual(expected));

  test('what was mistyped, and is told what it was taken for', () => {
    expect(find('Strasenbahn')).toMatchObject({ mended: [{ typed: 'Strasenbahn', meant: 'Straßenbahn' }] });
    expect(ids('Grundshcule')).toEqual(['schule']);
    expect(ids('Strasenbahn Grünau')).toEqual(['bahn']);
  });

  test('titles before words within them before texts', () => {
    expect(find('grünau').hits.map(({ id, tier }) => [id, tier])).toEqual([
      ['ost', 1],
      ['bahn', 1],
    ]);
    expect(find('wohnungen').hits.map(({ tier }) => tier)).toEqual([3, 3]);
  });
});

describe('nobody finds', () => {
  test.each(['Geheimer Ankauf', 'Ankauf', 'Grunderwerb'])('what is not released: %s', (typed) => {
    expect(ids(typed)).toEqual([]);
    expect(find(typed).mended).toEqual([]);
  });

  test('a place by words that are not released, though its name is', () => {
    const index = indexOf((kind) => kind === 'division');
    expect(find('Grünau', index).hits.map(({ id }) => id)).toEqual(['ost']);
    expect(find('Plattenbau', index).hits).toEqual([]);
  });
});

test('whatever is typed is no error', () => {
  const index = indexOf();
  fc.assert(
    fc.property(anySigns, (typed) => {
      expect(find(typed, index).hits.length).toBeLessThanOrEqual(index.documents.length);
    }),
    { numRuns: 40 },
  );
});

test('conflicts, versions of the concept and papers are found by their titles and their words', () => {
  const base = publicCity(facts, [], all);
  const conflict = {
    id: 'k',
    title: 'Gewerbe gegen Kaltluft',
    summary: 'Beides auf einer Wiese',
    uses: ['Kleingärten'],
  };
  const links = { goalIds: [], measureIds: [], areaIds: [], office: null, releasedOn: '2026-01-01', decision: null };
  const documents = documentsOf(
    { ...base, conflicts: new Map([['k', { ...conflict, ...links }]]) },
    {
      versions: [
        {
          ...{ id: 'f', title: 'Fassung 2030', state: 'in-force' as const, inForceOn: null, supersededOn: null },
          ...{ resolution: 'Ratsbeschluss 4711', source: null, hash: null, formerId: null },
        },
      ],
      papers: new Map([['v', { id: 'v', title: 'Radweg am Ring', number: 'VII-A-1', text: 'Asphalt', reason: null }]]),
    },
  );
  const index = indexed(documents, stemsOf(vocabulary(documents)));
  const found = (typed: string) => find(typed, index).hits.map(({ kind, id }) => `${kind} ${id}`);
  expect(found('Kaltluft')).toEqual(['conflict k']);
  expect(found('Kleingarten')).toEqual(['conflict k']);
  expect(found('4711')).toEqual(['version f']);
  expect(found('Radweg')).toEqual(['paper v']);
  expect(found('asphalt')).toEqual(['paper v']);
});

test('finds the statements of a released version, each where it stands on its page', () => {
  const statement = { versionId: 'f', version: 'Fassung 2024', key: 'goal ziel-1', title: 'Bäume', text: 'Schatten' };
  const documents = documentsOf(publicCity(facts, [], all), { ...noWords, statements: [statement] });
  const [hit] = find('Schatten', indexed(documents, stemsOf(vocabulary(documents)))).hits;
  expect(hit).toMatchObject({ kind: 'version', id: 'f', of: 'Fassung 2024', anchor: 'aussage-goal-ziel-1', tier: 3 });
});
