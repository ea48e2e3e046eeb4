/**
 * Pictures to take along, as the address ends: PNG, or SVG whose letters are outlines, so that it looks the same in every
 * program whatever fonts are there. What the picture says stands in both as words as well (decisions/0015).
 */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Resvg, renderAsync } from '@resvg/resvg-js';
import { type Picture, pictureSvg } from '#ui/chart/picture.ts';
import { formatDate } from '#ui/format.ts';
import { originLines, originSentence } from '#ui/table/export.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { type About, download, fileName, formatOf, originOf, type Reader, xml } from './download.server.ts';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/fira-sans/package.json'));
const faces = ['400Regular/FiraSans_400Regular', '600SemiBold/FiraSans_600SemiBold'];
const font = {
  loadSystemFonts: false,
  fontFiles: faces.map((face) => join(fonts, `${face}.ttf`)),
  defaultFontFamily: 'Fira Sans',
};
/** Sharp on paper as well: two dots for each of the drawing. */
const zoom = 2;

export async function exportPicture(
  request: Request,
  visit: Reader,
  { picture, ...about }: Omit<About, 'title'> & { picture: Picture },
): Promise<Response> {
  const t = uiTexts(visit.language);
  const asked = { ...about, title: picture.title };
  const origin = originOf(request, visit, asked);
  const lines = originLines({ ...origin, date: formatDate(origin.date, visit.language) }, t).slice(1);
  const drawn = pictureSvg(
    picture,
    lines.map(([label, value]) => `${label}: ${value}`),
  );
  const name = fileName(request, visit, asked);
  if (formatOf(request) === 'png') {
    const image = await renderAsync(drawn, { font, fitTo: { mode: 'zoom', value: zoom } });
    const words: [string, string][] = [
      ['Title', picture.title],
      ['Source', origin.source ?? t('notGiven')],
      ['Copyright', origin.licence ?? t('notGiven')],
      ['Description', originSentence(origin, t)],
    ];
    return download(name, 'image/png', withWords(image.asPng(), words));
  }
  const outlined = shortened(new Resvg(drawn, { font }).toString());
  const said = [picture.subtitle, ...picture.notes, originSentence(origin, t)].filter(Boolean).join(' · ');
  const head = `<title>${xml(picture.title)}</title><desc>${xml(said)}</desc>`;
  const svg = outlined.replace(/^(<svg )([^>]*>)/, `$1role="img" $2${head.replaceAll('$', '$$$$')}`);
  return download(name, 'image/svg+xml; charset=utf-8', svg);
}

/** Two decimals are finer than anybody sees; blanks between elements say nothing. */
function shortened(svg: string): string {
  return svg.replace(/(\d+\.\d{2})\d+/g, '$1').replace(/>\s+</g, '><');
}

/** Words inside a PNG (`iTXt`), right behind its head. */
function withWords(
  png: Uint8Array,
  words: readonly (readonly [key: string, value: string])[],
): Uint8Array<ArrayBuffer> {
  const afterHead = 33;
  const chunks = words.map(([key, value]) => chunk('iTXt', Buffer.from(`${key}\0\0\0\0\0${value}`, 'utf8')));
  return new Uint8Array(Buffer.concat([png.subarray(0, afterHead), ...chunks, png.subarray(afterHead)]));
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), content]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(content.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}
