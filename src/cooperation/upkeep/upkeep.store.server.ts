/** All SQL of upkeep: what the objects say themselves, and what is said of them here. */

import { sql } from 'kysely';
import { isFinished, type MeasureState } from '#measures/measure.ts';
import { today } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import type { UpkeepRow } from '../cooperation.table.ts';
import { type Kept, ownFields, type UpkeepForm, type UpkeepKind } from './upkeep.ts';

type Source = {
  kind: UpkeepKind;
  id: string;
  title: string;
  office_id: string | null;
  owner_id: string | null;
  deputy_id: string | null;
  rhythm_months: number | null;
  last_on: string | null;
  state: string | null;
};

/** Objects as their own rooms hold them, known on a day; what has ended is not kept any more. */
async function sources(db: CityDb, asOf: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select 'goal' as kind, id, title, office_id, owner_id, deputy_id, null::int as rhythm_months,
      (select max(to_date) from goal_assessment a where a.city_id = ${db.cityId} and a.goal_id = goal.id
        and a.to_date <= ${asOf}::date) as last_on,
      null::text as state
    from goal where city_id = ${db.cityId} and retired_at is null
    union all
    select 'measure', id, title, lead_id, person_id, null, rhythm_months, null::date, null
    from measure where city_id = ${db.cityId} and retired_at is null
    union all
    select 'indicator', id, name as title, office_id, null, null, rhythm_months, null::date, null
    from indicator where city_id = ${db.cityId} and retired_at is null
    union all
    select 'checklist', id, title, null, null, null, null, null::date, null
    from checklist where city_id = ${db.cityId} and retired_at is null
    order by kind, title
  `.execute(db);
  const reported = await lastReports(db, asOf);
  return rows.map((row) => ({ ...row, ...(row.kind === 'measure' ? reported.get(row.id) : {}) }));
}

type LastReport = Pick<Source, 'last_on' | 'state'>;

/** Put together here: a database that does not know yet how many measures there are joins them for each of them anew. */
async function lastReports(db: CityDb, asOf: string): Promise<ReadonlyMap<string, LastReport>> {
  const { rows } = await sql<LastReport & { measure_id: string }>`
    select distinct on (measure_id) measure_id, reported_on as last_on, state from measure_report
    where city_id = ${db.cityId} and reported_on <= ${asOf}::date
    order by measure_id, reported_on desc, recorded_at desc
  `.execute(db);
  return new Map(rows.map(({ measure_id, ...report }) => [measure_id, report]));
}

async function listUpkeep(db: CityDb): Promise<UpkeepRow[]> {
  return db
    .selectFrom('upkeep')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('kind')
    .orderBy('object_id')
    .execute();
}

/**
 * Everything that is kept up to date, as known on a day.
 *
 * @param until how far the values of each indicator reach: that is worked out by whoever knows the series
 */
export async function listKept(
  db: CityDb,
  asOf: string,
  until: ReadonlyMap<string, string | null> = new Map(),
): Promise<Kept[]> {
  const upkeep = new Map((await listUpkeep(db)).map((row) => [`${row.kind} ${row.object_id}`, row]));
  return (await sources(db, asOf)).map((source): Kept => {
    const said = upkeep.get(`${source.kind} ${source.id}`);
    const own = ownFields[source.kind];
    const confirmed = said?.confirmed_on != null && said.confirmed_on <= asOf ? said.confirmed_on : null;
    // A confirmed measure or indicator is not one that was reported or measured.
    const measured = source.kind === 'indicator' ? (until.get(source.id) ?? null) : source.last_on;
    const counts = source.kind === 'goal' || source.kind === 'checklist';
    return {
      kind: source.kind,
      id: source.id,
      title: source.title,
      officeId: source.office_id,
      ownerId: own.includes('owner') ? source.owner_id : (said?.owner_id ?? null),
      deputyId: own.includes('deputy') ? source.deputy_id : (said?.deputy_id ?? null),
      rhythmMonths: own.includes('rhythm') ? source.rhythm_months : (said?.rhythm_months ?? null),
      lastOn: counts ? later(confirmed, measured) : measured,
      finished: source.kind === 'measure' && isFinished(source.state as MeasureState | null),
    };
  });
}

function later(one: string | null, other: string | null): string | null {
  return (one ?? '') > (other ?? '') ? one : other;
}

type Subject = Pick<Kept, 'kind' | 'id' | 'title'>;

export async function saveUpkeep(
  db: CityDb,
  actor: Actor,
  { kind, id, title }: Subject,
  { ownerId, deputyId, rhythmMonths }: UpkeepForm,
  expect?: number,
): Promise<number | null> {
  return record(db, actor, { act: 'update', kind, id, title }, [
    put(
      'upkeep',
      { kind, object_id: id },
      { owner_id: ownerId, deputy_id: deputyId, rhythm_months: rhythmMonths },
      expect,
    ),
  ]);
}

/** Somebody has looked at it, and it still holds. */
export async function confirmUpkeep(db: CityDb, actor: Actor, { kind, id, title }: Subject): Promise<number | null> {
  return record(db, actor, { act: 'report', kind, id, title }, [
    put('upkeep', { kind, object_id: id }, { confirmed_on: today(), confirmed_by: actor.name }),
  ]);
}
