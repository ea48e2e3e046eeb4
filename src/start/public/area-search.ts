/** Finds the areas that somebody means: by name, by code, by the postcode in an address. */

import type { PublicArea } from './public-city.ts';

const most = 40;

/** Letters as people type them: without accents, sharp s as ss, ae as a. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('\u00df', 'ss')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/ae/g, 'a')
    .replace(/oe/g, 'o')
    .replace(/ue/g, 'u')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/**
 * The best matches first: the very name, then names that begin so, then names with all the words. `certain` where only one
 * can be meant, `named` where it is an area's very name or code.
 */
export function findAreas(
  areas: readonly PublicArea[],
  search: string,
): { readonly found: readonly PublicArea[]; readonly certain: PublicArea | null; readonly named: boolean } {
  const wanted = plain(search.slice(0, 200));
  if (wanted === '') return { found: [], certain: null, named: false };
  const postcode = /\b\d{5}\b/.exec(wanted)?.[0];
  const words = wanted.split(' ');
  const score = (area: PublicArea) => {
    const name = plain(area.name);
    const code = plain(area.code ?? '');
    if (name === wanted || code === wanted) return 4;
    if (postcode && (name.includes(postcode) || code === postcode)) return 3;
    if (name.startsWith(wanted)) return 2;
    if (words.every((word) => name.includes(word))) return 1;
    // An address: the name of an area among other words.
    return name.length > 3 && ` ${wanted} `.includes(` ${name} `) ? 1 : 0;
  };
  const matches = areas
    .map((area) => ({ area, score: score(area) }))
    .filter((each) => each.score > 0)
    .sort((a, b) => b.score - a.score || a.area.name.localeCompare(b.area.name, 'de'))
    .slice(0, most);
  const [first, second] = matches;
  const alone = first && (!second || (first.score === 4 && second.score < 4));
  return {
    found: matches.map(({ area }) => area),
    certain: alone ? first.area : null,
    named: first?.score === 4,
  };
}
