/** Lists of areas as files, with their shapes where a map program asks for them. Other rooms hand in their columns. */

import type { Visit } from '#platform/access.server.ts';
import {
  type About,
  download,
  exportRegister,
  fileName,
  formatOf,
  originOf,
  type Reader,
} from '#platform/download.server.ts';
import { geoPackage } from '#platform/geopackage.server.ts';
import { fileCell, isNumeric, type Origin, originSentence } from '#ui/table/export.ts';
import { type CellValue, type RegisterOf, readRegister } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { listDivisions } from '../areas.store.server.ts';
import { binaryShapesOf, shapesOf } from '../shapes.store.server.ts';

type Asker = Reader & Pick<Visit, 'read'>;
type AreaList<Row> = About & {
  readonly register: RegisterOf<Row>;
  readonly rows: readonly Row[];
  readonly divisionId: string | null;
};

/**
 * The areas that the address found, in its order: CSV and XLSX as every list, GeoJSON (RFC 7946) and GeoPackage with the
 * shapes that hold on the visit's day. Numbers that are not there stay empty in map programs, which colour by them; why
 * stands in a column beside.
 */
export async function exportAreas<Row extends { readonly id: string }>(
  request: Request,
  visit: Asker,
  { register, rows, divisionId, ...about }: AreaList<Row>,
): Promise<Response> {
  const format = formatOf(request);
  if (format !== 'geojson' && format !== 'gpkg') return exportRegister(request, visit, { ...about, register, rows });
  const reading = readRegister(register, rows, new URL(request.url).searchParams, {
    perPage: Number.POSITIVE_INFINITY,
  });
  const t = uiTexts(visit.language);
  const columns = register.columns.flatMap((column) => {
    if (column.screen) return [];
    const key = column.key.replace(/[^a-z0-9]+/g, '_');
    const cell = (row: Row) => fileCell(column, row, t);
    if (!isNumeric(column)) return [{ key, type: 'TEXT' as const, of: cell }];
    const number = (row: Row): CellValue => numberIn(cell(row));
    const state = (row: Row): CellValue => (number(row) === null ? cell(row) : t('file.known'));
    return [
      { key, type: 'REAL' as const, of: number },
      { key: `${key}_zustand`, type: 'TEXT' as const, of: state },
    ];
  });
  const own = originOf(request, visit, about);
  const { shapes, division } = await visit.read(async (db) => ({
    division: (await listDivisions(db)).find((each) => each.id === divisionId) ?? null,
    shapes:
      format === 'gpkg'
        ? {
            binary: new Map(
              (await binaryShapesOf(db, divisionId ?? '', visit.asOf)).map((each) => [each.areaId, each]),
            ),
          }
        : { plain: new Map((await shapesOf(db, divisionId ?? '', visit.asOf)).map((each) => [each.areaId, each])) },
  }));
  // Where values and borders come from the same hand, it is named once.
  const borders =
    division && division.source !== own.source && [division.source, division.licence].filter(Boolean).join(', ');
  const origin: Origin = { ...own, source: [own.source, borders].filter(Boolean).join('; ') || null };
  const name = fileName(request, visit, about);
  if (shapes.plain) {
    const held = shapes.plain;
    const features = reading.rows.map((row) => {
      const shape = held.get(row.id);
      const properties = {
        ...Object.fromEntries(columns.map(({ key, of }) => [key, of(row)])),
        valid_from: shape?.validFrom ?? null,
        approximate: shape?.approximate ?? null,
      };
      return { type: 'Feature', id: row.id, properties, geometry: shape?.geometry ?? null };
    });
    const { title, source, licence, date, link } = origin;
    const head = { type: 'FeatureCollection', name: title, source, licence: licence ?? t('notGiven'), date, link };
    return download(name, 'application/geo+json', JSON.stringify({ ...head, features }));
  }
  const packed = reading.rows.flatMap((row) => {
    const shape = shapes.binary.get(row.id);
    if (!shape) return [];
    const values = [row.id, ...columns.map(({ of }) => of(row)), shape.validFrom, shape.approximate ? 1 : 0];
    return [{ wkb: shape.wkb, box: shape.box, values }];
  });
  const layer = {
    name: about.name.replace(/[^a-z0-9]+/gi, '_').toLowerCase(),
    title: `${visit.city.name}: ${about.title}`,
    columns: [
      ['id', 'TEXT'] as const,
      ...columns.map(({ key, type }) => [key, type] as const),
      ['valid_from', 'DATE'] as const,
      ['approximate', 'BOOLEAN'] as const,
    ],
    origin: originSentence(origin, t),
    at: `${visit.asOf}T00:00:00.000Z`,
  };
  return download(name, 'application/geopackage+sqlite3', new Uint8Array(geoPackage(layer, packed)));
}

function numberIn(cell: CellValue): number | null {
  return typeof cell === 'number' ? cell : null;
}
