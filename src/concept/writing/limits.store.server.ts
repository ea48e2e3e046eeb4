/** SQL of the limits a city sets itself for the length of its texts. */

import type { CityDb } from '#platform/database.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { delivered, type WritingLimits } from './text-length.ts';

export async function writingLimits(db: CityDb): Promise<WritingLimits & { readonly revision: number | undefined }> {
  const row = await db.selectFrom('writing_limit').selectAll().where('city_id', '=', db.cityId).executeTakeFirst();
  if (!row) return { ...delivered, revision: undefined };
  return { section: row.section, part: row.part, analysisShare: row.analysis_share, revision: row.revision };
}

export async function saveWritingLimits(
  db: CityDb,
  actor: Actor,
  { title, form, expect }: { title: string; form: WritingLimits; expect?: number | undefined },
): Promise<number | null> {
  const row = { section: form.section, part: form.part, analysis_share: form.analysisShare };
  return record(db, actor, { act: 'update', kind: 'writing-limit', id: 'city', title }, [
    put('writing_limit', { id: 'city' }, row, expect),
  ]);
}
