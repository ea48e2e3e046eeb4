import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contentOf, faultsIn, notesIn, utf8 } from '../../tests/support/received-files.ts';
import { type KnownForPapers, kindOf, papersFromJson } from './papers-import.ts';

const known: KnownForPapers = {
  committees: [{ id: 'spd', name: 'SPD-Fraktion', short: 'SPD' }],
  papers: new Map([['V 1', 'alt']]),
  areas: [{ id: 'moelkau', name: 'Mölkau' }],
};
const read = (content: unknown, of = known) =>
  papersFromJson(utf8(typeof content === 'string' ? content : JSON.stringify(content)), of);
const one = (given: object) => ({ reference: 'V 2', name: 'Steg', ...given });

describe('a paper is read', () => {
  test('as council information systems give it, and as a plain list', () => {
    const oparl = {
      data: [
        {
          ...{ type: 'https://schema.oparl.org/1.1/Paper', reference: 'V 2', name: 'Steg', paperType: 'Antrag' },
          ...{ date: '2023-05-09', web: 'https://rat.example/2' },
        },
      ],
    };
    const plain = [
      {
        ...{ reference: 'V 2', name: 'Steg', paper_type: 'Antrag', published_at: '2023-05-09' },
        ...{ url: 'https://rat.example/2', originators: [], content: '' },
      },
    ];
    for (const content of [oparl, plain, oparl.data[0]])
      expect(contentOf(read(content)).papers).toMatchObject([
        {
          ...{ row: 1, existingId: null, number: 'V 2', kind: 'motion', kindWord: 'Antrag', title: 'Steg' },
          ...{ submittedOn: '2023-05-09', url: 'https://rat.example/2', closed: false, text: null },
        },
      ]);
  });

  test('with the groups that brought it in and co-signed it', () => {
    const originators = ['SPD-Fraktion', 'Fraktion Grün', 'OR Mölkau', 'SR A. Beispiel', 'spd'];
    const { papers, committees } = contentOf(read([one({ originators })]));
    expect(papers[0]?.originators.map(({ name, committeeId, cosigns }) => [name, committeeId, cosigns])).toEqual([
      ['SPD-Fraktion', 'spd', false],
      ['Fraktion Grün', null, true],
      ['OR Mölkau', null, true],
      ['SR A. Beispiel', null, true],
      ['spd', 'spd', true],
    ]);
    expect(committees.map(({ name, kind, areaId }) => [name, kind, areaId])).toEqual([
      ['Fraktion Grün', 'group', null],
      ['OR Mölkau', 'village-council', 'moelkau'],
    ]);
    expect(papers[0]?.originators[3]?.newCommittee).toBeNull();
  });

  test('as the one that is known by its number', () => {
    expect(contentOf(read([one({ reference: 'V 1' })])).papers[0]?.existingId).toBe('alt');
  });

  test('but not where it is deleted, nor in public where it is not', () => {
    const result = read([one({ deleted: true }), one({ reference: 'V 3', public: false })]);
    expect(contentOf(result).papers.map(({ number, closed }) => [number, closed])).toEqual([['V 3', true]]);
    expect(notesIn(contentOf(result).notes)[0]).toMatch(/als gelöscht/);
  });

  test('with an address only where it is one', () => {
    expect(contentOf(read([one({ url: 'javascript:alert(1)' })])).papers[0]?.url).toBeNull();
  });
});

test.each([
  ['Beschlussvorlage', 'proposal'],
  ['Neufassung Antrag', 'motion'],
  ['Änderung zum HH-Planentwurf', 'amendment-motion'],
  ['Änderungsantrag', 'amendment-motion'],
  ['schriftliche Antwort zur Anfrage', 'reply'],
  ['Einwohneranfrage', 'inquiry'],
  ['Informationsvorlage', 'information'],
  ['', 'proposal'],
  [null, 'proposal'],
])('%j is a %s', (word, kind) => {
  expect(kindOf(word)).toBe(kind);
});

describe('a file is refused', () => {
  test.each<[string, unknown, object]>([
    ['that is no JSON', '{"data": [', { key: 'not-json', row: null }],
    ['that is empty', '', { key: 'empty-file' }],
    ['that holds no list', { error: 'x' }, { key: 'not-a-list' }],
    ['that holds nothing', [], { key: 'no-papers' }],
    ['with an entry that is no paper', [one({}), 7], { key: 'not-a-paper', row: 2 }],
    ['with a field of another form', [one({ name: { de: 'Steg' } })], { key: 'not-a-paper', row: 1, field: 'name' }],
    ['without a number', [one({ reference: ' ' })], { key: 'field-required', row: 1, field: 'reference' }],
    ['without a title', [one({ name: null })], { key: 'field-required', row: 1, field: 'name' }],
    ['with a day that is none', [one({ date: 'gestern' })], { key: 'field-date', row: 1, value: 'gestern' }],
    [
      'with a title that is too long',
      [one({ name: 'a'.repeat(301) })],
      { key: 'field-too-long', row: 1, field: 'name' },
    ],
    [
      'with a text that is too long',
      [one({ content: 'a'.repeat(20_001) })],
      { key: 'field-too-long', field: 'content' },
    ],
    ['with one number twice', [one({}), one({})], { key: 'duplicate', row: 2, first: 1 }],
    [
      'with too many names',
      [one({ originators: Array.from({ length: 61 }, (_, i) => `N ${i}`) })],
      { key: 'field-too-many' },
    ],
  ])('%s', (_, content, expected) => {
    expect(faultsIn(read(content))[0]).toMatchObject(expected);
  });

  test('as a whole, with all that is wrong in it', () => {
    expect(faultsIn(read([one({ name: '' }), one({ reference: '' }), one({ reference: 'V 9' })]))).toHaveLength(2);
  });
});

test("Leipzig's papers of May 2023 are read, every one, with who brought them in and who co-signed", () => {
  const file = readFileSync('pilot/leipzig/rat/ratsvorlagen_2023-05.json');
  const { papers, committees } = contentOf(papersFromJson(file, { committees: [], papers: new Map(), areas: [] }));
  expect(papers).toHaveLength(308);
  expect(new Set(papers.map(({ number }) => number)).size).toBe(308);
  expect(papers.filter(({ kind }) => kind === 'amendment-motion')).toHaveLength(297);
  expect(papers.filter(({ originators }) => originators.some(({ cosigns }) => cosigns))).toHaveLength(53);
  expect(committees.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'SPD-Fraktion',
      'Fraktion AfD',
      'OR Mölkau',
      'SBB Südost',
      'Migrantenbeirat',
      'Jugendhilfeausschuss',
    ]),
  );
  expect(committees.some(({ name }) => /Einwohner|Petent|^SR /.test(name))).toBe(false);
});
