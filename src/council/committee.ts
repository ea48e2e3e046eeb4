/**
 * THE DOOR of committees: who consults and decides, who sits there, when they meet and what about, and what they want to
 * be told of.
 */

import { z } from 'zod';
import { date, line, oneOf, optionalChoice, optionalDate, optionalLine, optionalText, tick } from '#analysis/fields.ts';
import type { IsoDate } from '#analysis/period.ts';

/** Groups of the council bring in papers and amendments; they decide nothing, but have members like the others. */
export const committeeKinds = [
  'council',
  'committee',
  'village-council',
  'district-council',
  'advisory-board',
  'group',
] as const;
export type CommitteeKind = (typeof committeeKinds)[number];

/** Those that speak for a place. */
export const kindsOfPlaces: readonly CommitteeKind[] = ['village-council', 'district-council'];

export const meetingStates = ['planned', 'invited', 'held', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

export type Committee = {
  readonly id: string;
  readonly kind: CommitteeKind;
  readonly name: string;
  readonly short: string | null;
  /** The place it speaks for. */
  readonly areaId: string | null;
  readonly purpose: string | null;
  readonly url: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export type CommitteeMember = {
  readonly id: string;
  readonly committeeId: string;
  /** As it stands in public: council members hold a public office. */
  readonly name: string;
  readonly role: string | null;
  /** The person who signs in; null where nobody does. */
  readonly personId: string | null;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  /** Named in public; the others are counted only. */
  readonly named: boolean;
};

export type Meeting = {
  readonly id: string;
  readonly committeeId: string;
  readonly title: string;
  readonly day: IsoDate;
  /** `17:00` */
  readonly time: string | null;
  readonly place: string | null;
  readonly state: MeetingState;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export type AgendaItem = {
  readonly id: string;
  readonly meetingId: string;
  readonly position: number;
  readonly number: string | null;
  readonly title: string;
  /** Not public: nobody outside learns of it. */
  readonly closed: boolean;
  readonly paperId: string | null;
  readonly consultationId: string | null;
  /** What came of an item without a paper; with one, it stands at the consultation. */
  readonly outcome: string | null;
};

/** Somebody sits in a committee on a day. */
export function sitsOn(member: Pick<CommitteeMember, 'from' | 'to'>, day: IsoDate): boolean {
  return (member.from === null || member.from <= day) && (member.to === null || day <= member.to);
}

/** The committees and groups somebody belongs to on a day. */
export function committeesOf(members: readonly CommitteeMember[], personId: string, day: IsoDate): ReadonlySet<string> {
  return new Set(
    members.flatMap((each) => (each.personId === personId && sitsOn(each, day) ? [each.committeeId] : [])),
  );
}

const optionalUrl = optionalLine.refine((url) => url === null || /^https?:\/\/\S+$/.test(url), 'url');
const optionalTime = optionalLine.refine((time) => time === null || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(time), 'time');

export const memberRows = 4;

export const committeeForm = z
  .object({
    kind: oneOf(committeeKinds),
    name: line,
    short: optionalLine,
    areaId: optionalChoice,
    purpose: optionalText,
    url: optionalUrl,
    members: z
      .array(
        z.object({
          id: optionalChoice,
          name: optionalLine,
          role: optionalLine,
          personId: optionalChoice,
          from: optionalDate,
          to: optionalDate,
          named: tick,
        }),
      )
      .max(200, 'too-many')
      .transform((rows) => rows.flatMap(({ name, ...row }) => (name === null ? [] : [{ name, ...row }]))),
  })
  .refine((form) => !kindsOfPlaces.includes(form.kind) || form.areaId !== null, {
    path: ['areaId'],
    message: 'area-needed',
  })
  .superRefine((form, context) => {
    form.members.forEach(({ from, to }, index) => {
      if (from && to && to < from)
        context.addIssue({ code: 'custom', path: [`members.${index}.to`], message: 'end-before-start' });
    });
  });
export type CommitteeForm = z.output<typeof committeeForm>;

export const agendaRows = 5;

export const meetingForm = z.object({
  committeeId: line,
  title: line,
  day: date,
  time: optionalTime.transform((time) => time?.replace('.', ':').padStart(5, '0') ?? null),
  place: optionalLine,
  state: oneOf(meetingStates),
  agenda: z
    .array(
      z.object({
        id: optionalChoice,
        number: optionalLine,
        title: optionalLine,
        paperId: optionalChoice,
        closed: tick,
        outcome: optionalLine,
      }),
    )
    .max(200, 'too-many')
    .transform((rows) => rows.filter((row) => row.title !== null || row.paperId !== null)),
});
export type MeetingForm = z.output<typeof meetingForm>;

/** What a committee wants to be told of: everything in an area, of a part of the concept, or in both. */
export type Subscription = {
  readonly id: string;
  readonly committeeId: string;
  readonly areaId: string | null;
  readonly sectorPartId: string | null;
};

export const subscriptionForm = z.object({
  areaId: optionalChoice,
  sectorPartId: optionalChoice,
});
export type SubscriptionForm = z.output<typeof subscriptionForm>;

/** What there is to tell: a paper, an open question, a conflict; with what it is about. */
export type Told = {
  readonly kind: string;
  readonly objectId: string;
  readonly title: string;
  readonly path: string;
  readonly since: IsoDate;
  readonly areaIds: readonly string[];
  readonly sectorPartIds: readonly string[];
  readonly closed: boolean;
};

/**
 * Does a subscription ask for this? What it does not name it asks for all of.
 *
 * @param touches whether one area concerns another
 */
export function asksFor(
  { areaId, sectorPartId }: Pick<Subscription, 'areaId' | 'sectorPartId'>,
  told: Pick<Told, 'areaIds' | 'sectorPartIds'>,
  touches: (one: string, other: string) => boolean,
): boolean {
  const here = areaId === null || told.areaIds.some((id) => touches(areaId, id));
  return here && (sectorPartId === null || told.sectorPartIds.includes(sectorPartId));
}

/**
 * Whether two areas concern each other: the same, one within the other, or sharing units.
 *
 * @param parents of each area, its parent
 * @param parts of each area made of units, these
 */
export function touching(
  parents: ReadonlyMap<string, string | null>,
  parts: ReadonlyMap<string, readonly string[]>,
): (one: string, other: string) => boolean {
  const upwards = (id: string) => {
    const found = new Set<string>();
    for (let at: string | null = id; at !== null && !found.has(at); at = parents.get(at) ?? null) found.add(at);
    return found;
  };
  const units = (id: string) => [id, ...(parts.get(id) ?? [])];
  const within = (one: string, other: string) => upwards(one).has(other);
  return (one, other) => units(one).some((a) => units(other).some((b) => within(a, b) || within(b, a)));
}
