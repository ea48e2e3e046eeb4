/** Texts put together block by block, with texts made at random. */

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carriedOver, hunksBetween, sameText, withHunks } from './merge-texts.ts';
import type { TextNode } from './section.ts';
import { oneMomentLater } from './sitting.ts';

const text = (...paragraphs: string[]): TextNode => ({
  type: 'doc',
  content: paragraphs.map((words) => ({ type: 'paragraph', content: [{ type: 'text', text: words }] })),
});
const words = (body: TextNode) => body.content?.map((block) => block.content?.[0]?.text ?? '');

describe('changes between two texts', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 12 });

  test('make the one of the other', () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const made = withHunks(text(...one), hunksBetween(text(...one), text(...other)));
        expect(words(made)).toEqual(other);
      }),
    );
  });

  test('are none between a text and itself, whatever the order of its keys', () => {
    const one = { type: 'doc', content: [{ type: 'heading', attrs: { level: 2 }, content: [] }] };
    const other = { content: [{ content: [], attrs: { level: 2 }, type: 'heading' }], type: 'doc' };
    expect(hunksBetween(one, other)).toEqual([]);
    expect(sameText(one, other)).toBe(true);
  });

  test('of one side alone are carried over whole', () => {
    fc.assert(
      fc.property(texts, texts, (base, theirs) => {
        const done = carriedOver(text(...base), text(...theirs), text(...base));
        expect(words(done.body)).toEqual(theirs);
        expect(done.collisions).toBe(0);
      }),
    );
  });
});

describe('carrying over', () => {
  test.each([
    ['a change elsewhere', ['a', 'b', 'c'], ['A', 'b', 'c'], ['a', 'b', 'C'], ['A', 'b', 'C'], 0],
    ['a paragraph put in elsewhere', ['a', 'b'], ['a', 'b', 'x'], ['n', 'a', 'b'], ['n', 'a', 'b', 'x'], 0],
    ['the same change on both sides', ['a', 'b'], ['A', 'b'], ['A', 'b'], ['A', 'b'], 0],
    ['different changes in one place', ['a', 'b'], ['A', 'b'], ['Ä', 'b'], ['Ä', 'b'], 1],
    ['what the other took away', ['a', 'b', 'c'], ['a', 'c'], ['a', 'b', 'C'], ['a', 'C'], 0],
  ])('%s', (_, base, theirs, mine, expected, collisions) => {
    const done = carriedOver(text(...base), text(...theirs), text(...mine));
    expect({ words: words(done.body), collisions: done.collisions }).toEqual({ words: expected, collisions });
  });
});

describe('the text without her', () => {
  test('keeps what others wrote while she sat there', () => {
    const start = text('a', 'b');
    const hers = text('A', 'b');
    const others = text('A', 'B');
    const first = oneMomentLater(null, { before: start, after: hers, isHers: () => true });
    expect(words(first)).toEqual(['a', 'b']);
    const second = oneMomentLater(first, { before: hers, after: others, isHers: () => false });
    expect(words(second)).toEqual(['a', 'B']);
  });

  test('tells two who wrote in the same moment apart by where they wrote', () => {
    const before = text('a', 'b', 'c');
    const after = text('A', 'b', 'C');
    const ada = oneMomentLater(null, { before, after, isHers: ({ from }) => from === 0 });
    const ben = oneMomentLater(null, { before, after, isHers: ({ from }) => from === 2 });
    expect([words(ada), words(ben)]).toEqual([
      ['a', 'b', 'C'],
      ['A', 'b', 'c'],
    ]);
  });
});
