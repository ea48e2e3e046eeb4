/** A small city with a frozen report, and how anybody checks that it is still the one that was frozen. */

import { freezeReport, readReport } from '#annual-report/annual-report.store.server.ts';
import type { ReportDocument } from '#annual-report/document.ts';
import { canonical, hashesOf, writeReport } from '#annual-report/write.server.ts';
import { keepFile, sha256 } from '#platform/files.server.ts';
import { actor, smallCity, type TestCity } from './city.ts';

export type Frozen = { readonly city: TestCity; readonly id: string; readonly document: ReportDocument };

export async function frozenReport(): Promise<Frozen> {
  const city = await smallCity();
  const id = 'bericht';
  const { document, data } = await city.read((db) => writeReport(db, 2026, 'de'));
  const { parts, whole } = hashesOf(document);
  await city.write(async (db) => {
    const pdf = { name: 'bericht.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF'), createdBy: null };
    const files = [{ format: 'pdf', fileId: (await keepFile(db, pdf)).id }];
    await freezeReport(db, actor, { id, roundId: null, document, data, hash: whole, partHashes: parts, files });
  });
  return { city, id, document };
}

/** The places of the parts whose content is not what was hashed, and whether the whole still is. */
export async function verify({ city, id, document }: Frozen): Promise<{ wrong: number[]; whole: boolean }> {
  const { report, parts } = await city.read((db) => readReport(db, id));
  const { parts: _, ...frame } = document;
  const wrong = parts.flatMap(({ part, hash }, place) => (part && sha256(canonical(part)) !== hash ? [place] : []));
  const hashes = parts.map((part) => part.hash).join('\n');
  return { wrong, whole: sha256(`${canonical(frame)}\n${hashes}`) === report.hash };
}
