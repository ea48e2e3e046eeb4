/** The examples in the docstrings of `analysis` are run: what they promise is what comes out. */

import { describe, expect, test } from 'vitest';
import { codeFiles } from './support/sources.ts';

const modules = import.meta.glob<Record<string, unknown>>(['../src/analysis/*.ts', '!../src/analysis/*.test.ts'], {
  eager: true,
});

type Example = { readonly name: string; readonly expression: string; readonly expected: string };

/** `@example` followed by `expression // → value`, over one or several lines. */
function examplesIn(text: string): Example[] {
  const blocks = [...text.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:async )?(?:function|const) (\w+)/g)];
  return blocks.flatMap(([, comment = '', name = '']) =>
    comment
      .replace(/^\s*\* ?/gm, '')
      .split('@example')
      .slice(1)
      .map((part) => {
        const [expression = '', expected = ''] = (part.split(/\n@|\n\n/)[0] ?? '').split('// →');
        return { name, expression: expression.trim(), expected: expected.trim() };
      }),
  );
}

/** Functions that others may call, and that hold a formula or a rule. */
function functionsIn(text: string): string[] {
  return [...text.matchAll(/^export function (\w+)/gm)].map((match) => match[1] ?? '');
}

const files = codeFiles.filter(({ path }) => path.startsWith('src/analysis/'));
const scope = Object.assign({}, ...Object.values(modules)) as Record<string, unknown>;

function value(expression: string): unknown {
  return new Function(...Object.keys(scope), `return (${expression});`)(...Object.values(scope));
}

describe.each(files.filter(({ text }) => functionsIn(text).length > 0))('$path', ({ text }) => {
  const examples = examplesIn(text);

  test('has an example for each public function', () => {
    const shown = new Set(examples.map((example) => example.name));
    expect(functionsIn(text).filter((name) => !shown.has(name))).toEqual([]);
  });

  test.each(examples)('$expression', ({ expression, expected }) => {
    expect(expected).not.toBe('');
    if (expected.startsWith('throws')) expect(() => value(expression)).toThrow();
    else expect(value(expression)).toEqual(value(expected));
  });
});
