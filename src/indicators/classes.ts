/**
 * Classes of a map: at most six. By themselves each has about as many areas (quantiles), so that one large value does not
 * hide the rest; other ways can be chosen. Pure, for server and browser.
 */

export type ValueClass = { readonly from: number; readonly to: number };

/** As many areas each, as wide each, where the values leave gaps, by limits of one's own, on both sides of the city. */
export const classWays = ['quantile', 'equal', 'natural', 'own', 'around'] as const;
export type ClassWay = (typeof classWays)[number];
export type Classing = { readonly way: ClassWay; readonly limits: readonly number[] };

const mostClasses = 6;
/** Limits of one's own: one less than classes. */
export const mostLimits = mostClasses - 1;

export function classesOf(values: readonly number[]): ValueClass[] {
  const sorted = distinct(values);
  const count = Math.min(mostClasses, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * sorted.length) / count);
    const last = Math.floor(((index + 1) * sorted.length) / count) - 1;
    return { from: sorted[first] ?? 0, to: sorted[last] ?? 0 };
  });
}

export function classOf(classes: readonly ValueClass[], value: number): number {
  const index = classes.findIndex((each) => value <= each.to);
  return index >= 0 ? index : Math.max(0, classes.length - 1);
}

export type Classes = {
  readonly classes: readonly ValueClass[];
  /** How each class looks: one hue, or two on both sides of the city. */
  readonly looks: readonly string[];
  /** The value that the two hues meet at. */
  readonly centre: number | null;
};

/**
 * The classes of these values. Where the wanted way cannot be gone (no limits, no value of the city), they are quantiles.
 *
 * @param centre the value of the city; null where it cannot be compared with that of an area
 */
export function classedBy({ way, limits }: Classing, values: readonly number[], centre: number | null): Classes {
  if (way === 'around' && centre !== null && values.length > 0) {
    const classes = aroundCentre(values, centre);
    return { classes, looks: classes.map((_, i) => `div-${i + 1}`), centre };
  }
  const classes =
    way === 'equal'
      ? equalClasses(values)
      : way === 'natural'
        ? naturalClasses(values)
        : way === 'own' && limits.length > 0
          ? ownClasses(values, limits)
          : classesOf(values);
  return { classes, looks: classes.map((_, i) => `ramp-${i + 1}`), centre: null };
}

function distinct(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function between(limits: readonly number[]): ValueClass[] {
  return limits.slice(1).map((to, i) => ({ from: limits[i] ?? to, to }));
}

function equalClasses(values: readonly number[]): ValueClass[] {
  const sorted = distinct(values);
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  if (sorted.length < 2) return classesOf(values);
  const count = Math.min(mostClasses, sorted.length);
  const steps = Array.from({ length: count + 1 }, (_, i) =>
    i === count ? most : least + (i * (most - least)) / count,
  );
  return between(steps);
}

function ownClasses(values: readonly number[], limits: readonly number[]): ValueClass[] {
  if (values.length === 0) return [];
  const own = distinct(limits).slice(0, mostLimits);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  return between([Math.min(least, own[0] ?? least), ...own, Math.max(most, own.at(-1) ?? most)]);
}

/** Of twenty values, one is so far out that it must not set the width of the classes. */
const farthest = 0.95;

/** Three classes on each side, equally wide; the outer ones reach as far as the values. */
function aroundCentre(values: readonly number[], centre: number): ValueClass[] {
  const far = values.map((value) => Math.abs(value - centre)).sort((a, b) => a - b);
  const reach = far[Math.min(far.length - 1, Math.ceil(farthest * far.length) - 1)] || far.at(-1) || 1;
  const half = mostClasses / 2;
  const steps = Array.from({ length: mostClasses + 1 }, (_, i) => centre + ((i - half) / half) * reach);
  const least = values.reduce((a, b) => Math.min(a, b));
  const most = values.reduce((a, b) => Math.max(a, b));
  return between([Math.min(least, steps[0] ?? least), ...steps.slice(1, -1), Math.max(most, steps.at(-1) ?? most)]);
}

/**
 * Classes whose values lie together: the sum of squared distances from the mean of their class is the least there is
 * (Fisher 1958, JASA 53:789; known as Jenks). The best cuts move in one direction only, so that each is looked for among few.
 */
function naturalClasses(values: readonly number[]): ValueClass[] {
  const sorted = distinct(values);
  const count = Math.min(mostClasses, sorted.length);
  if (sorted.length <= mostClasses) return classesOf(values);
  const weights = new Map<number, number>();
  for (const value of values) weights.set(value, (weights.get(value) ?? 0) + 1);
  const size = sorted.length;
  const [w, s, q] = [new Float64Array(size + 1), new Float64Array(size + 1), new Float64Array(size + 1)];
  // From the middle, so that squares of large numbers do not swallow their differences.
  const origin = sorted[size >> 1] ?? 0;
  sorted.forEach((value, i) => {
    const [weight, at] = [weights.get(value) ?? 1, value - origin];
    w[i + 1] = (w[i] ?? 0) + weight;
    s[i + 1] = (s[i] ?? 0) + weight * at;
    q[i + 1] = (q[i] ?? 0) + weight * at * at;
  });
  /** Squared distances within the values from `i` to before `j`. */
  const cost = (i: number, j: number) => {
    const [weight, sum] = [(w[j] ?? 0) - (w[i] ?? 0), (s[j] ?? 0) - (s[i] ?? 0)];
    return weight > 0 ? Math.max(0, (q[j] ?? 0) - (q[i] ?? 0) - (sum * sum) / weight) : 0;
  };
  let best = Float64Array.from({ length: size + 1 }, (_, j) => cost(0, j));
  const cuts: Int32Array[] = [];
  for (let k = 2; k <= count; k++) {
    const [next, cut] = [new Float64Array(size + 1).fill(Number.POSITIVE_INFINITY), new Int32Array(size + 1)];
    const solve = (low: number, high: number, from: number, to: number) => {
      if (low > high) return;
      const middle = (low + high) >> 1;
      for (let i = Math.max(from, k - 1); i <= Math.min(middle - 1, to); i++) {
        const sum = (best[i] ?? 0) + cost(i, middle);
        if (sum < (next[middle] ?? 0)) {
          next[middle] = sum;
          cut[middle] = i;
        }
      }
      solve(low, middle - 1, from, cut[middle] ?? to);
      solve(middle + 1, high, cut[middle] ?? from, to);
    };
    solve(k, size, k - 1, size);
    cuts.push(cut);
    best = next;
  }
  const found: ValueClass[] = [];
  let end = size;
  for (const cut of cuts.toReversed()) {
    const start = cut[end] ?? 0;
    found.unshift({ from: sorted[start] ?? 0, to: sorted[end - 1] ?? 0 });
    end = start;
  }
  return [{ from: sorted[0] ?? 0, to: sorted[end - 1] ?? 0 }, ...found];
}
