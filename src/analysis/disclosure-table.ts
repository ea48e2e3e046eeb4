/**
 * A table as those see it who want to know what it hides: members of every dimension as sets of atoms, so that a hierarchy
 * of any depth, several divisions of the same ground and overlapping periods are one thing; cells for every combination.
 */

/** A member without parts is an atom. Parts may be members of any other division of the same atoms. */
export type Member = { readonly id: string; readonly parts?: readonly string[] };
export type Dimension = { readonly name: string; readonly members: readonly Member[] };

/**
 * `open` will be published and may be hidden; `published` is out already or known to everybody and stays; `hidden` is
 * hidden already; `inner` is never published, but must not be derivable either (blocks below two divisions).
 */
export type Standing = 'open' | 'published' | 'hidden' | 'inner';

export type TableCell = {
  /** One member per dimension, in their order. */
  readonly at: readonly string[];
  /** Cases or a magnitude, at least 0. */
  readonly value: number;
  readonly standing?: Standing;
  /** How many contribute; with counts it is the count itself. */
  readonly contributors?: number;
  /** The largest contributions, in the unit of the value. */
  readonly largest?: readonly number[];
  /** Sensitive whatever the rule says: the distance that must be kept above the value. */
  readonly distance?: number;
};

export type TableInput = {
  readonly kind: 'counts' | 'magnitudes';
  readonly dimensions: readonly Dimension[];
  readonly cells: readonly TableCell[];
  /** What an atom without a cell means: an error, or a zero everybody knows. */
  readonly absent?: 'refused' | 'zero';
};

export type TableDimension = {
  readonly name: string;
  readonly ids: readonly string[];
  /** Atoms of each member; the member itself for an atom. */
  readonly atoms: readonly Int32Array[];
  /** Members that contain an atom, itself included; empty for what is no atom. */
  readonly within: readonly Int32Array[];
  /** Members that nobody named: differences between divisions. */
  readonly derived: ReadonlySet<number>;
  readonly stride: number;
};

export type DisclosureTable = {
  readonly kind: 'counts' | 'magnitudes';
  readonly dimensions: readonly TableDimension[];
  readonly size: number;
  readonly value: Float64Array;
  readonly standing: readonly Standing[];
  /** Whether the combination stands in the table; the others are sums nobody publishes. */
  readonly given: Uint8Array;
  readonly cells: ReadonlyMap<number, TableCell>;
  /** Sums that stand in the table and do not match their parts: the difference, in the unit of the value. */
  readonly gaps: readonly { readonly at: readonly string[]; readonly stated: number; readonly sum: number }[];
};

type FaultKind =
  | 'unknown-member'
  | 'double-member'
  | 'cyclic-parts'
  | 'double-cell'
  | 'not-a-count'
  | 'negative'
  | 'missing-cell'
  | 'too-large';
export type TableFault = { readonly kind: FaultKind; readonly at: readonly string[] };

export type TableResult =
  | { readonly ok: true; readonly table: DisclosureTable }
  | { readonly ok: false; readonly faults: readonly TableFault[] };

const mostCells = 3_000_000;
const mostFaults = 50;

/**
 * Ties cells to a table: what is the sum of what. Where divisions cut across each other, the differences between their
 * members (a district less the postcode area inside it) are added as inner cells, because they can be computed.
 *
 * @param input dimensions with their members, one cell per combination; values in cases or any other unit, at least 0
 * @returns the table, or all that is wrong with the input (the first 50); sums that do not match are no fault but stand in `gaps`
 * @source Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.1.4: hierarchical and linked tables
 * @example
 * tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'city', parts: ['a', 'b'] }, { id: 'a' }, { id: 'b' }] }], cells: [{ at: ['city'], value: 9 }, { at: ['a'], value: 2 }, { at: ['b'], value: 6 }] }).table.gaps // → [{ at: ['city'], stated: 9, sum: 8 }]
 * @example
 * tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'a' }] }], cells: [{ at: ['a'], value: 1.5 }] }) // → { ok: false, faults: [{ kind: 'not-a-count', at: ['a'] }] }
 */
export function tableOf(input: TableInput): TableResult {
  const faults: TableFault[] = [];
  const made = dimensionsOf(input.dimensions, faults);
  const size = made.reduce((product, each) => product * each.ids.length, 1);
  if (size > mostCells) faults.push({ kind: 'too-large', at: [String(size)] });
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };

  const value = new Float64Array(size).fill(Number.NaN);
  const given = new Uint8Array(size);
  const standing: Standing[] = new Array(size).fill('inner');
  const cells = new Map<number, TableCell>();
  const places = made.map(({ ids }) => new Map(ids.map((id, i) => [id, i])));
  for (const cell of input.cells) {
    let index = 0;
    made.forEach(({ stride }, d) => {
      index += stride * (places[d]?.get(cell.at[d] ?? '') ?? Number.NaN);
    });
    const fault = faultOf(input.kind, cell, index, made.length, cells);
    if (fault) faults.push({ kind: fault, at: cell.at });
    else {
      cells.set(index, cell);
      value[index] = cell.value;
      given[index] = 1;
      standing[index] = cell.standing ?? 'open';
    }
  }
  const table = { kind: input.kind, dimensions: made, size, value, standing, given, cells };
  const gaps = faults.length === 0 ? fillSums(table, input.absent ?? 'refused', faults) : [];
  return faults.length > 0
    ? { ok: false, faults: faults.slice(0, mostFaults) }
    : { ok: true, table: { ...table, gaps } };
}

function faultOf(
  kind: TableInput['kind'],
  cell: TableCell,
  index: number,
  dimensions: number,
  cells: ReadonlyMap<number, TableCell>,
): TableFault['kind'] | undefined {
  if (Number.isNaN(index) || cell.at.length !== dimensions) return 'unknown-member';
  if (cells.has(index)) return 'double-cell';
  if (cell.value < 0) return 'negative';
  if (!Number.isFinite(cell.value) || (kind === 'counts' && !Number.isInteger(cell.value))) return 'not-a-count';
  return undefined;
}

/** Members in the order of their names, so that the order of the input decides nothing. */
function dimensionsOf(given: readonly Dimension[], faults: TableFault[]): TableDimension[] {
  const made: TableDimension[] = [];
  let stride = 1;
  for (const { name, members } of given) {
    const parts = new Map<string, readonly string[]>();
    for (const { id, parts: own } of members) {
      if (parts.has(id)) faults.push({ kind: 'double-member', at: [name, id] });
      parts.set(id, own ?? []);
    }
    const sets = new Map<string, ReadonlySet<string>>();
    const below = new Map<string, Set<string>>();
    for (const id of parts.keys()) atomsOf(name, id, parts, sets, below, [], faults);
    const rests = differences(sets, below);
    for (const [id, atoms] of rests) sets.set(id, atoms);
    const ids = [...sets.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const place = new Map(ids.map((id, i) => [id, i]));
    const atoms = ids.map((id) =>
      Int32Array.from([...(sets.get(id) ?? [])].map((each) => place.get(each) ?? 0)).sort(),
    );
    const within: number[][] = ids.map(() => []);
    atoms.forEach((each, m) => {
      for (const k of each) within[k]?.push(m);
    });
    const derived = new Set([...rests.keys()].map((id) => place.get(id) ?? 0));
    made.push({ name, ids, atoms, within: within.map((each) => Int32Array.from(each)), derived, stride });
    stride *= ids.length;
  }
  return made;
}

function atomsOf(
  name: string,
  id: string,
  parts: ReadonlyMap<string, readonly string[]>,
  sets: Map<string, ReadonlySet<string>>,
  below: Map<string, Set<string>>,
  path: readonly string[],
  faults: TableFault[],
): ReadonlySet<string> {
  const found = sets.get(id);
  if (found) return found;
  const own = parts.get(id);
  if (own === undefined || path.includes(id)) {
    faults.push({ kind: own === undefined ? 'unknown-member' : 'cyclic-parts', at: [name, id] });
    return new Set();
  }
  const atoms = new Set<string>(own.length === 0 ? [id] : []);
  const lower = new Set<string>();
  for (const part of own) {
    for (const atom of atomsOf(name, part, parts, sets, below, [...path, id], faults)) atoms.add(atom);
    lower.add(part);
    for (const each of below.get(part) ?? []) lower.add(each);
  }
  sets.set(id, atoms);
  below.set(id, lower);
  return atoms;
}

/** What is left of a member when members of another division that lie inside it are taken away. */
function differences(
  sets: ReadonlyMap<string, ReadonlySet<string>>,
  below: ReadonlyMap<string, ReadonlySet<string>>,
): Map<string, ReadonlySet<string>> {
  const signature = (atoms: ReadonlySet<string>) => [...atoms].sort().join('\u0000');
  const known = new Set([...sets.values()].map(signature));
  const made = new Map<string, ReadonlySet<string>>();
  const larger = [...sets].filter(([, atoms]) => atoms.size > 1);
  for (const [whole, atoms] of larger) {
    const foreign = larger.filter(
      ([id, inside]) =>
        id !== whole &&
        !below.get(whole)?.has(id) &&
        inside.size < atoms.size &&
        [...inside].every((atom) => atoms.has(atom)),
    );
    const less = (taken: ReadonlySet<string>) => new Set([...atoms].filter((atom) => !taken.has(atom)));
    const rests = foreign.map(([id, inside]) => [`${whole} − ${id}`, less(inside)] as const);
    if (foreign.length > 1) {
      rests.push([`${whole} − …`, less(new Set(foreign.flatMap(([, inside]) => [...inside])))]);
    }
    for (const [id, rest] of rests) {
      if (rest.size === 0 || known.has(signature(rest))) continue;
      known.add(signature(rest));
      made.set(id, rest);
    }
  }
  return made;
}

/** Values of the combinations that do not stand in the table, and differences of those that do. */
function fillSums(
  table: Omit<DisclosureTable, 'gaps'>,
  absent: 'refused' | 'zero',
  faults: TableFault[],
): DisclosureTable['gaps'] {
  const gaps: { at: string[]; stated: number; sum: number }[] = [];
  const { dimensions, value, given } = table;
  const standing = table.standing as Standing[];
  const below = (index: number) =>
    dimensions.reduce<number[]>(
      (cells, { atoms, stride }, d) => {
        const own = coordinate(table, index, d);
        return cells.flatMap((each) => Array.from(atoms[own] ?? [], (atom) => each + (atom - own) * stride));
      },
      [index],
    );
  const isAtom = (index: number) => dimensions.every(({ atoms }, d) => atomic(atoms, coordinate(table, index, d)));
  for (let index = 0; index < table.size; index++) {
    if (given[index] || !isAtom(index)) continue;
    if (absent === 'refused') faults.push({ kind: 'missing-cell', at: placeOf(table, index) });
    if (faults.length >= mostFaults) return [];
    value[index] = 0;
    standing[index] = 'published';
  }
  for (let index = 0; index < table.size; index++) {
    if (isAtom(index)) continue;
    const sum = below(index).reduce((total, each) => total + (value[each] ?? 0), 0);
    const stated = value[index] ?? 0;
    if (!given[index]) value[index] = sum;
    else if (Math.abs(stated - sum) > 1e-9 * Math.max(1, sum)) gaps.push({ at: placeOf(table, index), stated, sum });
  }
  return gaps;
}

function atomic(atoms: readonly Int32Array[], member: number): boolean {
  return atoms[member]?.length === 1 && atoms[member][0] === member;
}

/**
 * Which member of a dimension a cell belongs to.
 *
 * @param index place of the cell in the table, from 0
 * @param dimension from 0
 * @returns number of the member in the order of the names
 * @source mixed-radix numbering of the combinations
 * @example coordinate({ dimensions: [{ stride: 1, ids: ['a', 'b'] }, { stride: 2, ids: ['x', 'y', 'z'] }] }, 5, 1) // → 2
 */
export function coordinate(table: Pick<DisclosureTable, 'dimensions'>, index: number, dimension: number): number {
  const { stride = 1, ids = [] } = table.dimensions[dimension] ?? {};
  return Math.floor(index / stride) % ids.length;
}

/**
 * The members a cell belongs to, by name.
 *
 * @param index place of the cell in the table, from 0
 * @returns one name per dimension
 * @source as `coordinate`
 * @example placeOf({ dimensions: [{ stride: 1, ids: ['a', 'b'] }, { stride: 2, ids: ['x', 'y', 'z'] }] }, 5) // → ['b', 'z']
 */
export function placeOf(table: Pick<DisclosureTable, 'dimensions'>, index: number): string[] {
  return table.dimensions.map(({ ids }, d) => ids[coordinate(table, index, d)] ?? '');
}
