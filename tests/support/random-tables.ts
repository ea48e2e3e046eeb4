/** Cities and tables made up at random: nested divisions, areas put together across them, indicators that add up. */

import type { PlacedArea } from '#indicators/protected-frames.ts';
import type { Sum } from '#indicators/sums.ts';
import type { Random } from './sub-tables.ts';

const area = (id: string, divisionId: string, more: Partial<PlacedArea> = {}): PlacedArea => ({
  id,
  divisionId,
  parentId: null,
  partIds: [],
  isCity: false,
  ...more,
});

export type RandomCity = { readonly areas: readonly PlacedArea[]; readonly units: readonly string[] };

const upTo = (random: Random, least: number, most: number) => least + Math.floor(random() * (most - least + 1));

/** One to three levels below the city, at times focus areas across them, at times postcodes that nobody ties to the rest. */
export function randomCity(random: Random, most = 18): RandomCity {
  const areas: PlacedArea[] = [area('city', 'whole', { isCity: true })];
  const units = Array.from({ length: upTo(random, 3, most) }, (_, i) => `u${i}`);
  const districts = upTo(random, 1, 4);
  for (let d = 0; d < districts; d++) areas.push(area(`d${d}`, 'districts', { parentId: 'city' }));
  const quarters = random() < 0.4 ? upTo(random, districts, 6) : 0;
  for (let q = 0; q < quarters; q++) areas.push(area(`q${q}`, 'quarters', { parentId: `d${q % districts}` }));
  for (const [i, id] of units.entries())
    areas.push(area(id, 'units', { parentId: quarters > 0 ? `q${i % quarters}` : `d${i % districts}` }));
  if (random() < 0.5) {
    const partIds = units.filter(() => random() < 0.4);
    if (partIds.length > 0) areas.push(area('focus', 'focus', { partIds }));
  }
  return { areas, units };
}

/** Many small counts, some large ones. */
export function randomCount(random: Random): number {
  const kind = random();
  return kind < 0.25 ? 0 : kind < 0.6 ? upTo(random, 1, 9) : upTo(random, 10, kind < 0.95 ? 80 : 900);
}

/** Which series are sums of which: split up once, twice, or in two steps; with the counts of each in each unit. */
export function randomSums(random: Random, units: readonly string[]) {
  const names = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  const first = names('s', upTo(random, 2, 3));
  const ages = names('a', upTo(random, 2, 4));
  const kind = random();
  const way = kind < 0.4 ? 'once' : kind < 0.7 ? 'steps' : 'twice';
  const sums: Sum[] = [{ whole: 'all', parts: first }];
  if (way === 'steps') sums.push({ whole: 's0', parts: ages });
  if (way === 'twice') sums.push({ whole: 'all', parts: ages });
  const counts = new Map<string, Map<string, number>>();
  const add = (series: string, unit: string, count: number) => {
    const own = counts.get(series) ?? new Map<string, number>();
    counts.set(series, own.set(unit, (own.get(unit) ?? 0) + count));
  };
  for (const unit of units)
    for (const one of first)
      for (const other of way === 'once' ? [''] : ages) {
        if (way === 'steps' && one !== 's0' && other !== 'a0') continue;
        const count = randomCount(random);
        add('all', unit, count);
        add(one, unit, count);
        if (way === 'twice' || (way === 'steps' && one === 's0')) add(other, unit, count);
      }
  return { sums, counts };
}
