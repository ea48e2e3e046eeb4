/** A text as it is read: drawn from its stored body, references by their present names. */

import { createElement, Fragment, type ReactNode } from 'react';
import { useTexts } from '#ui/language.ts';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../texts.en.ts';
import type { ShownReference } from './editor/settings.ts';
import { type ReferenceKind, referencePages, type TextNode } from './section.ts';
import { isSafeLink } from './text-schema.ts';

type View = {
  readonly references: ReadonlyMap<string, ShownReference>;
  /** Headings of the text stand below those of the page. */
  readonly deeper: number;
  readonly href: (path: string) => string;
  readonly gone: string;
};

export function TextView({
  body,
  references,
  deeper = 0,
}: {
  body: TextNode;
  references: readonly ShownReference[];
  deeper?: number;
}) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const known = new Map(references.map((each) => [`${each.kind}/${each.id}`, each]));
  const view = { references: known, deeper, href, gone: t('writing.unknownReference') };
  return <div className="written">{children(body, view)}</div>;
}

function children(node: TextNode, view: View): ReactNode {
  return (node.content ?? []).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn once, its parts have no other name
    <Fragment key={index}>{drawn(child, view)}</Fragment>
  ));
}

const plain: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bullet_list: 'ul',
  ordered_list: 'ol',
  list_item: 'li',
  table_row: 'tr',
};

function drawn(node: TextNode, view: View): ReactNode {
  const tag = plain[node.type];
  if (tag) return createElement(tag, null, children(node, view));
  switch (node.type) {
    case 'text':
      return marked(node);
    case 'hard_break':
      return <br />;
    case 'heading':
      return createElement(`h${Math.min(6, Number(node.attrs?.['level']) + view.deeper)}`, null, children(node, view));
    case 'reference':
      return <ReferenceLink node={node} view={view} />;
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no pointer scrolls a wide table with the keys
        <div className="written__table" tabIndex={0}>
          <table>
            <tbody>{children(node, view)}</tbody>
          </table>
        </div>
      );
    case 'table_cell':
    case 'table_header': {
      const { colspan, rowspan } = (node.attrs ?? {}) as { colspan?: number; rowspan?: number };
      const Cell = node.type === 'table_header' ? 'th' : 'td';
      return (
        <Cell colSpan={colspan === 1 ? undefined : colspan} rowSpan={rowspan === 1 ? undefined : rowspan}>
          {children(node, view)}
        </Cell>
      );
    }
    default:
      return null;
  }
}

function marked({ text, marks = [] }: TextNode): ReactNode {
  let inside: ReactNode = text;
  for (const { type, attrs } of marks.toReversed()) {
    const href = attrs?.['href'];
    if (type === 'strong') inside = <strong>{inside}</strong>;
    else if (type === 'em') inside = <em>{inside}</em>;
    else if (type === 'link' && isSafeLink(href))
      inside = createElement('a', { href, rel: 'noopener nofollow' }, inside);
  }
  return inside;
}

function ReferenceLink({ node, view }: { node: TextNode; view: View }) {
  const { kind, id } = (node.attrs ?? {}) as { kind: ReferenceKind; id: string };
  const known = view.references.get(`${kind}/${id}`);
  if (!known) return <span className="reference">{view.gone}</span>;
  return (
    <a className="reference" href={view.href(`${referencePages[kind]}/${id}`)} title={known.kindWord}>
      {known.name}
      {known.note && ` (${known.note})`}
    </a>
  );
}
