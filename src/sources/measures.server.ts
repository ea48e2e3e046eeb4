/** Reads a file of measures against what a city knows, and stores it as one change. */

import { measureChanges } from '#measures/measures.store.server.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { listNames } from '#platform/names.server.ts';
import { importMeasures, type KnownForMeasures, type MeasuresImport } from './measures-import.ts';
import { type Read, readTable } from './table.ts';

async function knownOf(db: CityDb): Promise<KnownForMeasures> {
  const codes = async (table: 'goal' | 'area' | 'sector_part') =>
    new Map(
      (await db.selectFrom(table).select(['id', 'code']).where('city_id', '=', db.cityId).execute()).map((row) => [
        row.id,
        row.code,
      ]),
    );
  const [goals, areas, parts] = [await codes('goal'), await codes('area'), await codes('sector_part')];
  const withCode = (
    names: readonly { id: string; name: string; retired: boolean }[],
    of: ReadonlyMap<string, string | null>,
  ) => names.filter((each) => !each.retired).map(({ id, name }) => ({ id, name, code: of.get(id) ?? null }));
  const offices = await db
    .selectFrom('office')
    .select(['id', 'name', 'short'])
    .where('city_id', '=', db.cityId)
    .where('retired_at', 'is', null)
    .execute();
  const measures = await db
    .selectFrom('measure')
    .select(['id', 'code'])
    .where('city_id', '=', db.cityId)
    .where('code', 'is not', null)
    .execute();
  return {
    offices: offices.map((row) => ({ id: row.id, name: row.name, code: row.short })),
    goals: withCode(await listNames(db, 'goal', 'title'), goals),
    areas: withCode(await listNames(db, 'area', 'name'), areas),
    parts: withCode(await listNames(db, 'sector_part', 'title'), parts),
    measures: new Map(measures.flatMap((row) => (row.code ? [[row.code, row.id] as const] : []))),
  };
}

export async function checkMeasures(
  db: CityDb,
  file: { name: string; bytes: Uint8Array },
): Promise<Read<MeasuresImport>> {
  const table = await readTable(file.name, file.bytes);
  return table.ok ? importMeasures(table.value, await knownOf(db), today()) : table;
}

/** All or nothing, and one journal entry that takes all of it back. */
export async function keepMeasures(
  db: CityDb,
  actor: Actor,
  file: { name: string },
  { measures }: MeasuresImport,
): Promise<number | null> {
  const changes: RowChange[] = [];
  for (const { existingId, form, report } of measures) {
    const id = existingId ?? newId();
    changes.push(...(await measureChanges(db, id, form, existingId ? null : file.name, existingId ? -1 : undefined)));
    if (report) {
      changes.push(
        put(
          'measure_report',
          { measure_id: id, id: newId() },
          {
            reported_on: report.reportedOn,
            recorded_at: now().toISOString(),
            state: report.state,
            course: report.course,
            sentence: report.sentence,
            obstacle: report.obstacle,
            decision: report.decision,
            decision_by: report.decisionBy,
            reporter: actor.name,
            evidence: 'asserted',
            source: file.name,
          },
        ),
      );
    }
  }
  // Rows of one table together: a few statements instead of thousands.
  const order = ['measure', 'measure_goal', 'measure_area', 'measure_office', 'milestone', 'measure_report'];
  const sorted = changes
    .map((change) => (change.expect === -1 ? { ...change, expect: undefined } : change))
    .sort((a, b) => order.indexOf(a.table) - order.indexOf(b.table) || Number(a.row !== null) - Number(b.row !== null));
  return record(db, actor, { act: 'import', kind: 'measures', id: newId(), title: file.name }, sorted);
}
