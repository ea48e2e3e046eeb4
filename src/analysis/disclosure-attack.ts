/** What somebody can find out who has everything that is published: the narrowest range of every cell that is not. */

import type { Protection } from './disclosure-rules.ts';
import type { Proof } from './disclosure-shift.ts';
import { coordinate, type DisclosureTable } from './disclosure-table.ts';
import { type ShiftRow, ShiftSimplex } from './linear-program.ts';

export type Range = { readonly low: number; readonly high: number };

/** Cells that hang together by sums: the only ones that tell of each other. */
export type Component = { readonly cells: readonly number[]; readonly rows: readonly ShiftRow[] };

/**
 * The unknown cells of a table in groups that share no sum, each with its equations over shifts: every sum keeps its
 * difference to its parts, what is published does not move.
 *
 * @param hidden places of the cells that are not published beside the inner ones
 * @param from only the groups of these cells; all if left out
 * @returns groups; `columns` of a row count within `cells` of its group
 * @source Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.3.2: table relations
 * @example components(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'all', parts: ['a', 'b'] }, { id: 'a' }, { id: 'b' }] }], cells: [{ at: ['all'], value: 9 }, { at: ['a'], value: 2 }, { at: ['b'], value: 7 }] }).table, new Set([0, 2])) // → [{ cells: [0, 2], rows: [{ columns: [0, 1], weights: [-1, -1] }] }]
 */
export function components(table: DisclosureTable, hidden: ReadonlySet<number>, from?: Iterable<number>): Component[] {
  const unknown = (index: number) =>
    hidden.has(index) || table.standing[index] === 'inner' || table.standing[index] === 'hidden';
  const starts = from ?? Array.from({ length: table.size }, (_, index) => index);
  const seen = new Set<number>();
  const found: Component[] = [];
  for (const start of starts) {
    if (seen.has(start) || !unknown(start)) continue;
    const component = around(table, unknown, start, Number.POSITIVE_INFINITY);
    for (const cell of component?.cells ?? []) seen.add(cell);
    if (component) found.push(component);
  }
  return found;
}

/** The group of one cell, unless it is larger than wanted. */
function around(
  table: DisclosureTable,
  unknown: (cell: number) => boolean,
  start: number,
  most: number,
): Component | undefined {
  const cells = new Map([[start, 0]]);
  const rows = new Map<number, { known: number[]; whole: number }>();
  const open = [start];
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    for (const [key, whole, parts] of sumsOf(table, cell)) {
      if (rows.has(key)) continue;
      const known = [whole, ...parts()].filter(unknown);
      rows.set(key, { known, whole });
      for (const next of known) {
        if (cells.has(next)) continue;
        if (cells.size >= most) return undefined;
        cells.set(next, cells.size);
        open.push(next);
      }
    }
  }
  return {
    cells: [...cells.keys()],
    rows: [...rows.values()].map(({ known, whole }) => ({
      columns: known.map((each) => cells.get(each) ?? 0),
      weights: known.map((each) => (each === whole ? 1 : -1)),
    })),
  };
}

/** The sums a cell is part or whole of: a key, the whole, its atoms. */
function* sumsOf(table: DisclosureTable, cell: number): Generator<[key: number, whole: number, parts: () => number[]]> {
  for (let d = 0; d < table.dimensions.length; d++) {
    const { atoms, within, stride } = table.dimensions[d] as DisclosureTable['dimensions'][number];
    const own = coordinate(table, cell, d);
    const isAtom = (within[own]?.length ?? 0) > 0;
    for (const member of isAtom ? (within[own] ?? []) : [own]) {
      if (isAtom && member === own) continue;
      const whole = cell + (member - own) * stride;
      const parts = () => Array.from(atoms[member] ?? [], (atom) => cell + (atom - own) * stride);
      yield [d * table.size + whole, whole, parts];
    }
  }
}

/** One group of unknown cells under attack. Every answer is a possible table and tells something of all cells at once. */
class Attack {
  readonly #simplex: ShiftSimplex;
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #values: Float64Array;

  constructor(table: DisclosureTable, { cells, rows }: Component) {
    this.#values = Float64Array.from(cells, (cell) => table.value[cell] ?? 0);
    this.#least = new Float64Array(cells.length);
    this.#most = new Float64Array(cells.length);
    const lower = this.#values.map((value) => -value);
    this.#simplex = new ShiftSimplex({ lower, upper: cells.map(() => Number.POSITIVE_INFINITY), rows });
  }

  range(column: number): Range {
    const value = this.#values[column] ?? 0;
    return { low: value + this.#far(column, -1), high: value + this.#far(column, 1) };
  }

  /** Whether the range is as wide as it must be; asks no further than needed. */
  holds(column: number, { width, lower, upper }: Protection): boolean {
    const enough = () => {
      const [least, most] = [-(this.#least[column] ?? 0) + 1e-6, (this.#most[column] ?? 0) + 1e-6];
      return most >= upper && least >= lower && most + least >= width;
    };
    if (enough()) return true;
    this.#far(column, 1);
    if (enough()) return true;
    this.#far(column, -1);
    return enough();
  }

  #far(column: number, sign: 1 | -1): number {
    const found = this.#simplex.maximise([[column, sign]]);
    if (!found.ok) {
      if (found.reason === 'unbounded') this.#most[column] = Number.POSITIVE_INFINITY;
      // A range that could not be determined counts as known: better one cell too many hidden than one too few.
      return found.reason === 'unbounded' ? Number.POSITIVE_INFINITY : 0;
    }
    found.shift.forEach((shift, j) => {
      if (shift < (this.#least[j] ?? 0)) this.#least[j] = shift;
      if (shift > (this.#most[j] ?? 0)) this.#most[j] = shift;
    });
    return sign * found.value;
  }
}

/**
 * The narrowest range that can be computed for every unknown cell from all that is published: min and max of the cell over
 * all tables with the same published cells, the same sums and no negative cell (linear program over real numbers; somebody
 * who also uses that counts are whole can in rare cases narrow it further in tables of three and more dimensions).
 *
 * @param table with all margins, divisions, periods; cells that earlier versions published have the standing `published`
 * @param hidden places of the cells that are hidden now
 * @returns ranges by place, in the unit of the cell; the high end may be infinite; for up to a few thousand unknown cells
 *   that hang together
 * @source Fischetti & Salazar, Management Science 47 (2001): attacker's problems
 * @example
 * attack(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'all', parts: ['a', 'b', 'c'] }, { id: 'a' }, { id: 'b' }, { id: 'c' }] }], cells: [{ at: ['all'], value: 12 }, { at: ['a'], value: 2 }, { at: ['b'], value: 7 }, { at: ['c'], value: 3 }] }).table, new Set([0, 3])).get(0) // → { low: 0, high: 5 }
 */
export function attack(table: DisclosureTable, hidden: ReadonlySet<number>): Map<number, Range> {
  const ranges = new Map<number, Range>();
  for (const component of components(table, hidden)) {
    const under = new Attack(table, component);
    component.cells.forEach((cell, column) => {
      const { low, high } = under.range(column);
      ranges.set(cell, { low: clean(low), high: clean(high) });
    });
  }
  return ranges;
}

/** Whole numbers come out whole. */
function clean(value: number): number {
  const near = Math.round(value);
  return Math.abs(value - near) < 1e-7 ? near + 0 : value;
}

/**
 * The cells whose range is narrower than it must be, as an attacker finds it; the same question as `attack`, asked no
 * further than needed.
 *
 * @param wanted what must be kept, by place of the cell
 * @returns places in ascending order; a wanted cell that is published is narrow
 * @source as `attack`
 * @example
 * exposures(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'all', parts: ['a', 'b'] }, { id: 'a' }, { id: 'b' }] }], cells: [{ at: ['all'], value: 2 }, { at: ['a'], value: 1 }, { at: ['b'], value: 1 }] }).table, new Set([0, 2]), new Map([[0, { width: 3, lower: 0, upper: 0 }]])) // → [0]
 */
export function exposures(
  table: DisclosureTable,
  hidden: ReadonlySet<number>,
  wanted: ReadonlyMap<number, Protection>,
): number[] {
  const narrow: number[] = [];
  const seen = new Set<number>();
  for (const component of components(table, hidden, wanted.keys())) {
    const under = new Attack(table, component);
    component.cells.forEach((cell, column) => {
      const protection = wanted.get(cell);
      seen.add(cell);
      if (protection && !under.holds(column, protection)) narrow.push(cell);
    });
  }
  for (const [cell, { width, lower, upper }] of wanted) {
    if (!seen.has(cell) && Math.max(width, lower, upper) > 0) narrow.push(cell);
  }
  return narrow.sort((a, b) => a - b);
}

/**
 * Two other possible tables that show the range of a cell to be as wide as it must be, if there are any: those that move
 * as little as possible of what has a price.
 *
 * @param price of moving a cell by one unit: 0 for what is unknown anyhow, infinite for what must stay
 * @param most cells that may hang together; more are not asked
 * @returns shifts by place of the cell, possibly fractional; undefined where the range is narrower or the group larger
 * @source Kelly, Golden & Assad, Networks 22 (1992); Fischetti & Salazar (2001): linear relaxation of one cell's protection
 * @example
 * proofWithin(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'all', parts: ['a', 'b'] }, { id: 'a' }, { id: 'b' }] }], cells: [{ at: ['all'], value: 9 }, { at: ['a'], value: 2 }, { at: ['b'], value: 7 }] }).table, (cell) => (cell === 1 ? 5 : 0), 0, { width: 3, lower: 0, upper: 0 }, 100).up // → new Map([[0, 3], [2, -3]])
 */
export function proofWithin(
  table: DisclosureTable,
  price: (cell: number) => number,
  cell: number,
  need: Protection,
  most: number,
): Proof | undefined {
  const component = around(table, (each) => each === cell || price(each) < Number.POSITIVE_INFINITY, cell, most);
  if (!component) return undefined;
  const { cells, rows } = component;
  // What has a price is moved up by one variable and down by another, so that both can be charged.
  const down = new Map<number, number>();
  cells.forEach((each, column) => {
    if (column > 0 && price(each) > 0) down.set(column, cells.length + down.size);
  });
  const value = (column: number) => table.value[cells[column] ?? 0] ?? 0;
  const bound = Math.max(need.width, need.upper);
  const simplex = new ShiftSimplex({
    lower: [...cells.map((_, column) => (down.has(column) ? 0 : -value(column))), ...[...down.keys()].map(() => 0)],
    upper: [
      ...cells.map((_, column) => (column === 0 ? bound : Number.POSITIVE_INFINITY)),
      ...[...down.keys()].map(value),
    ],
    rows: rows.map(({ columns, weights }) => {
      const falling = columns.flatMap((column, i) =>
        down.has(column) ? [[down.get(column) ?? 0, -(weights[i] ?? 0)]] : [],
      );
      return {
        columns: [...columns, ...falling.map(([column = 0]) => column)],
        weights: [...weights, ...falling.map(([, weight = 0]) => weight)],
      };
    }),
  });
  const prices = [...down.keys()].map((column) => price(cells[column] ?? 0));
  const reward = 1 + 1000 * prices.reduce((largest, each) => Math.max(largest, each), 0);
  const charges = [...down].flatMap(([rising, falling], i) => {
    const charge = -(prices[i] ?? 0);
    return [[rising, charge] as const, [falling, charge] as const];
  });
  const far = (sign: 1 | -1): Map<number, number> | undefined => {
    const found = simplex.maximise([[0, sign * reward], ...charges]);
    if (!found.ok) return undefined;
    return new Map(
      cells.flatMap((each, column) => {
        const fall = down.get(column);
        const shift = clean((found.shift[column] ?? 0) - (fall === undefined ? 0 : (found.shift[fall] ?? 0)));
        return shift === 0 ? [] : [[each, shift] as const];
      }),
    );
  };
  const up = far(1);
  const above = up?.get(cell) ?? 0;
  const fallen = above >= need.width && need.lower === 0 ? new Map<number, number>() : far(-1);
  const below = -(fallen?.get(cell) ?? 0);
  if (!up || !fallen || above < need.upper || below < need.lower || above + below < need.width) return undefined;
  return { up, down: fallen };
}
