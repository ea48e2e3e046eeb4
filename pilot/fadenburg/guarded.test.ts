/** The invented numbers are what they say they are, at every size and with every seed. */

import { describe, expect, test } from 'vitest';
import { fadenburg, sizes } from './city.server.ts';

const today = '2026-11-22';

describe.each([1, 2, 3])('with seed %d', (seed) => {
  const city = fadenburg({ seed, today });
  const values = new Map(
    city.values
      .flatMap((file) => file.values)
      .map((each) => [`${each.indicatorId} ${each.areaId} ${each.year}`, each.value ?? 0]),
  );
  const keysOf = (indicator: string) => [...values.keys()].filter((key) => key.startsWith(`${indicator} `));
  const at = (indicator: string, key: string) => values.get(key.replace(/^\S+/, indicator)) ?? Number.NaN;

  test('all is women and men', () => {
    const keys = keysOf('jung-arbeitslos');
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys)
      expect(at('jung-arbeitslos-frauen', key) + at('jung-arbeitslos-maenner', key)).toBe(values.get(key));
  });

  test('two shops turn over no more than all of them, the second no more than the first', () => {
    for (const key of keysOf('umsatz')) {
      const [first, second] = [at('umsatz-groesster', key), at('umsatz-zweiter', key)];
      expect(first + second).toBeLessThanOrEqual(values.get(key) ?? 0);
      expect(second).toBeLessThanOrEqual(first);
    }
  });

  test('every version of the school districts covers the city, and has values for its own years only', () => {
    const units = city.area.filter((area) => area.division_id === 'ortsteile').map(({ id }) => id);
    const [cut] = city.cuts ?? [];
    if (!cut) throw new Error('no cut');
    for (const { areas } of [cut.first, cut.now])
      expect(areas.flatMap((area) => area.units).toSorted()).toEqual(units.toSorted());
    const year = Number(cut.now.validFrom.slice(0, 4));
    const yearsOf = (id: string) =>
      keysOf('schulanfang').flatMap((key) => (key.includes(` ${id} `) ? [Number(key.split(' ').at(-1))] : []));
    expect(Math.max(...yearsOf('schulbezirk-4'))).toBe(year - 1);
    expect(Math.min(...yearsOf('schulbezirk-5'))).toBe(year);
  });

  test('a rule names what there is', () => {
    const known = new Set(city.indicator.map(({ id }) => id));
    for (const { indicators, casesId, largestId, secondId, sumId } of city.protections ?? [])
      for (const id of [...indicators, casesId, largestId, secondId, sumId])
        if (id !== null) expect(known).toContain(id);
  });
});

test.each(['small', 'map', 'search'] as const)('at the size %s there is nothing of it', (size) => {
  const city = fadenburg({ size: { ...sizes[size], measures: 10, goals: 10 }, today });
  expect([city.cuts, city.protections]).toEqual([[], []]);
});
