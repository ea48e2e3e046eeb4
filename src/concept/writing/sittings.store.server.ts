/** SQL of sittings: what one person writes in one section between coming and going is one entry of the journal. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, recordSummary, type UndoSummary } from '#platform/journal.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { carriedOver, sameText } from './merge-texts.ts';
import type { TextNode } from './section.ts';
import { type IsHers, oneMomentLater } from './sitting.ts';
import { changeText, type Stored } from './texts.store.server.ts';

export type Writer = { readonly id: string; readonly name: string; readonly isHers: IsHers };

/** Notes for everybody who sits at this section what the last storing changed, and for whom it was her doing. */
export async function noteSittings(
  db: CityDb,
  sectionId: string,
  { before, body: after }: Stored,
  writers: readonly Writer[],
): Promise<void> {
  if (sameText(before, after)) return;
  const rows = await sittingsOf(db, sectionId);
  const at = now().toISOString();
  const sitting = new Map(rows.map((row) => [row.person_id, row]));
  const away = rows.filter((row) => !writers.some((writer) => writer.id === row.person_id));
  const everybody: Writer[] = [
    ...writers,
    ...away.map((row) => ({ id: row.person_id, name: row.name, isHers: () => false })),
  ];
  for (const { id, name, isHers } of everybody) {
    const row = sitting.get(id);
    const writes = writers.some((writer) => writer.id === id);
    const values = {
      before: JSON.stringify(oneMomentLater((row?.before as TextNode) ?? null, { before, after, isHers })),
      after: JSON.stringify(after),
      wrote_at: writes || !row ? at : row.wrote_at,
    };
    await db
      .insertInto('writing_sitting')
      .values({ city_id: db.cityId, section_id: sectionId, person_id: id, name, began_at: at, ...values })
      .onConflict((conflict) => conflict.columns(['city_id', 'section_id', 'person_id']).doUpdateSet(values))
      .execute();
  }
}

async function sittingsOf(db: CityDb, sectionId: string) {
  return db
    .selectFrom('writing_sitting')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('section_id', '=', sectionId)
    .execute();
}

/** She has gone: what she wrote is entered into the journal, with the text before and after. */
export async function endSitting(db: CityDb, sectionId: string, personId: string): Promise<number | null> {
  const row = await db
    .deleteFrom('writing_sitting')
    .where('city_id', '=', db.cityId)
    .where('section_id', '=', sectionId)
    .where('person_id', '=', personId)
    .returningAll()
    .executeTakeFirst();
  if (!row) return null;
  const texts = { before: row.before as TextNode, after: row.after as TextNode };
  return recordText(db, { id: row.person_id, name: row.name }, sectionId, texts);
}

/** Ends the sittings of those who have not written since then: of a process that was killed, of windows left open. */
export async function endSittingsBefore(db: CityDb, moment: Date): Promise<number> {
  const rows = await db
    .selectFrom('writing_sitting')
    .select(['section_id', 'person_id'])
    .where('city_id', '=', db.cityId)
    .where('wrote_at', '<', moment.toISOString())
    .execute();
  for (const row of rows) await endSitting(db, row.section_id, row.person_id);
  return rows.length;
}

type Texts = { readonly before: TextNode; readonly after: TextNode };

/** Enters a change of a text; nothing where the text is as it was. */
export async function recordText(
  db: CityDb,
  actor: Actor,
  sectionId: string,
  { before, after }: Texts,
): Promise<number | null> {
  if (sameText(before, after)) return null;
  const section = await db
    .selectFrom('section')
    .select('title')
    .where('city_id', '=', db.cityId)
    .where('id', '=', sectionId)
    .executeTakeFirst();
  const subject = { act: 'update' as const, kind: 'section-text', id: sectionId, title: section?.title ?? sectionId };
  return recordSummary(db, actor, subject, { section: sectionId, before, after });
}

/** Takes back what a sitting changed, and nothing that was written since; refuses where others built on it. */
export const undoText: UndoSummary = async (db, summary) => {
  const { section, before, after } = summary as { section: string } & Texts;
  await changeText(db, section, (body) => {
    const back = carriedOver(after, before, body);
    if (back.collisions > 0 || sameText(back.body, body)) throw new Refusal(409, 'undo-built-on');
    return back.body;
  });
};
