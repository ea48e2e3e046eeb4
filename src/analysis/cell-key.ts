/** The cell key method: every count gets the same small noise wherever it is shown, from keys of the records it counts. */

/** Steps of noise with their probabilities, ascending. */
export type PerturbationRow = readonly { readonly v: number; readonly p: number }[];

export type PerturbationSettings = {
  /** Largest noise, in cases, ≥ 1. */
  readonly D: number;
  /** Variance of the noise, in cases². */
  readonly V: number;
  /** Counts from 1 to this do not occur afterwards; 0 allows all. */
  readonly js?: number;
  /** Larger noise is never likelier than smaller noise; gives up the variance where both cannot be had. */
  readonly mono?: boolean;
};

/**
 * The noise for one count: of all distributions with mean 0 and variance V, at most D away, without negative results and
 * without results from 1 to js, the one with the greatest entropy: p(v) ∝ exp(a·v + b·v²).
 *
 * @param count in cases, ≥ 0; from D on (D + js + 1 with js) all rows are alike
 * @returns steps in cases with probabilities that add up to 1; zero stays zero; undefined where no such distribution exists
 * @source Giessing, Privacy in Statistical Databases (2016); Giessing & Tent (2019); package ptable
 * @example perturbationRow(2, { D: 2, V: 1 }).map(({ p }) => Number(p.toFixed(4))) // → [0.0638, 0.2447, 0.383, 0.2447, 0.0638]
 * @example perturbationRow(1, { D: 2, V: 1, mono: true }).map(({ p }) => Number(p.toFixed(4))) // → [0.3665, 0.3665, 0.1676, 0.0995]
 * @example perturbationRow(0, { D: 2, V: 1 }) // → [{ v: 0, p: 1 }]
 */
export function perturbationRow(count: number, settings: PerturbationSettings): PerturbationRow | undefined {
  const { D, V, js = 0, mono = false } = settings;
  if (!(Number.isInteger(count) && count >= 0 && Number.isInteger(D) && D >= 1 && V > 0)) return undefined;
  if (count === 0) return [{ v: 0, p: 1 }];
  const steps = Array.from({ length: 2 * D + 1 }, (_, i) => i - D).filter(
    (v) => count + v === 0 || (count + v > js && count + v >= 0),
  );
  const single = steps.map((v) => [v]);
  const full = mostEven(single, V);
  if (!mono) return full && rowOf(single, full);
  if (full && isMonotone(single, full)) return rowOf(single, full);
  // The steps from the lowest up to some step share one probability; the variance follows.
  for (let pooled = 1; pooled <= steps.length; pooled++) {
    const groups = [steps.slice(0, pooled), ...steps.slice(pooled).map((v) => [v])];
    const found = mostEven(groups, undefined);
    if (found && isMonotone(groups, found)) return rowOf(groups, found);
  }
  return undefined;
}

function rowOf(groups: readonly (readonly number[])[], p: readonly number[]): PerturbationRow {
  return groups.flatMap((steps, g) => steps.map((v) => ({ v, p: p[g] ?? 0 })));
}

function isMonotone(groups: readonly (readonly number[])[], p: readonly number[]): boolean {
  const row = rowOf(groups, p);
  return row.every(({ v, p: here }) =>
    row.every(({ v: w, p: there }) => v * w < 0 || Math.abs(w) <= Math.abs(v) || there <= here + 1e-9),
  );
}

const mean = (steps: readonly number[], of: (v: number) => number) =>
  steps.reduce((sum, v) => sum + of(v), 0) / steps.length;

/** Probability of each step of each group, by Newton's method on the dual; undefined where the conditions cannot be met. */
function mostEven(groups: readonly (readonly number[])[], variance: number | undefined): number[] | undefined {
  const [first, second] = [groups.map((g) => mean(g, (v) => v)), groups.map((g) => mean(g, (v) => v * v))];
  const moments = (a: number, b: number) => {
    const logs = groups.map((_, g) => a * (first[g] ?? 0) + b * (second[g] ?? 0));
    const top = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - top));
    const total = groups.reduce((sum, steps, g) => sum + steps.length * (weights[g] ?? 0), 0);
    const p = weights.map((weight) => weight / total);
    const of = (x: readonly number[], y: readonly number[]) =>
      groups.reduce((sum, steps, g) => sum + steps.length * (p[g] ?? 0) * (x[g] ?? 0) * (y[g] ?? 0), 0);
    const one = groups.map(() => 1);
    return {
      p,
      potential: top + Math.log(total) - b * (variance ?? 0),
      m1: of(first, one),
      m2: of(second, one),
      s11: of(first, first),
      s12: of(first, second),
      s22: of(second, second),
    };
  };
  let [a, b] = [0, 0];
  for (let step = 0; step < 200; step++) {
    const { p, potential, m1, m2, s11, s12, s22 } = moments(a, b);
    const [ga, gb] = [m1, variance === undefined ? 0 : m2 - variance];
    if (Math.abs(ga) < 1e-13 && Math.abs(gb) < 1e-12) return p;
    const [haa, hab, hbb] = [s11 - m1 * m1, s12 - m1 * m2, s22 - m2 * m2];
    const det = variance === undefined ? haa : haa * hbb - hab * hab;
    if (!(det > 1e-14)) return undefined;
    const da = variance === undefined ? -ga / haa : (-ga * hbb + gb * hab) / det;
    const db = variance === undefined ? 0 : (-gb * haa + ga * hab) / det;
    let length = 1;
    while (length > 1e-9 && moments(a + length * da, b + length * db).potential > potential + 1e-15) length /= 2;
    if (length <= 1e-9) return Math.max(Math.abs(ga), Math.abs(gb)) < 1e-9 ? p : undefined;
    [a, b] = [a + length * da, b + length * db];
    if (Math.max(Math.abs(a), Math.abs(b)) > 200) return undefined;
  }
  return undefined;
}

/**
 * The key of a cell: the fractional part of the sum of the keys of its records, so that the same people give the same key
 * in every table.
 *
 * @param recordKeys evenly distributed, 0 ≤ key < 1, one per record
 * @returns 0 ≤ key < 1; to 12 decimals, so that the order of the records decides nothing
 * @source Fraser & Wooton, UNECE Work Session on Statistical Data Confidentiality (2005); Thompson, Broadfoot & Elazar (2013)
 * @example cellKeyOf([0.13579, 0.97531, 0.2468, 0.8642, 0.55555, 0.00001]) // → 0.77766
 * @example cellKeyOf([]) // → 0
 */
export function cellKeyOf(recordKeys: readonly number[]): number {
  const unit = 1e12;
  return (recordKeys.reduce((sum, key) => (sum + Math.round(key * unit)) % unit, 0) % unit) / unit;
}

/**
 * The noise that a key stands for: the first step whose cumulated probability exceeds the key.
 *
 * @param row steps with probabilities
 * @param key 0 ≤ key < 1
 * @returns step in cases
 * @source as `cellKeyOf`
 * @example perturbationAt([{ v: -1, p: 0.25 }, { v: 0, p: 0.5 }, { v: 1, p: 0.25 }], 0.75) // → 1
 */
export function perturbationAt(row: PerturbationRow, key: number): number {
  let cumulated = 0;
  for (const { v, p } of row) {
    cumulated += p;
    if (key < cumulated - 1e-12) return v;
  }
  return row.at(-1)?.v ?? 0;
}

/**
 * Counts with noise by their keys. A sum gets its own noise from its own key, so tables no longer add up exactly; say so
 * beside them.
 *
 * @param cells count in cases, ≥ 0, and key of each cell
 * @param settings of the noise; where no row has the variance, the monotone one without it is taken
 * @returns counts in cases, ≥ 0, at most D away; zero stays zero; none from 1 to js
 * @source as `perturbationRow`
 * @example perturbCounts([{ count: 6, key: 0.77766 }, { count: 0, key: 0.9 }], { D: 2, V: 1 }) // → [7, 0]
 */
export function perturbCounts(
  cells: readonly { readonly count: number; readonly key: number }[],
  settings: PerturbationSettings,
): number[] {
  const rows = new Map<number, PerturbationRow>();
  const { js = 0 } = settings;
  const last = settings.D + (js > 0 ? js + 1 : 0);
  return cells.map(({ count, key }) => {
    const place = Math.min(count, last);
    const row =
      rows.get(place) ?? perturbationRow(place, settings) ?? perturbationRow(place, { ...settings, mono: true });
    if (!row)
      throw new RangeError(`no noise with variance ${settings.V} and at most ${settings.D} exists for ${count}`);
    rows.set(place, row);
    return count + perturbationAt(row, key);
  });
}

/**
 * A key from a secret and a text, the same every time, not to be guessed without the secret: SipHash-2-4, the upper 53 bits.
 *
 * @param secret 16 bytes as 32 hexadecimal digits
 * @param text what the key belongs to, for example the members of a cell or the id of a record
 * @returns 0 ≤ key < 1
 * @source Aumasson & Bernstein, SipHash, Indocrypt (2012)
 * @example Number(secretKey('000102030405060708090a0b0c0d0e0f', '').toFixed(6)) // → 0.447019
 * @example secretKey('short', 'x') // → throws
 */
export function secretKey(secret: string, text: string): number {
  if (!/^[0-9a-f]{32}$/i.test(secret)) throw new RangeError('a secret has 32 hexadecimal digits');
  const bytes = (hex: string) => BigInt(`0x${(hex.match(/../g) ?? []).reverse().join('')}`);
  const [k0, k1] = [bytes(secret.slice(0, 16)), bytes(secret.slice(16))];
  const data = new TextEncoder().encode(text);
  const v = [k0 ^ 0x736f6d6570736575n, k1 ^ 0x646f72616e646f6dn, k0 ^ 0x6c7967656e657261n, k1 ^ 0x7465646279746573n];
  for (let at = 0; at <= data.length - (data.length % 8); at += 8) {
    let word = at + 8 > data.length ? BigInt(data.length & 255) << 56n : 0n;
    for (let i = 0; i < 8 && at + i < data.length; i++) word |= BigInt(data[at + i] ?? 0) << BigInt(8 * i);
    v[3] = (v[3] ?? 0n) ^ word;
    rounds(v, 2);
    v[0] = (v[0] ?? 0n) ^ word;
  }
  v[2] = (v[2] ?? 0n) ^ 0xffn;
  rounds(v, 4);
  const hash = v.reduce((sum, each) => sum ^ each, 0n);
  return Number(hash >> 11n) / 2 ** 53;
}

function rounds(v: bigint[], count: number): void {
  let [a = 0n, b = 0n, c = 0n, d = 0n] = v;
  const add = (x: bigint, y: bigint) => BigInt.asUintN(64, x + y);
  const turn = (x: bigint, by: bigint) => BigInt.asUintN(64, (x << by) | (x >> (64n - by)));
  for (let i = 0; i < count; i++) {
    a = add(a, b);
    b = turn(b, 13n) ^ a;
    a = turn(a, 32n);
    c = add(c, d);
    d = turn(d, 16n) ^ c;
    a = add(a, d);
    d = turn(d, 21n) ^ a;
    c = add(c, b);
    b = turn(b, 17n) ^ c;
    c = turn(c, 32n);
  }
  v.splice(0, 4, a, b, c, d);
}
