/** The words of a section's text without its markup: what is compared between two versions. Pure. */

import type { TextNode } from '../writing/section.ts';

const ownLine = new Set(['paragraph', 'heading', 'list_item', 'table_row', 'blockquote', 'code_block']);

/** Blocks stand on lines of their own; a reference is said by the words it bears. */
export function wordsOf(body: TextNode | null): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  const walk = (node: TextNode) => {
    if (node.text !== undefined) line += node.text;
    const label = node.attrs?.['label'] ?? node.attrs?.['title'];
    if (node.content === undefined && node.text === undefined && typeof label === 'string') line += label;
    if (node.type === 'hard_break') line += ' ';
    for (const child of node.content ?? []) walk(child);
    if (node.type === 'table_cell' || node.type === 'table_header') line = `${line.trim()} | `;
    else if (ownLine.has(node.type)) end();
  };
  if (body) walk(body);
  end();
  return lines.join('\n');
}
