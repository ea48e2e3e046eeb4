/** The words of a section's text without its markup: what is compared between two versions. Pure. */

import type { TextNode } from '../writing/section.ts';

const ownLine = new Set(['paragraph', 'heading', 'list_item', 'table_row', 'blockquote', 'code_block']);

export type NameOf = (kind: string, id: string) => string | undefined;

/** Blocks stand on lines of their own; a reference is said by the name of what it means. */
export function wordsOf(body: TextNode | null, nameOf: NameOf = () => undefined): string {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  const walk = (node: TextNode) => {
    if (node.text !== undefined) line += node.text;
    if (node.type === 'reference') {
      const { kind, id } = node.attrs ?? {};
      line += nameOf(String(kind), String(id)) ?? '–';
    }
    if (node.type === 'hard_break') line += ' ';
    for (const child of node.content ?? []) walk(child);
    if (node.type === 'table_cell' || node.type === 'table_header') line = `${line.trim()} | `;
    else if (ownLine.has(node.type)) end();
  };
  if (body) walk(body);
  end();
  return lines.join('\n');
}
