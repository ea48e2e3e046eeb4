/** Numbers, money and dates as people write them: German first, English for English readers. */

import type { Cents } from '#analysis/money.ts';
import type { IsoDate } from '#analysis/period.ts';
import type { Language } from './language.ts';

const locales = { de: 'de-DE', en: 'en-GB' } as const;
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locales[language], options);
  formats.set(key, format);
  return format;
}

export function formatNumber(value: number, language: Language, decimals = 0): string {
  // What is rounded to nothing has no sign.
  const options = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  } as const;
  return trueMinus(numberFormat(language, options).format(value));
}

/** A minus is as wide as a plus, a hyphen is not. */
function trueMinus(text: string): string {
  return text.replace('-', '−');
}

/** With a sign. */
export function formatChange(value: number, language: Language, decimals = 0): string {
  const options = {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'exceptZero',
  } as const;
  return trueMinus(numberFormat(language, options).format(value));
}

/** The unit of what lies between two numbers: between two percentages lie percentage points. */
export function unitBetween(unit: string | null, language: Language): string {
  if (!unit?.startsWith('%')) return unit ?? '';
  return (language === 'de' ? 'Prozentpunkte' : 'percentage points') + unit.slice(1);
}

/** In full: `1.234.567,89 €`; whole euros without decimals. */
export function formatAmount(amount: Cents, language: Language): string {
  const whole = amount % 100 === 0;
  const options = { minimumFractionDigits: whole ? 0 : 2, maximumFractionDigits: 2 };
  return `${trueMinus(numberFormat(language, options).format(amount / 100))} €`;
}

/** Short enough for a picture: `12,4 Mio. €`, `350.000 €`. */
export function formatAmountShort(amount: Cents, language: Language): string {
  const euros = amount / 100;
  const size = Math.abs(euros);
  const units = language === 'de' ? (['Mrd.', 'Mio.'] as const) : (['bn', 'm'] as const);
  if (size >= 1e9) return `${formatNumber(euros / 1e9, language, 1)} ${units[0]} €`;
  if (size >= 1e6) return `${formatNumber(euros / 1e6, language, 1)} ${units[1]} €`;
  return `${formatNumber(Math.round(euros), language)} €`;
}

/** As it is typed into a form: `1234567,89`. */
export function typedAmount(amount: Cents | null): string {
  if (amount === null) return '';
  return amount % 100 === 0 ? String(amount / 100) : (amount / 100).toFixed(2).replace('.', ',');
}

const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function formatDate(date: IsoDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.slice(0, 10).split('-');
  if (language === 'de') return `${day}.${month}.${year}`;
  return `${Number(day)} ${englishMonths[Number(month) - 1] ?? month} ${year}`;
}

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** A moment in the city's time: `30.11.2015, 14:05`. */
export function formatMoment(moment: string, language: Language): string {
  const [date = '', time = ''] = clock.format(new Date(moment)).split(' ');
  return `${formatDate(date, language)}, ${time}`;
}

/** A number as it is typed into a form: `12,5`. */
export function typedNumber(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',');
}
