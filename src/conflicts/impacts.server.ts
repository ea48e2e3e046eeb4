/** The cross-impacts as they are shown: goals that somebody has rated. */

import { impactCells, influencesOf, secondOrder } from '#analysis/cross-impact.ts';
import type { Visit } from '#platform/access.server.ts';
import { listImpacts } from './impacts.store.server.ts';
import { loadNames } from './register.server.ts';

export async function loadImpacts(visit: Visit) {
  const impacts = await visit.remember('goal impacts', listImpacts);
  const { goals } = await loadNames(visit);
  const active = goals.filter(({ retired }) => !retired);
  const held = new Set(active.map(({ id }) => id));
  const cells = impactCells(impacts.filter(({ from, to }) => held.has(from) && held.has(to)));
  const rated = new Set(cells.flatMap(({ from, to }) => [from, to]));
  const shown = active.filter(({ id }) => rated.has(id));
  const names = new Map(active.map(({ id, name }) => [id, name]));
  const numbers = new Map(shown.map(({ id }, index) => [id, index + 1]));
  return {
    goals: shown.map(({ id, name }) => ({ id, name, number: numbers.get(id) ?? 0 })),
    all: active.map(({ id, name }) => ({ id, name })),
    cells,
    influences: influencesOf(cells).map((each) => ({ ...each, name: names.get(each.id) ?? each.id })),
    /** Summed over all ways, strongest first. */
    second: strongest(cells).map((each) => ({
      ...each,
      fromName: names.get(each.from) ?? each.from,
      toName: names.get(each.to) ?? each.to,
      viaName: names.get(each.via) ?? each.via,
    })),
    numbers,
    offices: new Set(impacts.map(({ officeId }) => officeId)).size,
    examples: impacts.some(({ source }) => source !== null),
  };
}

const mostShown = 8;

function strongest(cells: ReturnType<typeof impactCells>) {
  return secondOrder(cells)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, mostShown);
}
