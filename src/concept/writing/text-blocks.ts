/**
 * A text as a form: one field for each paragraph and heading. What was changed in the form is put into the text as it is
 * now; who changed the same paragraph meanwhile is not written over.
 */

import type { TextNode } from './section.ts';
import { plainText } from './text-body.ts';

export const blockStyles = ['paragraph', 'heading2', 'heading3', 'heading4'] as const;
export type BlockStyle = (typeof blockStyles)[number];

export type Block = {
  /** Names just this content: whoever changes the paragraph changes its key. */
  readonly key: string;
  readonly style: BlockStyle;
  readonly words: string;
  /** Lists, tables and what holds references stay as they are here. */
  readonly fixed: boolean;
  /** The paragraph has bold, italic or links, which a plain field cannot hold. */
  readonly marked: boolean;
};

export type Row = { readonly key: string; readonly was: string; readonly style: BlockStyle; readonly words: string };

/** Two numbers of 32 bits: enough to tell the paragraphs of one text apart. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x1b873593];
  for (let index = 0; index < text.length; index += 1) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x01000193);
    b = Math.imul(b + text.charCodeAt(index), 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

const tidy = (words: string) => words.replaceAll('\r\n', '\n').trim();
/** A paragraph as its field shows it: tells whether the field was touched. */
export const wasOf = ({ style, words }: { style: string; words: string }) => hashOf(`${style} ${tidy(words)}`);

export function blocksOf(body: TextNode): Block[] {
  const seen = new Map<string, number>();
  return (body.content ?? []).map((node) => {
    const hash = hashOf(JSON.stringify(node));
    const before = seen.get(hash) ?? 0;
    seen.set(hash, before + 1);
    const inlines = node.content ?? [];
    const isText = node.type === 'paragraph' || node.type === 'heading';
    const fixed = !isText || inlines.some(({ type }) => type === 'reference');
    const level = Number(node.attrs?.['level'] ?? 2);
    return {
      key: `${hash}.${before}`,
      style: node.type === 'heading' ? (`heading${level}` as BlockStyle) : 'paragraph',
      words: fixed
        ? plainText({ type: 'doc', content: [node] })
        : inlines.map(({ type, text }) => (type === 'hard_break' ? '\n' : (text ?? ''))).join(''),
      fixed,
      marked: inlines.some(({ marks }) => (marks?.length ?? 0) > 0),
    };
  });
}

function nodeOf(style: BlockStyle, words: string): TextNode {
  const content = tidy(words)
    .split('\n')
    .flatMap((line, index): TextNode[] => [
      ...(index > 0 ? [{ type: 'hard_break' }] : []),
      ...(line ? [{ type: 'text', text: line }] : []),
    ]);
  if (style === 'paragraph') return { type: 'paragraph', content };
  return { type: 'heading', attrs: { level: Number(style.slice(-1)) }, content };
}

/**
 * Empty lines part paragraphs.
 *
 * @example
 * paragraphsOf('Eins\n\nZwei').length // → 2
 */
export function paragraphsOf(words: string): TextNode[] {
  return tidy(words)
    .split(/\n\s*\n/)
    .filter((each) => each.trim() !== '')
    .map((each) => nodeOf('paragraph', each));
}

export type Filled = {
  readonly body: TextNode;
  /** Changed here and meanwhile elsewhere: which paragraph it is now, if it is still there. */
  readonly collisions: readonly { readonly at: number | null; readonly row: Row }[];
};

/** The text with what was changed in the form. Where somebody was quicker, nothing is changed and the row is given back. */
export function filledIn(body: TextNode, rows: readonly Row[], added: string): Filled {
  const blocks = body.content ?? [];
  const keys = blocksOf(body).map(({ key }) => key);
  const rowKeys = new Set(rows.map(({ key }) => key));
  const put = new Map<number, TextNode | null>();
  const collisions: { at: number | null; row: Row }[] = [];
  let last = -1;
  for (const row of rows) {
    const at = keys.indexOf(row.key);
    if (at >= 0) last = at;
    if (wasOf(row) === row.was) continue;
    if (at >= 0) put.set(at, tidy(row.words) === '' ? null : nodeOf(row.style, row.words));
    else {
      // What stands now between its neighbours is what became of it.
      const now = last + 1 < keys.length && !rowKeys.has(keys[last + 1] ?? '') ? last + 1 : null;
      collisions.push({ at: now, row });
      if (now !== null) last = now;
    }
  }
  const kept = blocks.flatMap((block, index) => {
    const node = put.get(index);
    return node === undefined ? [block] : node === null ? [] : [node];
  });
  const content = [...kept, ...paragraphsOf(added)];
  return { body: { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] }, collisions };
}
