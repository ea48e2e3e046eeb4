/**
 * Cross-impact of goals: what one goal does to another, on the scale from −3 (makes it impossible) to +3 (cannot be had without
 * it), as several people see it. All of it is assessed, none of it measured; a pair nobody has rated has no effect known.
 */

export type ImpactRating = { readonly from: string; readonly to: string; readonly rating: number };

export type Spread = {
  readonly n: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
};

export type ImpactCell = Spread & { readonly from: string; readonly to: string };

/** How the seven points are meant, from the strongest hindrance to the strongest help. */
export const leastImpact = -3;
export const mostImpact = 3;

/**
 * Median and range of what several people said; null where nobody said anything. Of an even number the median lies between the
 * two in the middle.
 *
 * @source median of ordinal ratings, as panels of experts are summed up (Delphi; Dalkey & Helmer 1963, Management Science 9)
 * @example spreadOf([-2, 1, -3]) // → { n: 3, median: -2, low: -3, high: 1 }
 */
export function spreadOf(ratings: readonly number[]): Spread | null {
  const sorted = [...ratings].sort((a, b) => a - b);
  const n = sorted.length;
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined) return null;
  const median = ((sorted[(n - 1) >> 1] as number) + (sorted[n >> 1] as number)) / 2;
  return { n, median, low, high };
}

/**
 * One cell for each ordered pair of goals that somebody has rated, in the order of their names. A goal has no effect on itself.
 *
 * @source seven-point scale of goal interactions: Nilsson, Griggs & Visbeck 2016, Nature 534, 320–322
 * @example impactCells([{ from: 'a', to: 'b', rating: 2 }, { from: 'a', to: 'b', rating: 1 }]) // → [{ from: 'a', to: 'b', n: 2, median: 1.5, low: 1, high: 2 }]
 */
export function impactCells(ratings: readonly ImpactRating[]): ImpactCell[] {
  const valid = ratings.filter(
    ({ from, to, rating }) => from !== to && rating >= leastImpact && rating <= mostImpact && Number.isInteger(rating),
  );
  return [...Map.groupBy(valid, ({ from, to }) => JSON.stringify([from, to])).values()]
    .flatMap((group) => {
      const [first] = group;
      const spread = spreadOf(group.map(({ rating }) => rating));
      return first && spread ? [{ from: first.from, to: first.to, ...spread }] : [];
    })
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

export type SecondOrder = {
  readonly from: string;
  readonly to: string;
  /** Over which goal. */
  readonly via: string;
  /** −9 to 9. */
  readonly value: number;
};

/**
 * Effects over one goal between: a goal that hinders a second one hinders what that one helps, and helps what it hinders.
 * `value` = a_iv · a_vj, with the medians as effects; ways back to the start and pairs without effect are left out.
 *
 * @source second-order interactions in the cross-impact matrix: Weitz, Carlsen, Nilsson & Skånberg 2018, Sustainability
 *   Science 13, 531–548; ways back to the start are left out here
 * @example secondOrder(impactCells([{ from: 'a', to: 'b', rating: -2 }, { from: 'b', to: 'c', rating: 3 }])) // → [{ from: 'a', to: 'c', via: 'b', value: -6 }]
 */
export function secondOrder(cells: readonly ImpactCell[]): SecondOrder[] {
  const outOf = Map.groupBy(cells, ({ from }) => from);
  return cells
    .flatMap((first) =>
      (outOf.get(first.to) ?? []).map((second) => ({
        from: first.from,
        to: second.to,
        via: first.to,
        value: first.median * second.median,
      })),
    )
    .filter(({ from, to, value }) => from !== to && value !== 0)
    .sort((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.via, b.via));
}

export type GoalInfluence = {
  readonly id: string;
  /** Sums of the medians of what it does to others: what helps, what hinders, both together. */
  readonly helps: number;
  readonly hinders: number;
  readonly net: number;
  /** What others do to it. */
  readonly suffers: number;
  /** Over one goal between, weighted one half. */
  readonly second: number;
  /** `net` + `second`. */
  readonly total: number;
};

/** How much an effect over another goal counts beside a direct one. */
const secondWeight = 0.5;

/**
 * What each goal does to all others: direct effects, and half of those over one goal between:
 * total_i = Σ_j a_ij + ½ Σ_{v≠i} Σ_{j≠i,v} a_iv a_vj. Sorted from what hinders most to what helps most.
 *
 * @source net influence of first and second order, after Weitz et al. 2018 (as `secondOrder`), where the second order counts
 *   half; ways back to the start are left out here
 * @example influencesOf(impactCells([{ from: 'a', to: 'b', rating: -2 }, { from: 'b', to: 'c', rating: 3 }])).map(({ id, net, second, total }) => [id, net, second, total]) // → [['a', -2, -3, -5], ['c', 0, 0, 0], ['b', 3, 0, 3]]
 */
export function influencesOf(cells: readonly ImpactCell[]): GoalInfluence[] {
  const ids = [...new Set(cells.flatMap(({ from, to }) => [from, to]))].sort(compare);
  const far = Map.groupBy(secondOrder(cells), ({ from }) => from);
  const out = Map.groupBy(cells, ({ from }) => from);
  const into = Map.groupBy(cells, ({ to }) => to);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return ids
    .map((id) => {
      const effects = (out.get(id) ?? []).map(({ median }) => median);
      const helps = sum(effects.filter((each) => each > 0));
      const hinders = sum(effects.filter((each) => each < 0));
      const suffers = sum((into.get(id) ?? []).map(({ median }) => median));
      const second = secondWeight * sum((far.get(id) ?? []).map(({ value }) => value));
      return { id, helps, hinders, net: helps + hinders, suffers, second, total: helps + hinders + second };
    })
    .sort((a, b) => a.total - b.total || a.hinders - b.hinders || compare(a.id, b.id));
}
