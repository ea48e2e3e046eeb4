/** The lowest point of a function of a few numbers within limits. */

/**
 * Nelder and Mead's downhill simplex inside a box, from each of several starts; what steps over a limit is put on it.
 *
 * @param cost what is to be small
 * @param starts points to begin from, inside the limits
 * @param low lowest value of each number
 * @param high highest value of each number
 * @param evaluations how often `cost` may be asked from each start
 * @returns the best point found; a local minimum may be what is found
 * @source Nelder & Mead 1965, Computer Journal 7:308
 * @example minimise(([x = 0, y = 0]) => (x - 1) ** 2 + (y + 2) ** 2, [[0, 0]], [-5, -5], [5, 5]).map((value) => Math.round(value * 1e3) / 1e3) // → [1, -2]
 * @example minimise(([x = 0]) => x, [[3]], [2], [5]).map((value) => Math.round(value * 1e6) / 1e6) // → [2]
 */
export function minimise(
  cost: (point: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  low: readonly number[],
  high: readonly number[],
  evaluations = 200,
): number[] {
  const inside = (point: number[]) => {
    for (let i = 0; i < point.length; i++)
      point[i] = Math.min(high[i] as number, Math.max(low[i] as number, point[i] as number));
    return point;
  };
  const at = (point: number[]): Corner => ({ point, height: cost(point) });
  let best: Corner | undefined;
  for (const start of starts) {
    const found = descend([...start], at, inside, low, high, evaluations);
    if (!best || found.height < best.height) best = found;
  }
  return best ? best.point : [];
}

type Corner = { point: number[]; height: number };

function descend(
  start: number[],
  at: (point: number[]) => Corner,
  inside: (point: number[]) => number[],
  low: readonly number[],
  high: readonly number[],
  evaluations: number,
): Corner {
  const n = start.length;
  const corners: Corner[] = [at(start)];
  for (let i = 0; i < n; i++) {
    const point = [...start];
    const step = 0.2 * ((high[i] as number) - (low[i] as number));
    point[i] = (point[i] as number) + ((point[i] as number) + step > (high[i] as number) ? -step : step);
    corners.push(at(inside(point)));
  }
  for (let asked = n + 1; asked < evaluations; ) {
    corners.sort((a, b) => a.height - b.height);
    const [first, worst] = [corners[0] as Corner, corners[n] as Corner];
    if (worst.height - first.height <= 1e-10 * (Math.abs(first.height) + 1e-300)) break;
    const centre = start.map(
      (_, i) => corners.reduce((sum, { point }, k) => (k < n ? sum + (point[i] as number) : sum), 0) / n,
    );
    const towards = (factor: number) => at(inside(centre.map((c, i) => c + factor * ((worst.point[i] as number) - c))));
    const reflected = towards(-1);
    asked += 1;
    if (reflected.height < first.height) {
      const further = towards(-2);
      asked += 1;
      corners[n] = further.height < reflected.height ? further : reflected;
    } else if (reflected.height < (corners[n - 1] as Corner).height) {
      corners[n] = reflected;
    } else {
      const nearer = towards(reflected.height < worst.height ? -0.5 : 0.5);
      asked += 1;
      if (nearer.height < Math.min(reflected.height, worst.height)) corners[n] = nearer;
      else {
        for (let k = 1; k <= n; k++)
          corners[k] = at((corners[k] as Corner).point.map((x, i) => ((first.point[i] as number) + x) / 2));
        asked += n;
      }
    }
  }
  return corners.reduce((best, each) => (each.height < best.height ? each : best));
}
