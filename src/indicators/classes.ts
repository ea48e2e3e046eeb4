/** Classes of a map: at most six, each with about as many areas (quantiles), so that one large value does not hide the rest. */

export type ValueClass = { readonly from: number; readonly to: number };

const mostClasses = 6;

export function classesOf(values: readonly number[]): ValueClass[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const count = Math.min(mostClasses, sorted.length);
  return Array.from({ length: count }, (_, index) => {
    const first = Math.floor((index * sorted.length) / count);
    const last = Math.floor(((index + 1) * sorted.length) / count) - 1;
    return { from: sorted[first] ?? 0, to: sorted[last] ?? 0 };
  });
}

export function classOf(classes: readonly ValueClass[], value: number): number {
  const index = classes.findIndex((each) => value <= each.to);
  return index >= 0 ? index : Math.max(0, classes.length - 1);
}
