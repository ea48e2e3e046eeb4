/** What a change since last year means, said by an office or asked of one. */

import { z } from 'zod';
import { optionalChoice, optionalText } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

export type Interpretation = {
  readonly id: string;
  readonly indicatorId: string;
  readonly year: number;
  /** What it means; null: asked, not answered. */
  readonly comment: string | null;
  /** Who is asked, or has said it. */
  readonly officeId: string | null;
  readonly askedOn: IsoDate;
  readonly revision: number;
};

/** Words, or an office that is asked for them. */
export const interpretationForm = z
  .object({ comment: optionalText, officeId: optionalChoice })
  .refine((form) => form.comment !== null || form.officeId !== null, { path: ['comment'], message: 'required' });
export type InterpretationForm = z.output<typeof interpretationForm>;
