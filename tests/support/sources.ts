/** The files of the house as text, for tests that read code. */

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from './server.ts';

export type SourceFile = { readonly path: string; readonly text: string };

function walk(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? walk(path) : [path];
    });
}

function filesIn(folder: string, kinds: RegExp): SourceFile[] {
  return walk(join(root, folder))
    .filter((path) => kinds.test(path))
    .map((path) => ({ path: relative(root, path), text: readFileSync(path, 'utf8') }));
}

export const everySource = filesIn('src', /\.(ts|tsx|js|css)$/);
export const codeFiles = everySource.filter(({ path }) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path));
export const pilotFiles = filesIn('pilot', /\.ts$/);
export const testFiles = [
  ...filesIn('tests', /\.ts$/),
  ...everySource.filter(({ path }) => /\.test\.tsx?$/.test(path)),
];

/** The addresses in the text of routes.ts, also those of lists, charts and maps as files. */
export function patternsIn(routes: string): string[] {
  const files = [...routes.matchAll(/\bfiles\(\s*'([^']+)',\s*'([a-z ]+)'/g)];
  return [
    ...[...routes.matchAll(/\broute\('([^']+)'/g)].map((match) => match[1] ?? ''),
    ...files.flatMap(([, path, formats = '']) => formats.split(' ').map((format) => `${path}.${format}`)),
  ];
}

export type Import = { readonly from: string; readonly target: string; readonly typeOnly: boolean };

const importing = /^(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const dynamic = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

/** What a file imports: paths inside the house as `src/…`, packages by their names. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const found = [...text.matchAll(importing)].map((match) => ({ type: Boolean(match[1]), name: match[2] ?? '' }));
  const later = [...text.matchAll(dynamic)].map((match) => ({ type: false, name: match[1] ?? '' }));
  return [...found, ...later].map(({ type, name }) => ({ from: path, target: resolved(path, name), typeOnly: type }));
}

function resolved(path: string, name: string): string {
  const bare = name.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return `src/${bare.slice(1)}`;
  if (!bare.startsWith('.')) return bare;
  return relative(root, join(root, path, '..', bare));
}

export const rooms = [
  'people',
  'areas',
  'indicators',
  'population',
  'concept',
  'measures',
  'budget',
  'conflicts',
  'cooperation',
  'council',
  'annual-report',
  'publication',
  'sources',
] as const;

/** `src/areas/pages/x.tsx` → `areas`; files of the hallway → `hallway`. */
export function placeOf(path: string): string {
  const [top, second = ''] = path.split('/');
  if (top !== 'src') return top ?? '';
  return path.split('/').length === 2 || ['start', 'command-line'].includes(second) ? 'hallway' : second;
}
