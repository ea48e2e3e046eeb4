/** Under which key the words for a fact stand. */

import type { ReleaseFact, ReleaseKind } from './release.ts';
import type { publicationTexts } from './texts.en.ts';

type Key = Parameters<ReturnType<typeof publicationTexts>>[0] & `fact.${string}`;

export function factKey(kind: ReleaseKind, fact: ReleaseFact): Key {
  return `fact.${kind}.${fact}` as Key;
}
