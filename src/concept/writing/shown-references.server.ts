/** References as a reader sees them: present name, kind, whether ended, and the page they lead to. */

import type { Visit } from '#platform/access.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { ShownReference } from './editor/settings.ts';
import { type NamedReference, referenceNames } from './references.store.server.ts';
import type { TextNode } from './section.ts';
import { type Reference, referencesIn } from './text-body.ts';

export function shownReference({ language }: Pick<Visit, 'language'>, reference: NamedReference): ShownReference {
  const t = conceptTexts(language);
  const { kind, id, name, retired } = reference;
  return { kind, id, name, kindWord: t(`writing.referenceKind.${kind}`), note: retired ? t('writing.ended') : null };
}

/** All references of these texts. */
export async function referencesOf(visit: Visit, bodies: readonly TextNode[]): Promise<ShownReference[]> {
  return namedReferences(visit, bodies.flatMap(referencesIn));
}

export async function namedReferences(visit: Visit, wanted: readonly Reference[]): Promise<ShownReference[]> {
  if (wanted.length === 0) return [];
  return (await visit.read((db) => referenceNames(db, wanted))).map((each) => shownReference(visit, each));
}
