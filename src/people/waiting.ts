/** THE DOOR for what waits for somebody: rooms name it, the tasks page gathers it. */

import type { IsoDate } from '#analysis/period.ts';

export type Waiting = {
  /** Which kind of duty: the room has words for it. */
  readonly kind: string;
  readonly title: string;
  readonly objectId: string;
  /** Where it is done. */
  readonly path: string;
  readonly dueOn: IsoDate | null;
  /** Since when it waits: what is new is told even if it is not due yet. */
  readonly since: IsoDate | null;
  /** Who is named for it; null where the office as a whole is. */
  readonly personId: string | null;
  readonly deputyId: string | null;
  readonly officeId: string | null;
  /** The role it waits for, where neither a person nor an office is named; without one it is the coordination's. */
  readonly role?: string | null;
  /** What one must be allowed to do, to do it; else who answers for the office may. */
  readonly needs?: string;
  /** Where it is read about by who may not do it, if not where it is done. */
  readonly readAt?: string;
};
