/**
 * Linear programs around a known point: how far can one number move while sums stay what they are? The simplex method with
 * bounds on the variables, started at the known point, so that it needs no first phase. Dense, for up to a few thousand
 * variables; made for the attack on a table, where all coefficients are 1 and -1.
 */

/** One equation over shifts: the weighted shifts add up to zero. */
export type ShiftRow = { readonly columns: readonly number[]; readonly weights: readonly number[] };

/** Shifts of all variables; zero is always allowed: `lower` ≤ 0 ≤ `upper`, infinite where there is no bound. */
export type ShiftProgram = {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly rows: readonly ShiftRow[];
};

export type Optimum =
  | { readonly ok: true; readonly value: number; readonly shift: Float64Array }
  | { readonly ok: false; readonly reason: 'unbounded' | 'too-many-steps' };

const tiny = 1e-9;
/** Pivots after which the tableau is made anew from the equations, so that rounding does not add up. */
const renewal = 400;

/**
 * The same equations asked many questions: each answer starts from the one before.
 */
export class ShiftSimplex {
  readonly #program: ShiftProgram;
  readonly #n: number;
  readonly #x: Float64Array;
  #rows: Float64Array[] = [];
  #basis: number[] = [];
  #place: Int32Array;
  #pivots = 0;

  constructor(program: ShiftProgram) {
    this.#program = program;
    this.#n = program.lower.length;
    this.#x = new Float64Array(this.#n);
    this.#place = new Int32Array(this.#n).fill(-1);
    this.#build([]);
  }

  /** The largest value of a weighted sum of shifts, and shifts that reach it. */
  maximise(objective: readonly (readonly [column: number, weight: number])[]): Optimum {
    if (this.#pivots > renewal) this.#build(this.#basis);
    let gains = this.#gains(objective);
    let still = 0;
    for (let step = 0; step < 50 * (this.#n + 10); step++) {
      const entering = this.#entering(gains, still > 60);
      if (entering < 0) {
        const value = objective.reduce((sum, [column, weight]) => sum + weight * (this.#x[column] ?? 0), 0);
        return { ok: true, value, shift: this.#x.slice() };
      }
      const moved = this.#move(entering, Math.sign(gains[entering] ?? 0), gains, still > 60);
      if (moved === Number.POSITIVE_INFINITY) return { ok: false, reason: 'unbounded' };
      still = moved > tiny ? 0 : still + 1;
      if (this.#pivots > 4 * renewal) {
        this.#build(this.#basis);
        gains = this.#gains(objective);
      }
    }
    return { ok: false, reason: 'too-many-steps' };
  }

  /** Solves the equations for one variable each, those of `preferred` first; equations that say nothing new fall away. */
  #build(preferred: readonly number[]): void {
    const { lower, upper, rows } = this.#program;
    const room = Float64Array.from(lower, (low, j) => 1 + Math.min((upper[j] ?? 0) - low, 1e6));
    for (const column of preferred) room[column] = 1e9 * (room[column] ?? 1);
    this.#rows = [];
    this.#basis = [];
    this.#place.fill(-1);
    this.#pivots = 0;
    for (const { columns, weights } of rows) {
      const row = new Float64Array(this.#n);
      columns.forEach((column, i) => {
        row[column] = (row[column] ?? 0) + (weights[i] ?? 0);
      });
      this.#basis.forEach((column, i) => {
        const factor = row[column] ?? 0;
        if (factor !== 0) subtract(row, this.#rows[i] as Float64Array, factor);
      });
      let best = -1;
      let rank = 0;
      for (let j = 0; j < row.length; j++) {
        const entry = row[j];
        if (entry === 0 || entry === undefined) continue;
        const size = Math.abs(entry);
        const value = size < 1e-7 ? 0 : size * (room[j] ?? 0);
        if (value > rank) {
          best = j;
          rank = value;
        }
      }
      if (best >= 0) this.#take(row, best);
    }
    // At the start nothing is shifted.
    if (preferred.length === 0) return;
    for (let i = 0; i < this.#basis.length; i++) {
      const row = this.#rows[i] as Float64Array;
      let value = 0;
      for (let j = 0; j < row.length; j++) if (this.#place[j] === -1) value -= (row[j] ?? 0) * (this.#x[j] ?? 0);
      this.#x[this.#basis[i] ?? 0] = value;
    }
  }

  #take(row: Float64Array, column: number): void {
    const pivot = row[column] ?? 1;
    for (let j = 0; j < this.#n; j++) row[j] = (row[j] ?? 0) / pivot;
    for (const other of this.#rows) {
      const factor = other[column] ?? 0;
      if (factor !== 0) subtract(other, row, factor);
    }
    this.#place[column] = this.#rows.length;
    this.#rows.push(row);
    this.#basis.push(column);
  }

  /** What each variable outside the basis adds to the objective per unit. */
  #gains(objective: readonly (readonly [number, number])[]): Float64Array {
    const gains = new Float64Array(this.#n);
    for (const [column, weight] of objective) {
      const at = this.#place[column] ?? -1;
      if (at < 0) gains[column] = (gains[column] ?? 0) + weight;
      else subtract(gains, this.#rows[at] as Float64Array, weight);
    }
    for (const column of this.#basis) gains[column] = 0;
    return gains;
  }

  #entering(gains: Float64Array, first: boolean): number {
    const { lower, upper } = this.#program;
    let best = -1;
    let most = tiny;
    for (let j = 0; j < this.#n; j++) {
      const gain = gains[j] ?? 0;
      const size = Math.abs(gain);
      if (size <= most || this.#place[j] !== -1) continue;
      const x = this.#x[j] ?? 0;
      if (gain > 0 ? x >= (upper[j] ?? 0) - tiny : x <= (lower[j] ?? 0) + tiny) continue;
      best = j;
      if (first) return best;
      most = size;
    }
    return best;
  }

  /** Moves one variable as far as all bounds allow; gives the length of the step. */
  #move(column: number, sign: number, gains: Float64Array, first: boolean): number {
    const { lower, upper } = this.#program;
    const own =
      sign > 0 ? (upper[column] ?? 0) - (this.#x[column] ?? 0) : (this.#x[column] ?? 0) - (lower[column] ?? 0);
    let length = own;
    let leaving = -1;
    for (let i = 0; i < this.#basis.length; i++) {
      const rate = -(this.#rows[i]?.[column] ?? 0) * sign;
      if (Math.abs(rate) < 1e-9) continue;
      const basic = this.#basis[i] ?? 0;
      const x = this.#x[basic] ?? 0;
      const room = Math.max(0, rate > 0 ? ((upper[basic] ?? 0) - x) / rate : (x - (lower[basic] ?? 0)) / -rate);
      const better =
        leaving >= 0 && room < length + tiny && !first
          ? Math.abs(rate) > Math.abs(this.#rows[leaving]?.[column] ?? 0)
          : leaving >= 0 && room < length + tiny && basic < (this.#basis[leaving] ?? 0);
      if (room < length - tiny || better) [length, leaving] = [Math.min(room, length), i];
    }
    if (length === Number.POSITIVE_INFINITY) return length;
    for (let i = 0; i < this.#basis.length; i++) {
      const factor = this.#rows[i]?.[column] ?? 0;
      const basic = this.#basis[i] ?? 0;
      if (factor !== 0) this.#x[basic] = (this.#x[basic] ?? 0) - factor * sign * length;
    }
    this.#x[column] = (this.#x[column] ?? 0) + sign * length;
    if (leaving >= 0) this.#pivot(leaving, column, gains);
    return length;
  }

  #pivot(leaving: number, column: number, gains: Float64Array): void {
    const row = this.#rows[leaving] as Float64Array;
    const pivot = row[column] ?? 1;
    const filled: number[] = [];
    for (let j = 0; j < this.#n; j++) {
      const value = row[j] ?? 0;
      if (value === 0) continue;
      if (Math.abs(value) < 1e-12) row[j] = 0;
      else {
        row[j] = value / pivot;
        filled.push(j);
      }
    }
    const clear = (other: Float64Array) => {
      const factor = other[column] ?? 0;
      if (factor === 0) return;
      for (const j of filled) other[j] = (other[j] ?? 0) - factor * (row[j] ?? 0);
      other[column] = 0;
    };
    this.#rows.forEach((other, i) => {
      if (i !== leaving) clear(other);
    });
    clear(gains);
    this.#place[this.#basis[leaving] ?? 0] = -1;
    this.#place[column] = leaving;
    this.#basis[leaving] = column;
    this.#pivots += 1;
  }
}

function subtract(from: Float64Array, row: Float64Array, factor: number): void {
  for (let j = 0; j < from.length; j++) {
    const value = row[j] ?? 0;
    if (value !== 0) from[j] = (from[j] ?? 0) - factor * value;
  }
}

/**
 * The largest value of a weighted sum of shifts under equations and bounds.
 *
 * @param program bounds that contain zero, equations that add up to zero; any unit
 * @param objective weights by column; what is not named counts nothing
 * @returns the value and shifts that reach it, or why there is none
 * @source Dantzig, Linear Programming and Extensions (1963), ch. 18: simplex method with bounded variables; Bland's rule (Math. Oper. Res. 2, 1977) after 60 steps without progress
 * @example
 * maximiseShift({ lower: [-8, -22, -17, -12], upper: [Infinity, Infinity, Infinity, Infinity], rows: [{ columns: [0, 1], weights: [1, 1] }, { columns: [2, 3], weights: [1, 1] }, { columns: [0, 2], weights: [1, 1] }] }, [[1, 1]]) // → { ok: true, value: 8, shift: Float64Array.of(-8, 8, 8, -8) }
 * @example
 * maximiseShift({ lower: [0], upper: [Infinity], rows: [] }, [[0, 1]]) // → { ok: false, reason: 'unbounded' }
 */
export function maximiseShift(
  program: ShiftProgram,
  objective: readonly (readonly [column: number, weight: number])[],
): Optimum {
  return new ShiftSimplex(program).maximise(objective);
}
