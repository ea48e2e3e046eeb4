/** All SQL of the catalogue of indicators; that of their values is in values.store.server.ts. */

import { sql } from 'kysely';
import { type ComputedIndicator, inputsOf } from '#analysis/computed.ts';
import type { Evidence } from '#analysis/figure.ts';
import type { Direction } from '#analysis/trend.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, entries, put, type Row, record } from '#platform/journal.server.ts';
import { retire } from '#platform/retire.server.ts';
import type { Formula, Indicator, IndicatorForm, IndicatorKind } from './indicator.ts';
import type { IndicatorRow } from './indicators.table.ts';

export async function listIndicators(db: CityDb): Promise<Indicator[]> {
  const rows = await db
    .selectFrom('indicator')
    .leftJoin('indicator_formula', (join) =>
      join
        .onRef('indicator_formula.city_id', '=', 'indicator.city_id')
        .onRef('indicator_formula.indicator_id', '=', 'indicator.id')
        .onRef('indicator_formula.version', '=', 'indicator.formula_version'),
    )
    .selectAll('indicator')
    .select('indicator_formula.definition as formula')
    .where('indicator.city_id', '=', db.cityId)
    .orderBy('theme')
    .orderBy('name')
    .execute();
  return withInputs(rows);
}

type Held = IndicatorRow & { readonly formula: unknown };

/** Each with the indicators it is computed from, and these with theirs; whoever stands under herself is left out there. */
function withInputs(rows: readonly Held[]): Indicator[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const made = new Map<string, Indicator>();
  const make = (row: Held, above: readonly string[]): Indicator => {
    const found = made.get(row.id);
    if (found) return found;
    const definition = row.kind === 'computed' ? (row.formula as ComputedIndicator | null) : null;
    if (!definition) return indicatorFrom(row, null);
    const path = [...above, row.id];
    const inputs = inputsOf(definition).flatMap((id) => {
      const input = byId.get(id);
      return input && !path.includes(id) ? [make(input, path)] : [];
    });
    const indicator = indicatorFrom(row, { definition, inputs });
    if (above.length === 0) made.set(row.id, indicator);
    return indicator;
  };
  return rows.map((row) => make(row, []));
}

function indicatorFrom(row: IndicatorRow, formula: Formula | null): Indicator {
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
    formula,
    formulaVersion: row.formula_version,
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

/** What a formula says stands in a form of its own. */
const ofFormula = ['kind', 'numerator_id', 'denominator_id', 'per', 'method_version', 'evidence'];

/** @param computed whether a formula says how: that is then left as it is */
export async function saveIndicator(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    form,
    expect,
    computed = false,
  }: { id?: string; form: IndicatorForm; expect?: number | undefined; computed?: boolean },
): Promise<{ id: string; entryId: number | null }> {
  const act = expect === undefined ? 'create' : 'update';
  const all = indicatorRow(form);
  const row = {
    ...(computed ? Object.fromEntries(Object.entries(all).filter(([column]) => !ofFormula.includes(column))) : all),
    ...(expect === undefined ? { retired_at: null } : {}),
  };
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
