/** The picture of the cross-impacts: goals on a circle, what helps and what hinders as arrows between them. Pure. */

import type { ImpactCell } from '#analysis/cross-impact.ts';
import type { NetworkChart } from '#ui/chart/network-chart.ts';

/** Weaker effects make the picture unreadable; they stand in the table. */
const weakest = 1;

export function networkOf(
  goals: readonly { readonly id: string; readonly name: string; readonly number: number }[],
  cells: readonly ImpactCell[],
): NetworkChart {
  const held = new Set(goals.map(({ id }) => id));
  return {
    nodes: goals.map(({ id, name, number }) => ({ id, label: String(number), title: name })),
    links: cells
      .filter(({ from, to, median }) => held.has(from) && held.has(to) && Math.abs(median) >= weakest)
      .map(({ from, to, median }) => ({ from, to, weight: median })),
  };
}
