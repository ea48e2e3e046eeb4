/**
 * Between the shared document that several people write in (Yjs) and the text that is read (JSON of the schema). Whatever a
 * browser puts into the shared document, only what the schema knows is read out of it.
 */

import type { Node } from 'prosemirror-model';
import { updateYFragment } from 'y-prosemirror';
import * as Y from 'yjs';
import { emptyBody, type TextNode } from './section.ts';
import { isHeadingLevel, isReferenceId, isReferenceKind, isSafeLink, keptText, textSchema } from './text-schema.ts';

/** Under this name the text stands in the shared document; the editor looks for it there. */
export const fragmentName = 'text';

type Read = { readonly body: TextNode; readonly clean: boolean };

/** The text that stands in a shared document; `clean` is false where something stands there that is no text. */
export function readText(doc: Y.Doc): Read {
  const reader = { dropped: 0 };
  const blocks = doc
    .getXmlFragment(fragmentName)
    .toArray()
    .flatMap((each) => block(each, reader));
  const body = blocks.length > 0 ? { type: 'doc', content: blocks } : emptyBody;
  // A last word by the schema itself: the reader above must not know better.
  textSchema.nodeFromJSON(body).check();
  return { body, clean: reader.dropped === 0 };
}

type Reader = { dropped: number };
type Part = ReturnType<Y.XmlFragment['toArray']>[number];

function dropped(reader: Reader): [] {
  reader.dropped += 1;
  return [];
}

const containers: Readonly<Record<string, readonly string[]>> = {
  bullet_list: ['list_item'],
  ordered_list: ['list_item'],
  list_item: ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'table'],
  table: ['table_row'],
  table_row: ['table_cell', 'table_header'],
  table_cell: ['paragraph', 'bullet_list', 'ordered_list'],
  table_header: ['paragraph', 'bullet_list', 'ordered_list'],
};
const topLevel = ['paragraph', 'heading', 'bullet_list', 'ordered_list', 'table'];
const neverEmpty: ReadonlySet<string> = new Set(['list_item', 'table_cell', 'table_header']);
/** Deeper than anybody nests lists; a document that goes on for ever would not be read to its end. */
const deepest = 24;

function block(part: Part, reader: Reader, allowed: readonly string[] = topLevel, depth = 0): TextNode[] {
  if (!(part instanceof Y.XmlElement) || !allowed.includes(part.nodeName) || depth > deepest) return dropped(reader);
  const type = part.nodeName;
  const inside = containers[type];
  if (!inside) return [{ type, ...attributes(part, reader), ...content(inlines(part, reader)) }];
  const children = part.toArray().flatMap((child) => block(child, reader, inside, depth + 1));
  if (children.length > 0) return [{ type, ...attributes(part, reader), content: children }];
  if (neverEmpty.has(type)) return [{ type, ...attributes(part, reader), content: [{ type: 'paragraph' }] }];
  return type === 'table_row' ? [{ type }] : dropped(reader);
}

const content = (children: readonly TextNode[]) => (children.length > 0 ? { content: children } : {});

function attributes(element: Y.XmlElement, reader: Reader): { attrs?: Record<string, unknown> } {
  const given = element.getAttributes() as Record<string, unknown>;
  if (element.nodeName === 'heading') {
    if (!isHeadingLevel(given['level'])) reader.dropped += 1;
    return { attrs: { level: isHeadingLevel(given['level']) ? given['level'] : 2 } };
  }
  if (element.nodeName !== 'table_cell' && element.nodeName !== 'table_header') return {};
  return { attrs: { colspan: span(given['colspan']), rowspan: span(given['rowspan']), colwidth: null } };
}

const span = (value: unknown) => (Number.isInteger(value) && Number(value) > 0 && Number(value) < 100 ? value : 1);

function inlines(element: Y.XmlElement, reader: Reader): TextNode[] {
  return element.toArray().flatMap((part): TextNode[] => {
    if (part instanceof Y.XmlText) return texts(part, reader);
    if (!(part instanceof Y.XmlElement)) return dropped(reader);
    if (part.nodeName === 'hard_break') return [{ type: 'hard_break' }];
    const { kind, id } = part.getAttributes() as Record<string, unknown>;
    if (part.nodeName !== 'reference' || !isReferenceKind(kind) || !isReferenceId(id)) return dropped(reader);
    return [{ type: 'reference', attrs: { kind, id } }];
  });
}

type Delta = { insert?: unknown; attributes?: Record<string, unknown> };

function texts(part: Y.XmlText, reader: Reader): TextNode[] {
  return (part.toDelta() as Delta[]).flatMap(({ insert, attributes: given = {} }): TextNode[] => {
    if (typeof insert !== 'string' || insert === '') return dropped(reader);
    const text = keptText(insert);
    if (text !== insert) reader.dropped += 1;
    if (text === '') return [];
    const marks = marksOf(given, reader);
    return [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }];
  });
}

function marksOf(given: Record<string, unknown>, reader: Reader): NonNullable<TextNode['marks']> {
  const marks: NonNullable<TextNode['marks']>[number][] = [];
  const href = (given['link'] as { href?: unknown } | null | undefined)?.href;
  if (isSafeLink(href)) marks.push({ type: 'link', attrs: { href } });
  else if (given['link']) reader.dropped += 1;
  for (const type of ['strong', 'em']) if (given[type]) marks.push({ type });
  const known = new Set(['link', 'strong', 'em']);
  reader.dropped += Object.entries(given).filter(([name, value]) => !known.has(name) && value !== null).length;
  return marks;
}

/** Makes the shared document hold just this text, with as few changes as can be: what others write at the moment stays. */
export function writeText(doc: Y.Doc, body: TextNode, origin: unknown = null): void {
  const node: Node = textSchema.nodeFromJSON(body);
  doc.transact(() => {
    updateYFragment(doc, doc.getXmlFragment(fragmentName), node, { mapping: new Map(), isOMark: new Map() });
  }, origin);
}

/** Always the same author writes the first state: two beginnings of one text are then the same beginning. */
const firstAuthor = 1;

/** One paragraph that everybody finds, so that two who begin at once write into the same one. */
function firstState(): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = firstAuthor;
  const paragraph = new Y.XmlElement('paragraph');
  doc.getXmlFragment(fragmentName).insert(0, [paragraph]);
  paragraph.insert(0, [new Y.XmlText()]);
  return Y.encodeStateAsUpdate(doc);
}
const first = firstState();

/** Puts what is stored into a document that was just made. */
export function fillText(doc: Y.Doc, state: Uint8Array | null): void {
  Y.applyUpdate(doc, first);
  if (state) Y.applyUpdate(doc, state);
}

export function openText(state: Uint8Array | null): Y.Doc {
  const doc = new Y.Doc();
  fillText(doc, state);
  return doc;
}
