/** SQL of the sections of sector parts: their list, their titles, their texts as they were last stored. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import {
  emptyBody,
  type Section,
  type SectionForm,
  type SectionKind,
  type SectionText,
  sectionKinds,
  type TextNode,
} from './section.ts';
import type { SectionTextRow } from './writing.table.ts';

/** A shared document in which nothing stands yet. */
const emptyState = Buffer.from([0, 0]);

/** All sections of the city in the order they are read: by kind, then by position. */
export async function listSections(db: CityDb, partId?: string): Promise<Section[]> {
  let query = db
    .selectFrom('section')
    .leftJoin('section_text', (join) =>
      join.onRef('section_text.city_id', '=', 'section.city_id').onRef('section_text.section_id', '=', 'section.id'),
    )
    .selectAll('section')
    .select(['section_text.characters', 'section_text.frozen_at'])
    .where('section.city_id', '=', db.cityId)
    .orderBy('section.position')
    .orderBy('section.title');
  if (partId !== undefined) query = query.where('section.sector_part_id', '=', partId);
  const rows = await query.execute();
  const place = (row: { kind: string }) => sectionKinds.indexOf(row.kind as SectionKind);
  return rows
    .toSorted((one, other) => place(one) - place(other))
    .map((row) => ({
      id: row.id,
      sectorPartId: row.sector_part_id,
      kind: row.kind as SectionKind,
      title: row.title,
      position: row.position,
      source: row.source,
      retired: row.retired_at !== null,
      revision: row.revision,
      characters: row.characters ?? 0,
      frozenAt: row.frozen_at,
    }));
}

export async function section(db: CityDb, id: string): Promise<Section> {
  const found = (await listSections(db)).find((each) => each.id === id);
  if (!found) throw notFound();
  return found;
}

/** Creates a section at the end of its kind, or changes its title, kind and source. */
export async function saveSection(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    sectorPartId,
    form,
    expect,
  }: { id?: string; sectorPartId: string; form: SectionForm; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const fresh =
    expect === undefined
      ? { sector_part_id: sectorPartId, position: await nextPosition(db, sectorPartId), retired_at: null }
      : {};
  const entryId = await record(
    db,
    actor,
    { act: expect === undefined ? 'create' : 'update', kind: 'section', id, title: form.title },
    [put('section', { id }, { ...fresh, ...form }, expect)],
  );
  return { id, entryId };
}

async function nextPosition(db: CityDb, partId: string): Promise<number> {
  const row = await db
    .selectFrom('section')
    .select((x) => x.fn.max('position').as('last'))
    .where('city_id', '=', db.cityId)
    .where('sector_part_id', '=', partId)
    .executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

export async function retireSection(db: CityDb, actor: Actor, id: string, retired: boolean): Promise<number | null> {
  const { title, revision } = await section(db, id);
  return retire(db, actor, { table: 'section', kind: 'section', id, title, revision }, retired);
}

/** Moves a section one place up or down among those of its kind and part that are not retired. */
export async function moveSection(db: CityDb, actor: Actor, id: string, step: -1 | 1): Promise<number | null> {
  const moved = await section(db, id);
  const all = (await listSections(db, moved.sectorPartId)).filter((each) => !each.retired);
  const group = all.filter((each) => each.kind === moved.kind);
  const place = group.findIndex((each) => each.id === id);
  const neighbour = group[place + step];
  if (place < 0 || !neighbour) return null;
  const order = group.toSpliced(place, 1).toSpliced(place + step, 0, moved);
  const others = all.filter((each) => each.kind !== moved.kind);
  const changes = [...others, ...order].map((each, index) => put('section', { id: each.id }, { position: index + 1 }));
  return record(db, actor, { act: 'order', kind: 'section', id, title: moved.title }, changes);
}

/** The text of a section as last stored; null where nobody has written yet. */
export async function sectionText(db: CityDb, id: string): Promise<SectionText | null> {
  const row = await db
    .selectFrom('section_text')
    .select(['body', 'characters', 'frozen_at', 'stored_at', 'revision'])
    .where('city_id', '=', db.cityId)
    .where('section_id', '=', id)
    .executeTakeFirst();
  return row ? toText(row) : null;
}

/** The texts of all sections that have one. */
export async function sectionTexts(db: CityDb): Promise<Map<string, SectionText>> {
  const rows = await db
    .selectFrom('section_text')
    .select(['section_id', 'body', 'characters', 'frozen_at', 'stored_at', 'revision'])
    .where('city_id', '=', db.cityId)
    .execute();
  return new Map(rows.map((row) => [row.section_id, toText(row)]));
}

/** Which revision of each text is stored: the same words as long as the texts are the same. */
export async function textRevisions(db: CityDb): Promise<string> {
  const rows = await db
    .selectFrom('section_text')
    .select(['section_id', 'revision'])
    .where('city_id', '=', db.cityId)
    .orderBy('section_id')
    .execute();
  return rows.map(({ section_id, revision }) => `${section_id}:${revision}`).join(' ');
}

type StoredText = Omit<SectionTextRow, 'city_id' | 'section_id' | 'state'>;

function toText(row: StoredText): SectionText {
  const { characters, revision } = row;
  return { body: row.body as TextNode, characters, frozenAt: row.frozen_at, storedAt: row.stored_at, revision };
}

/**
 * Texts rest or may be written on. The journal is written by whoever decides it: the step of a version. Those who write at
 * that moment are stopped by the next storing of the text.
 */
export async function setFrozen(db: CityDb, sectionIds: readonly string[], frozen: boolean): Promise<void> {
  if (sectionIds.length === 0) return;
  const at = now().toISOString();
  await db
    .insertInto('section_text')
    .values(
      sectionIds.map((section_id) => ({
        city_id: db.cityId,
        section_id,
        state: emptyState,
        body: JSON.stringify(emptyBody),
        characters: 0,
        frozen_at: frozen ? at : null,
        stored_at: at,
        revision: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['city_id', 'section_id']).doUpdateSet({ frozen_at: frozen ? at : null }),
    )
    .execute();
}
