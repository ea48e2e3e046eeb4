/** `areas carry`: values of one bare file of areas carried to the areas of another. */

import {
  type Balance,
  type CarriedValue,
  type Carry,
  carryCounts,
  carryMeans,
  sumBy,
  variationBetween,
  wholeWithSameSum,
} from '#analysis/carry.ts';
import { peopleShares, type Unit } from '#analysis/dasymetric.ts';
import { known } from '#analysis/figure.ts';
import { overlaps } from '#analysis/overlap.ts';
import { equalArea, type PlanarArea, planarArea } from '#analysis/planar.ts';
import { carrySmoothly } from '#analysis/pycnophylactic.ts';
import { type Fault, fault, featureFault } from '#sources/fault.ts';
import { type KeyedValues, keyedValues, likely } from '#sources/series-file.ts';
import { commonOrigin, laidOut, readShapes, type ShapesFile } from '#sources/shapes-file.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  bytesOf,
  type Cell,
  choiceOf,
  type FileCommand,
  failedFile,
  format,
  said,
  soundFile,
  tableOf,
  textOf,
  valueIn,
  type Worked,
  written,
} from './file-commands.server.ts';

export const areasCarry: FileCommand = {
  noun: 'areas',
  verb: 'carry',
  key: 'areasCarry',
  options: {
    from: { type: 'string', value: 'A.geojson', about: 'carryFrom', required: true },
    to: { type: 'string', value: 'B.geojson', about: 'carryTo', required: true },
    values: { type: 'string', value: 'V.csv', about: 'carryValues', required: true },
    kind: { type: 'string', value: 'extensive|intensive', about: 'carryKind', required: true },
    weights: { type: 'string', value: 'U.geojson', about: 'carryWeights' },
    people: { type: 'string', value: 'NAME', about: 'carryPeople' },
    method: { type: 'string', value: 'even|smooth', about: 'carryMethod' },
    spread: { type: 'boolean', about: 'carrySpread' },
    whole: { type: 'boolean', about: 'carryWhole' },
    'from-key': { type: 'string', value: 'NAME', about: 'carryFromKey' },
    'to-key': { type: 'string', value: 'NAME', about: 'carryToKey' },
    coordinates: { type: 'string', value: 'degrees|metres', about: 'coordinates' },
    format,
  },
  work: carryFiles,
};

type Result = { readonly values: readonly CarriedValue[]; readonly balance: Balance | null };
type Column = { readonly name: string } & Result;

async function carryFiles(given: Given, t: Words): Promise<Worked> {
  const kind = choiceOf(given, 'kind', ['extensive', 'intensive'], t) ?? 'extensive';
  const smooth = choiceOf(given, 'method', ['even', 'smooth'], t) === 'smooth';
  if (smooth && (kind === 'intensive' || textOf(given, 'weights'))) throw new UsageError(t('files.carry.smoothCounts'));
  const paths = { values: textOf(given, 'values'), from: textOf(given, 'from'), to: textOf(given, 'to') };
  const values = soundFile(paths.values, keyedValues(await tableOf(paths.values, t)), t);
  const wanted = new Set(values.lines.keys());
  const from = await shapesOf(given, paths.from, 'from-key', t, { wanted });
  const to = await shapesOf(given, paths.to, 'to-key', t);
  const unknownKeys = [...values.lines].filter(([key]) => !from.features.some(({ id }) => id === key));
  if (unknownKeys.length > 0) throw failedFile(paths.values, unknownKeys.map(foreignKey(values, from)), t);
  const units = textOf(given, 'weights')
    ? await shapesOf(given, textOf(given, 'weights'), '', t, { places: true })
    : undefined;
  const origin = commonOrigin([from, to, ...(units ? [units] : [])]);
  if (!origin) throw new CommandFailed(t('files.carry.twoPlanes'));
  const sources = soundFile(paths.from, laidOut(from, origin), t);
  const targets = soundFile(paths.to, laidOut(to, origin), t);
  const people = units ? unitsIn(given, units, origin, t) : undefined;
  const lay = landAndPeople(sources, targets, people);
  const columns = values.columns.map(({ name, values: figures }): Column => {
    const withShape = new Map([...figures].filter(([key]) => lay.land.sources.has(key)));
    if (smooth) return { name, ...smoothly(withShape, sources, targets) };
    return { name, ...carried(withShape, lay, kind, given.values['spread'] === true) };
  });
  const rounded = given.values['whole'] === true && kind === 'extensive' ? columns.map(inWhole) : columns;
  const table: Cell[][] = [
    ['area', 'indicator', 'value', 'state', 'evidence', 'error', 'covered'],
    ...rounded.flatMap(({ name, values: found }) =>
      found.map(({ target, figure, error, covered }): Cell[] => [
        target,
        name,
        valueIn(figure),
        figure.state,
        figure.evidence,
        error,
        covered,
      ]),
    ),
  ];
  const method = smooth ? 'pycnophylactic' : people ? 'dasymetric' : 'area-weighted';
  const without = [...from.features, ...to.features].filter(({ geometry }) => !geometry).map(({ id }) => id);
  const json = {
    method,
    kind,
    coordinates: from.coordinates,
    keys: { from: from.key, to: to.key },
    withoutShape: without,
    columns: rounded.map(({ name, values: found, balance }) => ({ name, values: found, balance })),
  };
  const notes = [
    ...(without.length > 0 ? [t('files.carry.withoutShape', { count: without.length, areas: listed(without) })] : []),
    ...(lay.withoutPeople.length > 0 && people
      ? [
          t('files.carry.withoutPeople', {
            count: lay.withoutPeople.length,
            areas: listed(lay.withoutPeople),
          }),
        ]
      : []),
    ...(kind === 'intensive' ? [t('files.carry.means')] : []),
    ...rounded.flatMap(({ name, balance }) => (balance ? balanceWords(name, balance, t) : [])),
  ];
  return { out: written(given, t, table, json), notes };
}

async function shapesOf(
  given: Given,
  path: string,
  keyOption: string,
  t: Words,
  more: { wanted?: ReadonlySet<string>; places?: boolean } = {},
): Promise<ShapesFile> {
  const coordinates = choiceOf(given, 'coordinates', ['degrees', 'metres'], t);
  const key = (keyOption && textOf(given, keyOption)) || undefined;
  return soundFile(path, readShapes(await bytesOf(path, t), { key, coordinates, ...more }), t);
}

function foreignKey(values: KeyedValues, from: ShapesFile) {
  const keys = from.features.map(({ id }) => id);
  return ([key, row]: [string, number]): Fault => {
    const meant = likely(key, keys);
    const where = { row, field: values.keyColumn };
    return meant
      ? fault('not-in-shapes-but', where, { value: key, property: from.key, meant })
      : fault('not-in-shapes', where, { value: key, property: from.key });
  };
}

function unitsIn(given: Given, file: ShapesFile, origin: readonly [number, number], t: Words): Unit[] {
  const path = textOf(given, 'weights');
  const names = [...new Set(file.features.flatMap(({ properties }) => Object.keys(properties)))];
  const asked = textOf(given, 'people');
  const property = names.find((name) =>
    asked ? name === asked : ['people', 'population', 'einwohner', 'ew', 'inhabitants'].includes(name.toLowerCase()),
  );
  if (!property)
    throw failedFile(path, [fault('no-property', {}, { key: asked || 'people', keys: names.join(', ') || '–' })], t);
  const faults: Fault[] = [];
  const units = file.features.flatMap(({ id, row, properties, geometry, at }): Unit[] => {
    const people = Number(properties[property] ?? Number.NaN);
    if (!(people >= 0))
      faults.push(featureFault(row, 'not-a-weight', property, { value: String(properties[property] ?? '') }));
    else if (geometry) return [{ people, area: planarArea(id, geometry, file.coordinates, origin) }];
    else if (at) {
      const [x, y] = file.coordinates === 'degrees' ? equalArea(at[0], at[1]) : at;
      return [{ people, at: [x - origin[0], y - origin[1]] }];
    }
    return [];
  });
  if (faults.length > 0) throw failedFile(path, faults, t);
  return units;
}

type Lay = {
  readonly land: Omit<Carry, 'values'>;
  readonly people: Omit<Carry, 'values'> | null;
  /** Sources in which no unit has people; their values go by land. */
  readonly withoutPeople: readonly string[];
};

function landAndPeople(
  sources: readonly PlanarArea[],
  targets: readonly PlanarArea[],
  units: readonly Unit[] | undefined,
): Lay {
  const size = (areas: readonly PlanarArea[]) => new Map(areas.map(({ id, area }) => [id, area]));
  const land = {
    sources: size(sources),
    targets: size(targets),
    shares: overlaps(sources, targets).map(({ source, target, area }) => ({ source, target, weight: area })),
  };
  if (!units) return { land, people: null, withoutPeople: [] };
  const found = peopleShares(sources, targets, units);
  const withoutPeople = sources.map(({ id }) => id).filter((id) => !((found.sources.get(id) ?? 0) > 0));
  const byLand = new Set(withoutPeople);
  const people = {
    sources: new Map(
      [...found.sources].map(([id, weight]) => [id, byLand.has(id) ? (land.sources.get(id) ?? 0) : weight]),
    ),
    targets: found.targets,
    shares: [...found.shares, ...land.shares.filter(({ source }) => byLand.has(source))],
  };
  return { land, people, withoutPeople };
}

function carried(
  figures: Carry['values'],
  { land, people, withoutPeople }: Lay,
  kind: string,
  spread: boolean,
): Result {
  if (kind === 'intensive') {
    // Where nobody lives, a mean of people has no weight.
    const none = new Set(withoutPeople);
    const shares = people?.shares.filter(({ source }) => !none.has(source));
    return {
      values: withLand(carryMeans({ values: figures, ...(people ?? land), shares: shares ?? land.shares }), land),
      balance: null,
    };
  }
  const carry = { values: figures, ...(people ?? land) };
  const found = carryCounts(carry, people ? { spread, variation: variationBetween(carry) } : { spread });
  return { values: withLand(found.values, land), balance: found.balance };
}

/** How much of a target is covered is said of its land, whatever the weights. */
function withLand(values: readonly CarriedValue[], land: Lay['land']): CarriedValue[] {
  const covered = sumBy(land.shares, 'target');
  return values.map((each) => {
    const share = (covered.get(each.target) ?? 0) / (land.targets.get(each.target) ?? 1);
    return { ...each, covered: Math.min(1, share) };
  });
}

function smoothly(figures: Carry['values'], sources: readonly PlanarArea[], targets: readonly PlanarArea[]): Result {
  const { values, given, placed, notPlaced } = carrySmoothly(figures, sources, targets);
  const balance = { given, placed, unplaced: given - placed, left: [], unknown: notPlaced, claimedTwice: [] };
  return { values, balance };
}

function inWhole(column: Column): Column {
  const numbers = column.values.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : []));
  const whole = wholeWithSameSum(numbers);
  return {
    ...column,
    values: column.values.map((each) =>
      each.figure.state === 'known' ? { ...each, figure: known(whole.shift() ?? 0, each.figure.evidence) } : each,
    ),
  };
}

function balanceWords(
  name: string,
  { given, placed, unplaced, left, unknown, claimedTwice }: Balance,
  t: Words,
): string[] {
  const worst = [...left].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return [
    t('files.carry.balance', {
      name,
      given: said(given, t),
      placed: said(placed, t),
      unplaced: said(unplaced, t),
    }),
    ...(worst.length > 0
      ? [
          t('files.carry.left', {
            name,
            areas: listed(worst.map(({ source, value }) => `${source} (${said(value, t)})`)),
          }),
        ]
      : []),
    ...(unknown.length > 0 ? [t('files.carry.unknown', { name, count: unknown.length, areas: listed(unknown) })] : []),
    ...(claimedTwice.length > 0
      ? [t('files.carry.claimedTwice', { count: claimedTwice.length, areas: listed(claimedTwice) })]
      : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.length > 10 ? `${names.slice(0, 10).join(', ')}, …` : names.join(', ');
}
