/**
 * One person's writing told from that of others in the same text. Her entry in the journal shall say what she changed, not
 * what happened to the text while she was there; so the text without her changes is kept beside the text as it is.
 */

import { carriedOver, type Hunk, hunksBetween, withHunks } from './merge-texts.ts';
import type { TextNode } from './section.ts';

/** Whose a change is: asked of each place where the text became another, by the places it takes in the new text. */
export type IsHers = (place: { readonly from: number; readonly to: number; readonly removed: number }) => boolean;

/** What the text would be after this moment if she had not written in it. */
export function withoutHer(before: TextNode, after: TextNode, isHers: IsHers): TextNode {
  let shift = 0;
  const others: Hunk[] = [];
  for (const hunk of hunksBetween(before, after)) {
    const from = hunk.from + shift;
    const removed = hunk.to - hunk.from;
    if (!isHers({ from, to: from + hunk.blocks.length, removed })) others.push(hunk);
    shift += hunk.blocks.length - removed;
  }
  return withHunks(before, others);
}

export type Moment = { readonly before: TextNode; readonly after: TextNode; readonly isHers: IsHers };

/**
 * Her text without her changes, one moment later: what others did in that moment is done to it as well. Where they changed
 * a paragraph that she had changed, it stays as it was before her.
 *
 * @param withoutYet null where she begins to write in this moment
 */
export function oneMomentLater(withoutYet: TextNode | null, { before, after, isHers }: Moment): TextNode {
  const byOthers = withoutHer(before, after, isHers);
  return withoutYet === null ? byOthers : carriedOver(before, byOthers, withoutYet).body;
}
