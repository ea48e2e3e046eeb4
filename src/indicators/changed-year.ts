/**
 * Counts of one indicator in one year changed by rounding or noise. Only the units of a division are changed; every sum is
 * the sum of what is shown of its units, so that sums tell nothing that the units do not tell. Pure.
 */

import { perturbCounts, secretKey } from '#analysis/cell-key.ts';
import { roundByKey } from '#analysis/rounding.ts';
import { type Frame, framesOf, type PlacedArea } from './protected-frames.ts';
import type { YearCell } from './protected-year.ts';
import { type ChangingRule, farthest } from './protection.ts';

type Shown = { readonly low: number; readonly high: number; readonly shown: number };

/**
 * What is shown of each value; null where it is held back.
 *
 * The same cases are changed in the same way in every year and version: the change hangs on unit and count alone, so that
 * nobody averages it out, and what has not changed looks as before. Where two divisions are not tied to each other but for
 * the city as a whole, the smaller one is held back if both together would tell more than each.
 */
export function changedIn(
  { areas, cells }: { readonly areas: readonly PlacedArea[]; readonly cells: readonly YearCell[] },
  rule: ChangingRule,
  { secret, name }: { secret: string; name: string },
): ReadonlyMap<string, number | null> {
  const counts = new Map(cells.map(({ areaId, value }) => [areaId, value]));
  const change = (count: number, of: string) => {
    const key = secretKey(secret, `${name} ${of} ${count}`);
    const size = Math.abs(count);
    return Math.sign(count) * (changeOf(rule, size, key) ?? size);
  };
  const result = new Map<string, number | null>();
  let first: readonly Shown[] = [];
  for (const [place, frame] of framesOf(areas, new Set(counts.keys())).entries()) {
    const units = [...new Set([...frame.values()].flat())];
    const shown = new Map(units.map((unit) => [unit, change(counts.get(unit) ?? 0, unit)]));
    const ranges = units.map((unit) => rangeOf(rule, shown.get(unit) ?? 0));
    const apart = place > 0 && tiedByCity(frame, areas, result) && !standsApart(rule, first, ranges);
    if (place === 0) first = ranges;
    for (const [area, parts] of frame) {
      if (result.has(area)) continue;
      const sum = parts.reduce((all, part) => all + (shown.get(part) ?? 0), 0);
      const gap = (counts.get(area) ?? 0) - parts.reduce((all, part) => all + (counts.get(part) ?? 0), 0);
      result.set(area, apart ? null : Math.max(0, sum + (gap === 0 ? 0 : change(gap, 'rest'))));
    }
  }
  for (const { areaId, value } of cells) if (!result.has(areaId)) result.set(areaId, change(value, areaId));
  return result;
}

function changeOf(rule: ChangingRule, count: number, key: number): number | undefined {
  if (rule.method === 'rounding') return roundByKey(count, rule.base ?? 5, key);
  const reach = rule.reach ?? 5;
  return perturbCounts([{ count, key }], { D: reach, V: noiseOf(reach) })[0];
}

/** The variance of the noise: as wide as most offices take it. */
function noiseOf(reach: number): number {
  return 0.6 * reach;
}

/** What can be behind a shown value, for all that anybody knows. */
function rangeOf(rule: ChangingRule, shown: number): Shown {
  const far = farthest(rule);
  return { shown, low: Math.max(shown > 0 ? 1 : 0, shown - far), high: shown + far };
}

function tiedByCity(frame: Frame, areas: readonly PlacedArea[], before: ReadonlyMap<string, unknown>): boolean {
  return areas.some(({ id, isCity }) => isCity && frame.has(id) && before.has(id));
}

/**
 * Whether the true sum that both divisions have together leaves every unit its range: whatever one unit is, the others can
 * make up for it.
 */
function standsApart(rule: ChangingRule, one: readonly Shown[], other: readonly Shown[]): boolean {
  const bounds = (all: readonly Shown[]) => ({
    low: all.reduce((sum, { low }) => sum + low, 0),
    high: all.reduce((sum, { high }) => sum + high, 0),
  });
  const leaves = (units: readonly Shown[], across: readonly Shown[]) => {
    const [own, beyond] = [bounds(units), bounds(across)];
    return units.every((unit) => {
      const [low, high] = [own.low - unit.low, own.high - unit.high];
      return unit.low + high >= beyond.low && unit.high + low <= beyond.high;
    });
  };
  return farthest(rule) > 0 && leaves(one, other) && leaves(other, one);
}
