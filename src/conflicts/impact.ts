/** How offices see the effect of one goal on another: −3 makes it impossible, +3 cannot be had without it. */

import { z } from 'zod';
import { optionalChoice } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

export const impactRatings = ['-3', '-2', '-1', '0', '1', '2', '3'] as const;

export type GoalImpact = {
  readonly from: string;
  readonly to: string;
  readonly officeId: string;
  readonly rating: number;
  readonly ratedOn: IsoDate;
  readonly source: string | null;
};

/** One office says what one goal does to the others; what it leaves out it does not rate. */
export const impactForm = z.object({
  officeId: optionalChoice.pipe(z.string('required')),
  ratings: z
    .array(
      z.object({
        goalId: optionalChoice.pipe(z.string('required')),
        rating: z.preprocess(
          (value) => (value === '' || value === undefined ? null : value),
          z.enum(impactRatings, 'unknown-choice').nullable(),
        ),
      }),
    )
    .max(500, 'too-many'),
});
export type ImpactForm = z.output<typeof impactForm>;
