/** All SQL of indicators. */

import { sql } from 'kysely';
import { type Evidence, type FigureState, figureOf } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import type { Direction, Point } from '#analysis/trend.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, type Row, record, recordSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Indicator, type IndicatorForm, type IndicatorKind, rateSeries } from './indicator.ts';
import type { IndicatorRow } from './indicators.table.ts';

export async function listIndicators(db: CityDb): Promise<Indicator[]> {
  const rows = await db.selectFrom('indicator').selectAll().where('city_id', '=', db.cityId).orderBy('theme').orderBy('name').execute();
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
  const entryId = await record(db, actor, { act, kind: 'indicator', id, title: form.name }, [put('indicator', { id }, row, expect)]);
  return { id, entryId };
}

export async function retireIndicator(db: CityDb, actor: Actor, indicator: Indicator, retired: boolean): Promise<number | null> {
  const subject = { act: retired ? 'retire' : 'restore', kind: 'indicator', id: indicator.id, title: indicator.name } as const;
  const row = { retired_at: retired ? now().toISOString() : null };
  return record(db, actor, subject, [put('indicator', { id: indicator.id }, row, indicator.revision)]);
}

type Packed = { indicator_id: string; area_id: string; years: number[]; states: FigureState[]; values: (number | null)[]; evidences: Evidence[] };

/** Years as arrays, one row per series: ten thousand values are a few hundred rows. */
const packed = sql<Packed>`
  indicator_id, area_id,
  array_agg(extract(year from starts_on)::int order by starts_on) as years,
  array_agg(state order by starts_on) as states,
  array_agg(value order by starts_on) as values,
  array_agg(evidence order by starts_on) as evidences
`;

function unpack({ years, states, values, evidences }: Packed): Point[] {
  return years.map((year, i) => ({
    year,
    figure: figureOf(states[i] ?? 'missing', values[i] ?? null, evidences[i] ?? 'measured'),
  }));
}

/** Stored values: by indicator, then by area. */
async function storedSeries(db: CityDb, indicatorIds: readonly string[], areaIds: readonly string[] | null): Promise<Map<string, Map<string, Point[]>>> {
  const byIndicator = new Map<string, Map<string, Point[]>>();
  if (indicatorIds.length === 0) return byIndicator;
  const areas = areaIds === null ? sql`` : sql`and area_id = any(${areaIds}::text[])`;
  const { rows } = await sql<Packed>`
    select ${packed} from indicator_value
    where city_id = ${db.cityId} and indicator_id = any(${indicatorIds}::text[]) ${areas}
    group by indicator_id, area_id
  `.execute(db);
  for (const row of rows) {
    const series = byIndicator.get(row.indicator_id) ?? new Map<string, Point[]>();
    series.set(row.area_id, unpack(row));
    byIndicator.set(row.indicator_id, series);
  }
  return byIndicator;
}

/**
 * The series of indicators by area; rates are computed here from their counts.
 *
 * @param areaIds only these areas; null for all
 */
export async function seriesOf(
  db: CityDb,
  indicators: readonly Indicator[],
  areaIds: readonly string[] | null,
): Promise<Map<string, Map<string, Point[]>>> {
  const needed = indicators.flatMap((each) => (each.kind === 'rate' ? [each.numeratorId ?? '', each.denominatorId ?? ''] : [each.id]));
  const stored = await storedSeries(db, [...new Set(needed)], areaIds);
  const nothing: ReadonlyMap<string, Point[]> = new Map();
  return new Map(
    indicators.map((each) => {
      if (each.kind !== 'rate') return [each.id, stored.get(each.id) ?? new Map<string, Point[]>()] as const;
      const below = stored.get(each.denominatorId ?? '') ?? nothing;
      const above = [...(stored.get(each.numeratorId ?? '') ?? nothing)];
      return [each.id, new Map(above.map(([areaId, points]) => [areaId, rateSeries(points, below.get(areaId) ?? [], each.per)]))] as const;
    }),
  );
}

/** Up to which date each indicator's known values reach in an area (the city): freshness. Rates reach as far as their counts. */
export async function knownUntil(db: CityDb, indicators: readonly Indicator[], areaId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ indicator_id: string; until: string }>`
    select indicator_id, max(ends_on) as until from indicator_value
    where city_id = ${db.cityId} and area_id = ${areaId} and state = 'known' group by indicator_id
  `.execute(db);
  const stored = new Map(rows.map((row) => [row.indicator_id, row.until]));
  const until = (indicator: Indicator): string | undefined => {
    if (indicator.kind !== 'rate') return stored.get(indicator.id);
    const above = stored.get(indicator.numeratorId ?? '');
    const below = stored.get(indicator.denominatorId ?? '');
    return above && below && (above < below ? above : below);
  };
  return new Map(indicators.flatMap((each) => (until(each) ? [[each.id, until(each) as string] as const] : [])));
}

/** One value of a received file, ready to be stored. */
export type ReceivedValue = {
  readonly indicatorId: string;
  readonly areaId: string;
  readonly year: number;
  readonly state: FigureState;
  readonly value: number | null;
  readonly evidence: Evidence;
};

const valuesPerStatement = 5000;

/**
 * Stores the values of a file: new ones are added, existing ones replaced and kept aside. One journal entry says which
 * file; taking it back restores what was replaced.
 */
export async function importValues(
  db: CityDb,
  actor: Actor,
  file: { name: string; hash: string },
  values: readonly ReceivedValue[],
): Promise<{ entryId: number; added: number; replaced: number }> {
  const importId = newId();
  await db
    .insertInto('value_import')
    .values({
      city_id: db.cityId,
      id: importId,
      file_name: file.name,
      hash: file.hash,
      rows: values.length,
      imported_by: actor.name,
      imported_at: now().toISOString(),
      undone_at: null,
    })
    .execute();
  let replaced = 0;
  for (let from = 0; from < values.length; from += valuesPerStatement) {
    replaced += await storeChunk(db, importId, values.slice(from, from + valuesPerStatement));
  }
  const summary = { file: file.name, hash: file.hash, rows: values.length, replaced, importId };
  const subject = { act: 'import', kind: 'indicator-values', id: importId, title: file.name } as const;
  const entryId = await recordSummary(db, actor, subject, summary);
  return { entryId, added: values.length - replaced, replaced };
}

async function storeChunk(db: CityDb, importId: string, chunk: readonly ReceivedValue[]): Promise<number> {
  const received = sql`
    unnest(
      ${chunk.map((each) => each.indicatorId)}::text[], ${chunk.map((each) => each.areaId)}::text[],
      ${chunk.map((each) => yearPeriod(each.year).start)}::date[], ${chunk.map((each) => yearPeriod(each.year).end)}::date[],
      ${chunk.map((each) => each.state)}::text[], ${chunk.map((each) => each.value)}::double precision[],
      ${chunk.map((each) => each.evidence)}::text[]
    ) as received (indicator_id, area_id, starts_on, ends_on, state, value, evidence)
  `;
  const { rows } = await sql<{ count: number }>`
    with kept as (
      insert into replaced_value (city_id, replaced_by, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
      select old.city_id, ${importId}::text, old.indicator_id, old.area_id, old.starts_on, old.ends_on, old.state, old.value, old.evidence, old.import_id
      from ${received} join indicator_value old
        on old.city_id = ${db.cityId} and old.indicator_id = received.indicator_id and old.area_id = received.area_id and old.starts_on = received.starts_on
      returning 1
    )
    select count(*)::int as count from kept
  `.execute(db);
  await sql`
    insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
    select ${db.cityId}::text, indicator_id, area_id, starts_on, ends_on, state, value, evidence, ${importId}::text from ${received}
    on conflict (city_id, indicator_id, area_id, starts_on) do update
      set ends_on = excluded.ends_on, state = excluded.state, value = excluded.value, evidence = excluded.evidence, import_id = excluded.import_id
  `.execute(db);
  return rows[0]?.count ?? 0;
}

/** Takes an import of values back, unless a later one has replaced some of them. */
export async function undoValues(db: CityDb, summary: Row): Promise<void> {
  const importId = String(summary['importId']);
  const built = await db
    .selectFrom('replaced_value')
    .select('replaced_by')
    .where('city_id', '=', db.cityId)
    .where('import_id', '=', importId)
    .limit(1)
    .executeTakeFirst();
  if (built) throw new Refusal(409, 'undo-built-on');
  await db.deleteFrom('indicator_value').where('city_id', '=', db.cityId).where('import_id', '=', importId).execute();
  await sql`
    insert into indicator_value (city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id)
    select city_id, indicator_id, area_id, starts_on, ends_on, state, value, evidence, import_id
    from replaced_value where city_id = ${db.cityId} and replaced_by = ${importId}
  `.execute(db);
  await db.deleteFrom('replaced_value').where('city_id', '=', db.cityId).where('replaced_by', '=', importId).execute();
  await db
    .updateTable('value_import')
    .set({ undone_at: now().toISOString() })
    .where('city_id', '=', db.cityId)
    .where('id', '=', importId)
    .execute();
}

/** The area that stands for the whole city: the only unit of the division of that kind. */
export async function cityAreaOf(db: CityDb): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select area.id from area join division on division.city_id = area.city_id and division.id = area.division_id
    where area.city_id = ${db.cityId} and division.kind = 'city' and area.retired_at is null order by area.position limit 1
  `.execute(db);
  return rows[0]?.id ?? null;
}
