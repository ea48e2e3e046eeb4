import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, ChartBlock, MapBlock, Part, ReportDocument, TableBlock } from './document.ts';
import { mapSvg, type TypstSource, typstOf } from './typst.ts';

const words = { contents: 'Inhalt', page: (page: string, pages: string) => `Seite ${page} von ${pages}` };
const noPicture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';

function typst(blocks: readonly Block[], more: Partial<ReportDocument> = {}): TypstSource {
  const document: ReportDocument = {
    city: 'Leipzig',
    year: 2015,
    title: 'Umsetzungsbericht 2015',
    subtitle: 'Integriertes Stadtentwicklungskonzept',
    asOf: '2015-12-31',
    writtenAt: '2016-03-09T10:00:00Z',
    language: 'de',
    warning: null,
    parts: [{ kind: 'short', title: 'Kurzfassung', blocks }],
    ...more,
  };
  return typstOf(document, words, () => noPicture);
}

type Content = { readonly [key: string]: unknown } | readonly Content[] | string | null | undefined;
/** What the typesetter understood, found by its kind. */
function understood(source: TypstSource, kind: 'figure' | 'heading'): readonly { readonly [key: string]: Content }[] {
  const compiler = NodeCompiler.create({ workspace: '/' });
  for (const [path, svg] of source.files) compiler.mapShadow(path, Buffer.from(svg));
  return compiler.query({ mainFileContent: source.main }, { selector: kind });
}
function wordsOf(content: Content): string {
  if (content === undefined || content === null || typeof content === 'string') return content ?? '';
  if (Array.isArray(content)) return content.map(wordsOf).join('');
  const { func, text, children, body } = content as Record<string, Content>;
  if (func === 'space' || func === 'parbreak') return ' ';
  const inside = text ?? children ?? body;
  // Anything else would have been read as a command.
  return inside === undefined ? `<${func}>` : wordsOf(inside);
}
function cellsOf(figure: { readonly [key: string]: Content } | undefined): Content[] {
  const { children } = (figure?.body ?? {}) as { children?: Content[] };
  return children ?? [];
}

const chart: ChartBlock = {
  type: 'chart',
  title: 'Grünfläche je Kopf',
  lead: 'steigt',
  alt: 'Von "20" auf \\25\\',
  note: 'gemessen',
  lines: [],
  target: null,
  decimals: 0,
};
const map: MapBlock = {
  type: 'map',
  alt: 'Lage',
  note: '',
  width: 100,
  height: 80,
  ground: ['M0,0L9,0L9,9Z'],
  subjects: [{ d: 'M1,1L2,1L2,2Z', look: 'rust' }],
};

describe('what a city writes', () => {
  // The three points become an ellipsis, as in print.
  const plain = (text: string) => text.replaceAll('...', '…').replace(/\s+/g, ' ').trim();
  const table = (texts: readonly string[], caption = 'Sachstände'): TableBlock => ({
    type: 'table',
    caption,
    head: ['Sachstand'],
    numbers: [],
    rows: texts.map((text) => [text]),
  });
  const readBack = (texts: readonly string[]) =>
    cellsOf(understood(typst([table(texts)]), 'figure')[0])
      .slice(1)
      .map((cell) => plain(wordsOf(cell)));

  test('is never read as a command', () => {
    const hostile = [
      '#set page(width: 1cm)',
      '#read("/etc/passwd")',
      '*fett* _kursiv_ `code` $x^2$',
      '= Überschrift',
      '- Punkt\n+ Punkt\n1. Punkt\n/ Begriff: Satz',
      '<marke> @verweis [Klammer] {Klammer}',
      'https://stadt.example // Rest /* Rest */',
      '\\u{41} \\ ~ -- ---',
      '„deutsch“ "gerade" \'einfach\'',
      'Absatz\n\nAbsatz',
    ];
    expect(readBack(hostile)).toEqual(hostile.map(plain));
  });

  test('is printed as it stands, whatever signs it holds', () => {
    const signs = fc.constantFrom(...'aä1 .\n#$*_-+=/\\[]{}()<>@~`"\'^&|:;,!?%');
    const texts = fc.array(fc.oneof(fc.string({ unit: signs }), fc.string({ unit: 'grapheme' })), {
      minLength: 100,
      maxLength: 100,
    });
    fc.assert(
      fc.property(texts, (each) => {
        expect(readBack(each)).toEqual(each.map(plain));
      }),
      { numRuns: 3 },
    );
  });

  test('stays what it is in headings, captions and descriptions', () => {
    const title = 'Bau #1: "Ost" [Teil] *A*';
    const source = typst([{ type: 'heading', text: title }, table(['x'], title), { ...chart, title }]);
    expect(understood(source, 'heading').map(({ body }) => wordsOf(body))).toContain(title);
    expect(understood(source, 'figure').map(({ caption }) => wordsOf(caption).startsWith(title))).toEqual([
      false,
      true,
    ]);
    expect(understood(source, 'figure')[1]?.alt).toBe(chart.alt);
  });
});

describe('the source', () => {
  test('puts the short version before the contents, and large parts on a new page', () => {
    const part = (kind: Part['kind'], title: string): Part => ({ kind, title, blocks: [] });
    const { main } = typst([], { parts: [part('short', 'Kurz'), part('goals', 'Ziele'), part('money', 'Geld')] });
    const order = ['= Kurz', '#outline(', '#pagebreak(weak: true)\n= Ziele', '\n\n= Geld'].map((each) =>
      main.indexOf(each),
    );
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  test('carries title, city, day and language for the reader’s programme', () => {
    const { main } = typst([]);
    expect(main).toContain('title: "Umsetzungsbericht 2015, Leipzig"');
    expect(main).toContain('datetime(year: 2016, month: 3, day: 9)');
    expect(main).toContain('lang: "de"');
    expect(main).toContain('[Seite #counter(page).display() von #counter(page).final().first()]');
  });

  test('warns of an invented city, and only of one', () => {
    expect(typst([], { warning: 'Erfundene Stadt' }).main).toContain('Erfundene Stadt');
    expect(typst([]).main).not.toContain('#strong');
  });

  test('gives each picture a file of its own', () => {
    const beside: Block = { type: 'beside', map, blocks: [chart] };
    const { files, main } = typst([chart, { type: 'charts', charts: [chart, chart] }, beside]);
    expect([...files.keys()]).toEqual([
      '/picture-0.svg',
      '/picture-1.svg',
      '/picture-2.svg',
      '/picture-3.svg',
      '/picture-4.svg',
    ]);
    for (const path of files.keys()) expect(main.split(`"${path.slice(1)}"`)).toHaveLength(2);
  });

  test.each([
    ['Ziele', false],
    ['Maßnahmen nach Zustand', true],
  ])('needs no caption that repeats the heading: %s %s', (caption, shown) => {
    const blocks: Block[] = [
      { type: 'heading', text: 'Ziele' },
      { type: 'table', caption, head: ['Ziel', 'Anzahl'], numbers: [1], widths: [3, 1], rows: [['Grün', '2']] },
    ];
    const [figure] = understood(typst(blocks), 'figure');
    expect(figure?.caption !== undefined && figure.caption !== null).toBe(shown);
    expect(typst(blocks).main).toContain('columns: (3fr, 1fr), align: (left, right)');
  });

  test.each<[Block, string]>([
    [{ type: 'list', items: ['Ankauf', '#Umbau'] }, '- Ankauf\n- \\#Umbau'],
    [{ type: 'paragraph', text: 'Satz' }, '\n\nSatz\n\n'],
    [{ type: 'paragraph', text: 'Kein Indikator', tone: 'break' }, '#c4122f"), weight: 500)[Kein Indikator]'],
    [{ type: 'paragraph', text: 'Am Rande', tone: 'note' }, '#text(size: 9pt'],
    [{ type: 'figures', items: [{ value: '12', label: 'Ziele' }] }, '#grid(columns: (auto,) * 1'],
  ])('writes %j', (block, source) => {
    expect(typst([block]).main).toContain(source);
  });
});

test('a map on paper has the ground first, then what it speaks of', () => {
  expect(mapSvg(map)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80" width="100" height="80">' +
      '<path d="M0,0L9,0L9,9Z" fill="#eef0f5" stroke="#ffffff" stroke-width="0.8"/>' +
      '<path d="M1,1L2,1L2,2Z" fill="#a8442a" fill-opacity="0.75" stroke="#171a2b" stroke-width="1"/></svg>',
  );
});
