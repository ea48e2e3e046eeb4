/** Which cells of a table are hidden so that nobody finds out the sensitive ones: few, and with a proof for each. */

import { proofWithin } from './disclosure-attack.ts';
import {
  type PrimaryRule,
  type Protection,
  type ProtectionLevel,
  protectionOf,
  sensitiveCells,
  usualLevel,
} from './disclosure-rules.ts';
import { type Proof, ShiftSearch } from './disclosure-shift.ts';
import type { DisclosureTable } from './disclosure-table.ts';

export type SuppressionSettings = {
  readonly rule: PrimaryRule;
  readonly level?: ProtectionLevel;
  /** What is kept small: the number of hidden cells, the sum of their values, or of the logarithms of their values. */
  readonly loss?: 'cells' | 'values' | 'logarithms';
  /** Whose range is kept wide: that of every hidden cell (if left out), or that of the sensitive cells only. */
  readonly guard?: 'sensitive' | 'hidden';
  /** A respondent who knows his own single case must not find out another cell with its help. */
  readonly insiders?: boolean;
  /** Tables of up to so many cells are gone over again and again for a smaller loss; 3000. */
  readonly thoroughUpTo?: number;
};

export type Suppression = {
  /** Places of the sensitive cells that are hidden. */
  readonly sensitive: readonly number[];
  /** Places of the cells that are hidden for their sake. */
  readonly secondary: readonly number[];
  /** Sensitive cells for which no protection was found; the table must not be published so. */
  readonly exposed: readonly number[];
  /** Cells hidden for others' sake whose own range could not be kept as wide; no secret is told by that. */
  readonly narrow: readonly number[];
  /** For every cell that is guarded two other possible tables. */
  readonly proofs: ReadonlyMap<number, Proof>;
  /** Hidden cells by all cells that were to be published; 0–1. */
  readonly share: number;
};

/** Cells that hang together up to which the exact question is asked before another cell is hidden. */
const askedExactly = 220;
/** Exact questions after which a table is no longer gone over. */
const mostAsked = 500;
/** Among how many cells any way at all is sought where boxes fail, and how much work (cells squared) that may be. */
const mostNear = 600;
const mostLast = 1.2e7;

/**
 * Hides the sensitive cells, and as few others as can be found so that no range gets narrower than the protection level by
 * any sum of the table: hierarchy levels, margins, divisions, periods, and cells published earlier.
 *
 * For each cell the cheapest box of other cells is sought that lets it move while all sums stay (hypercube method, on sums
 * of any depth); several boxes where one is not enough. Cells that later boxes made needless are shown again. Small tables
 * are then gone over anew. Each range is proven by two other tables with whole numbers where the table has whole numbers,
 * so an attacker who knows that counts are whole gains nothing; only where an exact question (linear program) saved a cell the proof may
 * hold fractions.
 *
 * @param table of counts or magnitudes; cells that are hidden already stay hidden
 * @returns places of hidden cells, ascending; the same for every order of the input; run again on its own result it hides nothing more
 * @source Repsilber, Hypercube method, in: Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.4.3; Kelly, Golden & Assad, Networks 22 (1992): one shift per cell; losses as in Fischetti & Salazar (2001)
 * @example
 * suppress(tableOf({ kind: 'counts', dimensions: [{ name: 'area', members: [{ id: 'all', parts: ['a', 'b', 'c'] }, { id: 'a' }, { id: 'b' }, { id: 'c' }] }], cells: [{ at: ['a'], value: 2 }, { at: ['all'], value: 32 }, { at: ['b'], value: 20 }, { at: ['c'], value: 10 }] }).table, { rule: { threshold: 3 } }).secondary // → [3]
 */
export function suppress(table: DisclosureTable, settings: SuppressionSettings): Suppression {
  const pattern = new Pattern(table, settings);
  pattern.protectAll();
  pattern.showNeedless();
  if (table.size <= (settings.thoroughUpTo ?? 3000)) pattern.improve();
  return pattern.result();
}

class Pattern {
  readonly #table: DisclosureTable;
  readonly #settings: SuppressionSettings;
  readonly #sensitive: Map<number, Protection>;
  readonly #search: ShiftSearch;
  readonly #cost: Float64Array;
  readonly #thorough: boolean;
  /** Cells of a single case, whose respondent knows them: no protection for others. */
  readonly #single: (cell: number) => boolean;
  #asked = 0;
  #last = 0;
  #hidden = new Set<number>();
  #proofs = new Map<number, Proof>();
  #exposed = new Set<number>();

  constructor(table: DisclosureTable, settings: SuppressionSettings) {
    this.#table = table;
    this.#settings = settings;
    this.#sensitive = sensitiveCells(table, settings.rule, settings.level ?? usualLevel);
    this.#cost = costs(table, settings);
    this.#search = new ShiftSearch(table, this.#cost.slice());
    this.#thorough = table.size <= (settings.thoroughUpTo ?? 3000);
    const { insiders = false } = settings;
    this.#single = (cell) => insiders && (table.cells.get(cell)?.contributors ?? table.value[cell]) === 1;
    for (let cell = 0; cell < table.size; cell++) {
      const unknown = table.standing[cell] === 'hidden' || table.standing[cell] === 'inner';
      if (unknown) this.#makeFree(cell);
    }
    for (const cell of this.#sensitive.keys()) {
      if (table.standing[cell] === 'published') this.#exposed.add(cell);
      else if (table.standing[cell] === 'open') this.#hide(cell);
    }
  }

  /** Every guarded cell in turn; those with the greatest need and the fewest ways first. */
  protectAll(): void {
    const { value } = this.#table;
    const order = [...this.#sensitive.keys()].sort((a, b) => (value[b] ?? 0) - (value[a] ?? 0) || a - b);
    this.#work(order);
  }

  #work(queue: number[]): void {
    for (let i = 0; i < queue.length; i++) {
      const cell = queue[i] ?? 0;
      if (this.#exposed.has(cell) || this.#proofs.has(cell)) continue;
      const proof = this.#prove(cell);
      if (!proof) {
        this.#exposed.add(cell);
        continue;
      }
      this.#proofs.set(cell, proof);
      for (const other of cellsOf(proof)) {
        if (this.#hide(other) && this.#settings.guard !== 'sensitive') queue.push(other);
      }
    }
  }

  #need(cell: number): Protection {
    const { level = usualLevel } = this.#settings;
    return this.#sensitive.get(cell) ?? protectionOf(this.#table.value[cell] ?? 0, level, this.#table.kind);
  }

  #prove(cell: number): Proof | undefined {
    const need = this.#need(cell);
    const { price } = this.#search;
    const own = price[cell] ?? 0;
    price[cell] = 0;
    const found = this.#search.protect(cell, need);
    const free = found !== undefined && this.#priceOf(found) === 0;
    const cheaper = this.#thorough && !free ? this.#exactly(cell, need, found ? askedExactly : mostNear) : undefined;
    const proof = cheaper ?? found ?? this.#anyhow(cell, need);
    price[cell] = own;
    return proof;
  }

  /** Whether the cells hidden so far do already, asked as an attacker would. */
  #exactly(cell: number, need: Protection, most: number): Proof | undefined {
    this.#asked += 1;
    const unknown = (each: number) => (this.#search.price[each] === 0 ? 0 : Number.POSITIVE_INFINITY);
    return proofWithin(this.#table, unknown, cell, need, most);
  }

  /** Where no boxes were found: any way through the cells around. */
  #anyhow(cell: number, need: Protection): Proof | undefined {
    if (this.#last >= mostLast) return undefined;
    const near = new Set(this.#table.size <= 2 * mostNear ? this.#cost.keys() : this.#search.near(cell, mostNear));
    this.#last += near.size ** 2;
    const price = (each: number) => (near.has(each) ? (this.#search.price[each] ?? 0) : Number.POSITIVE_INFINITY);
    return proofWithin(this.#table, price, cell, need, 2 * mostNear);
  }

  #priceOf(proof: Proof): number {
    let price = 0;
    for (const cell of cellsOf(proof)) if (!this.#hidden.has(cell)) price += this.#search.price[cell] ?? 0;
    return price;
  }

  #hide(cell: number): boolean {
    if (this.#hidden.has(cell) || this.#table.standing[cell] !== 'open') return false;
    this.#hidden.add(cell);
    this.#makeFree(cell);
    return true;
  }

  #makeFree(cell: number): void {
    if (this.#single(cell)) this.#search.price[cell] = Number.POSITIVE_INFINITY;
    else if (this.#cost[cell] !== Number.POSITIVE_INFINITY) this.#search.price[cell] = 0;
  }

  #show(cell: number): void {
    this.#hidden.delete(cell);
    this.#search.price[cell] = this.#cost[cell] ?? 0;
  }

  #isSecondary = (cell: number) => this.#hidden.has(cell) && !this.#sensitive.has(cell);

  #users(): Map<number, number[]> {
    const users = new Map<number, number[]>();
    for (const [guarded, proof] of this.#proofs) {
      for (const cell of cellsOf(proof)) {
        if (!this.#isSecondary(cell)) continue;
        const list = users.get(cell);
        if (list) list.push(guarded);
        else users.set(cell, [guarded]);
      }
    }
    return users;
  }

  /** Shows every cell again without which all proofs can be made of the others; the dearest first. */
  showNeedless(among: Iterable<number> = this.#hidden): void {
    const dearest = [...among]
      .filter(this.#isSecondary)
      .sort((a, b) => (this.#cost[b] ?? 0) - (this.#cost[a] ?? 0) || b - a);
    const users = this.#users();
    const uses = (guarded: number, cell: number) => {
      const proof = this.#proofs.get(guarded);
      return proof !== undefined && (proof.up.has(cell) || proof.down.has(cell));
    };
    for (const cell of dearest) {
      const affected = (users.get(cell) ?? []).filter((guarded) => guarded !== cell && uses(guarded, cell));
      this.#show(cell);
      const made = new Map<number, Proof>();
      for (const guarded of affected) {
        const proof = this.#prove(guarded);
        if (!proof || this.#priceOf(proof) > 0) break;
        made.set(guarded, proof);
      }
      if (made.size < affected.length) {
        this.#hide(cell);
        continue;
      }
      this.#proofs.delete(cell);
      for (const [guarded, proof] of made) {
        this.#proofs.set(guarded, proof);
        for (const other of cellsOf(proof)) users.set(other, [...(users.get(other) ?? []), guarded]);
      }
    }
  }

  /** Takes a hidden cell away for good, mends what breaks, and keeps the result if less is lost. */
  improve(): void {
    for (let round = 0; round < 4; round++) {
      const before = this.#loss();
      for (const cell of [...this.#hidden].filter(this.#isSecondary).sort((a, b) => a - b)) {
        if (this.#asked > mostAsked) return;
        if (this.#isSecondary(cell)) this.#without(cell);
      }
      if (this.#loss() >= before) return;
    }
  }

  #without(cell: number): void {
    const [hidden, proofs, exposed] = [new Set(this.#hidden), new Map(this.#proofs), new Set(this.#exposed)];
    const loss = this.#loss();
    const cost = this.#cost[cell] ?? 0;
    const broken = [...proofs].flatMap(([guarded, proof]) => (cellsOf(proof).has(cell) ? [guarded] : []));
    this.#show(cell);
    this.#cost[cell] = Number.POSITIVE_INFINITY;
    this.#search.price[cell] = Number.POSITIVE_INFINITY;
    for (const guarded of [cell, ...broken]) this.#proofs.delete(guarded);
    this.#work(broken.filter((guarded) => this.#hidden.has(guarded) || this.#sensitive.has(guarded)));
    if (this.#exposed.size === exposed.size) this.showNeedless(this.#nearby(broken, proofs));
    this.#cost[cell] = cost;
    this.#search.price[cell] = cost;
    if (this.#hidden.has(cell)) this.#makeFree(cell);
    if (this.#exposed.size === exposed.size && this.#loss() < loss - 1e-9) return;
    for (const each of this.#hidden) if (!hidden.has(each)) this.#show(each);
    this.#hidden = hidden;
    for (const each of hidden) this.#makeFree(each);
    this.#proofs = proofs;
    this.#exposed = exposed;
  }

  /** What proved some cells before, and what proves them now. */
  #nearby(guarded: readonly number[], before: ReadonlyMap<number, Proof>): Set<number> {
    const cells = new Set<number>();
    for (const each of guarded) {
      for (const proof of [before.get(each), this.#proofs.get(each)]) {
        if (proof) for (const cell of cellsOf(proof)) cells.add(cell);
      }
    }
    return cells;
  }

  #loss(): number {
    let loss = 0;
    for (const cell of this.#hidden) if (!this.#sensitive.has(cell)) loss += this.#cost[cell] ?? 0;
    return loss;
  }

  result(): Suppression {
    const hidden = [...this.#hidden].sort((a, b) => a - b);
    const open = this.#table.standing.reduce((count, each) => count + (each === 'open' ? 1 : 0), 0);
    return {
      sensitive: hidden.filter((cell) => this.#sensitive.has(cell)),
      secondary: hidden.filter((cell) => !this.#sensitive.has(cell)),
      exposed: [...this.#exposed].filter((cell) => this.#sensitive.has(cell)).sort((a, b) => a - b),
      narrow: [...this.#exposed].filter(this.#isSecondary).sort((a, b) => a - b),
      proofs: this.#proofs,
      share: open === 0 ? 0 : hidden.length / open,
    };
  }
}

function cellsOf({ up, down }: Proof): Set<number> {
  const cells = new Set(up.keys());
  for (const cell of down.keys()) cells.add(cell);
  return cells;
}

/** What hiding a cell loses; infinite where it cannot be hidden or hides nothing. */
function costs(table: DisclosureTable, { loss = 'cells', rule }: SuppressionSettings): Float64Array {
  const largest = table.value.reduce((most, value) => Math.max(most, value), 1);
  return table.value.map((value, cell) => {
    if (table.standing[cell] === 'published') return Number.POSITIVE_INFINITY;
    if (rule.zeros === 'structural' && value === 0) return Number.POSITIVE_INFINITY;
    if (loss === 'values') return value + 0.001;
    // Among equal numbers of cells the smaller values go.
    return loss === 'cells' ? 1 + (0.01 * value) / largest : Math.log(1 + value) + 0.001;
  });
}
