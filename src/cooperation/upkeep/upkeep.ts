/**
 * THE DOOR of upkeep: who keeps an object up to date, how often, when it was last looked at and since when it is due. What the
 * object says itself (the owner of a goal, the rhythm of a measure) is not said a second time.
 */

import { z } from 'zod';
import { optionalChoice, optionalWhole } from '#analysis/fields.ts';
import { addMonths, type IsoDate } from '#analysis/period.ts';

export const upkeepKinds = ['goal', 'measure', 'indicator', 'checklist'] as const;
export type UpkeepKind = (typeof upkeepKinds)[number];

/** Their words in addresses. */
export const upkeepPaths = {
  goal: 'ziel',
  measure: 'massnahme',
  indicator: 'indikator',
  checklist: 'pruefliste',
} as const satisfies Record<UpkeepKind, string>;

export function upkeepKindOf(path: string | undefined): UpkeepKind | undefined {
  return upkeepKinds.find((kind) => upkeepPaths[kind] === path);
}

/** What the object's own form asks for; the rest is asked for here. */
export const ownFields: Readonly<Record<UpkeepKind, readonly ('owner' | 'deputy' | 'rhythm')[]>> = {
  goal: ['owner', 'deputy'],
  measure: ['owner', 'rhythm'],
  indicator: ['rhythm'],
  checklist: [],
};

/** Its page. */
export function objectPath(kind: UpkeepKind, id: string): string {
  const lists = { goal: 'ziele', measure: 'massnahmen', indicator: 'indikatoren', checklist: 'prueflisten' } as const;
  return `/${lists[kind]}/${id}`;
}

/** Where its upkeep is arranged and confirmed. */
export function upkeepPath(kind: UpkeepKind, id: string): string {
  return `/pflege/${upkeepPaths[kind]}/${id}`;
}

export type Kept = {
  readonly kind: UpkeepKind;
  readonly id: string;
  readonly title: string;
  readonly officeId: string | null;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly rhythmMonths: number | null;
  /** When something was last reported, measured or confirmed. */
  readonly lastOn: IsoDate | null;
  /** A finished measure owes nothing. */
  readonly finished: boolean;
};

/** The day by which it should be looked at again; null where no rhythm was agreed or nothing is owed. */
export function dueOn({
  rhythmMonths,
  lastOn,
  finished,
}: Pick<Kept, 'rhythmMonths' | 'lastOn' | 'finished'>): IsoDate | null {
  return rhythmMonths === null || lastOn === null || finished ? null : addMonths(lastOn, rhythmMonths);
}

export const upkeepStates = ['current', 'overdue', 'never', 'no-rhythm', 'finished'] as const;
export type UpkeepState = (typeof upkeepStates)[number];

/** On its last day it is still up to date; what has a rhythm and was never looked at is owed. */
export function upkeepStateOn(kept: Pick<Kept, 'rhythmMonths' | 'lastOn' | 'finished'>, day: IsoDate): UpkeepState {
  if (kept.finished) return 'finished';
  if (kept.rhythmMonths === null) return 'no-rhythm';
  if (kept.lastOn === null) return 'never';
  return (dueOn(kept) ?? day) < day ? 'overdue' : 'current';
}

export type OwnerState = 'named' | 'left' | 'deputy-left' | 'office' | 'nobody';

/** Is there somebody? Who has no role in the city any more has left it. */
export function ownerStateOf(
  { ownerId, deputyId, officeId }: Pick<Kept, 'ownerId' | 'deputyId' | 'officeId'>,
  people: Pick<ReadonlySet<string>, 'has'>,
): OwnerState {
  if (ownerId !== null && !people.has(ownerId)) return 'left';
  if (deputyId !== null && !people.has(deputyId)) return 'deputy-left';
  if (ownerId !== null) return 'named';
  return officeId === null ? 'nobody' : 'office';
}

/** From so many days before it is due, it waits. */
export const daysAhead = 14;

export const upkeepForm = z.object({
  ownerId: optionalChoice,
  deputyId: optionalChoice,
  rhythmMonths: optionalWhole(1, 120),
});
export type UpkeepForm = z.output<typeof upkeepForm>;
