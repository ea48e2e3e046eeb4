/** How much of the memory something takes, about: looked at in samples, so that asking costs next to nothing. */

/** So many entries of a list are looked at; the others weigh as much as these on average. */
const looked = 12;
const deepest = 8;
const each = 16;

/**
 * Bytes, within a factor of two or three; what is shared counts wherever it is met.
 * @example weightOf(['ab', 'cd']) // → 72
 */
export function weightOf(value: unknown, depth = 0): number {
  if (typeof value === 'string') return each + 2 * value.length;
  if (ArrayBuffer.isView(value)) return each + value.byteLength;
  if (typeof value === 'function') return 4 * each;
  if (typeof value !== 'object' || value === null || depth > deepest) return each;
  if (value instanceof Map) return listed([...first(value)].flat(), 2 * value.size, depth);
  if (value instanceof Set) return listed([...first(value)], value.size, depth);
  if (Array.isArray(value)) return listed(spread(value), value.length, depth);
  const own = Object.values(value);
  return listed(own.length > looked * 4 ? spread(own) : own, own.length, depth);
}

function listed(some: readonly unknown[], count: number, depth: number): number {
  if (some.length === 0) return 2 * each;
  const weight = some.reduce<number>((sum, one) => sum + weightOf(one, depth + 1), 0);
  return 2 * each + Math.round((weight / some.length) * count);
}

/** From all over the list: what is sorted by size would mislead at its beginning. */
function spread(list: readonly unknown[]): unknown[] {
  if (list.length <= looked) return [...list];
  return Array.from({ length: looked }, (_, index) => list[Math.floor((index * list.length) / looked)]);
}

function* first<T>(entries: Iterable<T>): Iterable<T> {
  let taken = 0;
  for (const entry of entries) {
    if (taken++ === looked) return;
    yield entry;
  }
}
