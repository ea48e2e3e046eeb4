/** References as a reader sees them: present name, kind, whether ended, and the page they lead to. */

import type { Visit } from '#platform/access.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { ShownReference } from './editor/settings.ts';
import { type NamedReference, referenceNames } from './references.store.server.ts';
import type { TextNode } from './section.ts';
import { type Reference, referencesIn } from './text-body.ts';

/** With the present state of each: ended, or what another room says of it in a word. */
export async function shownReferences(visit: Visit, references: readonly NamedReference[]): Promise<ShownReference[]> {
  const t = conceptTexts(visit.language);
  const notes = await visit.hall.notesOn(visit, references);
  return references.map(({ kind, id, name, retired }) => ({
    kind,
    id,
    name,
    kindWord: t(`writing.referenceKind.${kind}`),
    note: retired ? t('writing.ended') : (notes.get(`${kind}/${id}`) ?? null),
  }));
}

/** All references of these texts. */
export async function referencesOf(visit: Visit, bodies: readonly TextNode[]): Promise<ShownReference[]> {
  return namedReferences(visit, bodies.flatMap(referencesIn));
}

export async function namedReferences(visit: Visit, wanted: readonly Reference[]): Promise<ShownReference[]> {
  if (wanted.length === 0) return [];
  return shownReferences(visit, await visit.read((db) => referenceNames(db, wanted)));
}
