/** All SQL behind protected tables: what one is made of, and how it takes the place of the one before. */

import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { touch } from '#platform/journal.server.ts';
import { listIndicators } from './indicators.store.server.ts';
import type { PlacedArea } from './protected-frames.ts';
import { stampText } from './protected-values.store.server.ts';
import type { Protection, ProtectionCause } from './protection.ts';
import { listProtections, listSums } from './protections.store.server.ts';
import type { Sum } from './sums.ts';

/** A value as stored, and what was put out of it before. */
export type ProtectedCell = {
  readonly areaId: string;
  readonly year: number;
  readonly state: string;
  readonly value: number | null;
  readonly evidence: string;
  /** How many cases stand behind it; null where nobody says. */
  readonly cases: number | null;
  /** The largest and the second largest contribution; null where nobody says. */
  readonly first: number | null;
  readonly second: number | null;
  readonly before: { readonly cause: ProtectionCause | null; readonly madeOf: number } | null;
};

/** One indicator with its rule and its values; without a rule it is shown to everybody. */
export type GroundOf = {
  readonly indicatorId: string;
  readonly rule: Protection | null;
  readonly stamp: string;
  /** Means add up only as what all their cases have together. */
  readonly isMean: boolean;
  /** Rule, areas and what the values are compared with are those of the table before. */
  readonly sameGround: boolean;
  readonly cells: readonly ProtectedCell[];
};

/** The indicator asked for comes first, then those that it is a sum of, or a part. */
export type ProtectionGround = {
  readonly members: readonly GroundOf[];
  readonly sums: readonly Sum[];
  readonly areas: readonly PlacedArea[];
  readonly secret: string;
};

type GroundRow = { id: string; stamp: string; former: string | null };

/** The rules, what the values are compared with, and the areas with their parts; not the values. */
const withoutValues = (stamp: string) => stamp.split(' ').toSpliced(1, 1).join(' ');

/** All indicators tied to one by sums, itself first. */
function tiedTo(indicatorId: string, sums: readonly Sum[]): { readonly ids: string[]; readonly sums: Sum[] } {
  const ids = new Set([indicatorId]);
  const touches = ({ whole, parts }: Sum, id: string) => whole === id || parts.includes(id);
  for (const id of ids)
    for (const sum of sums) if (touches(sum, id)) for (const each of [sum.whole, ...sum.parts]) ids.add(each);
  return { ids: [...ids], sums: sums.filter(({ whole }) => ids.has(whole)) };
}

/** Everything protected tables are made of, read in one transaction. */
export async function protectionGround(db: CityDb, indicatorId: string): Promise<ProtectionGround | null> {
  const { ids, sums } = tiedTo(indicatorId, await listSums(db));
  const rules = new Map((await listProtections(db, ids)).map((each) => [each.indicatorId, each]));
  const { rows: stamps } = await sql<GroundRow>`
    select rule.indicator_id as id, ${stampText(db.cityId)} as stamp, made.stamp as former
    from protection rule
      left join protected_table made on made.city_id = rule.city_id and made.indicator_id = rule.indicator_id
    where rule.city_id = ${db.cityId} and rule.indicator_id = any(${ids}::text[])
  `.execute(db);
  if (!rules.has(indicatorId)) return null;
  const { rows: secrets } = await sql<{ secret: string }>`
    select secret from protection_secret where city_id = ${db.cityId}
  `.execute(db);
  const kinds = new Map((await listIndicators(db)).map((each) => [each.id, each.kind]));
  const members: GroundOf[] = [];
  for (const id of ids) {
    const found = stamps.find((each) => each.id === id);
    const rule = rules.get(id) ?? null;
    members.push({
      indicatorId: id,
      rule,
      stamp: found?.stamp ?? '',
      isMean: kinds.get(id) === 'mean',
      sameGround: !!found?.former && withoutValues(found.stamp) === withoutValues(found.former),
      cells: await storedCells(db, { indicatorId: id, casesId: null, largestId: null, secondId: null, ...rule }),
    });
  }
  return { members, sums, areas: await placedAreas(db), secret: secrets[0]?.secret ?? '' };
}

export async function placedAreas(db: CityDb): Promise<PlacedArea[]> {
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
async function storedCells(
  db: CityDb,
  { indicatorId, casesId, largestId, secondId }: Pick<Protection, 'indicatorId' | 'casesId' | 'largestId' | 'secondId'>,
): Promise<ProtectedCell[]> {
  const contribution = (id: string | null) => sql`(
    select part.value from indicator_value part
    where part.city_id = ${db.cityId} and part.indicator_id = ${id} and part.area_id = held.area_id
      and part.starts_on = held.starts_on and part.state = 'known'
  )`;
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
      ) end as cases, ${contribution(largestId)} as first, ${contribution(secondId)} as second,
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

/** Puts new protected tables in place of old ones. None where rules, values or areas have moved on: false. */
export async function keepProtected(
  db: CityDb,
  made: readonly { readonly of: Pick<GroundOf, 'indicatorId' | 'stamp'>; readonly rows: readonly PutOut[] }[],
): Promise<boolean> {
  for (const { of } of made) if ((await protectionStamp(db, of.indicatorId)) !== of.stamp) return false;
  for (const { of, rows } of made) await keepOne(db, of, rows);
  await touch(db);
  return true;
}

async function keepOne(
  db: CityDb,
  { indicatorId, stamp }: Pick<GroundOf, 'indicatorId' | 'stamp'>,
  rows: readonly PutOut[],
): Promise<void> {
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
}

async function protectionStamp(db: CityDb, indicatorId: string): Promise<string | null> {
  const { rows } = await sql<{ stamp: string }>`
    select ${stampText(db.cityId)} as stamp from protection rule
    where rule.city_id = ${db.cityId} and rule.indicator_id = ${indicatorId} for update
  `.execute(db);
  return rows[0]?.stamp ?? null;
}
