/**
 * The map as a sheet to print, as Typst source: title, picture with scale bar and north arrow, legend, sources, date, licence,
 * and the values as a table where they fit. Pure: what is shown in, source and pictures out.
 */

import type { TypstSource } from '#annual-report/typst.ts';
import { paperLook, paperPatterns, paperRamp, paperSides } from '#ui/map/paper-map.ts';
import { middleOf } from '#ui/map/svg-map.ts';
import { escaped, quoted } from '#ui/typst-words.ts';
import type { LayerData } from './map-layers.server.ts';
import { layerColours } from './map-looks.ts';
import type { Ground, MapPicture } from './map-view.server.ts';

export type Sheet = {
  readonly city: string;
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly subtitle: string;
  readonly paper: 'a4' | 'a3';
  readonly landscape: boolean;
  readonly ground: Ground;
  readonly pictures: readonly MapPicture[];
  readonly layers: readonly LayerData[];
  readonly drawnShape: { readonly type: 'MultiPolygon'; readonly coordinates: unknown } | null;
  /** Sources, licence, date, link: a line each. */
  readonly lines: readonly string[];
  readonly table: {
    readonly title: string;
    readonly head: readonly string[];
    readonly rows: readonly (readonly string[])[];
  } | null;
  readonly day: string;
  /** What the marks of the layers mean. */
  readonly marks: readonly { readonly colour: string; readonly label: string }[];
  readonly words: { readonly north: string; readonly legend: string; readonly noShapes: string };
};

const categoryColours: Readonly<Record<string, string>> = {
  'special-need': '#2b6ca3',
  strategic: '#a8442a',
  'strategic-green': '#3f7d3a',
};

export function sheetSource(sheet: Sheet): TypstSource {
  const files = new Map<string, string>();
  const { landscape, pictures, ground, paper, words } = sheet;
  const pictured = ground.paths.length > 0;
  const scale = paper === 'a3' ? Math.SQRT2 : 1;
  const size = (mm: number) => `${(mm * scale).toFixed(1)}mm`;
  const drawn = pictures.map((picture, index) => {
    files.set(`/map-${index}.svg`, sheetPicture(sheet, picture));
    const high = landscape ? (pictures.length > 1 ? 104 : 116) : pictures.length > 1 ? 84 : 158;
    const image = pictured
      ? `#image("map-${index}.svg", height: ${size(high)}, width: 100%, fit: "contain", alt: ${quoted(picture.alt)})`
      : escaped(words.noShapes);
    const head = pictures.length > 1 ? `== ${escaped(picture.title)}\n` : '';
    return `${head}${image}\n${legendOf(picture, words.legend)}`;
  });
  const body =
    landscape && drawn.length > 1
      ? `#grid(columns: (1fr, 1fr), column-gutter: 8mm, ${drawn.map((each) => `[${each}]`).join(', ')})`
      : drawn.join('\n\n');
  const main = [
    preamble(sheet),
    `= ${escaped(sheet.title)}`,
    note(sheet.subtitle),
    body,
    marksOf(sheet),
    sheet.lines.map(note).join('\n'),
    tableOf(sheet),
  ]
    .filter(Boolean)
    .join('\n\n');
  return { main, files };
}

function note(text: string): string {
  return `#block(above: 2.2mm, below: 2.2mm, text(size: 8.5pt, fill: rgb("#565a72"))[${escaped(text)}])`;
}

function preamble({ city, title, language, paper, landscape, day }: Sheet): string {
  const [year, month, date] = day.split('-').map(Number);
  return `
#set document(title: ${quoted(`${title}, ${city}`)}, author: ${quoted(city)}, date: datetime(year: ${year}, month: ${month}, day: ${date}))
#set text(font: "Fira Sans", size: 10pt, lang: "${language}", hyphenate: true, fill: rgb("#171a2b"))
#set page(paper: "${paper}", flipped: ${landscape}, margin: 15mm)
#set heading(numbering: none)
#show heading: set text(hyphenate: false)
#show heading.where(level: 1): set text(size: 18pt, weight: 600)
#show heading.where(level: 2): set text(size: 12pt, weight: 600)
#show table: set text(size: 8.5pt)
#set table(stroke: (x, y) => (bottom: 0.5pt + rgb("#d5d8e2")), inset: (x: 4pt, y: 3pt))
#show table.cell.where(y: 0): set text(weight: 600)
#set figure(supplement: none, numbering: none)
#show figure.where(kind: table): set block(breakable: true)
`.trim();
}

/** Colours as boxes, what is not known hatched as on the map. */
function legendOf({ legend }: MapPicture, title: string): string {
  if (legend.length === 0) return '';
  const items = legend.map(({ look, label }) => {
    const [, ramp, step] = /^(ramp|div)-(\d)$/.exec(look) ?? [];
    const colours = ramp === 'div' ? paperSides : paperRamp;
    if (look === 'map__unsure')
      return `box(baseline: 1pt, circle(radius: 1.3mm, stroke: 0.8pt + rgb("#171a2b"), fill: white)), [${escaped(label)}]`;
    const fill = step ? `rgb("${colours[Number(step) - 1]}")` : (hatches[look] ?? 'white');
    return `box(baseline: 1pt, rect(width: 6mm, height: 3.6mm, stroke: 0.4pt + rgb("#8b8fa5"), fill: ${fill})), [${escaped(label)}]`;
  });
  const cells = items.map((item) => `grid(columns: 2, column-gutter: 2mm, align: horizon, ${item})`).join(', ');
  return `#block(above: 3mm, below: 3mm)[#text(size: 9pt, weight: 600)[${escaped(title)}]

#text(size: 9pt, grid(columns: 4, column-gutter: 7mm, row-gutter: 2mm, ${cells}))]`;
}

/** Layers are told apart by their colours. */
function marksOf({ marks }: Sheet): string {
  if (marks.length === 0) return '';
  const cells = marks.map(
    ({ colour, label }) =>
      `grid(columns: 2, column-gutter: 1.6mm, align: horizon, circle(radius: 1.4mm, fill: rgb("${colour}")), [${escaped(label)}])`,
  );
  return `#block(above: 2mm, below: 3mm, text(size: 9pt, grid(columns: 4, column-gutter: 7mm, row-gutter: 2mm, ${cells.join(', ')})))`;
}

const line = (from: string, to: string) => `place(line(start: ${from}, end: ${to}, stroke: 0.5pt + rgb("#8b8fa5")))`;
const hatched = `tiling(size: (4pt, 4pt), { ${line('(0%, 100%)', '(100%, 0%)')} })`;
const crossed = `tiling(size: (4pt, 4pt), { ${line('(0%, 100%)', '(100%, 0%)')}; ${line('(0%, 0%)', '(100%, 100%)')} })`;

const dotted = 'tiling(size: (4pt, 4pt), place(dx: 1.4pt, dy: 1.4pt, circle(radius: 0.6pt, fill: rgb("#8b8fa5"))))';
const hatches: Readonly<Record<string, string>> = {
  map__suppressed: crossed,
  map__missing: hatched,
  'map__not-applicable': dotted,
};

function tableOf({ table }: Sheet): string {
  if (!table) return '';
  const columns = table.head.map((_, index) => (index === 0 ? '2fr' : '1fr')).join(', ');
  const aligns = table.head.map((_, index) => (index === 0 ? 'left' : 'right')).join(', ');
  const cells = (row: readonly string[]) => row.map((cell) => `[${escaped(cell)}]`).join(', ');
  return `#pagebreak()
== ${escaped(table.title)}

#figure(kind: table, table(columns: (${columns}), align: (${aligns}), table.header(${cells(table.head)}),
  ${table.rows.map(cells).join(',\n  ')}))`;
}

const metresPerDegree = 111_320;

/** A round length that takes up at most a quarter of the picture, and how wide it is there. */
export function scaleBar({ bounds, point, width }: Pick<Ground, 'bounds' | 'point' | 'width'>) {
  const [west, south, east, north] = bounds;
  const middle = (south + north) / 2;
  const metres = (east - west) * metresPerDegree * Math.cos((middle * Math.PI) / 180);
  const perUnit = metres / (point(east, middle)[0] - point(west, middle)[0]);
  const most = (perUnit * width) / 4;
  const power = 10 ** Math.floor(Math.log10(most));
  const length = [5, 2, 1].map((each) => each * power).find((each) => each <= most) ?? power;
  return { length, units: length / perUnit, label: length >= 1000 ? `${length / 1000} km` : `${length} m` };
}

/** A picture of fixed colours, with scale and north; `height + 34` high. */
export function sheetPicture(
  { ground, layers, drawnShape, words }: Pick<Sheet, 'ground' | 'layers' | 'drawnShape'> & { words: { north: string } },
  picture: MapPicture,
): string {
  const { width, height } = ground;
  const areas = ground.paths.flatMap(({ id, d }) => {
    const look = picture.looks.get(id)?.look;
    return look ? [`<path d="${d}" ${paperLook(look)}/>`] : [];
  });
  const rings = ground.paths.flatMap(({ id, d }) => {
    if (!picture.unsure.has(id)) return [];
    const [x, y] = middleOf(d);
    return [
      `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3" fill="#ffffff" stroke="#171a2b" stroke-width="1.2"/>`,
    ];
  });
  const outlines = layers.flatMap((layer) =>
    layer.outlines.map(
      ({ category, geometry }) =>
        `<path d="${ground.draw(geometry)}" fill="none" stroke="${categoryColours[category ?? ''] ?? '#171a2b'}" stroke-width="2"/>`,
    ),
  );
  const points = layers.flatMap((layer) =>
    layer.points.map(({ lon, lat, count }) => {
      const [x, y] = ground.point(lon, lat).map((each) => each.toFixed(1));
      const circle = `<circle cx="${x}" cy="${y}" r="${count === null ? 2 : 8}" fill="${layerColours[layer.layer].paper}" stroke="#ffffff" stroke-width="0.8"/>`;
      return count === null ? circle : circle + text(Number(x), Number(y) + 3.4, String(count), '#ffffff', 9.5);
    }),
  );
  const shape = drawnShape
    ? `<path d="${ground.draw(drawnShape)}" fill="none" stroke="#171a8b" stroke-width="2" stroke-dasharray="6 3"/>`
    : '';
  const bar = ground.paths.length > 0 ? barOf(ground) : '';
  const arrow = `<path d="M${width - 22} 34l-8 -2 8 -26 8 26z" fill="#171a2b"/>${text(width - 22, 48, words.north.slice(0, 1), '#171a2b', 11)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height + 34}" width="${width}" height="${height + 34}">${paperPatterns}${areas.join('')}${rings.join('')}${outlines.join('')}${points.join('')}${shape}${bar}${arrow}</svg>`;
}

function barOf(ground: Ground): string {
  const { units, label } = scaleBar(ground);
  const y = ground.height + 14;
  return `<path d="M6 ${y - 5}v5h${units.toFixed(1)}v-5" fill="none" stroke="#171a2b" stroke-width="1.4"/>${text(6 + units / 2, y + 13, label, '#171a2b', 11)}`;
}

function text(x: number, y: number, words: string, colour: string, size: number): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="Fira Sans" font-size="${size}" font-weight="500" text-anchor="middle" fill="${colour}">${words}</text>`;
}
