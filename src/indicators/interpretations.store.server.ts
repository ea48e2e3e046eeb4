/** All SQL of interpretations: what a change of a year means, and who was asked for it. */

import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import type { Indicator } from './indicator.ts';
import type { Interpretation, InterpretationForm } from './interpretation.ts';
import type { InterpretationRow } from './interpretations.table.ts';

export async function listInterpretations(db: CityDb): Promise<Interpretation[]> {
  const rows = await db
    .selectFrom('interpretation')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('id')
    .execute();
  return rows.map(interpretationFrom);
}

function interpretationFrom(row: InterpretationRow): Interpretation {
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    year: row.year,
    comment: row.comment,
    officeId: row.office_id,
    askedOn: row.asked_on,
    revision: row.revision,
  };
}

/** The interpretation of one indicator in one year; saved again it is changed. */
export async function saveInterpretation(
  db: CityDb,
  actor: Actor,
  {
    indicator,
    year,
    form,
    expect,
  }: {
    indicator: Pick<Indicator, 'id' | 'name'>;
    year: number;
    form: InterpretationForm;
    expect?: number | undefined;
  },
): Promise<number | null> {
  const held = (await listInterpretations(db)).find((each) => each.indicatorId === indicator.id && each.year === year);
  const id = held?.id ?? newId();
  const row = {
    indicator_id: indicator.id,
    year,
    comment: form.comment,
    office_id: form.officeId,
    asked_on: held?.askedOn ?? today(),
  };
  const act = held ? 'update' : 'create';
  return record(db, actor, { act, kind: 'interpretation', id: indicator.id, title: `${indicator.name} ${year}` }, [
    put('interpretation', { id }, row, held ? expect : undefined),
  ]);
}
