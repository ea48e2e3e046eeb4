/**
 * The solver HiGHS asked the same questions as our own methods, in other words: ranges of hidden cells as plain linear
 * programs over the cells themselves, and the pattern with the least loss as an exact mixed-integer program.
 */

import loadHighs from 'highs';
import type { Range } from '#analysis/disclosure-attack.ts';
import type { Protection } from '#analysis/disclosure-rules.ts';
import type { DisclosureTable } from '#analysis/disclosure-table.ts';

const highs = await loadHighs();

type Equation = { readonly whole: number; readonly parts: readonly number[] };

/** Every sum of the table: a member over its atoms, for each combination of the other members. */
function equations(table: DisclosureTable): Equation[] {
  const found: Equation[] = [];
  table.dimensions.forEach(({ atoms, within, ids, stride }) => {
    for (let whole = 0; whole < table.size; whole++) {
      const member = Math.floor(whole / stride) % ids.length;
      if ((within[member]?.length ?? 0) > 0) continue;
      found.push({ whole, parts: Array.from(atoms[member] ?? [], (atom) => whole + (atom - member) * stride) });
    }
  });
  return found;
}

const signed = (terms: readonly string[]) => terms.join(' ').replace(/^\+ /, '') || '0 zero';

/** The range of each of the given unknown cells, from all published cells, sums and x ≥ 0. */
export function rangesBySolver(
  table: DisclosureTable,
  hidden: ReadonlySet<number>,
  asked: Iterable<number>,
): Map<number, Range> {
  const unknown = (cell: number) => hidden.has(cell) || ['inner', 'hidden'].includes(table.standing[cell] ?? '');
  const value = (cell: number) => table.value[cell] ?? 0;
  const used = new Set<number>();
  const rows = equations(table).flatMap(({ whole, parts }) => {
    const cells = [whole, ...parts];
    const open = cells.filter(unknown);
    if (open.length === 0) return [];
    for (const cell of open) used.add(cell);
    const weight = (cell: number) => (cell === whole ? 1 : -1);
    const gap = cells.reduce((sum, cell) => sum + weight(cell) * value(cell), 0);
    const known = cells.reduce((sum, cell) => sum + (unknown(cell) ? 0 : weight(cell) * value(cell)), 0);
    return [`${signed(open.map((cell) => `${cell === whole ? '+' : '-'} x${cell}`))} = ${gap - known}`];
  });
  const ranges = new Map<number, Range>();
  const places = [...used];
  const text = [
    'Minimize',
    ` obj: ${signed(places.map((cell) => `+ 0 x${cell}`))}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'End',
  ].join('\n');
  highs.withModel({ format: 'lp', data: text }, (model) => {
    model.options.set({ output_flag: false });
    for (const cell of asked) {
      if (!unknown(cell)) {
        ranges.set(cell, { low: value(cell), high: value(cell) });
        continue;
      }
      if (!used.has(cell)) {
        ranges.set(cell, { low: 0, high: Number.POSITIVE_INFINITY });
        continue;
      }
      const column = model.getColByName(`x${cell}`);
      const far = (sign: 1 | -1) => {
        model.changeColCost(column, -sign);
        model.run();
        const status = model.getModelStatus();
        const { optimal, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
        if (status !== optimal && status !== unbounded && status !== unboundedOrInfeasible)
          throw new Error(`status ${status}`);
        // The true table is feasible, so there is always a solution.
        const reached = status === optimal ? -model.getObjectiveValue() : Number.POSITIVE_INFINITY;
        model.changeColCost(column, 0);
        return reached;
      };
      ranges.set(cell, { low: -far(-1), high: far(1) });
    }
  });
  return ranges;
}

/**
 * The least loss of any pattern that protects every sensitive cell: min Σ cost·y, for each sensitive cell one table above
 * and one below that differ from the true one in hidden cells only (Fischetti & Salazar 2001).
 */
export function leastLoss(
  table: DisclosureTable,
  wanted: ReadonlyMap<number, Protection>,
  cost: (cell: number) => number,
  seconds = 60,
): { readonly loss: number; readonly proven: boolean } {
  const cells = Array.from({ length: table.size }, (_, cell) => cell);
  const free = (cell: number) => wanted.has(cell) || ['inner', 'hidden'].includes(table.standing[cell] ?? '');
  const movable = cells.filter((cell) => table.standing[cell] !== 'published');
  const choosable = movable.filter((cell) => !free(cell));
  const rows: string[] = [];
  const bounds: string[] = [];
  const sums = equations(table);
  for (const [cell, { width, lower, upper }] of wanted) {
    const most = 4 * Math.max(width, upper, lower);
    for (const side of ['u', 'd'] as const) {
      const name = (other: number) => `${side}${cell}_${other}`;
      for (const other of movable) {
        const least = Math.min(most, table.value[other] ?? 0);
        bounds.push(` ${-least} <= ${name(other)} <= ${most}`);
        if (free(other)) continue;
        rows.push(`${name(other)} + ${least} y${other} >= 0`, `${name(other)} - ${most} y${other} <= 0`);
      }
      for (const { whole, parts } of sums) {
        const open = [whole, ...parts].filter((other) => table.standing[other] !== 'published');
        if (open.length > 0)
          rows.push(`${signed(open.map((each) => `${each === whole ? '+' : '-'} ${name(each)}`))} = 0`);
      }
    }
    rows.push(`u${cell}_${cell} - d${cell}_${cell} >= ${width}`);
    rows.push(`u${cell}_${cell} >= ${upper}`, `d${cell}_${cell} <= ${-lower}`);
  }
  const text = [
    'Minimize',
    ` obj: ${signed(choosable.map((cell) => `+ ${cost(cell)} y${cell}`))}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row}`),
    'Bounds',
    ...bounds,
    'Binaries',
    ` ${choosable.map((cell) => `y${cell}`).join(' ')}`,
    'End',
  ].join('\n');
  const found = highs.solve(text, { output_flag: false, time_limit: seconds });
  return { loss: found.ObjectiveValue, proven: found.Status === 'Optimal' };
}
