/** Texts of sections for the pilot cities, written down briefly and put in as somebody in the editor would leave them. */

import type { SectionKind, TextNode } from '#concept/writing/section.ts';
import { changeText } from '#concept/writing/texts.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';

/** A paragraph (`[[goal:ziel-1]]` refers to a goal), a heading, or a list. */
export type Written =
  | string
  | { readonly heading: string }
  | { readonly list: readonly string[] }
  | { readonly table: readonly (readonly string[])[] };

export type PilotSection = {
  readonly id: string;
  readonly partId: string;
  readonly kind: SectionKind;
  readonly title: string;
  readonly source: string | null;
  readonly text: readonly Written[];
};

function inlines(words: string): TextNode[] {
  return words.split(/(\[\[\w+:[\w.-]+\]\])/).flatMap((piece): TextNode[] => {
    const reference = /^\[\[(\w+):([\w.-]+)\]\]$/.exec(piece);
    if (reference) return [{ type: 'reference', attrs: { kind: reference[1], id: reference[2] } }];
    return piece === '' ? [] : [{ type: 'text', text: piece }];
  });
}

const paragraph = (words: string): TextNode => ({ type: 'paragraph', content: inlines(words) });

function nodeOf(written: Written): TextNode {
  if (typeof written === 'string') return paragraph(written);
  if ('heading' in written) return { type: 'heading', attrs: { level: 2 }, content: inlines(written.heading) };
  if ('list' in written) {
    return {
      type: 'bullet_list',
      content: written.list.map((words) => ({ type: 'list_item', content: [paragraph(words)] })),
    };
  }
  const cell = (type: string, words: string): TextNode => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: null },
    content: [paragraph(words)],
  });
  return {
    type: 'table',
    content: written.table.map((row, index) => ({
      type: 'table_row',
      content: row.map((words) => cell(index === 0 ? 'table_header' : 'table_cell', words)),
    })),
  };
}

export async function storeSections(db: CityDb, sections: readonly PilotSection[]): Promise<void> {
  for (const [index, { id, partId, kind, title, source, text }] of sections.entries()) {
    await db
      .insertInto('section')
      .values({
        city_id: db.cityId,
        id,
        sector_part_id: partId,
        kind,
        title,
        position: index + 1,
        source,
        retired_at: null,
        revision: 1,
      })
      .execute();
    if (text.length > 0) await changeText(db, id, () => ({ type: 'doc', content: text.map(nodeOf) }));
  }
}
