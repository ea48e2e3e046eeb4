/**
 * The Synopse on paper: headings, and a table for each statement with what stood there and what shall. As Typst source for an
 * accessible PDF. What is gone is struck, what is new underlined, so that it is read without colour. Pure.
 */

import { escaped, quoted } from '#ui/typst-words.ts';
import type { conceptTexts } from '../texts.en.ts';
import { type ComparedLine, side, type Words } from './compare.ts';
import type { Synopsis, SynopsisItem } from './synopsis.server.ts';

export type Paper = {
  readonly synopsis: Synopsis;
  readonly city: string;
  readonly day: string;
  /** The day in words. */
  readonly date: string;
  readonly language: 'de' | 'en';
  /** What must be known before anything else: an invented city. */
  readonly warning: string | null;
  readonly t: ReturnType<typeof conceptTexts>;
};

export function synopsisSource(paper: Paper): { main: string; files: ReadonlyMap<string, string> } {
  const { synopsis, t } = paper;
  const { a, b, counts, items } = synopsis;
  const main = [
    preamble(paper),
    `= ${escaped(t('synopsis.titleOf', { a: a.title, b: b.title }))}`,
    note(`${t('synopsis.lead', counts)} ${t('synopsis.made', { date: paper.date })}.`),
    paper.warning ? note(paper.warning) : '',
    items.length === 0 ? escaped(t('synopsis.nothing')) : '',
    ...items.map((item) => itemOf(item, paper)),
  ];
  return { main: main.filter(Boolean).join('\n\n'), files: new Map() };
}

function preamble({ city, synopsis, language, day, t }: Paper): string {
  const [year, month, date] = day.split('-').map(Number);
  const title = t('synopsis.titleOf', { a: synopsis.a.title, b: synopsis.b.title });
  return `
#set document(title: ${quoted(title)}, author: ${quoted(city)}, date: datetime(year: ${year}, month: ${month}, day: ${date}))
#set text(font: "Fira Sans", size: 9.5pt, lang: "${language}", hyphenate: true, fill: rgb("#171a2b"))
#set page(paper: "a4", margin: (x: 18mm, y: 18mm), footer: context text(size: 8pt, fill: rgb("#565a72"))[${escaped(city)} · ${escaped(t('synopsis.page'))} #counter(page).display()])
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 17pt, weight: 600)
#show heading.where(level: 2): set text(size: 11.5pt, weight: 600)
#show heading.where(level: 2): set block(above: 14pt, below: 6pt)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#d5d8e2")), inset: (x: 4pt, y: 4pt))
#show table.cell.where(y: 0): set text(weight: 600)
#set figure(supplement: none, numbering: none)
#show figure.where(kind: table): set block(breakable: true)
#show figure: set align(left)
`.trim();
}

function note(text: string): string {
  return `#text(size: 9pt, fill: rgb("#565a72"))[${escaped(text)}]`;
}

function itemOf(item: SynopsisItem, { synopsis, t }: Paper): string {
  const { difference, lines, why, kind, title } = item;
  const column = (which: 'before' | 'after', absent: boolean) =>
    absent ? escaped(t('synopsis.absent')) : linesOn(lines, which, t);
  const reason = why?.reason
    ? [why.reason, why.origin && t(`origin.${why.origin}`), why.originText].filter(Boolean).join(' · ')
    : null;
  return [
    `== ${escaped(title)}`,
    note(`${t(`statementKind.${kind}`)}, ${t(`difference.${difference}`)}`),
    `#figure(kind: table, table(columns: (1fr, 1fr), align: left, table.header([${escaped(synopsis.a.title)}], [${escaped(synopsis.b.title)}]),
  [${column('before', difference === 'new')}], [${column('after', difference === 'drop')}]))`,
    reason ? note(`${t('synopsis.reason')}: ${reason}`) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function linesOn(lines: readonly ComparedLine[], which: 'before' | 'after', t: Paper['t']): string {
  return lines
    .flatMap(({ label, words }) => {
      const shown = side(words, which);
      if (shown.length === 0) return [];
      const name = label === 'title' || label === 'text' ? '' : `${escaped(t(`line.${label}`))}: `;
      return [name + shown.map(marked).join('')];
    })
    .join('\n\n');
}

/** White space stands outside of the mark: Typst drops it at the edges of a bracket. */
function marked({ text, mark }: Words): string {
  const [, before = '', middle = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  const said = escaped(middle).replace(/\n/g, ' \\\n');
  if (mark === 'same' || middle === '') return `${before}${said}${after}`;
  return `${before}#${mark === 'added' ? 'underline' : 'strike'}[${said}]${after}`;
}
