/** Services of others that a city's pages use, as an administrator sets them: the base map below the city's map. */

import { z } from 'zod';
import { oneOf, optionalLine } from '#analysis/fields.ts';

export const baseMapKinds = ['wms', 'xyz', 'style', 'none'] as const;
export type BaseMapKind = (typeof baseMapKinds)[number];

export type BaseMapSetting = {
  readonly kind: BaseMapKind;
  readonly url: string | null;
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
  if (!URL.canParse(address)) return 'service-address';
  const { protocol, hostname, username, password, searchParams } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return 'service-address';
  // The host stands in the content policy, where other signs would mean something.
  if (!/^[a-z0-9.-]+$|^\[::1\]$/.test(hostname)) return 'service-address';
  if (protocol === 'http:' && !own.has(hostname)) return 'service-https';
  if (username !== '' || password !== '') return 'service-password';
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
