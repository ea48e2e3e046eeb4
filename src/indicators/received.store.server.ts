/**
 * Values of a file on their way in: kept aside in bundles while the file is read, in small transactions that hold nobody up,
 * and then stored together. Nobody sees them before that, and a file that turns out to be wrong leaves nothing behind.
 */

import { sql } from 'kysely';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import {
  asArrays,
  type ReceivedColumns,
  type ReceivedFile,
  type StoredImport,
  storeImport,
} from './imports.store.server.ts';

/** So many values make one bundle: storing it takes well under the time that a statement may take. */
export const bundleSize = 5_000;

export async function keepBundle(db: CityDb, importId: string, bundle: number, values: ReceivedColumns) {
  const { indicatorIds, areaIds, years, states, values: figures, evidences } = asArrays(values);
  await sql`
    insert into received_bundle (city_id, import_id, bundle, indicator_ids, area_ids, years, states, figures, evidences, received_at)
    values (
      ${db.cityId}, ${importId}, ${bundle}, ${indicatorIds}::text[], ${areaIds}::text[], ${years}::int[],
      ${states}::text[], ${figures}::double precision[], ${evidences}::text[], ${now().toISOString()}
    )
  `.execute(db);
}

export type Staged = {
  readonly importId: string;
  readonly bundles: number;
  readonly rows: number;
  readonly indicatorIds: readonly string[];
};

/** Stores what was kept aside, all in this transaction. */
export async function storeBundles(
  db: CityDb,
  actor: Actor,
  file: ReceivedFile,
  { importId, bundles, rows, indicatorIds }: Staged,
  stored: (bundles: number) => Promise<void>,
): Promise<StoredImport> {
  const chunks = Array.from({ length: bundles }, (_, bundle) => bundleAsTable(db, importId, bundle));
  const done = await storeImport(db, actor, file, { importId, rows, indicatorIds, chunks }, stored);
  await forgetBundles(db, importId);
  return done;
}

function bundleAsTable(db: CityDb, importId: string, bundle: number) {
  return sql`
    (
      select told.indicator_id, told.area_id, make_date(told.year, 1, 1) as starts_on, make_date(told.year + 1, 1, 1) as ends_on,
        told.state, told.value, told.evidence
      from received_bundle as held
        cross join lateral unnest(held.indicator_ids, held.area_ids, held.years, held.states, held.figures, held.evidences)
          as told (indicator_id, area_id, year, state, value, evidence)
      where held.city_id = ${db.cityId} and held.import_id = ${importId} and held.bundle = ${bundle}
    ) as received
  `;
}

export async function forgetBundles(db: CityDb, importId: string): Promise<void> {
  await db.deleteFrom('received_bundle').where('city_id', '=', db.cityId).where('import_id', '=', importId).execute();
}

/** What a crash has left behind: no import takes a day. */
export async function forgetOldBundles(db: CityDb): Promise<void> {
  const yesterday = new Date(now().getTime() - 86_400_000).toISOString();
  await db
    .deleteFrom('received_bundle')
    .where('city_id', '=', db.cityId)
    .where('received_at', '<', yesterday)
    .execute();
}
