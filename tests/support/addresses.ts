/** Every address of the house with everything that can stand in it, read from the list of routes: new routes are in by themselves. */

import type { RouteConfigEntry } from '@react-router/dev/routes';
import routes from '../../src/routes.ts';
import { codeFiles } from './sources.ts';

/** The patterns of all routes, as `:city/ziele/:goal`. */
export async function patterns(): Promise<string[]> {
  const paths = (entries: readonly RouteConfigEntry[], before: string): string[] =>
    entries.flatMap((entry) => {
      const path = [before, entry.path ?? ''].filter(Boolean).join('/');
      return entry.children ? paths(entry.children, path) : [path];
    });
  return [...new Set(paths(await routes, ''))];
}

/**
 * One pattern with everything known for its places; `kind/:object` names what stands in two places that belong together. A
 * place that nobody thought of is an error: what stands there needs something of its own that is not released.
 */
export function addressesOf(pattern: string, city: string, ids: Readonly<Record<string, readonly string[]>>): string[] {
  const fill = (place: string): readonly string[] => {
    if (place === ':city') return [city];
    if (place === '*') return ['x', 'z-hidden'];
    if (!place.startsWith(':')) return [place];
    // What is asked for as a file bears the id and its ending.
    const [name = '', ending] = place.slice(1).split('.');
    const known = ids[name.replace('+', '/')];
    if (!known) throw new Error(`nothing is known that could stand at ${place} in ${pattern}`);
    return ending === undefined ? known : known.map((id) => `${id}.${ending}`);
  };
  const together = Object.keys(ids).filter((name) => name.includes('/'));
  const filled = together
    .reduce((path, name) => path.replace(`:${name}`, `:${name.replace('/', '+')}`), pattern)
    .split('/')
    .reduce<string[]>((done, place) => done.flatMap((before) => fill(place).map((each) => `${before}/${each}`)), ['']);
  return filled.map((path) => path || '/');
}

/** What pages ask their addresses for, whatever page it is. */
export const parameters: readonly string[] = [
  ...new Set([
    ...codeFiles.flatMap(({ text }) =>
      [...text.matchAll(/(?:[pP]arams)\.get\('([\w-]+)'\)/g)].map(([, name = '']) => name),
    ),
    ...codeFiles.flatMap(({ text }) =>
      [...text.matchAll(/^\s*\{? ?key: '([\wäöü-]+)'/gm)].map(([, name = '']) => name),
    ),
    'q',
    'format',
    'index',
  ]),
].filter(
  // They set a preference and lead on.
  (name) => name !== 'sprache' && name !== 'darstellung',
);

export function query(of: (name: string) => string): string {
  return `?${new URLSearchParams(parameters.map((name) => [name, of(name)]))}`;
}
