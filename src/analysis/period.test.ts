import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMonths, daysBetween, isDate, isOverdue, parseDate, yearOf, yearPeriod } from './period.ts';

const date = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10));

describe('a date of the calendar', () => {
  test.each(['2015-12-31', '2016-02-29', '2000-02-29', '1800-01-01'])('%s is one', (text) => {
    expect(isDate(text)).toBe(true);
  });

  test.each([
    '',
    '2015-02-30',
    '2015-04-31',
    '1900-02-29',
    '2015-13-01',
    '2015-00-10',
    '2015-01-00',
    '2015-1-1',
    '15-01-01',
    '2015-01-01T00:00',
    ' 2015-01-01',
  ])('%j is none', (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe('a date as written', () => {
  test.each([
    ['30.11.2015', '2015-11-30'],
    ['1.9.2015', '2015-09-01'],
    ['1. 9. 2015', '2015-09-01'],
    [' 2015-11-30 ', '2015-11-30'],
    ['11/2015', '2015-11-01'],
    ['3.2016', '2016-03-01'],
    ['29.2.2016', '2016-02-29'],
  ])('%j is %s', (text, expected) => {
    expect(parseDate(text)).toBe(expected);
  });

  test.each([
    '',
    '29.2.2015',
    '0.1.2015',
    '1.13.2015',
    '13/2015',
    '30.11.15',
    '2015',
    '30. November 2015',
    '2015/11/30',
  ])('%j is none', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  test('is the same day however it is written', () => {
    fc.assert(
      fc.property(date, (iso) => {
        const [year, month, day] = iso.split('-');
        expect(parseDate(iso)).toBe(iso);
        expect(parseDate(`${day}.${month}.${year}`)).toBe(iso);
        expect(parseDate(`${Number(day)}.${Number(month)}.${year}`)).toBe(iso);
      }),
    );
  });
});

describe('so many months later', () => {
  test.each([
    ['2015-01-31', 1, '2015-02-28'],
    ['2016-01-31', 1, '2016-02-29'],
    ['2015-12-31', 2, '2016-02-29'],
    ['2015-11-30', 0, '2015-11-30'],
    ['2015-11-30', 12, '2016-11-30'],
    ['2015-12-15', 1, '2016-01-15'],
    ['2016-01-15', -1, '2015-12-15'],
    ['2016-02-29', -12, '2015-02-28'],
    ['2015-01-01', 240, '2035-01-01'],
  ])('%s and %s months is %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });

  test('is a date of the calendar in the wanted month, at most as late in it', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -600, max: 600 }), (from, months) => {
        const later = addMonths(from, months);
        const count = (iso: string) => yearOf(iso) * 12 + Number(iso.slice(5, 7));
        expect(isDate(later)).toBe(true);
        expect(count(later) - count(from)).toBe(months);
        expect(later.slice(8) <= from.slice(8)).toBe(true);
      }),
    );
  });
});

describe('days', () => {
  test.each([
    ['2015-11-30', '2015-11-30', 0],
    ['2015-12-31', '2016-01-01', 1],
    ['2016-03-01', '2016-02-28', -2],
    // The clocks change in between; a calendar day is a day all the same.
    ['2015-03-28', '2015-03-30', 2],
    ['2015-10-24', '2015-10-26', 2],
  ])('from %s to %s are %s', (from, to, expected) => {
    expect(daysBetween(from, to)).toBe(expected);
  });

  test('of a calendar year end where those of the next begin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const { start, end } = yearPeriod(year);
        const leap = isDate(`${year}-02-29`);
        expect(end).toBe(yearPeriod(year + 1).start);
        expect(daysBetween(start, end)).toBe(leap ? 366 : 365);
        expect(yearOf(end)).toBe(year + 1);
      }),
    );
  });
});

describe('overdue', () => {
  test.each<[string, string | null, number | null, string, boolean]>([
    ['nothing is asked for', null, null, '2015-12-31', false],
    ['nothing was ever reported', null, 6, '2015-12-31', true],
    ['the last day of the rhythm', '2015-06-30', 6, '2015-12-30', false],
    ['the day after it', '2015-06-30', 6, '2015-12-31', true],
    ['values of 2014, due with the end of 2015', '2015-01-01', 12, '2015-12-31', false],
    ['the end of February after a leap day', '2016-02-29', 12, '2017-02-28', false],
    ['reported later than asked', '2016-03-01', 1, '2015-12-31', false],
  ])('%s', (_, reported, rhythm, asOf, overdue) => {
    expect(isOverdue(reported, rhythm, asOf)).toBe(overdue);
  });
});
