/**
 * Which values a file has already named, on which line and as what number: kept in plain arrays of numbers, so that a
 * million of them take less than thirty megabytes. Pure.
 */

export type SeenValue = {
  readonly indicator: number;
  readonly area: number;
  readonly year: number;
  /** NaN where the file gives no number. */
  readonly value: number;
  readonly line: number;
};

/** Numbers of indicators, areas and years are put together to one whole number below 2^53. */
const areas = 2 ** 24;
const years = 2 ** 12;
const pageSize = 2 ** 16;

type Page = { readonly keys: Float64Array; readonly values: Float64Array; readonly lines: Uint32Array };

export class SeenValues {
  /** In the order in which they came. */
  readonly #pages: Page[] = [];
  /** By key: which of them, counted from one; zero where there is none. */
  #places = new Uint32Array(1024);
  size = 0;

  /** Remembers a value; where the file has named it before, the line of that. */
  add({ indicator, area, year, value, line }: SeenValue): number | undefined {
    if (this.size * 4 > this.#places.length * 3) this.#grow();
    const key = (indicator * areas + area) * years + year;
    const place = this.#placeOf(key);
    const held = this.#places[place] ?? 0;
    if (held > 0) return this.#pageOf(held - 1).lines[(held - 1) % pageSize];
    this.#append(key, value, line);
    this.#places[place] = this.size;
    return undefined;
  }

  find(indicator: number, area: number, year: number): SeenValue | undefined {
    const held = this.#places[this.#placeOf((indicator * areas + area) * years + year)] ?? 0;
    return held > 0 ? this.#at(held - 1) : undefined;
  }

  *all(): Generator<SeenValue, void> {
    for (let index = 0; index < this.size; index++) yield this.#at(index);
  }

  #at(index: number): SeenValue {
    const { keys, values, lines } = this.#pageOf(index);
    const at = index % pageSize;
    const key = keys[at] ?? 0;
    const rest = Math.floor(key / years);
    return {
      indicator: Math.floor(rest / areas),
      area: rest % areas,
      year: key % years,
      value: values[at] ?? Number.NaN,
      line: lines[at] ?? 0,
    };
  }

  #pageOf(index: number): Page {
    return this.#pages[Math.floor(index / pageSize)] as Page;
  }

  #append(key: number, value: number, line: number) {
    const at = this.size % pageSize;
    if (at === 0) {
      const page = new Float64Array(pageSize);
      this.#pages.push({ keys: page, values: new Float64Array(pageSize), lines: new Uint32Array(pageSize) });
    }
    const { keys, values, lines } = this.#pageOf(this.size);
    keys[at] = key;
    values[at] = value;
    lines[at] = line;
    this.size += 1;
  }

  #keyAt(index: number): number {
    return this.#pageOf(index).keys[index % pageSize] ?? 0;
  }

  /** Where the key stands, or would stand. */
  #placeOf(key: number): number {
    const mask = this.#places.length - 1;
    let place = mixed(key) & mask;
    for (
      let held = this.#places[place] ?? 0;
      held > 0 && this.#keyAt(held - 1) !== key;
      held = this.#places[place] ?? 0
    )
      place = (place + 1) & mask;
    return place;
  }

  #grow() {
    this.#places = new Uint32Array(this.#places.length * 2);
    for (let index = 0; index < this.size; index++) this.#places[this.#placeOf(this.#keyAt(index))] = index + 1;
  }
}

/** Neighbouring keys are spread over the whole array. */
function mixed(key: number): number {
  let bits = Math.imul(key % 2 ** 32, 0x9e3779b1) ^ Math.imul(Math.floor(key / 2 ** 32), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  return (bits ^ (bits >>> 13)) >>> 0;
}
