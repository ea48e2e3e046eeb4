/** Received and made files live in the database, so that one backup holds everything and isolation holds for them too. */

import { createHash } from 'node:crypto';
import { sql } from 'kysely';
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

export type FileFacts = Omit<StoredFile, 'bytes'>;

/** Name, size and hash of a file, without its bytes. */
export async function fileFacts(db: CityDb, id: string): Promise<FileFacts> {
  const row = await db
    .selectFrom('file')
    .select(['id', 'name', 'media_type', 'size', 'hash'])
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound();
  return { id: row.id, name: row.name, mediaType: row.media_type, size: row.size, hash: row.hash };
}

/** A piece of a file, so that a large one is never in memory as a whole. */
export async function readSlice(db: CityDb, id: string, from: number, length: number): Promise<Buffer> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select substring(bytes from ${from + 1}::int for ${length}::int) as bytes from file
    where city_id = ${db.cityId} and id = ${id}
  `.execute(db);
  return rows[0]?.bytes ?? Buffer.alloc(0);
}
