/**
 * The document as Typst source with its pictures: contents, running head, page numbers, hyphenation, and a structure that
 * screen readers can walk (PDF/UA-1). Pure: document in, source and files out.
 */

import { escaped, quoted } from '#ui/typst-words.ts';
import type { ChartPlace } from './chart-of-block.ts';
import type { Block, ChartBlock, MapBlock, ReportDocument, TableBlock } from './document.ts';

export type TypstSource = { readonly main: string; readonly files: ReadonlyMap<string, string> };
export type Words = { readonly contents: string; readonly page: (page: string, pages: string) => string };
/** Draws a chart as an SVG picture with fixed colours. */
export type Draw = (chart: ChartBlock, place: ChartPlace) => string;

export function typstOf(document: ReportDocument, words: Words, draw: Draw): TypstSource {
  const files = new Map<string, string>();
  const picture = (svg: string) => {
    const name = `picture-${files.size}.svg`;
    files.set(`/${name}`, svg);
    return name;
  };
  const writer = new Writer(picture, draw);
  // The short version stands alone on its two pages, before the contents.
  const parts = document.parts.map((part) => {
    const body = part.blocks.map((block) => writer.block(block)).join('\n\n');
    return `${onNewPage.has(part.kind) ? '#pagebreak(weak: true)\n' : ''}= ${escaped(part.title)}\n\n${body}`;
  });
  return {
    main: [preamble(document, words), titleBlock(document), parts[0] ?? '', contents(words), ...parts.slice(1)].join(
      '\n\n',
    ),
    files,
  };
}

/** The large parts begin on a page of their own; the others follow where there is room. */
const onNewPage: ReadonlySet<string> = new Set(['goals', 'indicators', 'measures', 'areas', 'breaks', 'basis']);

function preamble(document: ReportDocument, words: Words): string {
  const [before = '', after = ''] = words.page('\u0000', '\u0001').split('\u0000');
  const [between = '', end = ''] = after.split('\u0001');
  return `
#set document(title: ${quoted(`${document.title}, ${document.city}`)}, author: ${quoted(document.city)}, date: datetime(year: ${document.writtenAt.slice(0, 4)}, month: ${Number(document.writtenAt.slice(5, 7))}, day: ${Number(document.writtenAt.slice(8, 10))}))
#set text(font: "Fira Sans", size: 10pt, lang: "${document.language}", hyphenate: true, fill: rgb("#171a2b"))
#set par(justify: false, leading: 0.62em, spacing: 0.9em)
#set page(
  paper: "a4",
  margin: (x: 22mm, top: 24mm, bottom: 22mm),
  header: context { if counter(page).get().first() > 1 { text(size: 8.5pt, fill: rgb("#565a72"))[${escaped(document.city)} · ${escaped(document.title)}] } },
  footer: context text(size: 8.5pt, fill: rgb("#565a72"))[${escaped(before)}#counter(page).display()${escaped(between)}#counter(page).final().first()${escaped(end)}],
)
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 18pt, weight: 600)
#show heading.where(level: 1): set block(above: 16pt, below: 12pt)
#show heading.where(level: 2): set text(size: 12pt, weight: 600)
#show heading.where(level: 2): set block(above: 18pt, below: 7pt)
#show table: set text(size: 8.5pt)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#d5d8e2")), inset: (x: 4pt, y: 4pt))
#show table.cell.where(y: 0): set text(weight: 600)
#set figure(supplement: none, numbering: none)
#show figure: set block(breakable: false)
#show figure: set align(left)
#show figure.where(kind: table): set block(breakable: true)
#show figure.caption: it => align(left, text(size: 9pt, weight: 600, it.body))
#set figure.caption(position: top)
`.trim();
}

function titleBlock(document: ReportDocument): string {
  return `
#text(size: 10pt, fill: rgb("#565a72"))[${escaped(document.subtitle)}]
#v(-4pt)
#title(text(size: 24pt, weight: 600)[${escaped(document.title)}])
#line(length: 34mm, stroke: 2.5pt + rgb("#c4122f"))
${document.warning ? `#block(fill: rgb("#fdf0e0"), inset: 8pt, radius: 4pt)[#strong[${escaped(document.warning)}]]` : ''}
`.trim();
}

function contents(words: Words): string {
  return `#pagebreak(weak: true)\n#outline(title: ${quoted(words.contents)}, depth: 1)`;
}

class Writer {
  readonly #picture: (svg: string) => string;
  readonly #draw: Draw;
  /** A table needs no caption that says what the heading above it says. */
  #heading = '';
  constructor(picture: (svg: string) => string, draw: Draw) {
    this.#picture = picture;
    this.#draw = draw;
  }

  block(block: Block): string {
    switch (block.type) {
      case 'heading':
        this.#heading = block.text;
        return `== ${escaped(block.text)}${block.lead ? `\n#text(size: 9pt, fill: rgb("#565a72"))[${escaped(block.lead)}]` : ''}`;
      case 'paragraph':
        return paragraph(block.text, block.tone);
      case 'list':
        return block.items.map((item) => `- ${escaped(item)}`).join('\n');
      case 'figures':
        return figures(block.items);
      case 'table':
        return tableOf(block, this.#heading);
      case 'chart':
        return this.#chart(block, 'wide');
      case 'charts':
        return `#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 5mm, ${block.charts.map((chart) => `[${this.#chart(chart, 'beside')}]`).join(', ')})`;
      case 'map':
        return this.#map(block, '62mm');
      case 'beside':
        return `#grid(columns: (62mm, 1fr), gutter: 7mm, [${this.#map(block.map, '62mm')}], [${block.blocks.map((each) => this.block(each)).join('\n\n')}])`;
    }
  }

  #chart(chart: ChartBlock, place: ChartPlace): string {
    const name = this.#picture(this.#draw(chart, place));
    const lead = chart.lead ? ` #linebreak() #text(weight: 400, fill: rgb("#565a72"))[${escaped(chart.lead)}]` : '';
    return `#block(breakable: false)[#figure(image("${name}", width: ${place === 'wide' ? '126mm' : '100%'}, alt: ${quoted(chart.alt)}), caption: [${escaped(chart.title)}${lead}], alt: ${quoted(chart.alt)}, kind: image)
#text(size: 8pt, fill: rgb("#565a72"))[${escaped(chart.note)}]]`;
  }

  #map(map: MapBlock, width: string): string {
    const name = this.#picture(mapSvg(map));
    return `#image("${name}", width: ${width}, alt: ${quoted(map.alt)})${map.note ? `\n#text(size: 8pt, fill: rgb("#565a72"))[${escaped(map.note)}]` : ''}`;
  }
}

function paragraph(text: string, tone: 'lead' | 'note' | 'break' | undefined): string {
  const body = escaped(text);
  if (tone === 'lead') return `#text(size: 12.5pt)[${body}]`;
  if (tone === 'note') return `#text(size: 9pt, fill: rgb("#565a72"))[${body}]`;
  if (tone === 'break') return `#text(fill: rgb("#c4122f"), weight: 500)[${body}]`;
  return body;
}

function figures(items: readonly { value: string; label: string }[]): string {
  const cells = items.map(
    ({ value, label }) =>
      `[#box(text(size: 15pt, weight: 600)[${escaped(value)}]) #linebreak() #text(size: 8.5pt, fill: rgb("#565a72"))[${escaped(label)}]]`,
  );
  return `#grid(columns: (auto,) * ${items.length}, column-gutter: 18pt, row-gutter: 6pt, ${cells.join(', ')})`;
}

function tableOf(table: TableBlock, heading: string): string {
  const columns = table.head.map((_, index) => `${table.widths?.[index] ?? 1}fr`).join(', ');
  const aligns = table.head.map((_, index) => (table.numbers.includes(index) ? 'right' : 'left')).join(', ');
  const head = table.head.map((cell) => `[${escaped(cell)}]`).join(', ');
  const rows = table.rows.map((row) => row.map((cell) => `[${escaped(cell)}]`).join(', ')).join(',\n  ');
  const caption = table.caption === heading ? '' : `caption: [${escaped(table.caption)}], `;
  return `#figure(kind: table, ${caption}table(columns: (${columns}), align: (${aligns}), table.header(${head}),
  ${rows}))`;
}

const fills = { blue: '#2b6ca3', rust: '#a8442a', green: '#3f7d3a', outline: '#ffffff', subject: '#2b6ca3' } as const;

/** A map as a picture with fixed colours. */
export function mapSvg(map: MapBlock): string {
  const ground = map.ground.map((d) => `<path d="${d}" fill="#eef0f5" stroke="#ffffff" stroke-width="0.8"/>`).join('');
  const subjects = map.subjects
    .map(
      ({ d, look }) =>
        `<path d="${d}" fill="${fills[look]}" fill-opacity="${look === 'outline' ? 0.1 : 0.75}" stroke="#171a2b" stroke-width="1"/>`,
    )
    .join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${map.width} ${map.height}" width="${map.width}" height="${map.height}">${ground}${subjects}</svg>`;
}
