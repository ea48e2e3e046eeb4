/**
 * Services of others that a city's pages use, as an administrator sets them: the base map below the city's map, and the search
 * that knows where a street address lies.
 */

import { z } from 'zod';
import { line, oneOf, optionalLine } from '#analysis/fields.ts';

export const baseMapKinds = ['wms', 'xyz', 'style', 'none'] as const;
export type BaseMapKind = (typeof baseMapKinds)[number];

export type BaseMapSetting = {
  readonly kind: BaseMapKind;
  readonly url: string | null;
  readonly attribution: string | null;
  readonly revision: number;
};

/** Whose way of asking and answering it is; a city hosts either of them itself, or has it hosted. */
export const addressSearchKinds = ['nominatim', 'photon'] as const;
export type AddressSearchKind = (typeof addressSearchKinds)[number];

export type AddressSearchSetting = {
  readonly kind: AddressSearchKind;
  readonly url: string;
  readonly attribution: string | null;
  readonly revision: number;
};

const own = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * What is wrong with the address of a base map, as a key of the words for forms; null where nothing is.
 *
 * @example
 * addressFault('xyz', 'https://k.example/{z}/{x}/{y}.png') // → null
 * @example
 * addressFault('xyz', 'http://k.example/{z}/{x}/{y}.png') // → 'service-https'
 */
export function addressFault(kind: BaseMapKind, address: string): string | null {
  const fault = hostFault(address);
  if (fault) return fault;
  const { searchParams } = new URL(address);
  const gaps = [...address.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const has = (...names: string[]) => names.every((name) => gaps.includes(name));
  if (kind === 'xyz') {
    const filled = has('z', 'x', 'y') || has('bbox-epsg-3857');
    const known = gaps.every((gap) => ['z', 'x', 'y', 'bbox-epsg-3857'].includes(gap));
    return filled && known ? null : 'service-tiles';
  }
  if (gaps.some((gap) => kind !== 'wms' || gap !== 'bbox-epsg-3857')) return 'service-gaps';
  const names = [...searchParams].flatMap(([name, value]) => (value === '' ? [] : [name.toLowerCase()]));
  return kind === 'wms' && !names.includes('layers') ? 'service-layers' : null;
}

/** What is wrong with an address, whatever answers there. */
function hostFault(address: string): string | null {
  if (!URL.canParse(address)) return 'service-address';
  const { protocol, hostname, username, password } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return 'service-address';
  // The host stands in the content policy, where other signs would mean something.
  if (!/^[a-z0-9.-]+$|^\[::1\]$/.test(hostname)) return 'service-address';
  if (protocol === 'http:' && !own.has(hostname)) return 'service-https';
  return username !== '' || password !== '' ? 'service-password' : null;
}

export const baseMapForm = z
  .object({ kind: oneOf(baseMapKinds), url: optionalLine, attribution: optionalLine })
  .superRefine(({ kind, url, attribution }, context) => {
    if (kind === 'none') return;
    const fault = url === null ? 'required' : addressFault(kind, url);
    if (fault) context.addIssue({ code: 'custom', path: ['url'], message: fault });
    if (attribution === null) context.addIssue({ code: 'custom', path: ['attribution'], message: 'service-owed' });
  })
  .transform((form) => (form.kind === 'none' ? { kind: form.kind, url: null, attribution: null } : form));
export type BaseMapForm = z.output<typeof baseMapForm>;

/**
 * What is wrong with the address of an address search; null where nothing is. What is asked for is put behind it.
 *
 * @example
 * searchFault('https://adressen.example/nominatim') // → null
 * @example
 * searchFault('https://adressen.example/search?q=') // → 'service-question'
 */
export function searchFault(address: string): string | null {
  return hostFault(address) ?? (/[?#]/.test(address) ? 'service-question' : null);
}

export const addressSearchForm = z.object({
  kind: oneOf(addressSearchKinds),
  url: line.superRefine((url, context) => {
    const fault = searchFault(url);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  }),
  attribution: optionalLine,
});
export type AddressSearchForm = z.output<typeof addressSearchForm>;
