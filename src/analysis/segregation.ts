/**
 * How unevenly two groups live over the areas of a city, and whom their members meet there. All measures depend on how the
 * city is divided: never compare across a reform of areas. Suppressed cells bias them; `countsOf` says what it left out.
 */

import type { Figure, FigureState } from './figure.ts';

/** Persons by area (rows) and group (columns); every row has the same groups. */
export type Counts = readonly (readonly number[])[];

export type LeftOutArea = { readonly area: string; readonly reason: Exclude<FigureState, 'known'> | 'empty' };

/**
 * The counts of the areas in which every group is known. An area with a figure that is not known is left out whole, one
 * without anybody is dropped, and both are named: nothing unknown becomes zero.
 *
 * @param rows figures of the groups by area; unit: persons, known ones ≥ 0
 * @throws RangeError for counts below 0, or rows of different length
 * @example countsOf([{ area: 'a', figures: [known(3), known(0)] }, { area: 'b', figures: [known(3), unknown('suppressed')] }]) // → { areas: ['a'], counts: [[3, 0]], leftOut: [{ area: 'b', reason: 'suppressed' }] }
 * @example countsOf([{ area: 'a', figures: [known(0), known(0)] }]).leftOut // → [{ area: 'a', reason: 'empty' }]
 */
export function countsOf(rows: readonly { readonly area: string; readonly figures: readonly Figure[] }[]): {
  readonly areas: readonly string[];
  readonly counts: Counts;
  readonly leftOut: readonly LeftOutArea[];
} {
  const areas: string[] = [];
  const counts: number[][] = [];
  const leftOut: LeftOutArea[] = [];
  for (const { area, figures } of rows) {
    const values = figures.flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
    const state = (['suppressed', 'missing', 'not-applicable'] as const).find((each) =>
      figures.some((figure) => figure.state === each),
    );
    if (state) leftOut.push({ area, reason: state });
    else if (values.every((value) => value === 0)) leftOut.push({ area, reason: 'empty' });
    else {
      areas.push(area);
      counts.push(values);
    }
  }
  checkCounts(counts);
  return { areas, counts, leftOut };
}

/** Rows of one length with counts from 0. */
function checkCounts(counts: Counts) {
  const width = counts[0]?.length ?? 0;
  for (const row of counts) {
    if (row.length !== width) throw new RangeError('every area needs a count for every group');
    const wrong = row.find((count) => !(count >= 0 && Number.isFinite(count)));
    if (wrong !== undefined) throw new RangeError(`counts are numbers from 0, got ${wrong}`);
  }
}

/**
 * Persons of each group in the whole city, of each area, and of all.
 *
 * @throws RangeError for counts below 0, or rows of different length
 * @example totalsOf([[1, 2], [3, 4]]) // → { groups: [4, 6], areas: [3, 7], all: 10 }
 */
export function totalsOf(counts: Counts): { groups: number[]; areas: number[]; all: number } {
  checkCounts(counts);
  const groups = new Array<number>(counts[0]?.length ?? 0).fill(0);
  const areas = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  for (const row of counts)
    row.forEach((count, m) => {
      groups[m] = (groups[m] ?? 0) + count;
    });
  return { groups, areas, all: areas.reduce((sum, size) => sum + size, 0) };
}

/**
 * The table of one group against everybody else: with it `dissimilarity` is the index of segregation IS.
 *
 * @param group column of the group, from 0
 * @example againstRest([[1, 2, 3], [4, 5, 6]], 0) // → [[1, 5], [4, 11]]
 */
export function againstRest(counts: Counts, group: number): Counts {
  return counts.map((row) => {
    const own = row[group] ?? 0;
    return [own, row.reduce((sum, count) => sum + count, 0) - own];
  });
}

/**
 * The table of two groups only.
 *
 * @example pairOf([[1, 2, 3], [4, 5, 6]], 2, 0) // → [[3, 1], [6, 4]]
 */
export function pairOf(counts: Counts, group: number, other: number): Counts {
  return counts.map((row) => [row[group] ?? 0, row[other] ?? 0]);
}

/**
 * Index of dissimilarity: which share of either group would have to move for the same mix everywhere.
 * D = ½ Σ |xᵢ/X − yᵢ/Y|.
 *
 * @param counts two columns: the group and the other one
 * @returns 0 (same mix everywhere) to 1 (nobody shares an area); undefined where one of the groups has nobody
 * @source Duncan & Duncan, Am. Sociol. Rev. 20 (1955) 210
 * @example dissimilarity([[100, 0], [60, 40], [40, 60], [0, 100]]) // → 0.6
 * @example dissimilarity([[1, 0]]) // → undefined
 */
export function dissimilarity(counts: Counts): number | undefined {
  const [whole = 0, other = 0] = totalsOf(counts).groups;
  if (whole === 0 || other === 0) return undefined;
  return Math.min(1, counts.reduce((sum, [x = 0, y = 0]) => sum + Math.abs(x / whole - y / other), 0) / 2);
}

/**
 * Gini index of the group's share over the areas: ΣΣ tᵢtⱼ|pᵢ − pⱼ| / (2T²P(1 − P)).
 *
 * @param counts two columns: the group and the other one
 * @returns 0 to 1, never below D; undefined where one of the groups has nobody
 * @source Massey & Denton, Soc. Forces 67 (1988) 281
 * @example gini([[100, 100], [30, 30]]) // → 0
 * @example gini([[9, 0], [0, 5]]) // → 1
 */
export function gini(counts: Counts): number | undefined {
  const shares = sharesOf(counts);
  if (!shares) return undefined;
  const { share, all } = shares;
  return Math.min(1, meanDifference(shares.areas, all) / (share * (1 - share)) / 2);
}

/**
 * Theil's information index of two groups: Σ tᵢ(E − eᵢ) / (E T), with the entropy e = −p ln p − (1 − p) ln(1 − p).
 *
 * @param counts two columns: the group and the other one
 * @returns 0 to 1; undefined where one of the groups has nobody
 * @source Theil & Finizza, J. Math. Sociol. 1 (1971) 187
 * @example theil([[10, 0], [0, 10]]) // → 1
 * @example theil([[5, 5], [7, 7]]) // → 0
 */
export function theil(counts: Counts): number | undefined {
  const shares = sharesOf(counts);
  if (!shares) return undefined;
  const entropy = (p: number) => -[p, 1 - p].reduce((sum, each) => sum + (each > 0 ? each * Math.log(each) : 0), 0);
  const whole = entropy(shares.share);
  const within = shares.areas.reduce((sum, { size, share }) => sum + size * entropy(share), 0) / shares.all;
  return within === 0 ? 1 : bounded(1 - within / whole);
}

/**
 * Atkinson's index: 1 − P/(1 − P) · |Σ (1 − pᵢ)^(1−b) pᵢ^b tᵢ / (P T)|^(1/(1−b)).
 *
 * @param counts two columns: the group and the other one
 * @param b above 0 and below 1: below 0.5 areas with few of the group weigh more, above 0.5 those with many
 * @returns 0 to 1; undefined where one of the groups has nobody
 * @throws RangeError for b out of its range
 * @source Massey & Denton, Soc. Forces 67 (1988) 281
 * @example atkinson([[10, 0], [0, 10]]) // → 1
 * @example Number(atkinson([[3, 1], [1, 3]]).toFixed(4)) // → 0.25
 */
export function atkinson(counts: Counts, b = 0.5): number | undefined {
  if (!(b > 0 && b < 1)) throw new RangeError(`b lies between 0 and 1, got ${b}`);
  const shares = sharesOf(counts);
  if (!shares) return undefined;
  const { share: p, all } = shares;
  const sum = shares.areas.reduce((total, { size, share }) => total + (1 - share) ** (1 - b) * share ** b * size, 0);
  return bounded(1 - (p / (1 - p)) * (sum / (p * all)) ** (1 / (1 - b)));
}

/**
 * Whom a member of one group meets: the average share of the other group in the areas of the first.
 * xPy = Σ (xᵢ/X)(yᵢ/tᵢ), with tᵢ everybody in the area. With the same group twice it is the isolation xPx.
 *
 * @param counts all groups of the area, so that tᵢ is everybody
 * @param of column of the group that meets
 * @param to column of the group that is met
 * @returns 0 to 1; over all `to` it adds up to 1; undefined where the first group has nobody
 * @source Lieberson, Ethnic Patterns in American Cities (1981); Massey & Denton, Soc. Forces 67 (1988) 281
 * @example exposure([[10, 30], [10, 10]], 0, 1) // → 0.625
 * @example exposure([[10, 0], [0, 7]], 0, 0) // → 1
 */
export function exposure(counts: Counts, of: number, to: number): number | undefined {
  const { groups, areas } = totalsOf(counts);
  const whole = groups[of] ?? 0;
  if (whole === 0) return undefined;
  return counts.reduce((sum, row, i) => {
    const size = areas[i] ?? 0;
    return size === 0 ? sum : sum + ((row[of] ?? 0) / whole) * ((row[to] ?? 0) / size);
  }, 0);
}

/**
 * Isolation corrected for the size of the group (correlation ratio): eta² = (xPx − P) / (1 − P).
 *
 * @param counts two columns: the group and the other one
 * @returns 0 to 1; undefined where one of the groups has nobody
 * @source Bell, Soc. Forces 32 (1954) 357; Massey & Denton, Soc. Forces 67 (1988) 281
 * @example etaSquared([[10, 0], [0, 30]]) // → 1
 * @example etaSquared([[10, 10], [30, 30]]) // → 0
 */
export function etaSquared(counts: Counts): number | undefined {
  const shares = sharesOf(counts);
  const isolation = exposure(counts, 0, 0);
  if (!shares || isolation === undefined) return undefined;
  return bounded((isolation - shares.share) / (1 - shares.share));
}

/**
 * Dissimilarity less what neighbouring areas share over their border: D − Σ cᵢⱼ|pᵢ − pⱼ| / Σ cᵢⱼ.
 *
 * @param counts two columns: the group and the other one
 * @param neighbours pairs of rows, each once, with a weight above 0 (1, or the length of the common border)
 * @returns −1 to D; undefined where one of the groups has nobody; D itself without neighbours
 * @throws RangeError for a pair of rows that does not exist or a weight not above 0
 * @source Morrill, Geogr. Res. Forum 11 (1991) 25; Wong, Urban Stud. 30 (1993) 559
 * @example spatialDissimilarity([[10, 0], [0, 10]], [{ one: 0, other: 1, weight: 1 }]) // → 0
 * @example spatialDissimilarity([[10, 0], [0, 10]], []) // → 1
 */
export function spatialDissimilarity(
  counts: Counts,
  neighbours: readonly { readonly one: number; readonly other: number; readonly weight: number }[],
): number | undefined {
  const plain = dissimilarity(counts);
  if (plain === undefined) return undefined;
  let [over, weights] = [0, 0];
  for (const { one, other, weight } of neighbours) {
    const [a, b] = [counts[one], counts[other]];
    if (!a || !b || !(weight > 0)) throw new RangeError('neighbours are rows of the table, with a weight above 0');
    const share = ([x = 0, y = 0]: readonly number[]) => (x + y === 0 ? undefined : x / (x + y));
    const [p, q] = [share(a), share(b)];
    // Where nobody lives there is no mix to differ from.
    if (p === undefined || q === undefined) continue;
    over += weight * Math.abs(p - q);
    weights += weight;
  }
  return weights === 0 ? plain : plain - over / weights;
}

type Share = { readonly size: number; readonly share: number };

/** Size and share of the first group, of each area with anybody and of the whole. */
function sharesOf(counts: Counts): { areas: Share[]; share: number; all: number } | undefined {
  const { groups, areas, all } = totalsOf(counts);
  const [whole = 0, other = 0] = groups;
  if (whole === 0 || other === 0) return undefined;
  const shares = counts.map(([x = 0], i) => ({ size: areas[i] ?? 0, share: x / (areas[i] || 1) }));
  return { areas: shares.filter(({ size }) => size > 0), share: whole / all, all };
}

/** ΣΣ tᵢtⱼ|pᵢ − pⱼ| / T², by sorting: every area is compared with all before it at once. */
function meanDifference(areas: readonly Share[], all: number): number {
  let [sizes, weighted, sum] = [0, 0, 0];
  for (const { size, share } of areas.toSorted((a, b) => a.share - b.share)) {
    sum += size * (share * sizes - weighted);
    sizes += size;
    weighted += size * share;
  }
  return (2 * sum) / all ** 2;
}

/** What rounding carries over the ends. */
function bounded(value: number): number {
  return Math.min(1, Math.max(0, value));
}
