/** All SQL of values: series as read, imports and their way back. */

import { sql } from 'kysely';
import { type Evidence, type FigureState, figureOf } from '#analysis/figure.ts';
import { yearPeriod } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, type Row, recordSummary } from '#platform/journal.server.ts';
import { remember } from '#platform/memo.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Indicator, rateSeries, sumSeries } from './indicator.ts';
import { cityAreaOf, listIndicators } from './indicators.store.server.ts';

type Packed = {
  indicator_id: string;
  area_id: string;
  years: number[];
  states: FigureState[];
  values: (number | null)[];
  evidences: Evidence[];
};

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
async function storedSeries(
  db: CityDb,
  indicatorIds: readonly string[],
  areaIds: readonly string[] | null,
): Promise<Map<string, Map<string, Point[]>>> {
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

/** Series by indicator, then by area. */
export type SeriesByIndicator = ReadonlyMap<string, ReadonlyMap<string, readonly Point[]>>;

/**
 * The series of indicators by area. Rates are computed here from their counts, and areas put together from units get the
 * units' sums: rates of sums, never sums of rates. An area's own values go before its sum; means cannot be summed.
 *
 * @param areaIds only these areas; null for all
 */
export async function seriesOf(
  db: CityDb,
  indicators: readonly Indicator[],
  areaIds: readonly string[] | null,
): Promise<SeriesByIndicator> {
  const summable = new Set(indicators.flatMap((each) => (each.kind === 'mean' ? [] : sourcesOf(each))));
  const stored = await storedSeries(db, [...new Set(indicators.flatMap(sourcesOf))], areaIds);
  await addSums(db, stored, summable, areaIds);
  return new Map(
    indicators.map((each) => [each.id, each.kind === 'rate' ? ratesOf(each, stored) : seriesIn(stored, each.id)]),
  );
}

/** The stored series that an indicator consists of. */
function sourcesOf({ id, kind, numeratorId, denominatorId }: Indicator): string[] {
  return kind === 'rate' ? [numeratorId ?? '', denominatorId ?? ''] : [id];
}

type Stored = Map<string, Map<string, Point[]>>;

function seriesIn(stored: Stored, id: string | null): Map<string, Point[]> {
  return stored.get(id ?? '') ?? new Map();
}

function ratesOf({ numeratorId, denominatorId, per }: Indicator, stored: Stored): Map<string, Point[]> {
  const below = seriesIn(stored, denominatorId);
  const above = [...seriesIn(stored, numeratorId)];
  return new Map(above.map(([areaId, points]) => [areaId, rateSeries(points, below.get(areaId) ?? [], per)]));
}

/** Adds to the stored series the sums of areas that are put together and have no values of their own. */
async function addSums(db: CityDb, stored: Stored, summable: ReadonlySet<string>, areaIds: readonly string[] | null) {
  const parts = await partsOf(db, areaIds);
  if (parts.size === 0) return;
  const lacking = [...summable].filter((id) => [...parts.keys()].some((areaId) => !stored.get(id)?.has(areaId)));
  const units = areaIds === null ? stored : await storedSeries(db, lacking, [...new Set([...parts.values()].flat())]);
  for (const id of lacking) {
    const series = seriesIn(stored, id);
    for (const [areaId, partIds] of parts) {
      if (series.has(areaId)) continue;
      const summed = sumSeries(partIds.map((part) => units.get(id)?.get(part) ?? []));
      if (summed.length > 0) series.set(areaId, summed);
    }
    if (series.size > 0) stored.set(id, series);
  }
}

/** Which units an area is put together from. */
async function partsOf(db: CityDb, areaIds: readonly string[] | null): Promise<Map<string, string[]>> {
  const all = db.selectFrom('area_part').select(['area_id', 'part_id']).where('city_id', '=', db.cityId);
  const rows = await (areaIds === null ? all : all.where('area_id', 'in', [...areaIds, ''])).execute();
  const byArea = Map.groupBy(rows, (row) => row.area_id);
  return new Map([...byArea].map(([areaId, found]) => [areaId, found.map((row) => row.part_id)]));
}

export type CitySeries = { readonly cityArea: string | null; readonly series: ReadonlyMap<string, readonly Point[]> };

/** Every indicator's series for the whole city. Remembered until a value, an indicator or an area changes. */
export async function citySeries(db: CityDb): Promise<CitySeries> {
  return remember(db.cityId, await stampOfValues(db), 'city series', async () => {
    const cityArea = await cityAreaOf(db);
    if (cityArea === null) return { cityArea, series: new Map<string, readonly Point[]>() };
    const byIndicator = await seriesOf(db, await listIndicators(db), [cityArea]);
    return { cityArea, series: new Map([...byIndicator].map(([id, series]) => [id, series.get(cityArea) ?? []])) };
  });
}

/** Changes whenever values, indicators or areas do. */
export async function stampOfValues(db: CityDb): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`
    select concat_ws(' ',
      (select md5(string_agg(id || coalesce(undone_at::text, ''), ',' order by id)) from value_import where city_id = ${db.cityId}),
      (select concat(count(*), '/', sum(revision)) from indicator where city_id = ${db.cityId}),
      (select concat(count(*), '/', sum(revision)) from area where city_id = ${db.cityId}),
      (select count(*) from area_part where city_id = ${db.cityId})
    ) as stamp
  `.execute(db);
  return rows[0]?.stamp ?? '';
}

/** The first day after the last year with a known value in the city: how fresh an indicator is. */
export function knownUntil({ series }: CitySeries): Map<string, string> {
  return new Map(
    [...series].flatMap(([id, points]) => {
      const last = points.findLast(({ figure }) => figure.state === 'known');
      return last ? [[id, yearPeriod(last.year).end] as const] : [];
    }),
  );
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

// The limit keeps the search for what is replaced a look-up by key; a plain join reads all values once per chunk.
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
      from ${received} cross join lateral (
        select * from indicator_value
        where city_id = ${db.cityId} and indicator_id = received.indicator_id and area_id = received.area_id and starts_on = received.starts_on
        limit 1
      ) old
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
  const importId = String(summary.importId);
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
