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
};
