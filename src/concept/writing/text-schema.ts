/**
 * What a text of the concept can consist of, the same in the browser and on the server: headings, paragraphs, lists, tables,
 * bold, italic, links, and references to goals, measures, indicators and areas. Nothing else is kept, wherever it comes from.
 */

import { type DOMOutputSpec, type MarkSpec, type NodeSpec, Schema } from 'prosemirror-model';
import { tableNodes } from 'prosemirror-tables';
import { type ReferenceKind, referenceKinds, type TextNode } from './section.ts';

export const longestLink = 2000;
const safeLink = /^(https?:\/\/[^\s]+|mailto:[^\s]+|tel:[+\d][\d ()/-]*|\/(?!\/)[^\s\\]*|#[^\s]*)$/i;

/**
 * Only addresses that lead to a page, a mailbox or a telephone; never a script.
 *
 * @example
 * isSafeLink('https://www.leipzig.de/seko') // → true
 * @example
 * isSafeLink('javascript:alert(1)') // → false
 * @example
 * isSafeLink('//example.org') // → false
 */
export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && href.length <= longestLink && safeLink.test(href) && keptText(href) === href;
}

/**
 * Words without what no text holds and no database takes: control characters and halves of signs.
 *
 * @example
 * keptText('Hof\u0000garten') // → 'Hofgarten'
 */
export function keptText(words: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are just what is taken out
  return words.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
}

export const isReferenceKind = (kind: unknown): kind is ReferenceKind =>
  (referenceKinds as readonly unknown[]).includes(kind);
const idShape = /^[\w.:-]{1,100}$/;
export const isReferenceId = (id: unknown): id is string => typeof id === 'string' && idShape.test(id);

const headingLevels = [2, 3, 4] as const;
export const isHeadingLevel = (level: unknown): level is (typeof headingLevels)[number] =>
  (headingLevels as readonly unknown[]).includes(level);

function must(holds: (value: unknown) => boolean) {
  return (value: unknown) => {
    if (!holds(value)) throw new RangeError('The attribute is not one of the schema');
  };
}

const nodes: Record<string, NodeSpec> = {
  doc: { content: 'block+' },
  paragraph: {
    content: 'inline*',
    group: 'block cellblock',
    parseDOM: [{ tag: 'p' }],
    toDOM: (): DOMOutputSpec => ['p', 0],
  },
  heading: {
    content: 'inline*',
    group: 'block',
    defining: true,
    attrs: { level: { default: 2, validate: must(isHeadingLevel) } },
    parseDOM: [
      { tag: 'h1', attrs: { level: 2 } },
      ...headingLevels.map((level) => ({ tag: `h${level}`, attrs: { level } })),
      { tag: 'h5', attrs: { level: 4 } },
      { tag: 'h6', attrs: { level: 4 } },
    ],
    toDOM: (node): DOMOutputSpec => [`h${node.attrs['level']}`, 0],
  },
  bullet_list: {
    content: 'list_item+',
    group: 'block cellblock',
    parseDOM: [{ tag: 'ul' }],
    toDOM: (): DOMOutputSpec => ['ul', 0],
  },
  ordered_list: {
    content: 'list_item+',
    group: 'block cellblock',
    parseDOM: [{ tag: 'ol' }],
    toDOM: (): DOMOutputSpec => ['ol', 0],
  },
  // Any block may come first: two people may have taken the paragraph away and put the list in at the same moment.
  list_item: {
    content: 'block+',
    defining: true,
    parseDOM: [{ tag: 'li' }],
    toDOM: (): DOMOutputSpec => ['li', 0],
  },
  ...tableNodes({ tableGroup: 'block', cellContent: 'cellblock+', cellAttributes: {} }),
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    parseDOM: [{ tag: 'br' }],
    toDOM: (): DOMOutputSpec => ['br'],
  },
  reference: {
    inline: true,
    group: 'inline',
    atom: true,
    attrs: { kind: { validate: must(isReferenceKind) }, id: { validate: must(isReferenceId) } },
    parseDOM: [
      {
        tag: 'span[data-reference]',
        getAttrs: (element) => {
          const { reference: kind, id } = (element as HTMLElement).dataset;
          return isReferenceKind(kind) && isReferenceId(id) ? { kind, id } : false;
        },
      },
    ],
    toDOM: (node): DOMOutputSpec => [
      'span',
      { class: 'reference', 'data-reference': node.attrs['kind'], 'data-id': node.attrs['id'] },
    ],
  },
};

const marks: Record<string, MarkSpec> = {
  link: {
    attrs: { href: { validate: must(isSafeLink) } },
    inclusive: false,
    parseDOM: [
      {
        tag: 'a[href]',
        getAttrs: (element) => {
          const href = (element as HTMLElement).getAttribute('href')?.trim();
          return isSafeLink(href) ? { href } : false;
        },
      },
    ],
    toDOM: (mark): DOMOutputSpec => [
      'a',
      { href: isSafeLink(mark.attrs['href']) ? mark.attrs['href'] : '#', rel: 'noopener nofollow' },
      0,
    ],
  },
  strong: {
    parseDOM: [
      { tag: 'strong' },
      { tag: 'b', getAttrs: (element) => (element as HTMLElement).style.fontWeight !== 'normal' && null },
      { style: 'font-weight=bold' },
      { style: 'font-weight', getAttrs: (value) => /^([6-9]00|bolder)$/.test(value) && null },
    ],
    toDOM: (): DOMOutputSpec => ['strong', 0],
  },
  em: {
    parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }],
    toDOM: (): DOMOutputSpec => ['em', 0],
  },
};

export const textSchema = new Schema({ nodes, marks });

/** Is it a text of this schema through and through: known nodes in allowed places, safe links, real references? */
export function isText(body: unknown): body is TextNode {
  try {
    textSchema.nodeFromJSON(body).check();
    return (body as TextNode).type === 'doc';
  } catch {
    return false;
  }
}
