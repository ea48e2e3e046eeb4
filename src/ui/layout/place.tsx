/** Where the reader is: city and year. Every link inside the city keeps the year that she chose. */

import { createContext, type ReactNode, useContext } from 'react';

export type Place = { readonly city: string; readonly year: number; readonly standardYear: number };

const PlaceContext = createContext<Place>({ city: '', year: 0, standardYear: 0 });

export function PlaceProvider({ place, children }: { place: Place; children: ReactNode }) {
  return <PlaceContext.Provider value={place}>{children}</PlaceContext.Provider>;
}

export function usePlace(): Place {
  return useContext(PlaceContext);
}

export type Query = Readonly<Record<string, string | number | null | undefined>>;
export type Href = (path: string, query?: Query) => string;

/** `href('/massnahmen', { amt: 'x' })`: a path inside the city as an address. */
export function useHref(): Href {
  const place = useContext(PlaceContext);
  return (path, query) => hrefIn(place, path, query);
}

export function hrefIn(place: Place, path: string, query: Query = {}): string {
  const [whole = '', anchor] = path.split('#');
  const [bare = '', said] = whole.split('?');
  const params = new URLSearchParams(said);
  if (place.year !== place.standardYear) params.set('jahr', String(place.year));
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(name, String(value));
  }
  const search = params.size > 0 ? `?${params}` : '';
  return `/${place.city}${bare === '/' ? '' : bare}${search}${anchor ? `#${anchor}` : ''}`;
}
