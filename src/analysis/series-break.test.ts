import { expect, test } from 'vitest';
import { known } from './figure.ts';
import { breakYears, isBroken, sinceBreak } from './series-break.ts';

const points = [2018, 2019, 2020, 2021].map((year) => ({ year, figure: known(year) }));
const yearsOf = (breaks: readonly number[]) => sinceBreak(points, breaks).map(({ year }) => year);

test('the year of new borders is the first after the break, whatever the day', () => {
  expect(breakYears(['2020-01-01', '2020-12-31', '2018-06-30'])).toEqual([2018, 2020]);
  expect(breakYears([])).toEqual([]);
});

test('a series goes back to the last break, and one to come is none', () => {
  expect(yearsOf([])).toEqual([2018, 2019, 2020, 2021]);
  expect(yearsOf([2019, 2020])).toEqual([2020, 2021]);
  expect(yearsOf([2030])).toEqual([2018, 2019, 2020, 2021]);
  expect(sinceBreak([], [2020])).toEqual([]);
});

test('two years are parted by a break in either direction', () => {
  expect(isBroken([2020], 2019, 2020)).toBe(true);
  expect(isBroken([2020], 2020, 2019)).toBe(true);
  expect(isBroken([2020], 2020, 2021)).toBe(false);
});
