/**
 * Possible other tables: how cells can be moved so that every sum stays what it is. In each dimension something moves from
 * one atom to another (or comes from nowhere, if the totals are hidden with it); the product over the dimensions moves the
 * corners of a box, and all sums above them that do not cancel out. Found by trying, cheapest first.
 */

import type { Protection } from './disclosure-rules.ts';
import { coordinate, type DisclosureTable } from './disclosure-table.ts';

/** By how much each cell of another possible table differs from the true one. */
export type Shift = ReadonlyMap<number, number>;
/** Two other possible tables that show how wide the range of a cell is at least. */
export type Proof = { readonly up: Shift; readonly down: Shift };

/** Moves within one dimension from the place of one member: how far the other members lie from it, and the signs. */
type Moves = { readonly starts: number[]; readonly steps: number[]; readonly signs: number[] };
type Box = { readonly cells: number[]; readonly signs: number[]; readonly price: number };

const none = Number.POSITIVE_INFINITY;
/** Kept per dimension: as many moves as can be combined with those of the others. */
const breadths = [400, 60, 24, 9, 5, 4];
/** The same in large tables, where there are many ways and little time. */
const fewBreadths = [400, 20, 14, 7, 4, 3];
const largeFrom = 3000;
const mostMoves = 600;
const mostBoxes = 24;

export class ShiftSearch {
  readonly #table: DisclosureTable;
  readonly #moves: (Moves | undefined)[][];
  /** What it costs to move a cell: 0 if it is unknown anyhow, infinite if it must stay. */
  readonly price: Float64Array;

  constructor(table: DisclosureTable, price: Float64Array) {
    this.#table = table;
    this.#moves = table.dimensions.map(({ ids }) => new Array(ids.length));
    this.price = price;
  }

  /**
   * The cheapest boxes around a cell that keep its range as wide as it must be.
   *
   * @param start shifts already proven, to go on from
   */
  protect(cell: number, need: Protection, start?: Proof): Proof | undefined {
    const up = new Map(start?.up);
    const down = new Map(start?.down);
    const paid = new Map<number, number>();
    const pay = (other: number) => {
      if (paid.has(other)) return;
      paid.set(other, this.price[other] ?? none);
      this.price[other] = 0;
    };
    let proof: Proof | undefined;
    for (let count = 0; count < mostBoxes; count++) {
      const rest = remaining(cell, need, up, down);
      if (rest.any + rest.up + rest.down <= 1e-9) {
        proof = { up, down };
        break;
      }
      const box = this.#cheapest(cell, rest, up, down);
      if (!box) break;
      const { rise, fall } = gainOf(this.#room(box, up, 1), this.#room(box, down, -1), rest);
      box.cells.forEach((other, i) => {
        pay(other);
        const sign = box.signs[i] ?? 0;
        if (rise > 0) up.set(other, (up.get(other) ?? 0) + sign * rise);
        if (fall > 0) down.set(other, (down.get(other) ?? 0) - sign * fall);
      });
    }
    for (const [other, price] of paid) this.price[other] = price;
    return proof;
  }

  /** Cells around a cell: some atoms of every dimension with all that contains them, in all combinations. */
  near(cell: number, most: number): number[] {
    const { dimensions } = this.#table;
    let room = most;
    const order = dimensions.map((_, d) => d).sort((a, b) => idsOf(dimensions, a) - idsOf(dimensions, b));
    let cells = [cell];
    order.forEach((d, i) => {
      const { atoms, within, stride, ids } = dimensions[d] as DisclosureTable['dimensions'][number];
      const own = coordinate(this.#table, cell, d);
      const limit = Math.max(2, Math.floor(room ** (1 / (order.length - i))));
      const inside = spread(atoms[own] ?? new Int32Array(), Math.ceil(limit / 2));
      const others = ids.flatMap((_, m) => ((within[m]?.length ?? 0) > 0 && !inside.includes(m) ? [m] : []));
      const family = new Set(within[inside[0] ?? 0]);
      const related = (m: number) => within[m]?.reduce((count, each) => count + (family.has(each) ? 1 : 0), 0) ?? 0;
      others.sort((a, b) => related(b) - related(a) || a - b);
      const chosen = new Set([own]);
      for (const atom of [...inside, ...others]) {
        if (chosen.size >= limit) break;
        for (const m of within[atom] ?? []) chosen.add(m);
      }
      room = Math.max(1, room / chosen.size);
      cells = cells.flatMap((each) => [...chosen].map((m) => each + (m - own) * stride));
    });
    return cells;
  }

  /** How far a box can be moved until one of its cells would be negative. */
  #room({ cells, signs }: Pick<Box, 'cells' | 'signs'>, shift: Shift, direction: 1 | -1): number {
    let room = none;
    for (let i = 0; i < cells.length; i++) {
      if ((signs[i] ?? 0) * direction > 0) continue;
      const cell = cells[i] ?? 0;
      const value = (this.#table.value[cell] ?? 0) + (shift.size > 0 ? (shift.get(cell) ?? 0) : 0);
      if (value < room) room = value;
    }
    return room;
  }

  #cheapest(cell: number, rest: Rest, up: Shift, down: Shift): Box | undefined {
    const depth = this.#table.dimensions.length;
    const kept = this.#table.size > largeFrom ? fewBreadths : breadths;
    const breadth = kept[Math.min(depth, kept.length) - 1] ?? 3;
    const choices = this.#table.dimensions.map((_, d) => this.#bestMoves(cell, d, rest, up, down, breadth));
    const wanted = rest.up + rest.down + rest.any;
    let best: Box | undefined;
    let partial: Box | undefined;
    let partialRank = none;
    const widen = (d: number, cells: readonly number[], signs: readonly number[]) => {
      for (const move of choices[d] ?? []) {
        const box = this.#product(cells, signs, move.steps, move.signs, best?.price ?? none);
        if (!box) continue;
        if (d + 1 < depth) {
          widen(d + 1, box.cells, box.signs);
          continue;
        }
        const { gain } = gainOf(this.#room(box, up, 1), this.#room(box, down, -1), rest);
        if (gain >= wanted - 1e-9) best = box;
        else if (gain > 0 && (box.price + 0.01) / gain < partialRank) {
          partial = box;
          partialRank = (box.price + 0.01) / gain;
        }
      }
    };
    widen(0, [cell], [1]);
    if (!best || !partial) return best ?? partial;
    return best.price <= partial.price * 2 ? best : partial;
  }

  /** Each cell so far, moved by each step; undefined if that costs as much as what is known already. */
  #product(
    cells: readonly number[],
    signs: readonly number[],
    steps: readonly number[],
    stepSigns: readonly number[],
    limit: number,
  ): Box | undefined {
    const made: number[] = [];
    const madeSigns: number[] = [];
    let price = 0;
    for (let i = 0; i < cells.length; i++) {
      for (let j = 0; j < steps.length; j++) {
        const cell = (cells[i] ?? 0) + (steps[j] ?? 0);
        price += this.price[cell] ?? none;
        if (price >= limit || price === none) return undefined;
        made.push(cell);
        madeSigns.push((signs[i] ?? 0) * (stepSigns[j] ?? 0));
      }
    }
    return { cells: made, signs: madeSigns, price };
  }

  #bestMoves(cell: number, d: number, rest: Rest, up: Shift, down: Shift, breadth: number) {
    const { starts, steps, signs } = this.#movesOf(d, coordinate(this.#table, cell, d));
    const ranks: number[] = [];
    const kept: number[] = [];
    const { price } = this;
    const { value } = this.#table;
    for (let k = 0; k + 1 < starts.length; k++) {
      const from = starts[k] ?? 0;
      const to = starts[k + 1] ?? 0;
      let cost = 0;
      let rise = none;
      let fall = none;
      for (let i = from; i < to; i++) {
        const other = cell + (steps[i] ?? 0);
        cost += price[other] ?? none;
        const held = value[other] ?? 0;
        if ((signs[i] ?? 0) < 0) rise = Math.min(rise, held + (up.size > 0 ? (up.get(other) ?? 0) : 0));
        else fall = Math.min(fall, held + (down.size > 0 ? (down.get(other) ?? 0) : 0));
      }
      if (cost === none) continue;
      const wanted = rest.up + rest.down + rest.any;
      const { gain } = gainOf(rise, fall, rest);
      if (gain <= 0) continue;
      const rank = cost + (gain >= wanted ? 0 : 1.5 * (1 - gain / wanted));
      if (ranks.length === breadth && rank >= (ranks[breadth - 1] ?? none)) continue;
      let at = ranks.length === breadth ? breadth - 1 : ranks.length;
      while (at > 0 && rank < (ranks[at - 1] ?? none)) {
        ranks[at] = ranks[at - 1] ?? none;
        kept[at] = kept[at - 1] ?? 0;
        at -= 1;
      }
      ranks[at] = rank;
      kept[at] = k;
    }
    return kept.map((k) => ({
      steps: steps.slice(starts[k], starts[k + 1]),
      signs: signs.slice(starts[k], starts[k + 1]),
    }));
  }

  /** From an atom inside a member to one outside it, or to nowhere; the members that contain exactly one of both move. */
  #movesOf(d: number, member: number): Moves {
    const known = this.#moves[d]?.[member];
    if (known) return known;
    const { atoms, within, stride, ids } = this.#table.dimensions[d] as DisclosureTable['dimensions'][number];
    const inside = atoms[member] ?? new Int32Array();
    const outside = ids.flatMap((_, m) => ((within[m]?.length ?? 0) > 0 && !inside.includes(m) ? [m] : []));
    const pairs: { from: number; to: number; length: number }[] = [];
    for (const from of spread(inside, 40)) {
      const up = within[from] ?? new Int32Array();
      pairs.push({ from, to: -1, length: up.length });
      for (const to of outside) {
        const across = within[to] ?? new Int32Array();
        const shared = up.reduce((count, each) => count + (across.includes(each) ? 1 : 0), 0);
        pairs.push({ from, to, length: up.length + across.length - 2 * shared });
      }
    }
    const moves: Moves = { starts: [0], steps: [], signs: [] };
    for (const { from, to } of nearest(pairs)) {
      const up = within[from] ?? new Int32Array();
      const across = to < 0 ? new Int32Array() : (within[to] ?? new Int32Array());
      for (const m of up) if (!across.includes(m)) add(moves, (m - member) * stride, 1);
      for (const m of across) if (!up.includes(m)) add(moves, (m - member) * stride, -1);
      moves.starts.push(moves.steps.length);
    }
    const own = this.#moves[d];
    if (own) own[member] = moves;
    return moves;
  }
}

function idsOf(dimensions: DisclosureTable['dimensions'], d: number): number {
  return dimensions[d]?.ids.length ?? 0;
}

function add(moves: Moves, step: number, sign: number): void {
  moves.steps.push(step);
  moves.signs.push(sign);
}

/** Few of many, evenly. */
function spread(all: Int32Array, most: number): number[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)] ?? 0);
}

/** The moves that touch the fewest members, and some of each length. */
function nearest(pairs: readonly { from: number; to: number; length: number }[]) {
  if (pairs.length <= mostMoves) return pairs;
  const byLength = Map.groupBy(pairs, ({ length }) => length);
  const lengths = [...byLength.keys()].sort((a, b) => a - b);
  return lengths.flatMap((length, i) => {
    const all = byLength.get(length) ?? [];
    const places = spread(
      Int32Array.from(all, (_, k) => k),
      Math.ceil(mostMoves / 2 ** (i + 1)),
    );
    return places.flatMap((k) => all[k] ?? []);
  });
}

type Rest = { readonly up: number; readonly down: number; readonly any: number };

/** What is still missing above, below, and on either side. */
function remaining(cell: number, need: Protection, up: Shift, down: Shift): Rest {
  const above = up.get(cell) ?? 0;
  const below = -(down.get(cell) ?? 0);
  const missingUp = Math.max(0, need.upper - above);
  const missingDown = Math.max(0, need.lower - below);
  return {
    up: missingUp,
    down: missingDown,
    any: Math.max(0, need.width - above - below - missingUp - missingDown),
  };
}

/** How much of what is missing a box brings that can rise and fall so far. */
function gainOf(rise: number, fall: number, rest: Rest): { rise: number; fall: number; gain: number } {
  const upper = Math.min(rise, rest.up + rest.any);
  const left = rest.any - Math.max(0, upper - rest.up);
  const lower = Math.min(fall, rest.down + left);
  return { rise: upper, fall: lower, gain: upper + lower };
}
