/** Who looks at 500 areas finds alarms by chance alone: how often a list of findings may be wrong. */

import { normalAtMost } from './distributions.ts';

/**
 * The false discovery rate at which each test would be called a finding: q₍ᵢ₎ = min over j ≥ i of p₍ⱼ₎ · m / j. Who
 * takes all with q ≤ 0.05 has a list of which at most 5 % are false on average, for independent tests and for such
 * that rise together.
 *
 * @param probabilities p values, 0 to 1, in any order
 * @returns q values, 0 to 1, in the same order
 * @throws RangeError for a p value out of its range
 * @source Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289; as R's p.adjust(method = "BH")
 * @example discoveryRates([0.01, 0.04, 0.03, 0.5]).map((each) => Number(each.toFixed(4))) // → [0.04, 0.0533, 0.0533, 0.5]
 * @example discoveryRates([]) // → []
 */
export function discoveryRates(probabilities: readonly number[]): number[] {
  const wrong = probabilities.find((p) => !(p >= 0 && p <= 1));
  if (wrong !== undefined) throw new RangeError(`a probability from 0 to 1, got ${wrong}`);
  const order = probabilities.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  const rates = new Array<number>(probabilities.length).fill(1);
  let least = 1;
  order.forEach(({ p, i }, rank) => {
    least = Math.min(least, (p * probabilities.length) / (probabilities.length - rank));
    rates[i] = least;
  });
  return rates;
}

/**
 * The largest p value that is still a finding at this false discovery rate; 0 where there is none. Limits drawn at this
 * probability separate the findings from the rest.
 *
 * @param probabilities p values, 0 to 1
 * @param rate tolerated share of false findings, above 0 and below 1
 * @returns 0 to `rate`
 * @throws RangeError for arguments out of their range
 * @source Benjamini & Hochberg, J. R. Stat. Soc. B 57 (1995) 289
 * @example discoveryLimit([0.01, 0.04, 0.03, 0.5], 0.06) // → 0.045
 * @example discoveryLimit([0.4, 0.5], 0.05) // → 0
 */
export function discoveryLimit(probabilities: readonly number[], rate: number): number {
  if (!(rate > 0 && rate < 1)) throw new RangeError(`a rate between 0 and 1, got ${rate}`);
  const found = discoveryRates(probabilities).filter((each) => each <= rate).length;
  return (rate * found) / Math.max(1, probabilities.length);
}

/**
 * How probable it is that the CUSUM of independent standard normal values reaches a height at least once in this many
 * steps, on one side. The sum is followed over `cells` states (Markov chain).
 *
 * @param height what it reached, ≥ 0
 * @param steps number of values, ≥ 0
 * @param slack as in `cusum`, in standard deviations
 * @returns 0 to 1
 * @throws RangeError for steps that are no whole number or a height below 0
 * @source Brook & Evans, Biometrika 59 (1972) 539
 * @example cusumBeyond(0, 10) // → 1
 * @example Number(cusumBeyond(1, 1).toFixed(4)) // → 0.0668
 */
export function cusumBeyond(height: number, steps: number, slack = 0.5, cells = 100): number {
  if (!(Number.isInteger(steps) && steps >= 0 && height >= 0)) throw new RangeError('steps and height from 0');
  if (height === 0) return 1;
  // State 0 is a sum of exactly 0, state i the middle of the i-th cell below the height. From a sum s the next one stays
  // at or under x with the probability below(x - s), which depends on the distance of the cells only.
  const width = height / cells;
  const below = (x: number) => normalAtMost(x + slack);
  const fromZero = Float64Array.from({ length: cells + 1 }, (_, to) => below(to * width));
  const byDistance = Float64Array.from({ length: 2 * cells + 1 }, (_, i) => below((i - cells + 0.5) * width));
  let state = new Float64Array(cells + 1);
  state[0] = 1;
  for (let step = 0; step < steps; step += 1) {
    const next = new Float64Array(cells + 1);
    for (let from = 0; from <= cells; from += 1) {
      const mass = state[from] ?? 0;
      let under = 0;
      for (let to = 0; to <= cells && mass > 1e-18; to += 1) {
        const upTo = (from === 0 ? fromZero[to] : byDistance[to - from + cells]) ?? 0;
        next[to] = (next[to] ?? 0) + mass * (upTo - under);
        under = upTo;
      }
    }
    state = next;
  }
  return Math.min(1, Math.max(0, 1 - state.reduce((sum, mass) => sum + mass, 0)));
}
