/**
 * THE DOOR of people: who does what in the city. Roles and what they may, offices, persons, invitations.
 */

import { z } from 'zod';
import { line, oneOf, optionalChoice, optionalLine } from '#analysis/fields.ts';

const all = 'all' as const;
const own = 'own' as const;

const read = { 'plan.read': all } as const;
/** A report speaks of money on every other page: who may not see the one is not given the other. */
const readMoney = { ...read, 'money.read': all, 'report.read': all, 'council.read': all } as const;
const readInside = {
  ...readMoney,
  'versions.read': all,
  'people.read': all,
  'history.read': all,
  'conflicts.read': all,
  'impacts.read': all,
} as const;

/** An office asks others to take part, leads groups and writes in them; who sits in one by name may there without. */
const together = { 'cooperation.ask': own, 'checklists.write': own, 'groups.run': own } as const;

/** Papers of one's own office, and answers to what the council and the places want of it. */
const papers = { 'papers.edit': own, 'council.answer': own, 'closed.read': own } as const;
/** All of the council's business, what is not public included. */
const council = {
  'council.edit': all,
  'council.answer': all,
  'council.file': all,
  'closed.read': all,
  'release.council': all,
} as const;

/**
 * What each role may, in all of the city or only where its own office leads. A permission is named after what is done,
 * not after a page.
 */
export const roles = {
  /** Invites people and gives roles; steers no content. */
  administrator: { ...readInside, 'people.manage': all, 'city.settings': all },
  /** Runs the concept: everything but people. */
  coordinator: {
    ...readInside,
    'concept.edit': all,
    'checklists.write': all,
    'cooperation.ask': all,
    'groups.run': all,
    'concept.write': all,
    'goals.assess': all,
    'owners.name': all,
    'measures.edit': all,
    'measures.report': all,
    'areas.edit': all,
    'indicators.edit': all,
    'alerts.answer': all,
    'budget.edit': all,
    'rounds.run': all,
    'release.decide': all,
    'rounds.answer': all,
    'conflicts.edit': all,
    'conflicts.answer': all,
    'conflicts.decide': all,
    'impacts.rate': all,
    'procedures.edit': all,
    'versions.run': all,
    'versions.step': all,
    'versions.remark': all,
    'papers.edit': all,
    ...council,
  },
  /** Looks after the council's business: papers, committees, meetings, what of it is public. */
  'council-office': { ...readInside, 'papers.edit': all, ...council },
  /** A department: its own measures, its own answers. */
  editor: {
    ...readInside,
    ...together,
    'concept.write': own,
    'versions.remark': own,
    'release.decide': own,
    'measures.edit': own,
    'measures.report': own,
    'rounds.answer': own,
    'alerts.answer': own,
    'conflicts.edit': own,
    'conflicts.answer': own,
    'impacts.rate': own,
    ...papers,
  },
  /** Looks after one or several areas. */
  'area-manager': {
    ...readInside,
    ...together,
    'areas.edit': own,
    'versions.remark': own,
    'measures.report': own,
    'rounds.answer': own,
    'alerts.answer': own,
    'conflicts.answer': own,
  },
  statistician: {
    ...readInside,
    'release.values': all,
    'values.protect': all,
    'indicators.edit': all,
    'indices.edit': all,
    'areas.edit': all,
    'alerts.answer': all,
  },
  treasurer: { ...readInside, 'budget.edit': all, 'closed.read': all },
  /** The mayor's bench: reads everything, decides. */
  leadership: { ...readInside, 'conflicts.decide': all, 'versions.step': all, 'closed.read': all },
  /** Members of the council: they speak for their groups and committees, and are told of a conflict as soon as its procedure begins. */
  council: { ...readMoney, 'conflicts.read': all, 'closed.read': all, 'council.file': all },
  /** A municipal company: like a department, for what it leads. */
  company: {
    ...readMoney,
    ...together,
    'people.read': all,
    'versions.read': all,
    'concept.write': own,
    'versions.remark': own,
    'release.decide': own,
    'measures.edit': own,
    'measures.report': own,
    'rounds.answer': own,
    'alerts.answer': own,
    'conflicts.read': all,
    'impacts.read': all,
    'conflicts.edit': own,
    'conflicts.answer': own,
    'impacts.rate': own,
    ...papers,
  },
  /** Reads everything and evaluates. */
  consultant: { ...readInside, 'goals.assess': all },
  /** Invited to look. */
  guest: { ...read },
} as const satisfies Record<string, Partial<Record<string, 'all' | 'own'>>>;

export type Role = keyof typeof roles;
export const roleNames = Object.keys(roles) as [Role, ...Role[]];

type UnionKeys<T> = T extends unknown ? keyof T : never;
type PermissionName = UnionKeys<(typeof roles)[Role]>;
declare module '#platform/access.server.ts' {
  interface Permissions extends Record<PermissionName, true> {}
}

/** Roles that only mean something together with an office. */
export const rolesOfAnOffice: readonly Role[] = ['editor', 'company', 'area-manager'];

export const officeKinds = ['department', 'office', 'company', 'council', 'other'] as const;
export type OfficeKind = (typeof officeKinds)[number];

export type Office = {
  readonly id: string;
  readonly name: string;
  readonly short: string | null;
  readonly kind: OfficeKind;
  readonly parentId: string | null;
  readonly contact: string | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};

export const officeForm = z.object({
  name: line,
  short: optionalLine,
  kind: oneOf(officeKinds),
  parentId: optionalChoice,
  contact: optionalLine,
});
export type OfficeForm = z.output<typeof officeForm>;

/** A person in this city with the roles she has here. */
export type Member = {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly { readonly id: string; readonly role: Role; readonly officeId: string | null }[];
};

export type Invitation = {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly officeId: string | null;
  readonly expiresAt: string;
  readonly invitedBy: string;
};

const email = line.pipe(z.email('email'));

/** Who has forgotten her password says which address is hers. */
export const addressForm = z.object({ email });

/** Capitals make no other address. */
export function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

export const invitationForm = z
  .object({ email, role: oneOf(roleNames), officeId: optionalChoice })
  .refine((form) => form.officeId !== null || !rolesOfAnOffice.includes(form.role), {
    path: ['officeId'],
    message: 'office-needed',
  });
export type InvitationForm = z.output<typeof invitationForm>;

export const grantForm = z
  .object({ role: oneOf(roleNames), officeId: optionalChoice })
  .refine((form) => form.officeId !== null || !rolesOfAnOffice.includes(form.role), {
    path: ['officeId'],
    message: 'office-needed',
  });

/** Days an invitation waits for an answer. */
export const invitationDays = 14;
