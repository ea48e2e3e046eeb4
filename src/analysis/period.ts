/** Calendar dates are ISO strings (`2015-11-30`), without a time zone; periods are half-open: the end is not part. */

export type IsoDate = string;
export type Period = { readonly start: IsoDate; readonly end: IsoDate };

/**
 * The calendar year as a period.
 *
 * @example
 * yearPeriod(2015) // → { start: '2015-01-01', end: '2016-01-01' }
 */
export function yearPeriod(year: number): Period {
  return { start: `${pad(year, 4)}-01-01`, end: `${pad(year + 1, 4)}-01-01` };
}

/**
 * Is it a date of the calendar? 30 February is not.
 *
 * @example
 * isDate('2016-02-29') // → true
 * @example
 * isDate('2015-02-29') // → false
 */
export function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * The date a person wrote: `30.11.2015`, `2015-11-30` or `11/2015` (the month's first day); undefined where it is none.
 *
 * @example
 * parseDate('1.9.2015') // → '2015-09-01'
 * @example
 * parseDate('31.02.2015') // → undefined
 */
export function parseDate(text: string): IsoDate | undefined {
  const trimmed = text.trim();
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(trimmed);
  const month = /^(\d{1,2})[/.](\d{4})$/.exec(trimmed);
  const iso = german
    ? `${german[3]}-${pad(Number(german[2]))}-${pad(Number(german[1]))}`
    : month
      ? `${month[2]}-${pad(Number(month[1]))}-01`
      : trimmed.slice(0, 10);
  return isDate(iso) ? iso : undefined;
}

/**
 * The date so many months later; the day is cut to the month's last.
 *
 * @example
 * addMonths('2015-08-31', 6) // → '2016-02-29'
 * @example
 * addMonths('2015-03-15', -3) // → '2014-12-15'
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = index - targetYear * 12;
  const lastDay = new Date(Date.UTC(targetYear, targetMonth + 1, 0)).getUTCDate();
  return `${pad(targetYear, 4)}-${pad(targetMonth + 1)}-${pad(Math.min(day, lastDay))}`;
}

/**
 * Whole days from one date to another; negative where the second is earlier.
 *
 * @example
 * daysBetween('2015-12-30', '2016-01-02') // → 3
 */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/**
 * Is something reported for (or on) `date` older than its rhythm allows on `asOf`? Never reported is older; a rhythm of
 * null asks for nothing.
 *
 * @example
 * isOverdue('2015-01-31', 6, '2015-07-31') // → false
 * @example
 * isOverdue('2015-01-31', 6, '2015-08-01') // → true
 * @example
 * isOverdue(null, 12, '2015-08-01') // → true
 */
export function isOverdue(date: IsoDate | null, rhythmMonths: number | null, asOf: IsoDate): boolean {
  if (rhythmMonths === null) return false;
  return date === null || addMonths(date, rhythmMonths) < asOf;
}

/**
 * The year a date lies in.
 *
 * @example
 * yearOf('2015-11-30') // → 2015
 */
export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
