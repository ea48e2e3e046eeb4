/** The Synopse as a Word file: real headings, table headers that repeat, the language said; to be edited on by an office. */

import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type ComparedLine, side, type Words } from './compare.ts';
import type { SynopsisItem } from './synopsis.server.ts';
import type { Paper } from './synopsis-paper.ts';

/** Twentieths of a point: A4 less its margins, halved. */
const half = 4700;

export function synopsisDocx(paper: Paper): Promise<Buffer> {
  const { synopsis, city, t, language, warning } = paper;
  const title = t('synopsis.titleOf', { a: synopsis.a.title, b: synopsis.b.title });
  const document = new Document({
    title,
    creator: city,
    description: t('synopsis.lead', synopsis.counts),
    styles: {
      default: {
        document: { run: { font: 'Calibri', size: 21, language: { value: language === 'de' ? 'de-DE' : 'en-GB' } } },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1250, right: 1250 } } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun(`${city} · ${t('synopsis.page')} `),
                  new TextRun({ children: [PageNumber.CURRENT] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
          new Paragraph(`${t('synopsis.lead', synopsis.counts)} ${t('synopsis.made', { date: paper.date })}.`),
          ...(warning ? [new Paragraph(warning)] : []),
          ...(synopsis.items.length === 0 ? [new Paragraph(t('synopsis.nothing'))] : []),
          ...synopsis.items.flatMap((item) => itemOf(item, paper)),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function itemOf(item: SynopsisItem, { synopsis, t }: Paper): (Paragraph | Table)[] {
  const { title, kind, difference, lines, why } = item;
  const cell = (which: 'before' | 'after', absent: boolean) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      children: absent ? [new Paragraph(t('synopsis.absent'))] : linesOn(lines, which, t),
    });
  const head = (text: string) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      children: [new Paragraph({ children: [new TextRun({ text, bold: true })] })],
    });
  const reason = why?.reason
    ? [why.reason, why.origin && t(`origin.${why.origin}`), why.originText].filter(Boolean).join(' · ')
    : null;
  return [
    new Paragraph({ text: title, heading: HeadingLevel.HEADING_2 }),
    new Paragraph(`${t(`statementKind.${kind}`)}, ${t(`difference.${difference}`)}`),
    new Table({
      width: { size: half * 2, type: WidthType.DXA },
      columnWidths: [half, half],
      rows: [
        new TableRow({ tableHeader: true, children: [head(synopsis.a.title), head(synopsis.b.title)] }),
        new TableRow({ children: [cell('before', difference === 'new'), cell('after', difference === 'drop')] }),
      ],
    }),
    ...(reason ? [new Paragraph(`${t('synopsis.reason')}: ${reason}`)] : []),
  ];
}

function linesOn(lines: readonly ComparedLine[], which: 'before' | 'after', t: Paper['t']): Paragraph[] {
  const found = lines.flatMap(({ label, words }) => {
    const shown = side(words, which);
    if (shown.length === 0) return [];
    const name = label === 'title' || label === 'text' ? [] : [new TextRun(`${t(`line.${label}`)}: `)];
    return [new Paragraph({ children: [...name, ...shown.flatMap(runs)] })];
  });
  return found.length > 0 ? found : [new Paragraph('')];
}

/** Characters that XML forbids would make the whole file unreadable; forms refuse them, received texts may hold some. */
function runs({ text, mark }: Words): TextRun[] {
  return text.split('\n').map(
    (line, index) =>
      new TextRun({
        text: line.toWellFormed(),
        ...(index > 0 ? { break: 1 } : {}),
        ...(mark === 'added' ? { underline: {} } : {}),
        ...(mark === 'removed' ? { strike: true } : {}),
      }),
  );
}
