/** What is read out of a text: its words, its length, its headings, what it refers to. */

import type { TextNode } from './section.ts';

/** All nodes, from the outside in, in the order of reading. */
function* nodesOf(node: TextNode): Generator<TextNode> {
  yield node;
  for (const child of node.content ?? []) yield* nodesOf(child);
}

const textBlocks: ReadonlySet<string> = new Set(['paragraph', 'heading']);

/** The words of one paragraph or heading; a line break counts as a space. */
export function wordsOf(block: TextNode): string {
  return (block.content ?? []).map((inline) => (inline.type === 'hard_break' ? ' ' : (inline.text ?? ''))).join('');
}

/**
 * The text without markup, one paragraph a line.
 *
 * @example
 * plainText({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Wohnen' }] }] }) // → 'Wohnen'
 */
export function plainText(body: TextNode): string {
  return [...nodesOf(body)]
    .filter(({ type }) => textBlocks.has(type))
    .map(wordsOf)
    .filter((words) => words !== '')
    .join('\n');
}

/**
 * How long a text is: its signs with spaces, without markup.
 *
 * @example
 * charactersOf({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Höfe' }] }] }) // → 4
 */
export function charactersOf(body: TextNode): number {
  let count = 0;
  for (const node of nodesOf(body)) if (node.text !== undefined) count += node.text.length;
  return count;
}

export type Reference = { readonly kind: string; readonly id: string };

export function referencesIn(body: TextNode): Reference[] {
  return [...nodesOf(body)]
    .filter(({ type }) => type === 'reference')
    .map(({ attrs }) => ({ kind: String(attrs?.['kind']), id: String(attrs?.['id']) }));
}
