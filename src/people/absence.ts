/**
 * Who is away, and who stands in. While somebody is away, her tasks stand with her deputy as well, who may report and
 * answer for her offices in that time, and nothing else. Is the deputy away too, hers stands in.
 */

import { z } from 'zod';
import { date, oneOf, optionalChoice } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';
import { type Role, rolesOfAnOffice } from './role.ts';

export type Absence = {
  readonly id: string;
  readonly personId: string;
  readonly deputyId: string;
  /** First and last day. */
  readonly from: IsoDate;
  readonly to: IsoDate;
};

/** What a deputy may for the offices of the one who is away; no role that could be given to anybody. */
export const deputyRole = 'deputy';
export const deputyRights = { 'measures.report': 'own', 'rounds.answer': 'own', 'conflicts.answer': 'own' } as const;

type Grant = { readonly role: string; readonly officeId: string | null };

/** The grants a deputy holds on behalf of somebody with these. */
export function grantsOfDeputy(grants: readonly Grant[]): Grant[] {
  return grants
    .filter(({ role, officeId }) => officeId !== null && rolesOfAnOffice.includes(role as Role))
    .map(({ officeId }) => ({ role: deputyRole, officeId }));
}

export function isAway(personId: string, absences: readonly Absence[], day: IsoDate): boolean {
  return absenceOn(personId, absences, day) !== undefined;
}

function absenceOn(personId: string, absences: readonly Absence[], day: IsoDate): Absence | undefined {
  return absences.find((each) => each.personId === personId && each.from <= day && day <= each.to);
}

/** Who stands in for somebody on a day; null where she is not away, or nobody of her deputies is there. */
export function standIn(
  personId: string,
  absences: readonly Absence[],
  day: IsoDate,
  belongs: (personId: string) => boolean,
): string | null {
  const seen = new Set([personId]);
  let absence = absenceOn(personId, absences, day);
  while (absence) {
    const { deputyId } = absence;
    if (seen.has(deputyId) || !belongs(deputyId)) return null;
    seen.add(deputyId);
    absence = absenceOn(deputyId, absences, day);
    if (!absence) return deputyId;
  }
  return null;
}

/** For whom somebody stands in on a day. */
export function coveredBy(
  deputyId: string,
  absences: readonly Absence[],
  day: IsoDate,
  belongs: (personId: string) => boolean,
): string[] {
  const away = new Set(absences.filter((each) => each.from <= day && day <= each.to).map((each) => each.personId));
  return [...away].filter((each) => belongs(each) && standIn(each, absences, day, belongs) === deputyId);
}

export const absenceForm = z
  .object({ from: date, to: date, deputyId: optionalChoice.pipe(z.string('required')) })
  .refine((form) => form.from <= form.to, { path: ['to'], message: 'end-before-start' });
export type AbsenceForm = z.output<typeof absenceForm>;

export type AbsenceFault = { readonly field: 'from' | 'to' | 'deputyId'; readonly error: string };

/** What speaks against an absence that reads well in itself. */
export function faultOf(
  { from, to, deputyId }: AbsenceForm,
  {
    personId,
    absences,
    deputies,
    today,
  }: { personId: string; absences: readonly Absence[]; deputies: ReadonlySet<string>; today: IsoDate },
): AbsenceFault | null {
  if (to < today) return { field: 'to', error: 'absence-past' };
  if (deputyId === personId) return { field: 'deputyId', error: 'deputy-self' };
  if (!deputies.has(deputyId)) return { field: 'deputyId', error: 'deputy-unknown' };
  const own = absences.some((each) => each.personId === personId && each.from <= to && from <= each.to);
  if (own) return { field: 'from', error: 'absence-twice' };
  return leadsBack(deputyId, personId, absences, { from, to }) ? { field: 'deputyId', error: 'deputy-circle' } : null;
}

/** Do the deputies of somebody lead to a person, within days on which all of them are away? */
function leadsBack(
  start: string,
  target: string,
  absences: readonly Absence[],
  { from, to }: { from: IsoDate; to: IsoDate },
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(start)) return false;
  return absences.some((each) => {
    if (each.personId !== start || each.from > to || from > each.to) return false;
    if (each.deputyId === target) return true;
    const common = { from: from > each.from ? from : each.from, to: to < each.to ? to : each.to };
    return leadsBack(each.deputyId, target, absences, common, new Set([...seen, start]));
  });
}

/** How often somebody wants to be reminded by mail; never without something due. */
export const rhythms = ['daily', 'weekly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];
export const languages = ['de', 'en'] as const;

export type Reminder = { readonly rhythm: Rhythm; readonly language: (typeof languages)[number] };
/** Of whoever has not chosen. */
export const usualReminder: Reminder = { rhythm: 'daily', language: 'de' };
export const reminderForm = z.object({ rhythm: oneOf(rhythms), language: oneOf(languages) });
