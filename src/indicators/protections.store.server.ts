/** All SQL of what is decided about disclosure control: which rule holds for which indicator, and which are sums of others. */

import { sql } from 'kysely';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { isStored } from './formula.ts';
import { listIndicators } from './indicators.store.server.ts';
import { stampText } from './protected-values.store.server.ts';
import {
  type Concentration,
  methodsOf,
  type Protection,
  type ProtectionCause,
  type ProtectionForm,
  type ProtectionMethod,
  type ProtectionState,
  protectionCauses,
} from './protection.ts';
import type { ProtectionRow } from './protections.table.ts';
import { isCircular, type Sum } from './sums.ts';

function protectionFrom(row: ProtectionRow): Protection {
  return {
    indicatorId: row.indicator_id,
    method: row.method as ProtectionMethod,
    threshold: row.threshold,
    secretZeros: row.secret_zeros,
    casesId: row.cases_id,
    concentration: row.concentration as Concentration | null,
    concentrationPercent: row.concentration_percent,
    largestId: row.largest_id,
    secondId: row.second_id,
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
  const { method, concentration, largestId, secondId } = form;
  const hides = method === 'suppression';
  const behind = [largestId, secondId].filter((id) => id !== null);
  if (hides && concentration !== null && (indicators.length > 1 || !isBehind(behind, indicators, known)))
    throw new Refusal(422, 'protection-contributions');
  const row = {
    method,
    threshold: hides ? form.threshold : null,
    secret_zeros: hides && form.secretZeros,
    cases_id: hides ? form.casesId : null,
    concentration: hides ? concentration : null,
    concentration_percent: hides && concentration !== null ? form.concentrationPercent : null,
    largest_id: hides && concentration !== null ? largestId : null,
    second_id: hides && concentration !== null ? secondId : null,
    base: method === 'rounding' ? form.base : null,
    reach: method === 'cell-key' ? form.reach : null,
    readers: [...form.readers].sort(),
    reason: form.reason,
  };
  const [first] = chosen;
  const subject = { act: 'update', kind: 'protection', id: first?.id ?? '', title: first?.name ?? '' } as const;
  return record(db, actor, subject, [
    ...indicators.map((id) =>
      put(
        'protection',
        { indicator_id: id },
        known.get(id)?.kind === 'count' ? { ...row, cases_id: null } : row,
        expect.get(id),
      ),
    ),
    ...(row.concentration === null ? [] : behind.map((id) => put('protection', { indicator_id: id }, closedRow))),
    ...(await sumChanges(db, form.sumId, indicators)),
  ]);
}

/** Single contributions are shown to nobody but the statistics office, whatever becomes of the values made of them. */
const closedRow = {
  method: 'closed',
  threshold: null,
  secret_zeros: false,
  cases_id: null,
  concentration: null,
  concentration_percent: null,
  largest_id: null,
  second_id: null,
  base: null,
  reach: null,
  readers: [],
  reason: null,
};

function isBehind(
  behind: readonly string[],
  indicators: readonly string[],
  known: ReadonlyMap<string, { readonly kind: string }>,
): boolean {
  const fits = (id: string) => ['count', 'amount'].includes(known.get(id)?.kind ?? '') && !indicators.includes(id);
  return behind.every(fits) && new Set(behind).size === behind.length;
}

/** Which indicators are sums of which others. */
export async function listSums(db: CityDb): Promise<Sum[]> {
  const rows = await db
    .selectFrom('indicator_sum')
    .select(['whole_id', 'part_id', 'split'])
    .where('city_id', '=', db.cityId)
    .orderBy('whole_id')
    .orderBy('part_id')
    .execute();
  return [...Map.groupBy(rows, (row) => `${row.whole_id} ${row.split}`).values()].map((parts) => ({
    whole: parts[0]?.whole_id ?? '',
    parts: parts.map((row) => row.part_id),
  }));
}

/**
 * What becomes of sums when a rule is decided for these indicators together: the one named is the sum of the others; where
 * none is named, they are no sums of each other any more.
 */
async function sumChanges(db: CityDb, sumId: string | null, indicators: readonly string[]): Promise<RowChange[]> {
  const sums = await listSums(db);
  const among = (ids: readonly string[]) => ids.every((id) => indicators.includes(id));
  const parts = indicators.filter((id) => id !== sumId).sort();
  const isGone = ({ whole, parts: old }: Sum) =>
    sumId === null
      ? among([whole, ...old])
      : whole === sumId && (among(old) || old.some((part) => parts.includes(part)));
  const gone = sums.filter(isGone).flatMap(({ whole, parts: old }) => old.map((part) => ({ whole, part })));
  const drops = gone
    .filter(({ whole, part }) => whole !== sumId || !parts.includes(part))
    .map(({ whole, part }) => drop('indicator_sum', { whole_id: whole, part_id: part }));
  if (sumId === null) return drops;
  const kinds = new Set((await listIndicators(db)).filter(({ id }) => indicators.includes(id)).map(({ kind }) => kind));
  const fits = indicators.includes(sumId) && parts.length > 1 && kinds.size === 1 && !kinds.has('mean');
  if (!fits || isCircular([...sums.filter((sum) => !isGone(sum)), { whole: sumId, parts }]))
    throw new Refusal(422, 'protection-sum');
  const split = parts[0] ?? '';
  return [...drops, ...parts.map((part) => put('indicator_sum', { whole_id: sumId, part_id: part }, { split }))];
}

/**
 * Data sets that could hold single contributions to the values of an indicator: where they have values, they are never larger.
 */
export async function contributionsTo(db: CityDb, indicatorId: string, among: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select other.indicator_id as id from indicator_value own
      join indicator_value other on other.city_id = ${db.cityId} and other.indicator_id = any(${[...among]}::text[])
        and other.area_id = own.area_id and other.starts_on = own.starts_on and other.state = 'known'
    where own.city_id = ${db.cityId} and own.indicator_id = ${indicatorId} and own.state = 'known'
    group by other.indicator_id having bool_and(other.value <= own.value) order by other.indicator_id
  `.execute(db);
  return rows.map(({ id }) => id);
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
      ready: ['open', 'closed'].includes(rules.get(id)?.method ?? '') || (state?.ready ?? false),
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
    where rule.city_id = ${db.cityId} and rule.method not in ('open', 'closed') and made.stamp is distinct from ${stampText(db.cityId)}
    order by rule.indicator_id
  `.execute(db);
  return rows.map(({ id }) => id);
}
