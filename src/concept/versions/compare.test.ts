import { describe, expect, test } from 'vitest';
import { comparedLines, compareStatements, countsOf, type Naming, side, wordsBetween } from './compare.ts';
import { wordsOf } from './section-words.ts';
import type { Statement } from './version.ts';

const statement = (objectId: string, text: string): Statement => ({
  kind: 'guideline',
  objectId,
  content: { code: null, title: objectId, text },
  hash: `${objectId} ${text}`,
});
const naming: Naming = { name: (_, id) => id, yes: 'ja', number: String, date: (day) => day };
const told = (before: string, after: string) => wordsBetween(before, after).map(({ mark, text }) => `${mark}:${text}`);

describe('words', () => {
  test.each([
    ['same', 'bleibt so', 'bleibt so', ['same:bleibt so']],
    ['one word', 'bis 2030 gebaut', 'bis 2035 gebaut', ['same:bis ', 'removed:2030', 'added:2035', 'same: gebaut']],
    ['all new', '', 'neu', ['added:neu']],
    ['all gone', 'alt', '', ['removed:alt']],
    ['nothing at all', '', '', []],
    ['umlauts are letters', 'für Ältere', 'für Jüngere', ['same:für ', 'removed:Ältere', 'added:Jüngere']],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('of both sides are whole again', () => {
    const [before, after] = ['Die Stadt baut im Jahr 300 Wohnungen.', 'Die Stadt baut jedes Jahr 400 neue Wohnungen.'];
    const words = wordsBetween(before, after);
    const whole = (which: 'before' | 'after') =>
      side(words, which)
        .map(({ text }) => text)
        .join('');
    expect(whole('before')).toBe(before);
    expect(whole('after')).toBe(after);
  });

  test('that have nothing in common end in time', () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join(' ');
    const before = performance.now();
    expect(wordsBetween(many('a'), many('b')).length).toBeGreaterThan(1);
    expect(performance.now() - before).toBeLessThan(3000);
  });
});

describe('versions', () => {
  const before = [statement('a', 'x'), statement('b', 'x'), statement('c', 'x'), statement('d', 'x')];
  const after = [statement('a', 'x'), statement('c', 'y'), statement('e', 'x'), statement('d', 'x')];
  const compared = compareStatements(before, after);

  test('are compared statement by statement; what is gone stands where it stood', () => {
    expect(compared.map(({ objectId, difference }) => `${objectId} ${difference}`)).toEqual([
      'a same',
      'b drop',
      'c change',
      'e new',
      'd same',
    ]);
    expect(countsOf(compared)).toEqual({ same: 2, change: 1, new: 1, drop: 1 });
  });

  test('are the same as themselves, and all new against nothing', () => {
    expect(countsOf(compareStatements(before, before))).toEqual({ same: 4, change: 0, new: 0, drop: 0 });
    expect(countsOf(compareStatements([], before))).toEqual({ same: 0, change: 0, new: 4, drop: 0 });
    expect(compareStatements(before, []).map(({ objectId }) => objectId)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('say in lines what differs', () => {
    const [, , changed] = compared;
    expect(changed && comparedLines(changed, naming)).toEqual([
      { label: 'title', words: [{ text: 'c', mark: 'same' }] },
      {
        label: 'text',
        words: [
          { text: 'x', mark: 'removed' },
          { text: 'y', mark: 'added' },
        ],
      },
    ]);
  });
});

test('a section is compared by its words', () => {
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
  const list = { type: 'bullet_list', content: [{ type: 'list_item', content: [paragraph('eins')] }] };
  const heading = { type: 'heading', content: [{ type: 'text', text: 'Lage' }] };
  expect(wordsOf({ type: 'doc', content: [heading, paragraph('Es wächst.'), list] })).toBe('Lage\nEs wächst.\neins');
  const reference = { type: 'reference', attrs: { kind: 'goal', id: 'z' } };
  const told = {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'siehe ' }, reference] }],
  };
  expect(wordsOf(told, (kind, id) => `${kind} ${id}`)).toBe('siehe goal z');
  expect(wordsOf(null)).toBe('');
});
