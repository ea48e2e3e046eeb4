/**
 * THE DOOR of papers: what is laid before the council, what it costs, what it means for the goals, through which committees
 * it goes and what they made of it.
 */

import { z } from 'zod';
import {
  choices,
  line,
  oneOf,
  optionalAmount,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  optionalWhole,
  text,
  tick,
} from '#analysis/fields.ts';
import { type Cents, sumCents } from '#analysis/money.ts';
import type { IsoDate } from '#analysis/period.ts';

export const paperKinds = [
  'proposal',
  'motion',
  'amendment-motion',
  'inquiry',
  'reply',
  'information',
  'petition',
] as const;
export type PaperKind = (typeof paperKinds)[number];

/** How far a paper is, read from its consultations. */
export const standings = ['draft', 'submitted', 'consulted', 'decided', 'withdrawn'] as const;
export type PaperStanding = (typeof standings)[number];

export const consultationRoles = ['hearing', 'preparation', 'decision', 'information'] as const;
export type ConsultationRole = (typeof consultationRoles)[number];

export const outcomes = [
  'adopted',
  'adopted-changed',
  'recommended',
  'rejected',
  'postponed',
  'referred',
  'noted',
  'withdrawn',
  'dropped',
] as const;
export type Outcome = (typeof outcomes)[number];

/** What a paper means for a goal. */
export const accordances = ['improved', 'kept', 'worsened'] as const;
export type Accordance = (typeof accordances)[number];

export const moneySides = ['spending', 'income'] as const;
export type MoneySide = (typeof moneySides)[number];

export type PaperMoney = {
  readonly id: string;
  readonly year: number | null;
  readonly side: MoneySide;
  readonly cents: Cents;
  readonly note: string | null;
};
export type PaperGoal = {
  readonly goalId: string;
  /** Null where nobody has said it yet. */
  readonly accordance: Accordance | null;
  readonly reason: string | null;
};
export type Originator = {
  readonly id: string;
  readonly committeeId: string | null;
  readonly name: string;
  readonly cosigns: boolean;
};
export type PaperFile = {
  readonly id: string;
  readonly fileId: string;
  readonly title: string;
  readonly main: boolean;
  readonly closed: boolean;
};
export type Consultation = {
  readonly id: string;
  readonly paperId: string;
  readonly committeeId: string;
  readonly meetingId: string | null;
  readonly position: number;
  readonly role: ConsultationRole;
  readonly outcome: Outcome | null;
  readonly decidedOn: IsoDate | null;
  readonly resolution: string | null;
};

export type Paper = {
  readonly id: string;
  readonly number: string | null;
  readonly kind: PaperKind;
  /** The kind as the received file calls it. */
  readonly kindWord: string | null;
  readonly title: string;
  /** What shall be decided. */
  readonly text: string | null;
  readonly reason: string | null;
  /** The wording after the amendments; null while it is the text itself. */
  readonly wording: string | null;
  readonly officeId: string | null;
  readonly submittedOn: IsoDate | null;
  readonly closed: boolean;
  /** Nobody knows yet; it costs nothing; or as the rows of money say. */
  readonly costsNothing: boolean;
  readonly parentId: string | null;
  readonly sourceKind: string | null;
  readonly sourceId: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
  readonly goals: readonly PaperGoal[];
  readonly measureIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly originators: readonly Originator[];
  readonly consultations: readonly Consultation[];
};

/** Results after which a committee has nothing more to do with a paper. */
const finished: ReadonlySet<Outcome> = new Set([
  'adopted',
  'adopted-changed',
  'recommended',
  'rejected',
  'noted',
  'withdrawn',
  'dropped',
]);

export function isFinished(outcome: Outcome | null): boolean {
  return outcome !== null && finished.has(outcome);
}

/** The deciding consultation, once it has decided; of several the last. */
export function decisionOf(consultations: readonly Consultation[]): Consultation | null {
  return consultations.findLast(({ role, outcome }) => role === 'decision' && isFinished(outcome)) ?? null;
}

/** How far it is: nothing is stored of it. */
export function standingOf({
  submittedOn,
  consultations,
}: Pick<Paper, 'submittedOn' | 'consultations'>): PaperStanding {
  const decision = decisionOf(consultations);
  if (decision?.outcome === 'withdrawn') return 'withdrawn';
  if (decision) return 'decided';
  if (submittedOn === null) return 'draft';
  return consultations.some(({ outcome }) => outcome !== null) ? 'consulted' : 'submitted';
}

/**
 * Why a result cannot be entered yet; null where it can. The deciding committee decides last, and not before every amendment
 * has its answer.
 */
export function hindrance(
  consultation: Pick<Consultation, 'id' | 'role'>,
  outcome: Outcome | null,
  others: readonly Consultation[],
  openAmendments: number,
): 'council-order' | 'council-amendments-open' | null {
  if (consultation.role !== 'decision' || !isFinished(outcome) || outcome === 'withdrawn' || outcome === 'dropped')
    return null;
  const waiting = others.some(
    (each) =>
      each.id !== consultation.id &&
      (each.role === 'preparation' || each.role === 'hearing') &&
      !isFinished(each.outcome),
  );
  if (waiting) return 'council-order';
  return openAmendments > 0 ? 'council-amendments-open' : null;
}

/** What it costs and brings, in cents; null where nobody has said it. */
export function balanceOf(
  money: readonly Pick<PaperMoney, 'side' | 'cents'>[],
  costsNothing: boolean,
): { readonly spending: Cents | null; readonly income: Cents | null } {
  const of = (side: MoneySide) => sumCents(money.filter((row) => row.side === side).map(({ cents }) => cents)).cents;
  if (costsNothing) return { spending: 0, income: 0 };
  return { spending: of('spending'), income: of('income') };
}

/** Whether somebody outside could be told of it at all, were it released. */
export function canBePublic({
  closed,
  retired,
  submittedOn,
}: Pick<Paper, 'closed' | 'retired' | 'submittedOn'>): boolean {
  return !closed && !retired && submittedOn !== null;
}

const optionalUrl = optionalLine.refine((url) => url === null || /^https?:\/\/\S+$/.test(url), 'url');

export const moneyRows = 3;

export const paperForm = z
  .object({
    number: optionalLine,
    kind: oneOf(paperKinds),
    title: line,
    text: optionalText,
    reason: optionalText,
    officeId: optionalChoice,
    submittedOn: optionalDate,
    closed: tick,
    costsNothing: tick,
    parentId: optionalChoice,
    url: optionalUrl,
    originatorIds: choices,
    cosignerIds: choices,
    otherOriginators: optionalLine,
    goalIds: choices,
    measureIds: choices,
    areaIds: choices,
    money: z
      .array(
        z.object({
          id: optionalChoice,
          year: optionalWhole(1990, 2200),
          side: optionalOneOf(moneySides),
          cents: optionalAmount,
          note: optionalLine,
        }),
      )
      .max(100, 'too-many'),
  })
  .superRefine((form, context) => {
    form.money.forEach(({ cents, side }, index) => {
      if (cents !== null && cents < 0)
        context.addIssue({ code: 'custom', path: [`money.${index}.cents`], message: 'amount' });
      if (cents !== null && side === null)
        context.addIssue({ code: 'custom', path: [`money.${index}.side`], message: 'required' });
    });
    if (form.costsNothing && form.money.some(({ cents }) => cents !== null && cents !== 0))
      context.addIssue({ code: 'custom', path: ['costsNothing'], message: 'costs-something' });
  });
export type PaperForm = z.output<typeof paperForm>;

export const checkForm = z.object({
  goals: z
    .array(z.object({ goalId: line, accordance: optionalOneOf(accordances), reason: optionalText }))
    .max(2000, 'too-many')
    .superRefine((rows, context) => {
      rows.forEach(({ accordance, reason }, index) => {
        // Worsened and improved need their reason; that nothing changes may go without.
        if (accordance !== null && accordance !== 'kept' && reason === null)
          context.addIssue({ code: 'custom', path: [`${index}.reason`], message: 'required' });
      });
    }),
});

/** Nobody has decided what has not happened yet. */
export function consultationFormOn(today: IsoDate) {
  return z
    .object({
      committeeId: line,
      meetingId: optionalChoice,
      role: oneOf(consultationRoles),
      outcome: optionalOneOf(outcomes),
      decidedOn: optionalDate,
      resolution: optionalText,
    })
    .refine((form) => form.outcome === null || form.decidedOn !== null, { path: ['decidedOn'], message: 'required' })
    .refine((form) => form.decidedOn === null || form.decidedOn <= today, {
      path: ['decidedOn'],
      message: 'in-future',
    });
}
export type ConsultationForm = z.output<ReturnType<typeof consultationFormOn>>;

export const wordingForm = z.object({ wording: text });
export const paperFileForm = z.object({ title: optionalLine, main: tick, closed: tick });

/** What becomes a paper: any object of the house that has something to be decided. */
export type PaperDraft = {
  readonly sourceKind: string;
  readonly sourceId: string;
  readonly title: string;
  readonly text: string | null;
  readonly reason: string | null;
  readonly officeId: string | null;
  readonly goalIds: readonly string[];
  readonly measureIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly money: readonly { readonly year: number | null; readonly side: MoneySide; readonly cents: Cents }[];
};
