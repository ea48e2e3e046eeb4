import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { around, asked, asTyped, folded, marked, meant } from './search.ts';

describe('what was typed', () => {
  test.each([
    ['Straßenbahn', ['strassenbahn']],
    ['STRASSENBAHN Nord', ['strassenbahn', 'nord']],
    ['Grünau', ['grunau']],
    ['Gruenau', ['grunau']],
    ['M-0012', ['m', '0012']],
    ['doppelt doppelt', ['doppelt']],
    ['%_\\\'"<>', []],
    ['\u0000', []],
    ['😀🏙️', []],
    ['', []],
  ])('%j is read as words', (typed, words) => {
    expect(asked(typed).words).toEqual(words);
  });

  test('is cut where nobody types that much, and says so', () => {
    expect(asked('a'.repeat(10_000))).toMatchObject({ words: ['a'.repeat(40)], cut: true });
    expect(asked('eins zwei drei vier fünf sechs sieben acht neun').words).toHaveLength(8);
    expect(asked('eins zwei').cut).toBe(false);
  });

  test('whatever it is, leaves letters and digits only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
        const { words, text } = asked(typed);
        expect(words.every((word) => /^[\p{L}\p{N}]{1,40}$/u.test(word))).toBe(true);
        expect(text).not.toContain('\u0000');
      }),
    );
  });

  test('keeps its own spelling', () => {
    expect(asTyped('Neue Strasenbahn', 'strasenbahn')).toBe('Strasenbahn');
  });
});

test('words with a vowel before ue have no umlaut', () => {
  expect(folded('neue Steuer bauen Quelle')).toBe('neue steuer bauen quelle');
  expect(folded('Mueller, Bäume; Baeume')).toBe('muller baume baume');
});

describe('marks', () => {
  const found = (text: string, words: string[]) =>
    marked(text, words)
      .filter((piece) => piece.found)
      .map((piece) => piece.text);

  test.each([
    ['Neubau Straßenbahn Nord', ['strassenbahn'], ['Straßenbahn']],
    ['Wohnungsbauten im Süden', ['wohnungsbau', 'suden'], ['Wohnungsbauten', 'Süden']],
    ['Neubau Grundschule', ['schulen'], ['Grundschule']],
    ['Bachlauf', ['b'], ['Bachlauf']],
    ['nichts davon', ['schule'], []],
  ])('%s', (text, words, expected) => {
    expect(found(text, words)).toEqual(expected);
  });

  test('lose nothing of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, typed) => {
        expect(
          marked(text, asked(typed).words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

test('a long text is shown around the place where the word stands', () => {
  const text = `${'Vorher steht viel. '.repeat(30)}Die Straßenbahn fährt. ${'Nachher auch. '.repeat(30)}`;
  expect(around(text, ['strassenbahn'])).toMatch(/^… .*Straßenbahn.* …$/);
  expect(around('Kurz.', ['nichts'])).toBe('Kurz.');
});

describe('what was meant', () => {
  const titles = ['Ausbau Straßenbahn Nord', 'Strandbad', 'Wohnungsbauten am Ring', 'Neubau Grundschule', 'Kita West'];
  test.each([
    ['strasenbahn', 'Straßenbahn'],
    ['starssenbahn', 'Straßenbahn'],
    ['wonungsbau', 'Wohnungsbauten'],
    ['grundshcule', 'Grundschule'],
    ['ktia', 'Kita'],
    ['xylophon', undefined],
    ['qwe', undefined],
  ])('%s', (word, expected) => {
    expect(meant(word, titles)).toBe(expected);
  });
});
