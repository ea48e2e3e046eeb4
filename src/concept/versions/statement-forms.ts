/** The forms in which statements of a draft are proposed. */

import { z } from 'zod';
import {
  line,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalNumber,
  optionalOneOf,
  optionalText,
  tick,
} from '#analysis/fields.ts';
import { type StatementChange, statementChanges, statementOrigins } from './version.ts';

const about = {
  change: oneOf(statementChanges),
  reason: optionalText,
  origin: optionalOneOf(statementOrigins),
  originText: optionalLine,
};
const reasoned = (form: { change: StatementChange; reason: string | null }) => form.reason !== null;
const lacking = { path: ['reason'], message: 'required' };

export const guidelineStatement = z
  .object({ ...about, code: optionalLine, title: line, text: optionalText })
  .refine(reasoned, lacking);
export const goalStatement = z
  .object({
    ...about,
    code: optionalLine,
    title: line,
    text: optionalText,
    guidelineId: optionalChoice,
    sectorPartId: optionalChoice,
    key: tick,
    afterId: optionalChoice,
  })
  .refine(reasoned, lacking);
export const targetStatement = z
  .object({
    ...about,
    goalId: line,
    indicatorId: line,
    value: optionalNumber.pipe(z.number('required')),
    date: optionalDate.pipe(z.string('required')),
  })
  .refine(reasoned, lacking);
/** Its words are written where sections are written; here stands only why they change. */
export const sectionStatement = z.object(about).refine(reasoned, lacking);
