/**
 * Somebody who has kept every version of a table: all that was shown in any of them, all sums, and which values did not change
 * from one to the next; what she can say of those that were held back. By the solver HiGHS.
 */

import loadHighs from 'highs';

const highs = await loadHighs();

export type Version = {
  /** What each area is the sum of; an area without parts is the sum of itself. */
  readonly parts: ReadonlyMap<string, readonly string[]>;
  readonly values: ReadonlyMap<string, number>;
  readonly hidden: ReadonlySet<string>;
};

/** The range of each value asked for, as `version area`. */
export function rangesOverVersions(
  versions: readonly Version[],
  asked: readonly (readonly [version: number, area: string])[],
): Map<string, { low: number; high: number }> {
  const names = new Map<string, string>();
  const variable = (version: number, unit: string): string => {
    const value = versions[version]?.values.get(unit);
    // A value that did not change is the same unknown in both versions.
    const before = version > 0 && versions[version - 1]?.values.get(unit) === value;
    const name = before ? variable(version - 1, unit) : `x${version}_${unit.replace(/\W/g, '_')}`;
    names.set(`${version} ${unit}`, name);
    return name;
  };
  const rows = versions.flatMap(({ parts, values, hidden }, version) =>
    [...parts].flatMap(([area, units]) => {
      const sum = units.map((unit) => `+ ${variable(version, unit)}`).join(' ');
      return hidden.has(area) || !values.has(area) ? [] : [`${sum} = ${values.get(area)}`];
    }),
  );
  const all = [...new Set(names.values())];
  const text = [
    'Minimize',
    ` obj: ${all.map((name) => `+ 0 ${name}`).join(' ')}`,
    'Subject To',
    ...rows.map((row, i) => ` r${i}: ${row.replace(/^\+ /, '')}`),
    ` some: ${all
      .map((name) => `+ ${name}`)
      .join(' ')
      .replace(/^\+ /, '')} >= 0`,
    'End',
  ].join('\n');
  const ranges = new Map<string, { low: number; high: number }>();
  highs.withModel({ format: 'lp', data: text }, (model) => {
    model.options.set({ output_flag: false });
    const { optimal } = highs.constants.modelStatus;
    for (const [version, area] of asked) {
      const columns = (versions[version]?.parts.get(area) ?? []).map((unit) =>
        model.getColByName(variable(version, unit)),
      );
      const far = (sign: 1 | -1) => {
        for (const column of columns) model.changeColCost(column, -sign);
        model.run();
        const reached = model.getModelStatus() === optimal ? -model.getObjectiveValue() : Number.POSITIVE_INFINITY;
        for (const column of columns) model.changeColCost(column, 0);
        return reached;
      };
      ranges.set(`${version} ${area}`, { low: -far(-1), high: far(1) });
    }
  });
  return ranges;
}
