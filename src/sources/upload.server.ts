/** Receives an uploaded file; kept until it is stored or forgotten, so that nobody uploads it twice. */

import type { Visit } from '#platform/access.server.ts';
import { keepFile, readFile, type StoredFile } from '#platform/files.server.ts';
import { type Fault, fault } from './fault.ts';
import { sizeFault } from './table.ts';

export type Received =
  | { readonly ok: true; readonly file: StoredFile }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The file of this form: just uploaded, or kept from the check before. */
export async function receive(
  visit: Visit,
  values: Record<string, unknown>,
  field: 'file' | 'list' = 'file',
): Promise<Received> {
  const kept = values[`${field}Id`];
  const upload = values[field];
  const chosen = upload instanceof File && (upload.size > 0 || upload.name !== '');
  if (!chosen && typeof kept === 'string' && kept)
    return { ok: true, file: await visit.read((db) => readFile(db, kept)) };
  if (!chosen) return { ok: false, faults: [fault('no-file')] };
  const large = sizeFault(upload.size);
  if (large) return { ok: false, faults: [large] };
  const bytes = Buffer.from(await upload.arrayBuffer());
  const name = upload.name.replace(/^.*[\\/]/, '').slice(0, 200) || 'datei';
  const { id, hash } = await visit.write((db) =>
    keepFile(db, { name, mediaType: upload.type || 'application/octet-stream', bytes, createdBy: visit.person.id }),
  );
  return { ok: true, file: { id, name, mediaType: upload.type, size: bytes.length, hash, bytes } };
}
