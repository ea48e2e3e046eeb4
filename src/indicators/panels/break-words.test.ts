import { describe, expect, test } from 'vitest';
import { breakNotes, breaksWithin, yearBefore, yearMarked } from './break-words.ts';

const years = (...some: number[]) => some.map((year) => ({ year }));

describe('a break', () => {
  test.each([
    ['between two values', years(2019, 2021), ['2021-01-01'], ['2021-01-01']],
    ['in the year of the last value', years(2019, 2020), ['2020-07-01'], ['2020-07-01']],
    ['in the year of the first value', years(2020, 2021), ['2020-07-01'], []],
    ['after the last value', years(2019, 2020), ['2021-01-01'], []],
    ['without any value', [], ['2021-01-01'], []],
    ['said twice', years(2010, 2022), ['2021-01-01', '2015-01-01', '2021-01-01'], ['2015-01-01', '2021-01-01']],
  ])('%s', (_, points, days, found) => {
    expect(breaksWithin(points, days)).toEqual(found);
  });

  test('is said with its day and the areas, many of them counted', () => {
    const places = Array.from({ length: 9 }, (_, i) => ({ name: `Ort ${i + 1}`, days: ['2021-07-01'] }));
    expect(breakNotes([{ name: 'Mitte', days: ['2015-01-01'] }], 'de')).toEqual([
      'Seit 01.01.2015 gelten andere Grenzen für Mitte. Werte davor und danach sind nicht vergleichbar.',
    ]);
    expect(breakNotes(places, 'de')[0]).toContain('Ort 5, Ort 6 und 3 weitere');
    expect(breakNotes([...places, { name: 'Mitte', days: ['2015-01-01', '2021-07-01'] }], 'en')).toHaveLength(2);
    expect(breakNotes([], 'de')).toEqual([]);
  });

  test('marks its year, and years before it', () => {
    const days = ['2021-07-01'];
    expect([2020, 2021, 2022].map((year) => yearMarked(year, days, 'de'))).toEqual([
      '2020',
      '2021 (neue Grenzen)',
      '2022',
    ]);
    expect([2020, 2021].map((year) => yearBefore(year, days, 'en'))).toEqual(['2020 (old borders)', '2021']);
  });
});
