/** All SQL of procedures. A changed procedure is a new version; conflicts go on in the one they began with. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { retire } from '#platform/retire.server.ts';
import type { ProcedureStepRow } from './conflicts.table.ts';
import type { Procedure, ProcedureForm, ProcedureStep, StepKind } from './procedure.ts';

export async function listProcedures(db: CityDb): Promise<Procedure[]> {
  const rows = await db.selectFrom('procedure').selectAll().where('city_id', '=', db.cityId).orderBy('name').execute();
  const steps = await stepsByVersion(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    text: row.text,
    source: row.source,
    version: row.version,
    retired: row.retired_at !== null,
    revision: row.revision,
    steps: steps.get(versionKey(row.id, row.version)) ?? [],
  }));
}

export const versionKey = (procedureId: string | null, version: number | null) => `${procedureId} ${version}`;

/** The steps of every version there has been. */
export async function stepsByVersion(db: CityDb): Promise<ReadonlyMap<string, ProcedureStep[]>> {
  const rows = await db
    .selectFrom('procedure_step')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('position')
    .execute();
  const grouped = Map.groupBy(rows, (row) => versionKey(row.procedure_id, row.version));
  return new Map([...grouped].map(([key, group]) => [key, group.map(stepFrom)]));
}

function stepFrom(row: ProcedureStepRow): ProcedureStep {
  return {
    position: row.position,
    kind: row.kind as StepKind,
    name: row.name,
    body: row.body,
    standIn: row.stand_in,
    officeId: row.office_id,
    personId: row.person_id,
    deputyId: row.deputy_id,
    days: row.days,
    alongside: row.alongside,
  };
}

type NewProcedure = {
  readonly id?: string;
  readonly form: ProcedureForm;
  readonly before?: Pick<Procedure, 'version'> | undefined;
  readonly source?: string | null;
  readonly expect?: number | undefined;
};

export async function saveProcedure(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, before, source = null, expect }: NewProcedure,
): Promise<{ id: string; entryId: number | null }> {
  const version = (before?.version ?? 0) + 1;
  const act = before ? 'update' : 'create';
  const row = { name: form.name, text: form.text, version, ...(before ? {} : { source, retired_at: null }) };
  const steps = form.steps.map((step, index) =>
    put(
      'procedure_step',
      { procedure_id: id, version, position: index + 1 },
      {
        kind: step.kind,
        name: step.name,
        body: step.body,
        stand_in: step.standIn,
        office_id: step.officeId,
        person_id: step.personId,
        deputy_id: step.deputyId,
        days: step.days,
        alongside: step.alongside,
      },
    ),
  );
  const entryId = await record(db, actor, { act, kind: 'procedure', id, title: form.name }, [
    put('procedure', { id }, row, expect),
    ...steps,
  ]);
  return { id, entryId };
}

export function retireProcedure(db: CityDb, actor: Actor, procedure: Procedure, retired: boolean) {
  const { id, name, revision } = procedure;
  return retire(db, actor, { table: 'procedure', kind: 'procedure', id, title: name, revision }, retired);
}
