/** Reading the files a pilot city is made of. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { projectRoot } from '#platform/config.server.ts';
import { sha256 } from '#platform/files.server.ts';

export function pilotFile(...path: string[]): string {
  return join(projectRoot, 'pilot', ...path);
}

export function readCsv(delimiter: string, ...path: string[]): Record<string, string>[] {
  return parse(readFileSync(pilotFile(...path)), {
    columns: true,
    delimiter,
    bom: true,
    skip_empty_lines: true,
    relax_quotes: true,
    relax_column_count_less: true,
  });
}

export function readJson<T>(...path: string[]): T {
  return JSON.parse(readFileSync(pilotFile(...path), 'utf8')) as T;
}

export function hashOf(...path: string[]): string {
  return sha256(readFileSync(pilotFile(...path)));
}
