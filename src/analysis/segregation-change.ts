/** Why segregation changed between two dates: other groups, other areas, or people living differently among each other. */

import { type Counts, totalsOf } from './segregation.ts';
import { information } from './segregation-groups.ts';

export type Edition = { readonly areas: readonly string[]; readonly counts: Counts };

export type Change = {
  readonly before: number;
  readonly after: number;
  /** The five parts that add up to `after` − `before`. */
  readonly additions: number;
  readonly removals: number;
  readonly groupSizes: number;
  readonly areaSizes: number;
  readonly structure: number;
};

/**
 * The change of M in five parts: areas and groups that came, that went, other sizes of the groups, other sizes of the
 * areas, and the rest: the structure, how people live among each other. Tables are fitted to each other's margins
 * (iterative proportional fitting), and the parts averaged over the orders of doing so (Shapley), so that both dates may
 * change places. Areas must be the same areas: a reform of areas shows as additions and removals.
 *
 * @param before areas and their persons by group
 * @param after the same groups in the same order
 * @returns in nats; or why there is none
 * @throws RangeError where the two editions have different numbers of groups, or lists differ in length
 * @source Elbers, Sociol. Methods Res. (2021) doi:10.1177/0049124121986204; Deutsch, Flückiger & Silber, Res. Econ. Inequal. 17 (2009) 171
 * @example ((change) => change.ok && Number(change.change.structure.toFixed(9)))(segregationChange({ areas: ['a', 'b'], counts: [[30, 10], [10, 30]] }, { areas: ['a', 'b'], counts: [[60, 20], [20, 60]] })) // → 0
 * @example segregationChange({ areas: ['a'], counts: [[1, 1]] }, { areas: ['b'], counts: [[1, 1]] }) // → { ok: false, reason: 'nothing-common' }
 */
export function segregationChange(
  before: Edition,
  after: Edition,
):
  | { readonly ok: true; readonly change: Change }
  | { readonly ok: false; readonly reason: 'nothing-common' | 'not-fitted' } {
  if ((before.counts[0]?.length ?? 0) !== (after.counts[0]?.length ?? 0))
    throw new RangeError('the same groups at both dates');
  const [m1, m2] = [information(before.counts)?.m, information(after.counts)?.m];
  const common = commonOf(before, after);
  if (m1 === undefined || m2 === undefined || !common) return { ok: false, reason: 'nothing-common' };
  const [a, b] = common;
  const [filledA, filledB] = [filled(a, common), filled(b, common)];
  const m = (counts: Counts | undefined) => (counts ? information(counts)?.m : undefined);
  const margins = (groups: Counts, areas: Counts) => ({
    groups: sharesOf(groups).groups,
    areas: sharesOf(areas).areas,
  });
  // Named by whose groups, whose areas, whose structure.
  const aaa = m(a);
  const bbb = m(b);
  const bba = m(fitted(filledA, margins(filledB, filledB)));
  const aba = m(fitted(filledA, margins(filledA, filledB)));
  const baa = m(fitted(filledA, margins(filledB, filledA)));
  const aab = m(fitted(filledB, margins(filledA, filledA)));
  const bab = m(fitted(filledB, margins(filledB, filledA)));
  const abb = m(fitted(filledB, margins(filledA, filledB)));
  const all = [aaa, bbb, bba, aba, baa, aab, bab, abb];
  if (all.some((each) => each === undefined)) return { ok: false, reason: 'not-fitted' };
  const [AAA = 0, BBB = 0, BBA = 0, ABA = 0, BAA = 0, AAB = 0, BAB = 0, ABB = 0] = all as number[];
  return {
    ok: true,
    change: {
      before: m1,
      after: m2,
      additions: m2 - BBB,
      removals: AAA - m1,
      groupSizes: (BAA - AAA + (BBA - ABA) + (BBB - ABB) + (BAB - AAB)) / 4,
      areaSizes: (ABA - AAA + (BBA - BAA) + (BBB - BAB) + (ABB - AAB)) / 4,
      structure: (AAB - AAA + (BBB - BBA)) / 2,
    },
  };
}

/** Both tables with the areas and groups only that have somebody at both dates. */
function commonOf(before: Edition, after: Edition): readonly [Counts, Counts] | undefined {
  const [one, two] = [before, after].map(({ areas, counts }) => {
    if (areas.length !== counts.length) throw new RangeError('every row needs its area');
    return new Map(areas.map((area, i) => [area, counts[i] ?? []]));
  }) as [Map<string, readonly number[]>, Map<string, readonly number[]>];
  let areas = [...one.keys()].filter((area) => two.has(area));
  let groups = (before.counts[0] ?? []).map((_, g) => g);
  // Leaving out a group may empty an area, and the other way round.
  for (let size = -1; size !== areas.length + groups.length; ) {
    size = areas.length + groups.length;
    const inBoth = (some: (table: Map<string, readonly number[]>) => boolean) => some(one) && some(two);
    groups = groups.filter((g) => inBoth((table) => areas.some((area) => (table.get(area)?.[g] ?? 0) > 0)));
    areas = areas.filter((area) => inBoth((table) => groups.some((g) => (table.get(area)?.[g] ?? 0) > 0)));
  }
  if (areas.length < 2 || groups.length < 2) return undefined;
  const cut = (table: Map<string, readonly number[]>) =>
    areas.map((area) => groups.map((g) => table.get(area)?.[g] ?? 0));
  return [cut(one), cut(two)];
}

/** Empty cells get a trace, so that fitting can fill them. */
function filled(counts: Counts, both: readonly Counts[]): Counts {
  const smallest = Math.min(
    ...both.map((table) => table.flat().reduce((least, n) => (n > 0 && n < least ? n : least), 1)),
  );
  const trace = Math.min(1e-10, smallest / 1000);
  return counts.map((row) => row.map((count) => (count === 0 ? trace : count)));
}

type Margins = { readonly groups: readonly number[]; readonly areas: readonly number[] };

function sharesOf(counts: Counts): Margins {
  const { groups, areas, all } = totalsOf(counts);
  return { groups: groups.map((size) => size / all), areas: areas.map((size) => size / all) };
}

const closeEnough = 1e-9;
const mostRounds = 2000;

/** The table with the structure of `counts` and these margins (Deming & Stephan 1940), or undefined where it is not reached. */
function fitted(counts: Counts, margins: Margins): Counts | undefined {
  const table = counts.map((row) => [...row]);
  const { all } = totalsOf(counts);
  for (const row of table)
    row.forEach((n, g) => {
      row[g] = n / all;
    });
  for (let round = 0; round < mostRounds; round += 1) {
    table.forEach((row, u) => {
      const factor = (margins.areas[u] ?? 0) / row.reduce((sum, n) => sum + n, 0);
      for (let g = 0; g < row.length; g += 1) row[g] = (row[g] ?? 0) * factor;
    });
    const { groups } = totalsOf(table);
    const off = Math.max(...groups.map((size, g) => Math.abs(size - (margins.groups[g] ?? 0))));
    if (off <= closeEnough) return table;
    for (const row of table)
      row.forEach((n, g) => {
        row[g] = (n * (margins.groups[g] ?? 0)) / (groups[g] || 1);
      });
  }
  return undefined;
}
