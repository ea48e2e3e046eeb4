/** Files that a page hands out, with a name the browser keeps and a type it does not guess. */

import writeExcel from 'write-excel-file/node';
import { toCsv } from '#ui/table/export.ts';

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

export const csvType = 'text/csv; charset=utf-8';

export async function xlsx(name: string, table: readonly (readonly (string | number | null)[])[]): Promise<Response> {
  const rows = table.map((row, line) =>
    row.map((value) =>
      line === 0
        ? { value: String(value ?? ''), fontWeight: 'bold' as const }
        : value === null
          ? null
          : { value, type: typeof value === 'number' ? Number : String },
    ),
  );
  const bytes = await writeExcel(rows as never, { stickyRowsCount: 1 } as never).toBuffer();
  return download(name, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', new Uint8Array(bytes));
}

type Cell = string | number | null;

/**
 * A register as CSV or XLSX, as the address ends, with source and day in the last line, so that a table passed on by mail
 * still says where it comes from.
 */
export async function exportRegister(
  request: Request,
  name: string,
  table: readonly (readonly Cell[])[],
  {
    city,
    asOf,
    hall,
  }: { city: { name: string; source: string | null }; asOf: string; hall: { config: { baseUrl: string | undefined } } },
): Promise<Response> {
  const url = new URL(request.url);
  const origin = `Stadtfaden, ${city.name}, ${asOf}${city.source ? `, ${city.source}` : ''}${hall.config.baseUrl ? `, ${hall.config.baseUrl}${url.pathname}` : ''}`;
  const rows = [...table, [], [origin]];
  if (url.pathname.endsWith('.xlsx')) return xlsx(`${name}.xlsx`, rows);
  return download(`${name}.csv`, csvType, toCsv(rows));
}
