/** For which use a goal or a measure needs land, and which uses cannot stand on the same land. Pure. */

import { z } from 'zod';
import { choices } from '#analysis/fields.ts';

export const landUses = ['housing', 'industry', 'green', 'traffic', 'public', 'energy'] as const;
export type LandUse = (typeof landUses)[number];

export type LandClaim = {
  readonly use: LandUse;
  readonly kind: 'goal' | 'measure';
  readonly objectId: string;
};

/** As delivered: open space is lost to whatever is built; homes suffer beside industry and large roads. */
const delivered: readonly (readonly [LandUse, LandUse])[] = [
  ['green', 'housing'],
  ['green', 'industry'],
  ['green', 'traffic'],
  ['green', 'public'],
  ['green', 'energy'],
  ['housing', 'industry'],
  ['housing', 'traffic'],
];

/** What a city has said of two uses. */
export type UsesDecided = { readonly one: string; readonly other: string; readonly contrary: boolean };

/** Which uses cannot stand on the same land: as the city has said it, else as delivered. */
export type ContraryUses = ReadonlySet<string>;

export function contraryUses(decided: readonly UsesDecided[] = []): ContraryUses {
  const contrary = new Set(delivered.map((pair) => pair.toSorted().join(' ')));
  for (const each of decided) contrary[each.contrary ? 'add' : 'delete'](`${each.one} ${each.other}`);
  return contrary;
}

export function areContrary(one: LandUse, other: LandUse, contrary: ContraryUses): boolean {
  return contrary.has([one, other].toSorted().join(' '));
}

export const landUseForm = z.object({ goalIds: choices, measureIds: choices, contraryUses: choices });
export type LandUseForm = z.output<typeof landUseForm>;
