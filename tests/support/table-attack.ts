/**
 * Somebody who has all that is shown and knows every sum: what each value can be at least and at most. Plain linear programs
 * over the values themselves, by the solver HiGHS; nothing of our own methods is used.
 */

import loadHighs from 'highs';

const highs = await loadHighs();

/** What is known of a value: both ends are the same where it is shown as it is. */
export type Known = { readonly low: number; readonly high: number };
export type Sum = { readonly whole: string; readonly parts: readonly string[] };

/** @param known of values that are not named nothing is known but that they are not negative */
export function rangesFrom(
  known: ReadonlyMap<string, Known>,
  sums: readonly Sum[],
  asked: readonly string[],
): Map<string, Known> {
  const all = [...new Set([...known.keys(), ...sums.flatMap(({ whole, parts }) => [whole, ...parts]), ...asked])];
  const name = new Map(all.map((key, i) => [key, `x${i}`]));
  const rows = sums.map(({ whole, parts }, i) => {
    const terms = parts.map((part) => `+ ${name.get(part)}`).join(' ');
    return ` r${i}: ${terms} - ${name.get(whole)} = 0`.replace(': + ', ': ');
  });
  const bounds = all.flatMap((key) => {
    const { low, high } = known.get(key) ?? { low: 0, high: Number.POSITIVE_INFINITY };
    if (low === high) return [` ${name.get(key)} = ${low}`];
    return [` ${low} <= ${name.get(key)}${Number.isFinite(high) ? ` <= ${high}` : ''}`];
  });
  const text = [
    'Minimize',
    ` obj: ${all.map((key) => `+ 0 ${name.get(key)}`).join(' ')}`,
    'Subject To',
    ...rows,
    ` some: ${all.map((key) => `+ ${name.get(key)}`).join(' ')} >= 0`,
    'Bounds',
    ...bounds,
    'End',
  ].join('\n');
  const ranges = new Map<string, Known>();
  highs.withModel({ format: 'lp', data: text }, (model) => {
    model.options.set({ output_flag: false });
    const { optimal, infeasible } = highs.constants.modelStatus;
    for (const key of asked) {
      const column = model.getColByName(name.get(key) ?? '');
      const far = (sign: 1 | -1) => {
        model.changeColCost(column, -sign);
        model.run();
        const status = model.getModelStatus();
        // The true table is one of those asked for: if there is none, the questions are wrong.
        if (status === infeasible) throw new Error(`no table for ${key}`);
        const reached = status === optimal ? -model.getObjectiveValue() : Number.POSITIVE_INFINITY;
        model.changeColCost(column, 0);
        return reached;
      };
      ranges.set(key, { low: -far(-1), high: far(1) });
    }
  });
  return ranges;
}
