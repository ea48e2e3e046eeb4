/** Files that a page hands out, with a name the browser keeps, a type it does not guess, and where they come from. */

import { strToU8, unzipSync, zipSync } from 'fflate';
import writeExcel from 'write-excel-file/node';
import { type Origin, originLines, originSentence, tableOf, toCsv } from '#ui/table/export.ts';
import { type CellValue, type RegisterOf, readRegister } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { PublicVisit, Visit } from './access.server.ts';

export function download(name: string, mediaType: string, body: BodyInit): Response {
  const plain = name.replace(/[^\w.-]+/g, '_');
  return new Response(body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

const csvType = 'text/csv; charset=utf-8';
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who asks, signed in or from the public side. */
export type Reader = Pick<PublicVisit, 'language' | 'asOf'> & {
  readonly city: Pick<Visit['city'], 'id' | 'name' | 'source'>;
  readonly hall: { readonly config: { readonly baseUrl: string | undefined } };
};

/** What a file is about, and what is known of where it comes from. */
export type About = {
  /** Of the file, without city and ending. */
  readonly name: string;
  readonly title: string;
  /** Where the data have a source of their own; else that of the city. */
  readonly source?: string | null | undefined;
  readonly licence?: string | null | undefined;
  /** The page inside the city that shows the same; else the file's own address without its ending. */
  readonly page?: string;
};

export function formatOf(request: Request): string {
  return /\.([a-z]+)$/.exec(new URL(request.url).pathname)?.[1] ?? '';
}

export function fileName(request: Request, visit: Reader, { name }: About): string {
  return `${name}-${visit.city.id}.${formatOf(request)}`;
}

/**
 * A link leads to where the house is known to be; without that setting to where the reader came from, but never on the public
 * side, where one reader's answer is kept for the next.
 */
export function originOf(request: Request, { city, asOf, hall, ...visit }: Reader, about: About): Origin {
  const { pathname, search, origin } = new URL(request.url);
  const house = hall.config.baseUrl ?? ('person' in visit ? origin : '');
  const page = about.page === undefined ? pathname.replace(/\.[a-z]+$/, '') : `/${city.id}${about.page}`;
  const own = ['Stadtfaden', city.name, city.source].filter(Boolean).join(', ');
  return {
    title: about.title,
    source: about.source === undefined ? own : about.source,
    licence: about.licence ?? null,
    date: asOf,
    link: `${house}${page}${search}`,
  };
}

/** A list with the search, filters and order of its page; as CSV or XLSX, as the address ends. */
export function exportRegister<Row>(
  request: Request,
  visit: Reader,
  { register, rows, ...about }: About & { register: RegisterOf<Row>; rows: readonly Row[] },
): Promise<Response> {
  const reading = readRegister(register, rows, new URL(request.url).searchParams, {
    perPage: Number.POSITIVE_INFINITY,
  });
  const table = tableOf(register.columns, reading.rows, uiTexts(visit.language));
  return exportTable(request, visit, { ...about, table });
}

/** The same for a table that is no register. */
export async function exportTable(
  request: Request,
  visit: Reader,
  { table, ...about }: About & { table: readonly (readonly CellValue[])[] },
): Promise<Response> {
  const t = uiTexts(visit.language);
  const origin = originOf(request, visit, about);
  const name = fileName(request, visit, about);
  if (formatOf(request) === 'xlsx')
    return download(name, xlsxType, await workbook(table, origin, originLines(origin, t), t('source')));
  return download(name, csvType, toCsv([...table, [], [originSentence(origin, t)]]));
}

/** The table, a second sheet that says where it comes from, and the same among the properties of the file. */
async function workbook(
  table: readonly (readonly CellValue[])[],
  origin: Origin,
  lines: readonly (readonly CellValue[])[],
  sourceSheet: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = [
    {
      sheet: sheetName(origin.title, sourceSheet),
      data: cells(table, true),
      stickyRowsCount: 1,
      columns: widths(table),
    },
    { sheet: sourceSheet, data: cells(lines, false), columns: [{ width: 14 }, { width: 90 }] },
  ];
  const files = unzipSync(new Uint8Array(await writeExcel(sheets as never).toBuffer()));
  return withProperties(files, origin);
}

function cells(table: readonly (readonly CellValue[])[], head: boolean) {
  return table.map((row, line) =>
    row.map((value) => {
      if (typeof value === 'number' && !(head && line === 0)) return { value, type: Number };
      const words = cellWords(String(value ?? ''));
      if (words === '') return null;
      return { value: words, type: String, ...(head && line === 0 ? { fontWeight: 'bold' as const } : {}) };
    }),
  );
}

/** What a cell of a workbook can hold: longer words and characters that XML forbids make the whole file unreadable. */
const longestCell = 32_767;

function cellWords(text: string): string {
  return allowedInXml(text).slice(0, longestCell);
}

const widest = 60;

function widths(table: readonly (readonly CellValue[])[]) {
  const [head = []] = table;
  const sample = table.slice(0, 200);
  return head.map((_, column) => ({
    width: Math.min(widest, 3 + Math.max(6, ...sample.map((row) => String(row[column] ?? '').length))),
  }));
}

/** At most 31 letters, none of those that spreadsheets refuse, and not the name of the other sheet. */
function sheetName(title: string, taken: string): string {
  const name = title
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .trim();
  return name === '' || name.toLowerCase() === taken.toLowerCase() ? `${taken} 1` : name;
}

const corePath = 'docProps/core.xml';
const coreType = 'application/vnd.openxmlformats-package.core-properties+xml';
const coreRelation = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties';

/** Title, source, licence and day as any office program shows them under “properties” (ECMA-376, part 2). */
function withProperties(files: Record<string, Uint8Array>, origin: Origin): Uint8Array<ArrayBuffer> {
  const { title, source, licence, date, link } = origin;
  const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(source ?? '')}</dc:creator><dc:description>${xml([source, licence, date, link].filter(Boolean).join(' · '))}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${date}T00:00:00Z</dcterms:created></cp:coreProperties>`;
  const part = (name: string) => new TextDecoder().decode(files[name]);
  const added: Record<string, Uint8Array> = { ...files, [corePath]: strToU8(core) };
  if (!files[corePath]) {
    added['[Content_Types].xml'] = strToU8(
      part('[Content_Types].xml').replace(
        '</Types>',
        `<Override PartName="/${corePath}" ContentType="${coreType}"/></Types>`,
      ),
    );
    added['_rels/.rels'] = strToU8(
      part('_rels/.rels').replace(
        '</Relationships>',
        `<Relationship Id="rIdCore" Type="${coreRelation}" Target="${corePath}"/></Relationships>`,
      ),
    );
  }
  return new Uint8Array(zipSync(added));
}

function allowedInXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML forbids
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Words inside XML; what XML cannot hold is left out. */
export function xml(text: string): string {
  return allowedInXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
