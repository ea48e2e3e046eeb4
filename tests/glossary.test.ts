/** The glossary is where names are made: tables, addresses and vocabularies of the code stand in it, and nothing else does. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { roleNames } from '#people/role.ts';
import routes from '../src/routes.ts';
import { root } from './support/server.ts';
import { codeFiles } from './support/sources.ts';

type Listed = { readonly heading: string; readonly head: string; readonly rows: readonly (readonly string[])[] };

/** The tables of the glossary, each with the heading it stands under. */
function tablesIn(markdown: string): Listed[] {
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return markdown.split(/^#+ /m).flatMap((section) => {
    const [heading = '', ...lines] = section.split('\n');
    const [head = '', , ...rows] = lines.filter((line) => line.startsWith('|'));
    return head === '' ? [] : [{ heading, head: cells(head).join(' · '), rows: rows.map(cells) }];
  });
}

const listed = tablesIn(readFileSync(join(root, 'GLOSSARY.md'), 'utf8'));
const named = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
const column = (head: string, index: number) =>
  listed.filter((table) => table.head === head).flatMap(({ rows }) => rows.map((row) => row[index] ?? ''));
const twice = (words: readonly string[]) => words.filter((word, index) => word !== '' && words.indexOf(word) !== index);
const lacking = (some: readonly string[], others: readonly string[]) =>
  [...new Set(some)].filter((each) => !others.includes(each)).sort();

const terms = 'German term · English name in code · Table · Address';
const code = codeFiles.map(({ text }) => text).join('\n');

describe('terms', () => {
  test('stand in tables with these columns', () => {
    expect(column(terms, 0).length).toBeGreaterThan(90);
  });

  test('have one German word each, and no word means two things', () => {
    expect(twice(column(terms, 0))).toEqual([]);
    expect(column(terms, 0).filter((term) => term === '')).toEqual([]);
  });

  test('have one English name each, and no name means two things', () => {
    expect(twice(column(terms, 1))).toEqual([]);
    expect(column(terms, 1).filter((cell) => named(cell).length !== 1)).toEqual([]);
  });

  test('are called so in the code', () => {
    const names = column(terms, 1).flatMap(named);
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });
});

describe('tables', () => {
  const declared = codeFiles
    .filter(({ path }) => path.endsWith('.table.ts'))
    .flatMap(({ text }) => [...text.matchAll(/^ {4}(\w+): \w+Row;$/gm)].map((match) => match[1] ?? ''));
  const created = codeFiles
    .filter(({ path }) => path.includes('/migrations/'))
    .flatMap(({ text }) => [...text.matchAll(/\bcreate table (\w+)/g)].map((match) => match[1] ?? ''));
  const here = column(terms, 2).flatMap(named);

  test('of the code all stand in the glossary', () => {
    expect(declared.length).toBeGreaterThan(30);
    expect(lacking([...declared, ...created], here)).toEqual([]);
  });

  test('of the glossary all exist, and each means one thing', () => {
    expect(lacking(here, [...declared, ...created])).toEqual([]);
    expect(twice(here)).toEqual([]);
  });
});

type Entry = { readonly path?: string; readonly children?: readonly Entry[] };

function pathsOf({ path, children }: Entry, base = ''): string[] {
  const here = path ? `${base}/${path}` : base;
  return children ? children.flatMap((child) => pathsOf(child, here)) : [here || '/'];
}

describe('addresses', () => {
  /** What answers everything else is no address. */
  const answered = (routes as readonly Entry[])
    .flatMap((entry) => pathsOf(entry))
    .filter((path) => !path.endsWith('*'));
  const explained = column('Address · What it is', 0).flatMap(named);
  const first = (path: string) =>
    path
      .replace(/^\/:city(?=\/)/, '')
      .split('/')[1]
      ?.replace(/\.\w+$/, '') ?? '';

  test('all stand in the glossary, and all that stand there exist', () => {
    expect(answered.length).toBeGreaterThan(60);
    expect(lacking(answered, explained)).toEqual([]);
    expect(lacking(explained, answered)).toEqual([]);
    expect(twice(explained)).toEqual([]);
  });

  test('of terms exist', () => {
    expect(lacking(column(terms, 3).flatMap(named), answered)).toEqual([]);
  });

  test('begin with the word of a term', () => {
    const words = column(terms, 3).flatMap(named).map(first);
    expect(lacking(answered.map(first), ['', ...words])).toEqual([]);
  });
});

type Node = { readonly [key: string]: string | Node };
const texts = import.meta.glob<{ de: Node }>('../src/*/texts.de.ts', { eager: true });

function words(node: Node): string[] {
  return Object.values(node).flatMap((value) => (typeof value === 'string' ? [value] : words(value)));
}

describe('vocabularies', () => {
  const vocabularies = listed.filter(({ head }) => head === 'Value · German · English');
  const onScreen = new Set(Object.values(texts).flatMap(({ de }) => words(de)));
  const lists = codeFiles.flatMap(({ path, text }) =>
    [...text.matchAll(/^(?:export )?const (\w+) = \[\s*('[^\]]*)\] as const/gm)].map(
      ([, name = '', values = '']) =>
        [`\`${name}\`, \`${path}\``, [...values.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? '')] as const,
    ),
  );
  const inCode = new Map<string, readonly string[]>([...lists, ['`roleNames`, `src/people/role.ts`', roleNames]]);

  test('of doors and methods all stand in the glossary', () => {
    const exported = codeFiles.flatMap(({ path, text }) =>
      [...text.matchAll(/^export const (\w+) = \[\s*'[^\]]*\] as const/gm)].map(
        (match) => `\`${match[1]}\`, \`${path}\``,
      ),
    );
    const headings = vocabularies.map(({ heading }) => heading);
    expect(exported.length).toBeGreaterThan(15);
    expect(lacking(exported, headings)).toEqual([]);
  });

  test.each(vocabularies)('$heading has the values of the code, in their order', ({ heading, rows }) => {
    expect(rows.map(([value]) => named(value).join())).toEqual(inCode.get(heading));
  });

  test.each(vocabularies)('$heading says them as they are said on screen', ({ rows }) => {
    expect(rows.map(([, german = '']) => german).filter((german) => !onScreen.has(german))).toEqual([]);
    expect(rows.filter(([, german, english]) => !german || !english)).toEqual([]);
    expect(twice(rows.map(([, german = '']) => german))).toEqual([]);
  });
});
