import type { Visit } from '#platform/access.server.ts';
import { listNames } from '#platform/names.server.ts';
import { type MeasureChoices, type MeasureRow, measureChoices, measureRows } from './measure-register.ts';
import { listMeasures } from './measures.store.server.ts';

/** The rows of the register, and what can be chosen in its filters. */
export function loadRegister(visit: Visit): Promise<{ rows: readonly MeasureRow[]; choices: MeasureChoices }> {
  return visit.remember(`measure register ${visit.asOf}`, async (db) => {
    const names = {
      offices: await listNames(db, 'office', 'name'),
      parts: await listNames(db, 'sector_part', 'title'),
      goals: await listNames(db, 'goal', 'title'),
      areas: await listNames(db, 'area', 'name'),
    };
    const rows = measureRows(await listMeasures(db, visit.asOf), names);
    return { rows, choices: measureChoices(rows, names) };
  });
}
