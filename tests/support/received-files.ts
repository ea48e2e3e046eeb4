/** Files as offices send them: tables as bytes in any encoding, workbooks, maps; and what is said about them. */

import { strToU8, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import type { Fault, Note } from '#sources/fault.ts';
import { faultPlace, faultWords, noteWords } from '#sources/fault-words.ts';
import type { Read } from '#sources/received.ts';
import { sourceTexts } from '#sources/texts.en.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** As Windows wrote it; for letters that are where they are in Latin 1. */
export const cp1252 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function utf16(text: string, order: 'little' | 'big' = 'little', mark = true): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le');
  return new Uint8Array(order === 'little' ? bytes : bytes.swap16());
}

/** A workbook as spreadsheet programs save it; dates in the format of the office. */
export async function workbook(rows: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const cells = rows.map((row) =>
    row.map((value) =>
      value === null
        ? null
        : value instanceof Date
          ? { value, type: Date, format: 'dd.mm.yyyy' }
          : { value, type: (value as string | number | boolean).constructor },
    ),
  );
  return new Uint8Array(await writeExcel(cells as never).toBuffer());
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const ooxml = 'http://schemas.openxmlformats.org';
const office = `${ooxml}/officeDocument/2006/relationships`;
const relationship = (type: string, target: string) =>
  `${xml}<Relationships xmlns="${ooxml}/package/2006/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;

/**
 * A workbook whose only sheet holds just these rows, written by hand.
 *
 * @param after what follows them in the sheet: merged cells
 * @param from1904 days are counted from 1904, as on old Macs; the second style is that of a date
 */
export function workbookOf(rows: string, after = '', from1904 = false): Uint8Array {
  const sheets = '<sheets><sheet name="Tabelle1" sheetId="1" r:id="rId1"/></sheets>';
  const main = `xmlns="${ooxml}/spreadsheetml/2006/main"`;
  const styles = `<styleSheet ${main}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
  const links = relationship('worksheet', 'worksheets/sheet1.xml').replace(
    '</Relationships>',
    from1904
      ? `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`
      : '</Relationships>',
  );
  return zipSync({
    '[Content_Types].xml': strToU8(`${xml}<Types xmlns="${ooxml}/package/2006/content-types"/>`),
    '_rels/.rels': strToU8(relationship('officeDocument', 'xl/workbook.xml')),
    'xl/_rels/workbook.xml.rels': strToU8(links),
    'xl/workbook.xml': strToU8(
      `${xml}<workbook ${main} xmlns:r="${office}">${from1904 ? '<workbookPr date1904="1"/>' : ''}${sheets}</workbook>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(`${xml}<worksheet ${main}><sheetData>${rows}</sheetData>${after}</worksheet>`),
    ...(from1904 ? { 'xl/styles.xml': strToU8(`${xml}${styles}`) } : {}),
  });
}

/** A cell of such a sheet. */
export const textCell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
export const numberCell = (place: string, value: number | string) => `<c r="${place}"><v>${value}</v></c>`;
export const sheetRow = (line: number, ...cells: string[]) => `<row r="${line}">${cells.join('')}</row>`;

/** A square of one hundredth of a degree, its lower left corner at this place near Leipzig. */
export const ringAt = (x = 12.3, y = 51.3): [number, number][] => {
  const [e, n] = [Math.round((x + 0.01) * 1e6) / 1e6, Math.round((y + 0.01) * 1e6) / 1e6];
  return [
    [x, y],
    [e, y],
    [e, n],
    [x, n],
    [x, y],
  ];
};
export const polygon = (...rings: readonly unknown[]) => ({ type: 'Polygon', coordinates: rings });
/** Its ring crosses itself. */
export const bowTie = polygon([
  [12.3, 51.3],
  [12.31, 51.31],
  [12.31, 51.3],
  [12.3, 51.31],
  [12.3, 51.3],
]);

export const feature = (properties: object | null, geometry: unknown = polygon(ringAt())) => ({
  type: 'Feature',
  properties,
  geometry,
});
export const mapOf = (features: readonly unknown[], more: object = {}): Uint8Array =>
  utf8(JSON.stringify({ type: 'FeatureCollection', ...more, features }));

export type Said = {
  readonly key: string;
  readonly row: number | null;
  readonly field: string | null;
  readonly [name: string]: string | number | null;
};

/** What was found wrong, after both languages have had complete words for it. */
export function faultsIn(read: Read<unknown>): Said[] {
  return read.ok
    ? []
    : read.faults.map(({ key, row, field, vars, ...fault }) => {
        for (const language of ['de', 'en'] as const) wordsFor({ key, row, field, vars, ...fault }, language);
        return { key, row, field, ...vars };
      });
}

/** A fault as a person reads it, place and sentence. */
export function wordsFor(fault: Fault, language: 'de' | 'en' = 'de'): string {
  const t = sourceTexts(language);
  return complete(`${faultPlace(t, fault)}: ${faultWords(t, fault, language)}`, fault.key, [
    fault.field,
    ...Object.values(fault.vars ?? {}),
  ]);
}

/** How a file was read, as a person reads it. */
export function notesIn(notes: readonly Note[], language: 'de' | 'en' = 'de'): string[] {
  return notes.map((note) =>
    complete(noteWords(sourceTexts(language), note), note.key, Object.values(note.vars ?? {})),
  );
}

/** @param quoted what the words quote from the file: that may hold any signs, our own words may not */
function complete(words: string, key: string, quoted: readonly unknown[]): string {
  const own = quoted.reduce<string>((rest, part) => (part ? rest.replaceAll(String(part), '') : rest), words);
  if (own.includes('{{') || words.includes(`.${key}`) || words.includes('undefined') || words.trim() === '')
    throw new Error(`No complete words for ${key}: ${words}`);
  return words;
}

/** What was read, where nothing was wrong. */
export function contentOf<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(read.faults.map((fault) => wordsFor(fault)).join('\n'));
}
