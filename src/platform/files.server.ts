/** Received and made files live in the database, so that one backup holds everything and isolation holds for them too. */

import { createHash } from 'node:crypto';
import { now } from './clock.server.ts';
import type { CityDb } from './database.server.ts';
import { newId } from './id.server.ts';
import { notFound } from './refusal.ts';

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly hash: string;
  readonly bytes: Buffer;
};

export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export async function keepFile(
  db: CityDb,
  file: { name: string; mediaType: string; bytes: Buffer; createdBy: string | null },
): Promise<{ id: string; hash: string }> {
  const id = newId();
  const hash = sha256(file.bytes);
  await db
    .insertInto('file')
    .values({
      city_id: db.cityId,
      id,
      name: file.name.slice(0, 200),
      media_type: file.mediaType,
      size: file.bytes.length,
      hash,
      bytes: file.bytes,
      created_by: file.createdBy,
      created_at: now().toISOString(),
    })
    .execute();
  return { id, hash };
}

export async function readFile(db: CityDb, id: string): Promise<StoredFile> {
  const row = await db
    .selectFrom('file')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return { id: row.id, name: row.name, mediaType: row.media_type, size: row.size, hash: row.hash, bytes: row.bytes };
}
