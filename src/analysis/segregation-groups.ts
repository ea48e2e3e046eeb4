/** Segregation of any number of groups at once: mutual information M, Theil's H, their parts, and the indices of Reardon and Firebaugh. */

import { type Counts, totalsOf } from './segregation.ts';

export type Information = {
  /** Mutual information of area and group, in nats (natural logarithm). */
  readonly m: number;
  /** M as a share of the entropy of the groups. */
  readonly h: number;
  /** Entropy of the groups, in nats. */
  readonly entropy: number;
};

/**
 * How much the area tells about the group: M = Σ p_ug ln(p_ug / (p_u p_g)), H = M / E with E = −Σ p_g ln p_g. M stays the
 * same when areas and groups change places, H does not. 0 · ln 0 is 0.
 *
 * @param counts persons by area and group
 * @returns M from 0 to min(ln areas, ln groups); H from 0 to 1; undefined where fewer than two groups have anybody
 * @source Theil, Principles of Econometrics (1971); Mora & Ruiz-Castillo, Sociol. Methodol. 41 (2011) 159
 * @example information([[40, 0], [0, 40]]) // → { m: Math.log(2), h: 1, entropy: Math.log(2) }
 * @example information([[5, 0], [7, 0]]) // → undefined
 */
export function information(counts: Counts): Information | undefined {
  const { groups, areas, all } = totalsOf(counts);
  const entropy = entropyOf(groups, all);
  if (!(entropy > 0)) return undefined;
  const m = counts.reduce(
    (sum, row, u) => sum + row.reduce((part, n, g) => part + linked(n, areas[u], groups[g], all), 0),
    0,
  );
  return { m: Math.max(0, m), h: Math.min(1, Math.max(0, m / entropy)), entropy };
}

/** n/T · ln((n/T) / (t/T · x/T)) */
function linked(n: number, area = 0, group = 0, all = 0): number {
  return n === 0 ? 0 : (n / all) * Math.log((n * all) / (area * group));
}

function entropyOf(parts: readonly number[], all: number): number {
  return parts.reduce((sum, part) => (part === 0 ? sum : sum - (part / all) * Math.log(part / all)), 0);
}

export type Local = {
  /** How far the mix of the area is from that of the city, in nats, ≥ 0. */
  readonly local: number;
  /** Share of the area in all persons, 0 to 1. */
  readonly share: number;
};

/**
 * The contribution of each area: L_u = Σ_g p_g|u ln(p_g|u / p_g); M = Σ p_u L_u. For the contribution of each group turn
 * the table around with `turned`.
 *
 * @param counts persons by area and group
 * @returns one entry per area; an area without anybody has local 0 and share 0
 * @source Mora & Ruiz-Castillo, Sociol. Methodol. 41 (2011) 159; Elbers, Sociol. Methods Res. (2021) doi:10.1177/0049124121986204
 * @example localSegregation([[40, 0], [0, 40]]) // → [{ local: Math.log(2), share: 0.5 }, { local: Math.log(2), share: 0.5 }]
 */
export function localSegregation(counts: Counts): Local[] {
  const { groups, areas, all } = totalsOf(counts);
  return counts.map((row, u) => {
    const size = areas[u] ?? 0;
    if (size === 0) return { local: 0, share: 0 };
    const sum = row.reduce((part, n, g) => part + linked(n, size, groups[g], all), 0);
    return { local: Math.max(0, (sum * all) / size), share: size / all };
  });
}

/**
 * Rows become columns.
 *
 * @example turned([[1, 2, 3], [4, 5, 6]]) // → [[1, 4], [2, 5], [3, 6]]
 */
export function turned(counts: Counts): number[][] {
  return (counts[0] ?? []).map((_, g) => counts.map((row) => row[g] ?? 0));
}

export type Decomposition = {
  readonly total: Information;
  /** Between the larger parts, and within them all. */
  readonly between: { readonly m: number; readonly h: number };
  readonly within: { readonly m: number; readonly h: number };
  readonly parts: readonly {
    readonly part: string;
    /** Segregation inside this part. */
    readonly m: number;
    readonly h: number;
    readonly share: number;
    /** Entropy of its groups as a share of that of the city. */
    readonly entropyRatio: number;
  }[];
};

/**
 * Segregation between larger parts (districts) and within them: M = M_between + Σ p_part M_part, and likewise
 * H = H_between + Σ p_part (E_part / E) H_part.
 *
 * @param counts persons by area and group
 * @param partOf the part of each area, in the order of the rows
 * @returns undefined where fewer than two groups have anybody
 * @throws RangeError where the lists differ in length
 * @source Mora & Ruiz-Castillo, Sociol. Methodol. 41 (2011) 159; Reardon, Yun & Eitle, Demography 37 (2000) 351
 * @example decomposed([[40, 0], [0, 40]], ['north', 'north']).between.m // → 0
 */
export function decomposed(counts: Counts, partOf: readonly string[]): Decomposition | undefined {
  if (partOf.length !== counts.length) throw new RangeError('every area needs its part');
  const total = information(counts);
  if (!total) return undefined;
  const { all } = totalsOf(counts);
  const parts = [
    ...Map.groupBy(
      counts.map((row, i) => ({ row, part: partOf[i] ?? '' })),
      ({ part }) => part,
    ),
  ].map(([part, rows]) => {
    const own = rows.map(({ row }) => row);
    const sums = totalsOf(own);
    const found = information(own);
    return {
      sums: sums.groups,
      part,
      m: found?.m ?? 0,
      h: found?.h ?? 0,
      share: sums.all / all,
      entropyRatio: (found?.entropy ?? 0) / total.entropy,
    };
  });
  const between = information(parts.map(({ sums }) => sums)) ?? { m: 0, h: 0 };
  const within = parts.reduce((sum, { share, m }) => sum + share * m, 0);
  return {
    total,
    between: { m: between.m, h: between.h },
    within: { m: within, h: within / total.entropy },
    parts: parts.map(({ sums: _, ...part }) => part),
  };
}

export type ManyGroups = {
  /** Dissimilarity D. */
  readonly dissimilarity: number;
  /** Gini G. */
  readonly gini: number;
  /** Information theory H. */
  readonly information: number;
  /** Squared coefficient of variation C. */
  readonly variation: number;
  /** Normalised exposure P. */
  readonly exposure: number;
  /** Relative diversity R. */
  readonly diversity: number;
};

/**
 * The six indices for more than two groups. With I = Σ π_m(1 − π_m): D = ΣΣ tᵢ|π_im − π_m| / (2TI);
 * G = ΣΣΣ tᵢtⱼ|π_im − π_jm| / (2T²I); R = ΣΣ tᵢ(π_im − π_m)² / (TI); P = ΣΣ tᵢ(π_im − π_m)² / (T(1 − π_m));
 * C = ΣΣ tᵢ(π_im − π_m)² / (T(K − 1)π_m). Groups without anybody are no groups.
 *
 * @param counts persons by area and group
 * @returns each from 0 to 1; undefined where fewer than two groups have anybody
 * @source Reardon & Firebaugh, Sociol. Methodol. 32 (2002) 33
 * @example manyGroups([[9, 0, 0], [0, 9, 0], [0, 0, 9]]) // → { dissimilarity: 1, gini: 1, information: 1, variation: 1, exposure: 1, diversity: 1 }
 * @example manyGroups([[9, 0], [9, 0]]) // → undefined
 */
export function manyGroups(counts: Counts): ManyGroups | undefined {
  const { groups, areas, all } = totalsOf(counts);
  const present = groups.flatMap((size, m) => (size > 0 ? [{ m, share: size / all }] : []));
  const found = information(counts);
  if (!found) return undefined;
  const interaction = present.reduce((sum, { share }) => sum + share * (1 - share), 0);
  const sums = { d: 0, g: 0, r: 0, p: 0, c: 0 };
  for (const { m, share } of present) {
    const shares = counts.map((row, i) => ({ size: areas[i] ?? 0, own: (row[m] ?? 0) / (areas[i] || 1) }));
    let [before, weighted, squares] = [0, 0, 0];
    for (const { size, own } of shares.toSorted((a, b) => a.own - b.own)) {
      sums.d += (size * Math.abs(own - share)) / all;
      squares += (size * (own - share) ** 2) / all;
      sums.g += (2 * size * (own * before - weighted)) / all ** 2;
      before += size;
      weighted += size * own;
    }
    sums.r += squares;
    sums.p += squares / (1 - share);
    sums.c += squares / (share * (present.length - 1));
  }
  return {
    dissimilarity: unit(sums.d / (2 * interaction)),
    gini: unit(sums.g / (2 * interaction)),
    information: found.h,
    variation: unit(sums.c),
    exposure: unit(sums.p),
    diversity: unit(sums.r / interaction),
  };
}

/** What rounding carries over the ends, and the last digit at them. */
function unit(value: number): number {
  if (Math.abs(value - 1) < 1e-14) return 1;
  return Math.min(1, Math.max(0, value));
}
