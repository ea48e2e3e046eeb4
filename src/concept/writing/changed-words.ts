/** What a sitting changed, in words: each place with its paragraphs before and after. */

import { hunksBetween } from './merge-texts.ts';
import type { TextNode } from './section.ts';
import { plainText } from './text-body.ts';

export type ChangedPlace = { readonly before: string; readonly after: string };

const mostPlaces = 20;

/**
 * The places of a text that were changed, at most twenty.
 *
 * @example
 * changedPlaces({ type: 'doc', content: [] }, { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'neu' }] }] }) // → [{ before: '', after: 'neu' }]
 */
export function changedPlaces(before: TextNode, after: TextNode): ChangedPlace[] {
  const blocks = before.content ?? [];
  return hunksBetween(before, after)
    .slice(0, mostPlaces)
    .map(({ from, to, blocks: put }) => ({
      before: plainText({ type: 'doc', content: blocks.slice(from, to) }),
      after: plainText({ type: 'doc', content: put }),
    }));
}
