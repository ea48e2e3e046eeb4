/**
 * Texts put together block by block (paragraph, heading, list, table): what one side changed is carried over to the other.
 * Used where a change is taken back after others have written on, and to tell one person's writing from another's.
 */

import { diffArrays } from 'diff';
import type { TextNode } from './section.ts';

/** Blocks `from` to `to` of the old text become `blocks`. */
export type Hunk = { readonly from: number; readonly to: number; readonly blocks: readonly TextNode[] };

const blocksOf = (body: TextNode): readonly TextNode[] => body.content ?? [];
/** Attributes and keys in one order, whatever wrote them down. */
const keyOf = (node: TextNode): string =>
  JSON.stringify(node, (_, value: unknown) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

export const sameText = (one: TextNode, other: TextNode): boolean => keyOf(one) === keyOf(other);

export function hunksBetween(before: TextNode, after: TextNode): Hunk[] {
  const blocks = blocksOf(after);
  const hunks: Hunk[] = [];
  let at = 0;
  let there = 0;
  let open: { from: number; to: number; blocks: TextNode[] } | null = null;
  for (const part of diffArrays(blocksOf(before).map(keyOf), blocks.map(keyOf))) {
    if (!part.added && !part.removed) {
      if (open) hunks.push(open);
      open = null;
      at += part.value.length;
      there += part.value.length;
      continue;
    }
    open ??= { from: at, to: at, blocks: [] };
    if (part.removed) {
      at += part.value.length;
      open.to = at;
    } else {
      open.blocks.push(...blocks.slice(there, there + part.value.length));
      there += part.value.length;
    }
  }
  if (open) hunks.push(open);
  return hunks;
}

export function withHunks(body: TextNode, hunks: readonly Hunk[]): TextNode {
  const blocks = [...blocksOf(body)];
  for (const { from, to, blocks: put } of hunks.toReversed()) blocks.splice(from, to - from, ...put);
  return { type: 'doc', content: blocks.length > 0 ? blocks : [{ type: 'paragraph' }] };
}

/** Both touch the same blocks, or put something into the same place. */
function collide(one: Hunk, other: Hunk): boolean {
  return one.from === other.from || (one.from < other.to && other.from < one.to);
}

/**
 * What turned `base` into `theirs`, done to `mine`.
 *
 * @returns the text, and how many places were changed on both sides: there `mine` stays as it is
 */
export function carriedOver(
  base: TextNode,
  theirs: TextNode,
  mine: TextNode,
): { readonly body: TextNode; readonly collisions: number } {
  const own = hunksBetween(base, mine);
  const wanted = hunksBetween(base, theirs);
  const done = (hunk: Hunk) => own.some((each) => sameHunk(each, hunk));
  const free = wanted.filter((hunk) => !done(hunk) && !own.some((each) => collide(each, hunk)));
  const all = [...own, ...free].sort((a, b) => a.from - b.from);
  return {
    body: withHunks(base, all),
    collisions: wanted.filter((hunk) => !done(hunk) && !free.includes(hunk)).length,
  };
}

function sameHunk(one: Hunk, other: Hunk): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    sameText({ type: 'doc', content: one.blocks }, { type: 'doc', content: other.blocks })
  );
}
