/** Measures that have something to do with an object, as other rooms' pages list them. */

import type { Visit } from '#platform/access.server.ts';
import type { MeasureRow } from '../measure-register.ts';
import { loadRegister } from '../register.server.ts';

export type MeasureListData = {
  readonly rows: readonly Pick<MeasureRow, 'id' | 'title' | 'state' | 'course' | 'lead' | 'dueOn'>[];
  readonly count: number;
  readonly id: string;
  readonly add: boolean;
};

const most = 12;

export async function loadMeasureList(
  visit: Visit,
  id: string,
  matches: (row: MeasureRow) => boolean,
): Promise<MeasureListData> {
  const { rows } = await loadRegister(visit);
  const found = rows.filter((row) => !row.retired && matches(row));
  return {
    rows: found.slice(0, most).map(({ id: measureId, title, state, course, lead, dueOn }) => ({
      id: measureId,
      title,
      state,
      course,
      lead,
      dueOn,
    })),
    count: found.length,
    id,
    add: visit.may('measures.edit'),
  };
}
