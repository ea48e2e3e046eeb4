/** SQL of the texts themselves: the shared document of a section, and what is read out of it. */

import * as Y from 'yjs';
import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { emptyBody, type TextNode } from './section.ts';
import { fillText, openText, readText, writeText } from './shared-text.server.ts';
import { charactersOf } from './text-body.ts';
import { tellChanged } from './text-changed.server.ts';

export type StoredState = {
  readonly state: Uint8Array | null;
  readonly body: TextNode;
  readonly frozen: boolean;
  readonly revision: number;
};

/** @param lock nobody else stores this text until the transaction ends */
export async function storedState(db: CityDb, sectionId: string, lock = false): Promise<StoredState> {
  let query = db
    .selectFrom('section_text')
    .select(['state', 'body', 'frozen_at', 'revision'])
    .where('city_id', '=', db.cityId)
    .where('section_id', '=', sectionId);
  if (lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  if (!row) return { state: null, body: emptyBody, frozen: false, revision: 0 };
  return {
    state: row.state,
    body: row.body as TextNode,
    frozen: row.frozen_at !== null,
    revision: row.revision,
  };
}

export type Stored = { readonly before: TextNode; readonly body: TextNode; readonly revision: number };

/**
 * Stores a shared document, together with what somebody else may have stored meanwhile; what is no text of the schema is
 * taken out of it first. A text that rests is not changed.
 */
export async function storeState(db: CityDb, sectionId: string, doc: Y.Doc, known: number): Promise<Stored> {
  await lockSection(db, sectionId);
  const there = await storedState(db, sectionId, true);
  if (there.frozen) throw new Refusal(409, 'section-frozen');
  if (there.state && there.revision !== known) Y.applyUpdate(doc, there.state, merging);
  const { body, clean } = readText(doc);
  if (!clean) writeText(doc, body, merging);
  const row = {
    state: Buffer.from(Y.encodeStateAsUpdate(doc)),
    body: JSON.stringify(body),
    characters: charactersOf(body),
    stored_at: now().toISOString(),
    revision: there.revision + 1,
  };
  await db
    .insertInto('section_text')
    .values({ city_id: db.cityId, section_id: sectionId, frozen_at: null, ...row })
    .onConflict((conflict) => conflict.columns(['city_id', 'section_id']).doUpdateSet(row))
    .execute();
  return { before: there.body, body, revision: row.revision };
}

/** The origin of changes that are stored already, or are being stored. */
export const merging = { source: 'local' as const, skipStoreHooks: true };

/** Two who store a text for the first time have no row of it to lock. */
async function lockSection(db: CityDb, sectionId: string): Promise<void> {
  const row = await db
    .selectFrom('section')
    .select('retired_at')
    .where('city_id', '=', db.cityId)
    .where('id', '=', sectionId)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw notFound();
  if (row.retired_at !== null) throw new Refusal(409, 'section-retired');
}

/**
 * Changes a text from outside of the editor (form, undo, a version that comes into force). Those who have it open see the
 * change a moment later; nothing they are just writing is lost.
 */
export async function changeText(db: CityDb, sectionId: string, change: (body: TextNode) => TextNode): Promise<Stored> {
  const there = await storedState(db, sectionId, true);
  const doc = openText(there.state);
  const body = change(there.body);
  writeText(doc, body);
  const stored = await storeState(db, sectionId, doc, there.revision);
  tellChanged(db.cityId, sectionId);
  return stored;
}

/** A shared document as the database has it, for somebody who opens the editor. */
export async function loadInto(db: CityDb, sectionId: string, doc: Y.Doc): Promise<StoredState> {
  const there = await storedState(db, sectionId);
  fillText(doc, there.state);
  return there;
}
