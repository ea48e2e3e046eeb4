/** From what an address search answered to the places that somebody may be led to. Pure. */

import type { AddressAnswer } from '#areas/address-search.server.ts';

export type Place = { readonly id: string; readonly name: string; readonly division: string };

export type AddressPlaces = {
  /**
   * Not asked, asked in vain (silent), nothing found, only elsewhere (outside), in the city but in no place that this reader
   * may see (closed), or places to go to.
   */
  readonly state: 'unasked' | 'silent' | 'nothing' | 'outside' | 'closed' | 'places';
  readonly choices: readonly { readonly label: string; readonly place: Place }[];
  /** Where all of them lie in one place. */
  readonly certain: Place | null;
  readonly attribution: string | null;
};

export const unasked: AddressPlaces = { state: 'unasked', choices: [], certain: null, attribution: null };

/** @param places all that this reader may be led to */
export function placesOf(answer: AddressAnswer, places: ReadonlyMap<string, Place>): AddressPlaces {
  if (answer.state !== 'answered') return answer.state === 'off' ? unasked : { ...unasked, state: 'silent' };
  const { found, attribution } = answer;
  const here = found.filter(({ inCity }) => inCity);
  const choices = new Map<string, AddressPlaces['choices'][number]>();
  for (const { label, areaIds } of here) {
    const place = areaIds.map((id) => places.get(id)).find((each) => each !== undefined);
    if (place) choices.set(`${label}\n${place.id}`, { label, place });
  }
  const all = [...choices.values()];
  const [first] = all;
  if (!first) {
    const state = here.length > 0 ? 'closed' : found.length > 0 ? 'outside' : 'nothing';
    return { ...unasked, state, attribution };
  }
  const one = all.every(({ place }) => place.id === first.place.id);
  return { state: 'places', choices: all, certain: one ? first.place : null, attribution };
}
