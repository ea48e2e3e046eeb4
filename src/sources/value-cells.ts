/** What stands in a single cell of a received table where a number or a year is expected, and what is wrong with it. Pure. */

export type CellFault = { readonly key: string; readonly vars: Readonly<Record<string, string | number>> };

/** `2015`, `31.12.2015`, `2015-12-31`, `2015/16` (the first); or why it is none. */
export function yearIn(cell: string): number | CellFault {
  const match = /^((?:19|20)\d\d)(?:[-/.].*)?$/.exec(cell) ?? /^\d{1,2}\.\d{1,2}\.((?:19|20)\d\d)$/.exec(cell);
  const year = Number(match?.[1]);
  const asDay = year === 1905 ? sheetNumberOf(cell) : null;
  // A year that a spreadsheet shows as a day: 2015 is the day 2015 of its calendar, in July 1905.
  if (asDay !== null && asDay >= 1900 && asDay <= 2100)
    return { key: 'year-as-day', vars: { value: quoted(cell), year: asDay } };
  if (match) return year;
  const day = /^\d{5}([.,]\d+)?$/.test(cell) ? dayOf(Number.parseInt(cell, 10)) : null;
  if (day && day >= '1950' && day < '2051') return { key: 'day-as-number', vars: { value: quoted(cell), day } };
  return { key: 'not-a-year', vars: { value: quoted(cell) } };
}

/** The day with this number in a spreadsheet: the days since the end of 1899. */
function dayOf(number: number): string {
  return new Date(sheetEpoch + number * dayLong).toISOString().slice(0, 10);
}

const dayLong = 86_400_000;
const sheetEpoch = Date.UTC(1899, 11, 30);

const isoDay = /^(\d{4})-(\d\d)-(\d\d)$/;
const germanDay = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** Whether the cell is a day: what spreadsheets make of `1.5` or `3-12`. */
export function isDay(cell: string): boolean {
  return isoDay.test(cell) || germanDay.test(cell);
}

function sheetNumberOf(cell: string): number | null {
  const [, year, month, day] = isoDay.exec(cell) ?? [];
  const [, germanDate, germanMonth, germanYear] = germanDay.exec(cell) ?? [];
  const time = Date.UTC(Number(year ?? germanYear), Number(month ?? germanMonth) - 1, Number(day ?? germanDate));
  return Number.isNaN(time) ? null : Math.round((time - sheetEpoch) / dayLong);
}

const numberWithUnit =
  /^[-+−]?\d[\d.,'\s\u00a0\u202f]*\s*((?:%|‰|€|°C?|[A-Za-zµ][A-Za-zµäöüß²³./]{0,11})(?:\/\s?[A-Za-z²³0-9]{1,6})?)$/;

/** The unit that stands behind a number in its cell. */
export function unitIn(cell: string): string | null {
  return numberWithUnit.exec(cell)?.[1] ?? null;
}

export function quoted(cell: string): string {
  return cell.slice(0, 80);
}
