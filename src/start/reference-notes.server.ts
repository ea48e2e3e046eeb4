/** The present state of what texts refer to, in a word: rooms above cannot know what rooms below them say. */

import { factsOf } from '#annual-report/facts.server.ts';
import { stateOf } from '#measures/measure.ts';
import { measureTexts } from '#measures/texts.en.ts';
import type { Visit } from '#platform/access.server.ts';

/** By kind and id; what has no state worth a word is left out. */
export async function notesOn(
  visit: Pick<Visit, 'language' | 'asOf' | 'remember'>,
  wanted: readonly { readonly kind: string; readonly id: string }[],
): Promise<ReadonlyMap<string, string>> {
  const measures = wanted.filter(({ kind }) => kind === 'measure');
  if (measures.length === 0) return new Map();
  const t = measureTexts(visit.language);
  const facts = await factsOf(visit);
  return new Map(
    measures.flatMap(({ kind, id }) => {
      const measure = facts.measures.get(id);
      const state = measure && stateOf(measure);
      return state ? [[`${kind}/${id}`, t(`state.${state}`)] as const] : [];
    }),
  );
}
