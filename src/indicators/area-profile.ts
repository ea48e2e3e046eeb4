/**
 * An area among those of its division: which are like it, and where it stands among all. Alike means near in the shares and
 * rates that are known of both, each in units of its own spread, and in the size of the population where that is counted. Pure.
 */

import type { Figure } from '#analysis/figure.ts';

/** By indicator, then by area; `size` is counted on a logarithmic scale, half as many again is as far everywhere. */
export type Traits = {
  readonly rates: ReadonlyMap<string, ReadonlyMap<string, Figure>>;
  readonly size: ReadonlyMap<string, Figure> | null;
};
export type Peer = { readonly id: string; readonly distance: number };

const mostPeers = 5;
/** With fewer areas all are peers, and nobody is chosen. */
const fewestAreas = 8;
const fewestTraits = 3;

/** The areas most like one; empty where there are too few areas, or too little is known of them. */
export function peersOf(areaId: string, areaIds: readonly string[], { rates, size }: Traits): Peer[] {
  if (areaIds.length < fewestAreas) return [];
  const traits = [...rates.values()].map((figures) => scores(areaIds, figures, (value) => value));
  if (size) traits.push(scores(areaIds, size, (value) => (value > 0 ? Math.log(value) : null)));
  const own = traits.filter((each) => each.has(areaId));
  if (own.length < fewestTraits) return [];
  return areaIds
    .flatMap((id): Peer[] => {
      const common = own.filter((each) => each.has(id));
      if (id === areaId || common.length < Math.max(fewestTraits, own.length / 2)) return [];
      const squares = common.map((each) => ((each.get(id) ?? 0) - (each.get(areaId) ?? 0)) ** 2);
      return [{ id, distance: Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / common.length) }];
    })
    .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
    .slice(0, mostPeers);
}

/** Known values in units of their standard deviation; nothing where all are alike. */
function scores(
  areaIds: readonly string[],
  figures: ReadonlyMap<string, Figure>,
  scale: (value: number) => number | null,
): ReadonlyMap<string, number> {
  const known = areaIds.flatMap((id): [string, number][] => {
    const figure = figures.get(id);
    const value = figure?.state === 'known' ? scale(figure.value) : null;
    return value === null ? [] : [[id, value]];
  });
  const mean = known.reduce((sum, [, value]) => sum + value, 0) / known.length;
  const spread = Math.sqrt(known.reduce((sum, [, value]) => sum + (value - mean) ** 2, 0) / known.length);
  return new Map(spread > 0 ? known.map(([id, value]) => [id, (value - mean) / spread]) : []);
}

/** How many percent of the areas with a value lie below this one, those of the same value counted half; null without a value. */
export function standingAmong(areaId: string, figures: ReadonlyMap<string, Figure>): number | null {
  const own = figures.get(areaId);
  const values = [...figures.values()].flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
  if (own?.state !== 'known' || values.length < fewestAreas) return null;
  const below = values.filter((value) => value < own.value).length;
  const alike = values.filter((value) => value === own.value).length;
  return (100 * (below + alike / 2)) / values.length;
}
