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

/** Open space is lost to whatever is built; homes suffer beside industry and large roads. */
const contrary: readonly (readonly [LandUse, LandUse])[] = [
  ['green', 'housing'],
  ['green', 'industry'],
  ['green', 'traffic'],
  ['green', 'public'],
  ['green', 'energy'],
  ['housing', 'industry'],
  ['housing', 'traffic'],
];

export function areContrary(one: LandUse, other: LandUse): boolean {
  return contrary.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
}

export const landUseForm = z.object({ goalIds: choices, measureIds: choices });
export type LandUseForm = z.output<typeof landUseForm>;
