/** What the hearing on a draft asks of whom: offices their remarks, who runs the concept an answer to each. */

import type { Waiting } from '#people/waiting.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Version } from '../version.ts';
import { lastSteps, listDraftComments, listHearings } from './hearing.store.server.ts';
import type { DraftComment, Hearing } from './hearing.ts';

type Open = Pick<Version, 'id' | 'title' | 'dueOn'>;

export async function hearingWaiting(db: CityDb, open: readonly Open[]): Promise<Waiting[]> {
  const hearings = await listHearings(db);
  if (hearings.length === 0) return [];
  const steps = await lastSteps(db);
  const comments = await listDraftComments(db);
  return open.flatMap((version) => dutiesOf(version, steps.get(version.id) ?? null, hearings, comments));
}

const unnamed = { personId: null, deputyId: null };

export function dutiesOf(
  { id, title, dueOn }: Open,
  lastStep: string | null,
  hearings: readonly Hearing[],
  comments: readonly DraftComment[],
): Waiting[] {
  const asked = hearings.filter(({ stepId, answeredOn }) => stepId === lastStep && answeredOn === null);
  const open = comments.filter((each) => each.versionId === id && each.answer === null && !each.retired);
  return [
    ...asked.map((hearing) => ({
      ...unnamed,
      kind: 'version-hearing',
      title,
      objectId: id,
      path: `/fassungen/${id}/anhoerung/${hearing.officeId}`,
      readAt: `/fassungen/${id}/anhoerung`,
      dueOn: hearing.dueOn,
      since: hearing.askedOn,
      officeId: hearing.officeId,
      needs: 'versions.remark',
    })),
    ...(open.length === 0
      ? []
      : [
          {
            ...unnamed,
            kind: 'version-remarks',
            title,
            objectId: id,
            path: `/fassungen/${id}/anhoerung`,
            dueOn,
            since: open[0]?.filedOn ?? null,
            officeId: null,
            needs: 'versions.run',
          },
        ]),
  ];
}
