/** An area on a few pages of paper: sections with tables, the same on screen and in the PDF. Pure. */

import type { TypstSource } from '#annual-report/typst.ts';
import { escaped, quoted } from '#ui/typst-words.ts';

export type DossierRow = { readonly cells: readonly string[]; readonly path?: string };
export type DossierTable = { readonly head: readonly string[]; readonly rows: readonly DossierRow[] };
export type DossierSection = {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: readonly (DossierTable & { readonly title?: string })[];
  /** A chart stands in this section. */
  readonly pictured?: boolean;
};
export type Dossier = {
  readonly title: string;
  readonly subtitle: string;
  readonly city: string;
  readonly language: 'de' | 'en';
  readonly day: string;
  readonly sections: readonly DossierSection[];
  readonly notes: readonly string[];
};

/** @param picture the chart of the profile with fixed colours, and what it says */
export function dossierSource(
  dossier: Dossier,
  picture: { readonly svg: string; readonly alt: string } | null,
): TypstSource {
  const files = new Map<string, string>(picture ? [['/profile.svg', picture.svg]] : []);
  const sections = dossier.sections.map((section) => {
    const image = section.pictured && picture ? `#image("profile.svg", width: 62%, alt: ${quoted(picture.alt)})` : '';
    return [`== ${escaped(section.title)}`, ...section.lines.map(escaped), image, ...section.tables.map(tableOf)]
      .filter(Boolean)
      .join('\n\n');
  });
  const main = [
    preamble(dossier),
    `= ${escaped(dossier.title)}`,
    note(dossier.subtitle),
    ...sections,
    dossier.notes.map(note).join('\n'),
  ].join('\n\n');
  return { main, files };
}

function preamble({ city, title, language, day }: Dossier): string {
  const [year, month, date] = day.split('-').map(Number);
  return `
#set document(title: ${quoted(`${title}, ${city}`)}, author: ${quoted(city)}, date: datetime(year: ${year}, month: ${month}, day: ${date}))
#set text(font: "Fira Sans", size: 9.5pt, lang: "${language}", hyphenate: true, fill: rgb("#171a2b"))
#set page(paper: "a4", margin: (x: 18mm, y: 16mm), footer: context text(size: 8pt, fill: rgb("#565a72"))[${escaped(`${city} · ${title}`)} · #counter(page).display()])
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 18pt, weight: 600)
#show heading.where(level: 2): set text(size: 12pt, weight: 600)
#show heading.where(level: 2): set block(above: 14pt, below: 7pt)
#show table: set text(size: 8.5pt)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#d5d8e2")), inset: (x: 4pt, y: 3pt))
#show table.cell.where(y: 0): set text(weight: 600)
#set figure(supplement: none, numbering: none)
#show figure.where(kind: table): set block(breakable: true)
`.trim();
}

function note(text: string): string {
  return `#block(above: 2.2mm, below: 2.2mm, text(size: 8.5pt, fill: rgb("#565a72"))[${escaped(text)}])`;
}

function tableOf({ title, head, rows }: DossierSection['tables'][number]): string {
  if (rows.length === 0) return '';
  const columns = head.map((_, index) => (index === 0 ? '2fr' : '1fr')).join(', ');
  const cells = (row: readonly string[]) => row.map((cell) => `[${escaped(cell)}]`).join(', ');
  const heading = title ? `=== ${escaped(title)}\n\n` : '';
  return `${heading}#figure(kind: table, table(columns: (${columns}), align: left, table.header(${cells(head)}),
  ${rows.map((row) => cells(row.cells)).join(',\n  ')}))`;
}
