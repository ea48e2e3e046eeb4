/** Watching the classes of an index: an area whose status has another class than in the edition before. */

import { yearOf } from '#analysis/period.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Alert, type AlertWatch, classChange, type SeenYear } from './alert.ts';
import type { CityIndex, IndexContent } from './city-index.ts';
import { editionsOf } from './index-editions.server.ts';
import { type Edition, isClassed, type StatusChange, statusChanges } from './index-editions.ts';
import { areasIn, currentOf, listIndices } from './indices.store.server.ts';

/** Of the way in which a change of class is found; `analysis/composite-index.ts`. */
export const classMethodVersion = 'class-change 1';

export type ClassFinding = Omit<StatusChange, 'from' | 'to'> & {
  readonly year: number;
  readonly method: typeof classChange;
  readonly inputs: Readonly<Record<string, number>>;
  readonly seen: readonly SeenYear[];
};

/** What a look at the last two editions gives. */
export async function classFindings(db: CityDb, index: CityIndex, { margin }: Pick<AlertWatch, 'margin'>) {
  const current = currentOf(index);
  const areas = current ? await areasIn(db, current.content.divisionId) : [];
  const editions = current ? await editionsOf(db, current.content, { areas, until: yearOf(today()) }) : [];
  const [before, after] = editions.slice(-2);
  if (!current || !before || !after)
    return { year: after?.year ?? null, tests: 0, ignored: areas.length, findings: [] };
  const both = after.areas.filter(
    ({ id, status }) => isClassed(status) && isClassed(before.areas.find((each) => each.id === id)?.status ?? null),
  );
  const findings = statusChanges(before, after, current.content, margin).map(
    ({ from, to, ...change }): ClassFinding => ({
      ...change,
      year: after.year,
      method: classChange,
      inputs: { version: current.version, from, to, before: before.year, beyond: change.beyond },
      seen: [
        [before.year, change.expected, null],
        [after.year, change.value, null],
      ],
    }),
  );
  return { year: after.year, tests: both.length, ignored: areas.length - both.length, findings };
}

/** The definition that an alert was found by. */
export function contentOfAlert(index: CityIndex | undefined, { inputs }: Pick<Alert, 'inputs'>): IndexContent | null {
  return index?.versions.find(({ version }) => version === inputs.version)?.content ?? null;
}

/** The indices of these alerts as they are computed today, by the definition of each alert; each only once. */
export async function revisedClasses(db: CityDb, alerts: readonly Alert[]): Promise<ReadonlySet<string>> {
  const revised = new Set<string>();
  if (alerts.length === 0) return revised;
  const indices = await listIndices(db);
  for (const [, found] of Map.groupBy(alerts, ({ indexId, inputs }) => `${indexId} ${inputs.version}`)) {
    const [first] = found;
    const content =
      first &&
      contentOfAlert(
        indices.find(({ id }) => id === first.indexId),
        first,
      );
    if (!content) continue;
    const areas = await areasIn(db, content.divisionId);
    const editions = await editionsOf(db, content, { areas, until: yearOf(today()) });
    for (const alert of found)
      if (!alert.seen.every((seen) => isSame(seen, alert.areaId, editions))) revised.add(alert.id);
  }
  return revised;
}

/** Sums of floating numbers may differ in their last digit. */
const sameTo = 1e-9;

function isSame([year, value]: SeenYear, areaId: string, editions: readonly Edition[]): boolean {
  const status = editions.find((each) => each.year === year)?.areas.find(({ id }) => id === areaId)?.status ?? null;
  return isClassed(status) && value !== null && Math.abs(status.index - value) < sameTo;
}

/** The index of an area over all years, in standard deviations, by the definition of an alert. */
export async function indexSeries(db: CityDb, content: IndexContent, areaId: string) {
  const areas = await areasIn(db, content.divisionId);
  const editions = await editionsOf(db, content, { areas, until: yearOf(today()) });
  return editions.map(({ year, areas: found }) => {
    const status = found.find(({ id }) => id === areaId)?.status ?? null;
    return {
      year,
      value: isClassed(status) ? status.index : null,
      className: isClassed(status) ? status.class.name : null,
    };
  });
}
