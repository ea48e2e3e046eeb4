/** Access is decided in the first statement of whatever answers a request. What is decided is swept in access.web.test.ts. */

import { describe, expect, test } from 'vitest';
import { codeFiles } from './support/sources.ts';

const routes = codeFiles.find(({ path }) => path === 'src/routes.ts')?.text ?? '';
const answering = [
  ...new Set([...routes.matchAll(/'([\w./-]+\.tsx?)'/g)].map((match) => `src/${match[1]}`)),
  'src/root.tsx',
];

const heads = answering.flatMap((path) => {
  const text = codeFiles.find((file) => file.path === path)?.text ?? '';
  return [
    ...text.matchAll(/export (?:async )?(?:function|const) (loader|action)\b[^\n]*\n((?:\s*\/\/[^\n]*\n)*)([^\n]*)/g),
  ].map((match) => ({ path, what: match[1] ?? '', first: (match[3] ?? '').trim() }));
});

const decides =
  /^(?:const (?:\w+|\{[^}]*\}) = )?(?:await|return) allow(?:Public|PublicCity|SignedIn)?\(args(?:, ('[\w.]+'|'[^']{10,}'|reason))?\)/;

describe('every loader and action', () => {
  test('of the routes is known here', () => {
    expect(heads.length).toBeGreaterThan(80);
    expect(answering.filter((path) => !codeFiles.some((file) => file.path === path))).toEqual([]);
  });

  test.each(heads)('$what of $path decides access in its first statement', ({ first }) => {
    expect(first).toMatch(decides);
  });

  test('stands in a page; nothing else answers requests', () => {
    const elsewhere = codeFiles.filter(
      ({ path, text }) =>
        /export (?:async )?(?:function|const) (?:loader|action)\b/.test(text) && !answering.includes(path),
    );
    expect(elsewhere.map(({ path }) => path)).toEqual([]);
  });
});

test('what is public says why, in words', () => {
  const reasons = codeFiles.flatMap(({ text }) =>
    [...text.matchAll(/allowPublic(?:City)?\(args, (?:'([^']*)'|reason)\)/g)].map((match) => match[1]),
  );
  expect(reasons.length).toBeGreaterThan(3);
  expect(reasons.filter((reason) => reason !== undefined && reason.length < 20)).toEqual([]);
});
