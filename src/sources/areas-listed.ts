/** Areas from a table: keys and names, without a shape. What a map lacks can be brought along so. Pure. */

import type { ImportedArea } from './areas-import.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read } from './received.ts';
import { columnOf, type Table } from './table.ts';

const codeColumns = ['schluessel', 'code', 'id', 'key', 'nummer', 'nr', 'plr_id', 'plz', 'ot', 'ags', 'raum_id'];
const nameColumns = ['name', 'bezeichnung', 'gebiet', 'raum', 'ortsteil', 'bezirk', 'stadtbezirk', 'title', 'label'];

export type ListedOptions = {
  readonly nameKey?: string | undefined;
  readonly codeKey?: string | undefined;
  readonly parentKey?: string | undefined;
};

/** A row per area; further columns do not matter. */
export function areasListed({ head, rows }: Table, options: ListedOptions): Read<readonly ImportedArea[]> {
  const column = (asked: string | undefined, names: readonly string[]) =>
    columnOf(head, asked ? [asked, ...names] : names);
  const [code, name] = [column(options.codeKey, codeColumns), column(options.nameKey, nameColumns)];
  const parent = options.parentKey ? columnOf(head, [options.parentKey]) : -1;
  const faults: Fault[] = [];
  const add = (...given: Parameters<typeof fault>) => {
    if (faults.length < mostFaults) faults.push(fault(...given));
  };
  if (name < 0) add('column-missing', { field: 'name' }, { examples: nameColumns.slice(0, 4).join(', ') });
  if (code < 0) add('column-missing', { field: 'code' }, { examples: codeColumns.slice(0, 4).join(', ') });
  if (faults.length > 0) return { ok: false, faults };
  const seen = new Map<string, number>();
  const areas = rows.map(({ line, cells }): ImportedArea => {
    const [key, said] = [(cells[code] ?? '').trim(), (cells[name] ?? '').trim().slice(0, 200)];
    const first = seen.get(key);
    if (!key) add('field-required', { row: line, field: head[code] ?? null });
    else if (first !== undefined) add('duplicate', { row: line, field: head[code] ?? null }, { what: key, first });
    else seen.set(key, line);
    if (!said) add('field-required', { row: line, field: head[name] ?? null });
    const within = parent < 0 ? '' : (cells[parent] ?? '').trim();
    return { code: key.slice(0, 200), name: said, geometry: null, ...(within ? { parent: within } : {}) };
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: areas };
}

/** The areas of a map, and those of the list that the map lacks. */
export function withListed(
  drawn: readonly ImportedArea[],
  listed: readonly ImportedArea[],
): { readonly areas: readonly ImportedArea[]; readonly notes: readonly Note[] } {
  const bare = (code: string | null) => (code ?? '').replace(/^0+/, '');
  const codes = new Set(drawn.map(({ code }) => bare(code)));
  const more = listed.filter(({ code }) => !codes.has(bare(code)));
  const inList = new Set(listed.map(({ code }) => bare(code)));
  const unlisted = drawn.filter(({ code }) => !inList.has(bare(code)));
  return {
    areas: [...drawn, ...more],
    notes: [
      ...(more.length > 0 ? [{ key: 'from-list', vars: { count: more.length } }] : []),
      ...(unlisted.length > 0 ? [{ key: 'not-listed', vars: { count: unlisted.length, names: named(unlisted) } }] : []),
    ],
  };
}

/** Areas without a polygon are kept, and said. */
export function withoutShape(areas: readonly ImportedArea[]): Note[] {
  const bare = areas.filter(({ geometry }) => geometry === null);
  return bare.length > 0 ? [{ key: 'no-shape', vars: { count: bare.length, names: named(bare) } }] : [];
}

function named(areas: readonly ImportedArea[], most = 5): string {
  const words = areas.slice(0, most).map(({ code, name }) => (code ? `${name} (${code})` : name));
  return areas.length > most ? `${words.join(', ')} …` : words.join(', ');
}
