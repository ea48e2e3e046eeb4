/** Reads a file of measures against what a city knows, and stores it as one change. */

import type { Measure } from '#measures/measure.ts';
import { listMeasures, measureChanges } from '#measures/measures.store.server.ts';
import type { MeasureReportRow, MilestoneRow } from '#measures/measures.table.ts';
import { now, today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type RowChange, record } from '#platform/journal.server.ts';
import { listNames } from '#platform/names.server.ts';
import { listIntake } from './list-import.server.ts';
import type { Step } from './looked.server.ts';
import { importMeasures, type KnownForMeasures, type KnownMeasure, type MeasuresImport } from './measures-import.ts';
import type { Read } from './received.ts';
import { readTable } from './table.ts';

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
  return {
    offices: offices.map((row) => ({ id: row.id, name: row.name, code: row.short })),
    goals: withCode(await listNames(db, 'goal', 'title'), goals),
    areas: withCode(await listNames(db, 'area', 'name'), areas),
    parts: withCode(await listNames(db, 'sector_part', 'title'), parts),
    measures: await knownMeasures(db),
  };
}

async function knownMeasures(db: CityDb): Promise<Map<string, KnownMeasure>> {
  const rows = await db
    .selectFrom('milestone')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const milestones = Map.groupBy(rows, (row) => row.measure_id);
  return new Map(
    (await listMeasures(db, today())).flatMap((measure) => {
      const { id, code } = measure;
      const held = milestones.get(id) ?? [];
      return code === null ? [] : [[code, { id, held: { ...typedAgain(measure), milestones: held.map(asTyped) } }]];
    }),
  );
}

/** A stored measure as its form would have been filled in. */
function typedAgain(measure: Measure): Record<string, unknown> {
  const { summary, plain, sectorPartId, leadId, personId, priority, startsOn, dueOn, goalIds, areaIds } = measure;
  return {
    ...{ summary, plain, sectorPartId, leadId, personId, priority: priority ?? '', startsOn, dueOn, goalIds, areaIds },
    rhythmMonths: String(measure.rhythmMonths ?? ''),
    officeIds: measure.participations.map((each) => each.officeId),
  };
}

function asTyped({ id, title, due_on, done_on }: MilestoneRow): Record<string, unknown> {
  return { id, title, dueOn: due_on, doneOn: done_on };
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
  step: Step = async () => {},
): Promise<number | null> {
  const changes: RowChange[] = [];
  const reported = await reportsHeld(db);
  for (const [index, { existingId, form, report }] of measures.entries()) {
    await step(index / measures.length);
    const id = existingId ?? newId();
    changes.push(...(await measureChanges(db, id, form, existingId ? null : file.name, existingId ? -1 : undefined)));
    if (report && !reported.has(reportKey({ measure_id: id, reported_on: report.reportedOn, ...report }))) {
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

/** What has been reported already: the same file does not say it twice. */
async function reportsHeld(db: CityDb): Promise<Set<string>> {
  const rows = await db
    .selectFrom('measure_report')
    .select(['measure_id', 'reported_on', 'state', 'course', 'sentence'])
    .where('city_id', '=', db.cityId)
    .execute();
  return new Set(rows.map(reportKey));
}

type ReportKey = Pick<MeasureReportRow, 'measure_id' | 'reported_on' | 'state' | 'course' | 'sentence'>;

function reportKey({ measure_id, reported_on, state, course, sentence }: ReportKey): string {
  return JSON.stringify([measure_id, reported_on, state, course, sentence]);
}

export const measuresIntake = listIntake({
  of: 'measures',
  path: '/massnahmen',
  // Measured: 5000 measures of two megabytes take half a second to check and five to eight to store.
  large: { check: 1_000_000, import: 100_000 },
  check: checkMeasures,
  keep: keepMeasures,
  lines: ({ measures }) =>
    measures.map(({ existingId, form }) => ({ code: form.code, title: form.title, existing: existingId !== null })),
});
