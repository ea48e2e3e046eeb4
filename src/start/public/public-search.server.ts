/** The index of what is released, once for every state of the city and every day. */

import type { PublicVisit } from '#platform/access.server.ts';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { stemsOf } from '../search.store.server.ts';
import { asked } from '../search.ts';
import { loadPublicCity } from './public-city.server.ts';
import {
  documentsOf,
  findPublic,
  indexed,
  type PublicFindings,
  type PublicWords,
  vocabulary,
} from './public-search.ts';
import { loadPublicVersions, publicVersionWords } from './public-versions.server.ts';

export async function searchPublic(
  visit: PublicVisit,
  typed: string,
): Promise<PublicFindings & { readonly text: string; readonly cut: boolean }> {
  const { text, words, cut } = asked(typed);
  if (words.length === 0) return { text, cut, words, hits: [], mended: [] };
  const city = await loadPublicCity(visit);
  const released = await loadPublicWords(visit);
  const statements = await publicVersionWords(visit);
  const index = await visit.remember(`public search ${visit.asOf}`, async (db) => {
    const documents = documentsOf(city, { ...released, statements });
    return indexed(documents, await stemsOf(db, vocabulary(documents)));
  });
  const stems = await visit.read((db) => stemsOf(db, words));
  return { text, cut, ...findPublic(index, text, words, stems) };
}

export async function loadPublicWords(visit: PublicVisit): Promise<PublicWords> {
  return { versions: await loadPublicVersions(visit), papers: (await loadPublicCouncil(visit)).papers };
}
