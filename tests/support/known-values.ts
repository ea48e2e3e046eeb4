/** Known values of methods from their sources: src/analysis/vectors, described in ORIGIN.txt there. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { root } from './server.ts';

type Vector = { readonly id: string; readonly input: never; readonly expected: never; readonly tolerance: number };

/** The known values of a method by their id. */
export function knownValues(name: string): (id: string) => Vector {
  const { vectors } = JSON.parse(readKnown(`${name}.json`)) as { vectors: readonly Vector[] };
  return (id) => {
    const found = vectors.find((vector) => vector.id === id);
    if (!found) throw new Error(`no known value ${id} in ${name}`);
    return found;
  };
}

export function readKnown(file: string): string {
  return readFileSync(join(root, 'src/analysis/vectors', file), 'utf8');
}

/** A table of known values, row by row. */
export function knownTable(file: string): Record<string, string>[] {
  return parse(readKnown(file), { columns: true });
}
