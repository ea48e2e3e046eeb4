/** All SQL of the catalogue of indicators; that of their values is in values.store.server.ts. */

import { sql } from 'kysely';
import type { Evidence } from '#analysis/figure.ts';
import type { Direction } from '#analysis/trend.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, entries, put, type Row, record } from '#platform/journal.server.ts';
import { retire } from '#platform/retire.server.ts';
import type { Indicator, IndicatorForm, IndicatorKind } from './indicator.ts';
import type { IndicatorRow } from './indicators.table.ts';

export async function listIndicators(db: CityDb): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('indicator')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('theme')
    .orderBy('name')
    .execute();
  return rows.map(indicatorFrom);
}

function indicatorFrom(row: IndicatorRow): Indicator {
  return {
    id: row.id,
    name: row.name,
    definition: row.definition,
    source: row.source,
    licence: row.licence,
    method: row.method,
    methodVersion: row.method_version,
    unit: row.unit,
    kind: row.kind as IndicatorKind,
    direction: row.direction as Direction,
    theme: row.theme,
    decimals: row.decimals,
    numeratorId: row.numerator_id,
    denominatorId: row.denominator_id,
    per: row.per,
    rhythmMonths: row.rhythm_months,
    officeId: row.office_id,
    evidence: row.evidence as Evidence,
    sensitive: row.sensitive,
    retired: row.retired_at !== null,
    revision: row.revision,
  };
}

export function indicatorRow(form: IndicatorForm): Row {
  return {
    name: form.name,
    definition: form.definition,
    source: form.source,
    licence: form.licence,
    method: form.method,
    method_version: form.methodVersion ?? '1',
    unit: form.unit,
    kind: form.kind,
    direction: form.direction,
    theme: form.theme,
    decimals: form.decimals ?? 0,
    numerator_id: form.kind === 'rate' ? form.numeratorId : null,
    denominator_id: form.kind === 'rate' ? form.denominatorId : null,
    per: form.per ?? 100,
    rhythm_months: form.rhythmMonths,
    office_id: form.officeId,
    evidence: form.kind === 'rate' && form.evidence === 'measured' ? 'computed' : form.evidence,
    sensitive: form.sensitive,
  };
}

export async function saveIndicator(
  db: CityDb,
  actor: Actor,
  { id = newId(), form, expect }: { id?: string; form: IndicatorForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const act = expect === undefined ? 'create' : 'update';
  const row = { ...indicatorRow(form), ...(expect === undefined ? { retired_at: null } : {}) };
  const entryId = await record(db, actor, { act, kind: 'indicator', id, title: form.name }, [
    put('indicator', { id }, row, expect),
  ]);
  return { id, entryId };
}

export function retireIndicator(
  db: CityDb,
  actor: Actor,
  indicator: Indicator,
  retired: boolean,
): Promise<number | null> {
  const { id, name, revision } = indicator;
  return retire(db, actor, { table: 'indicator', kind: 'indicator', id, title: name, revision }, retired);
}

/** The area that stands for the whole city: the only unit of the division of that kind. */
export async function cityAreaOf(db: CityDb): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select area.id from area join division on division.city_id = area.city_id and division.id = area.division_id
    where area.city_id = ${db.cityId} and division.kind = 'city' and area.retired_at is null order by area.position limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}

/** When an indicator began to be counted in another way, as its page was told; the latest first. */
export type MethodChange = { readonly on: string; readonly from: string; readonly to: string };

const mostEntries = 200;

export async function methodChanges(db: CityDb, indicatorId: string): Promise<MethodChange[]> {
  const found = await entries(db, { kind: 'indicator', objectId: indicatorId, limit: mostEntries });
  return found.flatMap(({ at, changes }) =>
    changes.flatMap(({ table, before, after }) => {
      const [from, to] = [before?.['method_version'], after?.['method_version']];
      if (table !== 'indicator' || typeof from !== 'string' || typeof to !== 'string' || from === to) return [];
      return [{ on: at, from, to }];
    }),
  );
}
