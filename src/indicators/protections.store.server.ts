/** All SQL of disclosure control: which rule holds for which indicator, and how its protected table is made. */

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, record, touch } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { isStored } from './formula.ts';
import { listIndicators } from './indicators.store.server.ts';
import { stampText } from './protected-values.store.server.ts';
import type { PlacedArea } from './protected-year.ts';
import {
  methodsOf,
  type Protection,
  type ProtectionCause,
  type ProtectionForm,
  type ProtectionMethod,
  type ProtectionState,
  protectionCauses,
} from './protection.ts';
import type { ProtectionRow } from './protections.table.ts';

function protectionFrom(row: ProtectionRow): Protection {
  return {
    indicatorId: row.indicator_id,
    method: row.method as ProtectionMethod,
    threshold: row.threshold,
    secretZeros: row.secret_zeros,
    casesId: row.cases_id,
    base: row.base,
    reach: row.reach,
    readers: row.readers,
    reason: row.reason,
    revision: row.revision,
  };
}

/** The rules of these indicators; of all where none are named. */
export async function listProtections(db: CityDb, indicatorIds?: readonly string[]): Promise<Protection[]> {
  let query = db.selectFrom('protection').selectAll().where('city_id', '=', db.cityId);
  if (indicatorIds) query = query.where('indicator_id', 'in', [...indicatorIds, '']);
  return (await query.orderBy('indicator_id').execute()).map(protectionFrom);
}

/** One decision for one or several indicators: one entry in the journal, to be taken back as one. */
export async function protect(
  db: CityDb,
  actor: Actor,
  { indicators, ...form }: ProtectionForm,
  expect: ReadonlyMap<string, number> = new Map(),
): Promise<number | null> {
  const known = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const chosen = indicators.map((id) => known.get(id));
  if (form.casesId !== null && known.get(form.casesId)?.kind !== 'count') throw new Refusal(422, 'protection-cases');
  for (const each of chosen) {
    if (!each || !isStored(each) || !methodsOf(each.kind).includes(form.method))
      throw new Refusal(422, 'protection-unfit');
    // Nobody else can say how many cases an amount or a mean stands on.
    if (form.method === 'suppression' && each.kind !== 'count' && form.casesId === null)
      throw new Refusal(422, 'protection-cases');
  }
  const { method } = form;
  const row = {
    method,
    threshold: method === 'suppression' ? form.threshold : null,
    secret_zeros: method === 'suppression' && form.secretZeros,
    cases_id: method === 'suppression' ? form.casesId : null,
    base: method === 'rounding' ? form.base : null,
    reach: method === 'cell-key' ? form.reach : null,
    readers: [...form.readers].sort(),
    reason: form.reason,
  };
  const [first] = chosen;
  const subject = { act: 'update', kind: 'protection', id: first?.id ?? '', title: first?.name ?? '' } as const;
  return record(
    db,
    actor,
    subject,
    indicators.map((id) =>
      put(
        'protection',
        { indicator_id: id },
        known.get(id)?.kind === 'count' ? { ...row, cases_id: null } : row,
        expect.get(id),
      ),
    ),
  );
}

/** How these indicators are protected, for those who look at them: the rule, and how much is held back. */
export async function protectionStates(db: CityDb, indicatorIds: readonly string[]): Promise<ProtectionState[]> {
  const rules = new Map((await listProtections(db, indicatorIds)).map((each) => [each.indicatorId, each]));
  const { rows: made } = await sql<{ id: string; ready: boolean; made_at: string | null }>`
    select rule.indicator_id as id, coalesce(made.stamp = ${stampText(db.cityId)}, false) as ready, made.made_at
    from protection rule
      left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
    where rule.city_id = ${db.cityId} and rule.indicator_id = any(${[...indicatorIds]}::text[])
  `.execute(db);
  const { rows: counts } = await sql<{ id: string; cause: ProtectionCause | null; count: number }>`
    select indicator_id as id, cause, count(*)::int as count from protected_value
    where city_id = ${db.cityId} and indicator_id = any(${[...indicatorIds]}::text[])
    group by indicator_id, cause
  `.execute(db);
  const names = new Map((await listIndicators(db)).map((each) => [each.id, each.name]));
  return indicatorIds.map((id) => {
    const state = made.find((each) => each.id === id);
    const own = counts.filter((each) => each.id === id);
    const of = (cause: ProtectionCause) => own.find((each) => each.cause === cause)?.count ?? 0;
    return {
      rule: rules.get(id) ?? null,
      indicator: { id, name: names.get(id) ?? id },
      ready: rules.get(id)?.method === 'open' || (state?.ready ?? false),
      madeAt: state?.made_at ?? null,
      cells: own.reduce((sum, each) => sum + each.count, 0),
      held: Object.fromEntries(protectionCauses.map((cause) => [cause, of(cause)])) as ProtectionState['held'],
    };
  });
}

/** Protected indicators whose table does not stand for rule, values and areas of this moment. */
export async function staleProtections(db: CityDb): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select rule.indicator_id as id from protection rule
      left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
    where rule.city_id = ${db.cityId} and rule.method <> 'open' and made.stamp is distinct from ${stampText(db.cityId)}
    order by rule.indicator_id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** A value as stored, and what was put out of it before. */
export type ProtectedCell = {
  readonly areaId: string;
  readonly year: number;
  readonly state: string;
  readonly value: number | null;
  readonly evidence: string;
  /** How many cases stand behind it; null where nobody says. */
  readonly cases: number | null;
  readonly before: { readonly cause: ProtectionCause | null; readonly madeOf: number } | null;
};

export type ProtectionGround = {
  readonly rule: Protection;
  readonly stamp: string;
  /** Means add up only as what all their cases have together. */
  readonly isMean: boolean;
  /** Rule and areas are those of the table before. */
  readonly sameGround: boolean;
  readonly areas: readonly PlacedArea[];
  readonly cells: readonly ProtectedCell[];
  readonly secret: string;
};

type GroundRow = { stamp: string; former: string | null };

/** The rule, and the areas with their parts; not the values between them. */
const withoutValues = (stamp: string) => stamp.split(' ').toSpliced(1, 1).join(' ');

/** Everything a protected table is made of, read in one transaction. */
export async function protectionGround(db: CityDb, indicatorId: string): Promise<ProtectionGround | null> {
  const [rule] = await listProtections(db, [indicatorId]);
  const { rows: stamps } = await sql<GroundRow>`
    select ${stampText(db.cityId)} as stamp, made.stamp as former
    from protection rule
      left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
    where rule.city_id = ${db.cityId} and rule.indicator_id = ${indicatorId}
  `.execute(db);
  const [found] = stamps;
  if (!rule || !found) return null;
  const { rows: secrets } = await sql<{ secret: string }>`
    select secret from protection_secret where city_id = ${db.cityId}
  `.execute(db);
  return {
    rule,
    stamp: found.stamp,
    isMean: (await listIndicators(db)).find((each) => each.id === indicatorId)?.kind === 'mean',
    sameGround: found.former !== null && withoutValues(found.stamp) === withoutValues(found.former),
    areas: await placedAreas(db),
    cells: await storedCells(db, rule),
    secret: secrets[0]?.secret ?? '',
  };
}

async function placedAreas(db: CityDb): Promise<PlacedArea[]> {
  const { rows } = await sql<PlacedArea>`
    select area.id, area.division_id as "divisionId", area.parent_id as "parentId", division.kind = 'city' as "isCity",
      coalesce(array_agg(part.part_id order by part.part_id) filter (where part.part_id is not null), '{}') as "partIds"
    from area join division on division.city_id = area.city_id and division.id = area.division_id
      left join area_part part on part.city_id = area.city_id and part.area_id = area.id
    where area.city_id = ${db.cityId}
    group by area.id, area.division_id, area.parent_id, division.kind order by area.id
  `.execute(db);
  return rows;
}

type CellRow = Omit<ProtectedCell, 'before'> & { cause: ProtectionCause | null; madeOf: number | null };

/**
 * The values with the cases behind them. Of a share both sides count: where all but two are concerned, the two are as few
 * as the others are many.
 */
async function storedCells(db: CityDb, { indicatorId, casesId }: Protection): Promise<ProtectedCell[]> {
  const { rows } = await sql<CellRow>`
    select held.area_id as "areaId", extract(year from held.starts_on)::int as year, held.state, held.value, held.evidence,
      case when ${casesId}::text is null then (
        select min(whole.value - held.value) from indicator share
          join indicator_value whole on whole.city_id = ${db.cityId} and whole.indicator_id = share.denominator_id
            and whole.area_id = held.area_id and whole.starts_on = held.starts_on and whole.state = 'known'
        where share.city_id = ${db.cityId} and share.numerator_id = ${indicatorId} and share.kind = 'rate' and share.per = 100
          and whole.value > held.value
      ) else (
        select cases.value from indicator_value cases
        where cases.city_id = ${db.cityId} and cases.indicator_id = ${casesId} and cases.area_id = held.area_id
          and cases.starts_on = held.starts_on and cases.state = 'known'
      ) end as cases,
      former.made_of as "madeOf", former.cause
    from indicator_value held
      left join protected_value former on former.city_id = held.city_id and former.indicator_id = held.indicator_id
        and former.area_id = held.area_id and former.starts_on = held.starts_on
    where held.city_id = ${db.cityId} and held.indicator_id = ${indicatorId}
    order by held.starts_on, held.area_id
  `.execute(db);
  return rows.map(({ cause, madeOf, ...cell }) => ({ ...cell, before: madeOf === null ? null : { cause, madeOf } }));
}

/** The secret of a city's noise, made once. */
export async function ensureSecret(db: CityDb): Promise<void> {
  await sql`
    insert into protection_secret (city_id, secret) values (${db.cityId}, ${randomBytes(16).toString('hex')})
    on conflict do nothing
  `.execute(db);
}

export type PutOut = {
  readonly areaId: string;
  readonly year: number;
  readonly state: string;
  readonly value: number | null;
  readonly evidence: string;
  readonly cause: ProtectionCause | null;
  readonly madeOf: number | null;
};

const rowsPerStatement = 5000;

/** Puts a new protected table in place of the old one. Nothing where rule, values or areas have moved on: false. */
export async function keepProtected(
  db: CityDb,
  { rule, stamp }: Pick<ProtectionGround, 'rule' | 'stamp'>,
  rows: readonly PutOut[],
): Promise<boolean> {
  const { indicatorId } = rule;
  if ((await protectionStamp(db, indicatorId)) !== stamp) return false;
  await sql`delete from protected_value where city_id = ${db.cityId} and indicator_id = ${indicatorId}`.execute(db);
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement);
    await sql`
      insert into protected_value (city_id, indicator_id, area_id, starts_on, state, value, evidence, cause, made_of)
      select ${db.cityId}::text, ${indicatorId}::text, area_id, make_date(year, 1, 1), state, value, evidence, cause, made_of
      from unnest(
        ${part.map((row) => row.areaId)}::text[], ${part.map((row) => row.year)}::int[],
        ${part.map((row) => row.state)}::text[], ${part.map((row) => row.value)}::double precision[],
        ${part.map((row) => row.evidence)}::text[], ${part.map((row) => row.cause)}::text[],
        ${part.map((row) => row.madeOf)}::double precision[]
      ) as made (area_id, year, state, value, evidence, cause, made_of)
    `.execute(db);
  }
  await sql`
    insert into protected_table (city_id, indicator_id, stamp, made_at)
    values (${db.cityId}, ${indicatorId}, ${stamp}, ${now().toISOString()}::timestamptz)
    on conflict (city_id, indicator_id) do update set stamp = excluded.stamp, made_at = excluded.made_at
  `.execute(db);
  await touch(db);
  return true;
}

async function protectionStamp(db: CityDb, indicatorId: string): Promise<string | null> {
  const { rows } = await sql<{ stamp: string }>`
    select ${stampText(db.cityId)} as stamp from protection rule
    where rule.city_id = ${db.cityId} and rule.indicator_id = ${indicatorId} for update
  `.execute(db);
  return rows[0]?.stamp ?? null;
}
