/** Every word on screen stands in the texts of its room, in German and in English, and is used. */

import { describe, expect, test } from 'vitest';
import { codeFiles, everySource, pilotFiles } from './support/sources.ts';

type Node = { readonly [key: string]: string | Node };

const german = import.meta.glob<{ de: Node }>('../src/*/texts.de.ts', { eager: true });
const defined = import.meta.glob<Record<string, (language: 'de' | 'en') => (key: string, vars?: object) => string>>(
  '../src/*/texts.en.ts',
  { eager: true },
);

function leaves(node: Node, path = ''): [key: string, words: string][] {
  return Object.entries(node).flatMap(([name, value]) => {
    const key = path ? `${path}.${name}` : name;
    return typeof value === 'string' ? [[key, value] as [string, string]] : leaves(value, key);
  });
}

const places = Object.keys(german).map((path) => path.split('/').at(-2) ?? '');
const germanOf = (place: string) => leaves(german[`../src/${place}/texts.de.ts`]?.de ?? {});

/** The English words of a key, as the reader gets them. */
function englishOf(place: string, key: string): string {
  const texts = Object.values(defined[`../src/${place}/texts.en.ts`] ?? {}).find((each) => typeof each === 'function');
  const [stem = key, form = ''] = key.split(/_(zero|one|other)$/);
  const count = { zero: 0, one: 1, other: 2 }[form];
  const words = texts?.('en');
  return words?.(stem, count === undefined ? undefined : { count }) ?? key;
}

const names = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe.each(places)('%s', (place) => {
  test('says everything in both languages, with the same gaps to fill', () => {
    const different = germanOf(place).flatMap(([key, words]) => {
      const translated = englishOf(place, key);
      if (translated.trim() === '') return [`${key}: no English words`];
      const there = new Set(names(translated));
      // i18next has filled in the number already.
      const missing = names(words).filter((name) => !there.has(name) && name !== 'count');
      return missing.length > 0 ? [`${key}: lacks ${missing.join(', ')}`] : [];
    });
    expect(different).toEqual([]);
    expect(germanOf(place).length).toBeGreaterThan(5);
  });

  test('holds no words that nobody uses', () => {
    const unused = germanOf(place)
      .map(([key]) => key.replace(/_(zero|one|other)$/, ''))
      .filter((key) => !isUsed(key));
    expect([...new Set(unused)]).toEqual([]);
  });
});

const code = [...codeFiles, ...pilotFiles]
  .filter(({ path }) => !/texts\.(de|en)\.ts$/.test(path))
  .map(({ text }) => text);
const literals = new Set(
  code.flatMap((text) => [...text.matchAll(/['"`]([\w.-]+)['"`]/g)].map((match) => match[1] ?? '')),
);
const prefixes = [
  ...new Set(code.flatMap((text) => [...text.matchAll(/`([\w.-]+\.|[\w-]+)\$\{/g)].map((match) => match[1] ?? ''))),
];
const between = code.flatMap((text) =>
  [...text.matchAll(/`([\w.-]+\.)\$\{[^`]*?\}((?:\.[\w-]+)*)`/g)].map(
    (match) => [match[1] ?? '', match[2] ?? ''] as const,
  ),
);

function isUsed(key: string): boolean {
  if (literals.has(key)) return true;
  if (prefixes.some((prefix) => /[.\d]$|title$/.test(prefix) && key.startsWith(prefix))) return true;
  return between.some(([before, after]) => key.startsWith(before) && key.endsWith(after));
}

describe('code', () => {
  /** Words that belong to data, file formats or law, and are no texts. */
  const allowed = [
    /^src\/sources\/(values|measures|areas|places|papers|catalogue)-import\.ts$/,
    /^src\/sources\/(table|value-columns)\.ts$/,
    /format\.ts$/,
    /table\/register\.ts$/,
  ];

  test('holds no German words of its own', () => {
    const german_ = /'[^'\n]*[äöüÄÖÜß][^'\n]*'|>[^<>{}\n]*[äöüÄÖÜß][^<>{}\n]*</;
    const found = codeFiles.filter(
      ({ path, text }) =>
        !/texts\.(de|en)\.ts$/.test(path) &&
        !allowed.some((each) => each.test(path)) &&
        german_.test(withoutComments(text)),
    );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test('holds no words between tags', () => {
    const words = />\s*([A-Za-z]{3,}(?: [a-z]{2,})+)[^<>{}()=;]*</;
    const found = everySource.filter(({ path, text }) => path.endsWith('.tsx') && words.test(withoutComments(text)));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
