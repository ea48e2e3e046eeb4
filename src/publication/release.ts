/**
 * THE DOOR of publication: what the public may see. Nothing is public by itself: somebody with the right releases it, fact by
 * fact, from a day on, and may withdraw it at any moment.
 */

import { z } from 'zod';
import { choices, optionalDate } from '#analysis/fields.ts';

/** What can be released, and the facts it consists of. A fact that is not named here cannot become public. */
export const factsOfKind = {
  version: ['whole'],
  guideline: ['text'],
  goal: ['text', 'targets'],
  measure: ['text', 'state', 'obstacle', 'money'],
  conflict: ['text', 'decision'],
  division: ['units'],
  area: ['text'],
  indicator: ['city', 'areas'],
  report: ['whole'],
  paper: ['text', 'money', 'files', 'result'],
  meeting: ['agenda', 'results'],
  committee: ['text', 'members'],
} as const;
export const releaseKinds = Object.keys(factsOfKind) as ReleaseKind[];
export type ReleaseKind = keyof typeof factsOfKind;
export type ReleaseFact<K extends ReleaseKind = ReleaseKind> = (typeof factsOfKind)[K][number];

export type Release = {
  readonly kind: ReleaseKind;
  readonly objectId: string;
  readonly fact: ReleaseFact;
  /** The first day on which it is public. */
  readonly fromOn: string;
  readonly releasedBy: string;
  readonly releasedAt: string;
};

export function isReleaseKind(text: string): text is ReleaseKind {
  return Object.hasOwn(factsOfKind, text);
}

/** Numbers and their spaces belong to the statistics office, papers to the council's, everything else to those who run the concept. */
export function permissionFor(kind: ReleaseKind): 'release.values' | 'release.council' | 'release.decide' {
  if (kind === 'paper' || kind === 'meeting' || kind === 'committee') return 'release.council';
  return kind === 'indicator' || kind === 'division' ? 'release.values' : 'release.decide';
}

/** What may be seen on a day: asked by kind, object and fact. */
export type Released = (kind: ReleaseKind, objectId: string, fact?: ReleaseFact) => boolean;

/**
 * A fact is public from its day on; and only with the first fact of its object, which says what the object is: the state of
 * a measure without its name would be nobody's.
 */
export function releasedOn(releases: readonly Release[], today: string): Released {
  const open = new Set(
    releases.filter((each) => each.fromOn <= today).map(({ kind, objectId, fact }) => `${kind} ${objectId} ${fact}`),
  );
  return (kind, objectId, fact = factsOfKind[kind][0]) =>
    open.has(`${kind} ${objectId} ${factsOfKind[kind][0]}`) && open.has(`${kind} ${objectId} ${fact}`);
}

/** From which day on a fact was released, whatever day it is; null where it is not. */
export type ReleasedFrom = (kind: ReleaseKind, objectId: string, fact: ReleaseFact) => string | null;

export function releasedFrom(releases: readonly Release[]): ReleasedFrom {
  const days = new Map(releases.map(({ kind, objectId, fact, fromOn }) => [`${kind} ${objectId} ${fact}`, fromOn]));
  return (kind, objectId, fact) => days.get(`${kind} ${objectId} ${fact}`) ?? null;
}

export const releaseForm = z.object({ facts: choices, fromOn: optionalDate });
