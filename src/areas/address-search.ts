/**
 * Asking a search for street addresses, and reading what it answers: Nominatim's or Photon's way. Pure. What comes from outside
 * is not believed: entries that are no address with a place on earth are left out.
 */

import { z } from 'zod';
import type { AddressSearchKind, AddressSearchSetting } from './outside-service.ts';

export type FoundAddress = { readonly label: string; readonly point: readonly [lon: number, lat: number] };

/** So many answers are asked for, and no more are read. */
export const mostAddresses = 10;
const longestQuestion = 200;
const longestLabel = 160;

/** What was typed, as it is asked: one line without signs that only machines write. */
export function questionIn(typed: string): string {
  return typed
    .slice(0, longestQuestion)
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Does somebody mean an address? It has a house number, or its last word but the number is a kind of street.
 *
 * @example
 * looksLikeAddress('Ritterstr. 12a, 04109 Leipzig') // → true
 * @example
 * looksLikeAddress('Grünau-Ost') // → false
 */
export function looksLikeAddress(typed: string): boolean {
  const text = questionIn(typed).toLowerCase();
  if (/\p{L}{3,}\.?\s+\d{1,4}\s?[a-z]?(?=$|[\s,/-])/u.test(text)) return true;
  return /(stra(ß|ss)e|str\.|weg|platz|allee|gasse|ring|ufer|damm|chaussee|promenade|markt)(?=$|[\s,\d])/u.test(text);
}

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * The address of a question; addresses in and around the city come first, others too, so that it can be said that one lies
 * elsewhere.
 */
export function questionAddress(
  { kind, url }: Pick<AddressSearchSetting, 'kind' | 'url'>,
  text: string,
  box: Box | null,
): URL {
  const address = new URL(url);
  const [last, ends] = kind === 'nominatim' ? ['search', /\/search(\.php)?$/] : ['api', /\/api$/];
  const path = address.pathname.replace(/\/+$/, '');
  address.pathname = ends.test(path) ? path : `${path}/${last}`;
  const ask = new URLSearchParams({ q: text, limit: String(mostAddresses) });
  if (kind === 'nominatim') {
    ask.set('format', 'jsonv2');
    ask.set('addressdetails', '1');
    ask.set('accept-language', 'de');
    if (box) ask.set('viewbox', box.map((degrees) => degrees.toFixed(5)).join(','));
  } else if (box) {
    ask.set('lon', ((box[0] + box[2]) / 2).toFixed(5));
    ask.set('lat', ((box[1] + box[3]) / 2).toFixed(5));
  }
  address.search = ask.toString();
  address.hash = '';
  return address;
}

/** Larger than an address: its middle says nothing about where somebody lives. */
const tooLarge = new Set(
  (
    'continent country region state state_district county city town village municipality postcode postal_code ' +
    'administrative boundary district city_district borough suburb quarter political'
  ).split(' '),
);

const word = z.string().optional().catch(undefined);
const degrees = z.union([z.number(), z.string().regex(/^-?\d{1,3}(\.\d+)?$/)]).transform(Number);
const nominatimEntry = z.object({
  lat: degrees.pipe(z.number().min(-90).max(90)),
  lon: degrees.pipe(z.number().min(-180).max(180)),
  display_name: z.string(),
  category: word,
  type: word,
  addresstype: word,
  address: z
    .object({ road: word, house_number: word, postcode: word, city: word, town: word, village: word, suburb: word })
    .optional()
    .catch(undefined),
});
const photonEntry = z.object({
  geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()).min(2) }),
  properties: z.object({
    type: word,
    name: word,
    street: word,
    housenumber: word,
    postcode: word,
    city: word,
    district: word,
    locality: word,
  }),
});

/** What was found; null where this is no answer of that kind of search. */
export function readAddresses(kind: AddressSearchKind, text: string): FoundAddress[] | null {
  const answer = parsed(text);
  const entries = kind === 'nominatim' ? answer : (answer as { features?: unknown } | null)?.features;
  if (!Array.isArray(entries)) return null;
  const read = kind === 'nominatim' ? fromNominatim : fromPhoton;
  const found = entries.slice(0, mostAddresses).flatMap((entry) => read(entry) ?? []);
  return found.filter(({ label }) => label !== '');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fromNominatim(entry: unknown): FoundAddress | null {
  const { data } = nominatimEntry.safeParse(entry);
  if (!data) return null;
  // Older ones do not say the kind of address; of places and borders their type does.
  const { category = '', type = '', addresstype } = data;
  if (tooLarge.has(addresstype ?? (category === 'place' || category === 'boundary' ? type : ''))) return null;
  const { road, house_number, postcode, city, town, village, suburb } = data.address ?? {};
  const label = road
    ? labelOf({ street: road, number: house_number, postcode, city: city ?? town ?? village, part: suburb })
    : data.display_name;
  return { label: clipped(label), point: [data.lon, data.lat] };
}

function fromPhoton(entry: unknown): FoundAddress | null {
  const { data } = photonEntry.safeParse(entry);
  if (!data || tooLarge.has(data.properties.type ?? '')) return null;
  const [lon = Number.NaN, lat = Number.NaN] = data.geometry.coordinates;
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return null;
  const { name, street, housenumber, postcode, city, district, locality } = data.properties;
  const label = labelOf({
    street: street ?? name ?? '',
    number: housenumber,
    postcode,
    city,
    part: district ?? locality,
  });
  return { label: clipped(label), point: [lon, lat] };
}

function labelOf(parts: {
  street: string;
  number?: string | undefined;
  postcode?: string | undefined;
  city?: string | undefined;
  part?: string | undefined;
}): string {
  const { street, number, postcode, city, part } = parts;
  if (street === '') return '';
  const town = [postcode, city].filter(Boolean).join(' ');
  const within = part && part !== city ? `(${part})` : '';
  return [[street, number].filter(Boolean).join(' '), [town, within].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
}

function clipped(label: string): string {
  const line = questionIn(label);
  return line.length > longestLabel ? `${line.slice(0, longestLabel - 1)}…` : line;
}
