import { describe, expect, test } from 'vitest';
import { randomCount } from '../../tests/support/random-tables.ts';
import { randomOf } from '../../tests/support/sub-tables.ts';
import { type Known, rangesFrom } from '../../tests/support/table-attack.ts';
import { broadGroups, shownAges } from './guarded-ages.ts';

const starts = Array.from({ length: 18 }, (_, i) => i * 5);

describe('counts by age and sex', () => {
  test('are shown where none is small', () => {
    const ages = { female: starts.map(() => 10), male: starts.map(() => 0) };
    expect(shownAges(starts, ages, 5)).toEqual(ages);
  });

  test('hide a small one, and others behind which it stays unknown', () => {
    const ages = { female: starts.map((_, i) => (i === 17 ? 2 : 40)), male: starts.map(() => 30) };
    const shown = shownAges(starts, ages, 5);
    expect(shown.female[17]).toBeNull();
    expect([...shown.female, ...shown.male].filter((each) => each === null).length).toBeGreaterThan(1);
    expect(shown.female[0]).toBe(40);
  });

  test('are all held back where there is nothing to hide behind', () => {
    expect(shownAges([0], { female: [2], male: [0] }, 5)).toEqual({ female: [null], male: [null] });
  });

  test('tell no small count to less than 3 or a fifth, in 60 random cities', () => {
    const random = randomOf(90);
    const narrow: string[] = [];
    let asked = 0;
    let shownAtAll = 0;
    for (let i = 0; i < 60; i++) {
      const from = starts.slice(0, 2 + Math.floor(random() * 16));
      const ages = { female: from.map(() => randomCount(random)), male: from.map(() => randomCount(random)) };
      const threshold = [3, 5, 10][i % 3] ?? 5;
      const shown = shownAges(from, ages, threshold);
      const known = new Map<string, Known>();
      const small: [string, number][] = [];
      for (const sex of ['female', 'male'] as const)
        from.forEach((_, age) => {
          const [value, told] = [ages[sex][age] ?? 0, shown[sex][age] ?? null];
          if (told !== null) shownAtAll += 1;
          if (told !== null) known.set(`${sex} ${age}`, { low: told, high: told });
          if (value > 0 && value < threshold) small.push([`${sex} ${age}`, value]);
        });
      // How many there are in all and in the broad groups is told beside them.
      const broad = broadGroups.flatMap(({ name, from: least, to }) => {
        const parts = from.flatMap((start, age) =>
          start >= least && start < to ? [`female ${age}`, `male ${age}`] : [],
        );
        return parts.length > 0 ? [{ whole: name as string, parts }] : [];
      });
      const countOf = (key: string) => {
        const [sex = '', age = ''] = key.split(' ');
        return (sex === 'female' ? ages.female : ages.male)[Number(age)] ?? 0;
      };
      for (const { whole, parts } of broad) {
        const sum = parts.reduce((all, part) => all + countOf(part), 0);
        known.set(whole, { low: sum, high: sum });
      }
      const ranges = rangesFrom(
        known,
        broad,
        small.map(([key]) => key),
      );
      for (const [key, value] of small) {
        asked += 1;
        const { low = 0, high = 0 } = ranges.get(key) ?? {};
        if (high - low < Math.max(3, 0.2 * value) - 1e-6) narrow.push(`${i} ${key} ${value}: ${low}–${high}`);
      }
    }
    expect(asked).toBeGreaterThan(100);
    expect(shownAtAll).toBeGreaterThan(200);
    expect(narrow).toEqual([]);
  });
});
