/**
 * How files of a source were read: remembered by their headings when values are stored, so that the next file of the same
 * shape is read without a word. Not a change of the plan, and so not in the journal.
 */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { isWished, type Wishes, wishes } from './reading-wishes.ts';
import type { RememberedReadingRow } from './sources.table.ts';

export type Remembered = {
  readonly file: string;
  readonly on: string;
  readonly wishes: Wishes;
  readonly source: string | null;
  readonly licence: string | null;
};

export async function recallReading(db: CityDb, signature: string): Promise<Remembered | null> {
  const row = await db
    .selectFrom('remembered_reading')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('id', '=', sha256(signature))
    .executeTakeFirst();
  const read = wishes.safeParse(row?.wishes);
  if (!row || !read.success) return null;
  return {
    file: row.file_name,
    on: row.remembered_at.slice(0, 10),
    wishes: read.data,
    source: row.source,
    licence: row.licence,
  };
}

/** A file that was read without a word forgets what was said of earlier ones. */
export async function rememberReading(
  db: CityDb,
  signature: string,
  { file, wishes: said, source, licence }: Omit<Remembered, 'on'>,
): Promise<void> {
  const id = sha256(signature);
  if (!isWished(said)) {
    await db.deleteFrom('remembered_reading').where('city_id', '=', db.cityId).where('id', '=', id).execute();
    return;
  }
  const row: Omit<RememberedReadingRow, 'city_id' | 'id'> = {
    file_name: file.slice(0, 200),
    wishes: JSON.stringify(said),
    source,
    licence,
    remembered_at: now().toISOString(),
  };
  await db
    .insertInto('remembered_reading')
    .values({ city_id: db.cityId, id, ...row })
    .onConflict((conflict) => conflict.columns(['city_id', 'id']).doUpdateSet(row))
    .execute();
}
