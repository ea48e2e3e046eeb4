/**
 * A chart or map as a picture that stands by itself: title, unit, drawing, legend, and below it where it comes from. What a
 * page says around a drawing must be inside the picture, because it will be shown without the page. Pure.
 */

import { type PaperMap, paperMap, paperPatterns, paperSwatch } from '../map/paper-map.ts';

type Drawing = {
  /** A whole SVG of fixed colours, as large as given here. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** Where a picture holds several. */
  readonly title?: string;
  readonly legend?: readonly {
    readonly look?: string;
    readonly colour?: string;
    readonly label: string;
    readonly d?: string;
  }[];
};

export type Picture = {
  readonly title: string;
  /** Unit, place, year: what the numbers are. */
  readonly subtitle: string;
  readonly drawings: readonly Drawing[];
  readonly notes: readonly string[];
};

/** A map of the page as a drawing, somewhat larger than there. */
export function mapDrawing({ legend = [], ...map }: PaperMap & Pick<Drawing, 'legend'>): Drawing {
  const scale = narrowest / map.width;
  const [width, height] = [narrowest, Math.round(map.height * scale)];
  const svg = paperMap(map).replace(/ width="[\d.]+" height="[\d.]+">/, ` width="${width}" height="${height}">`);
  return { svg, width, height, legend };
}

const padding = 24;
const narrowest = 520;
const ink = '#171a2b';
const muted = '#565a72';

/** @param foot source, licence, day, link: a line each */
export function pictureSvg({ title, subtitle, drawings, notes }: Picture, foot: readonly string[]): string {
  const inner = Math.max(narrowest, ...drawings.map((drawing) => drawing.width));
  const page = new Page(inner);
  page.words(title, { size: 20, weight: 600, colour: ink });
  if (subtitle) page.words(subtitle, { size: 14, weight: 400, colour: muted });
  page.y += 6;
  for (const drawing of drawings) {
    if (drawing.title) page.words(drawing.title, { size: 15, weight: 600, colour: ink });
    page.drawing(drawing);
    page.legend(drawing.legend ?? []);
    page.y += 8;
  }
  page.y += 4;
  for (const line of [...notes, ...foot]) page.words(line, { size: 12, weight: 400, colour: muted });
  const [width, height] = [inner + 2 * padding, Math.ceil(page.y + padding - 6)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Fira Sans">${paperPatterns}<rect width="${width}" height="${height}" fill="#ffffff"/>${page.parts.join('')}</svg>`;
}

type Type = { readonly size: number; readonly weight: 400 | 600; readonly colour: string };

/** Puts one thing below the other. */
class Page {
  readonly parts: string[] = [];
  readonly #width: number;
  y = padding;

  constructor(width: number) {
    this.#width = width;
  }

  words(text: string, { size, weight, colour }: Type) {
    for (const line of wrapped(text, this.#width, size)) {
      this.y += size * 1.35;
      this.parts.push(
        `<text x="${padding}" y="${(this.y - size * 0.3).toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escaped(line)}</text>`,
      );
    }
  }

  drawing({ svg, height }: Drawing) {
    this.parts.push(svg.replace(/^<svg /, `<svg x="${padding}" y="${this.y.toFixed(1)}" color="${ink}" `));
    this.y += height;
  }

  legend(items: NonNullable<Drawing['legend']>) {
    if (items.length === 0) return;
    let x = 0;
    this.y += 8;
    for (const { label, ...look } of items) {
      const width = 26 + widthOf(label, 12.5) + 16;
      if (x > 0 && x + width > this.#width) {
        x = 0;
        this.y += 21;
      }
      this.parts.push(
        `<g transform="translate(${(padding + x).toFixed(1)} ${this.y.toFixed(1)})">${paperSwatch(look)}<text x="25" y="11.5" font-size="12.5" fill="${ink}">${escaped(label)}</text></g>`,
      );
      x += width;
    }
    this.y += 20;
  }
}

/** Fira Sans, roughly and rather too wide. */
function widthOf(text: string, size: number): number {
  return text.length * size * 0.52;
}

/** Lines that fit; what has no blank to break at (a link) is cut. */
function wrapped(text: string, width: number, size: number): string[] {
  const most = Math.floor(width / (size * 0.52));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((each) => each.match(new RegExp(`.{1,${most}}`, 'gu')) ?? [])) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
