/** `segregation compute`: how unevenly groups live over the areas of a bare table, by year, with what chance alone gives. */

import {
  againstRest,
  atkinson,
  type Counts,
  countsOf,
  dissimilarity,
  etaSquared,
  exposure,
  gini,
  pairOf,
  spatialDissimilarity,
  theil,
} from '#analysis/segregation.ts';
import {
  expectedDissimilarity,
  type Interval,
  type Measure,
  resampledAll,
  underIndependence,
} from '#analysis/segregation-chance.ts';
import { segregationChange } from '#analysis/segregation-change.ts';
import { decomposed, information, localSegregation, manyGroups, turned } from '#analysis/segregation-groups.ts';
import { type GroupEdition, groupsIn, neighboursIn } from '#sources/method-tables.ts';
import { CommandFailed, type Given, UsageError, type Words } from './command.ts';
import {
  type Cell,
  type FileCommand,
  format,
  numberOf,
  soundFile,
  tableOf,
  textOf,
  type Worked,
  written,
} from './file-commands.server.ts';

export const segregationCompute: FileCommand = {
  noun: 'segregation',
  verb: 'compute',
  key: 'segregationCompute',
  argument: 'TABLE.csv',
  options: {
    area: { type: 'string', value: 'SPALTE', about: 'areaColumn' },
    groups: { type: 'string', value: 'A,B,…', about: 'groups' },
    part: { type: 'string', value: 'SPALTE', about: 'part' },
    neighbours: { type: 'string', value: 'FILE', about: 'neighbours' },
    draws: { type: 'string', value: 'ZAHL', about: 'draws' },
    seed: { type: 'string', value: 'ZAHL', about: 'seed' },
    local: { type: 'boolean', about: 'local' },
    format,
  },
  work: computeSegregation,
};

/** One line of the result: an index of a group, of a pair of groups, of all, of a part or of an area. */
type Line = {
  readonly year: number | null;
  readonly index: string;
  readonly group?: string;
  readonly other?: string;
  readonly value: number | undefined;
  readonly measure?: Measure;
  readonly expected?: number | undefined;
};

type Setting = {
  readonly groups: readonly string[];
  readonly draws: number;
  readonly seed: number;
  readonly local: boolean;
  readonly neighbours: readonly { readonly one: string; readonly other: string; readonly weight: number }[] | undefined;
};

async function computeSegregation(given: Given, t: Words): Promise<Worked> {
  const [area, part, listed] = (['area', 'part', 'groups'] as const).map((option) => textOf(given, option));
  const { groups, editions } = soundFile(
    given.argument,
    groupsIn(await tableOf(given.argument, t), {
      ...(area ? { area } : {}),
      ...(part ? { part } : {}),
      ...(listed ? { groups: listed.split(',').map((each) => each.trim()) } : {}),
    }),
    t,
  );
  const [draws, seed] = [numberOf(given, 'draws', t) ?? 200, numberOf(given, 'seed', t) ?? 1];
  if (!Number.isInteger(draws) || draws < 0 || draws === 1 || draws > 10_000 || !Number.isInteger(seed)) {
    throw new UsageError(t('files.segregation.badDraws'));
  }
  const path = textOf(given, 'neighbours');
  const neighbours = path ? soundFile(path, neighboursIn(await tableOf(path, t)), t) : undefined;
  const setting: Setting = { groups, draws, seed, local: given.values['local'] === true, neighbours };
  const notes: string[] = [];
  const cleaned = editions.map((edition) => cleanedOf(edition, notes, given.argument, t));
  if (cleaned.some(({ counts }) => !isWhole(counts))) notes.push(t('files.segregation.notWhole'));
  const lines = cleaned.flatMap((each) => editionLines(each, setting));
  const changes = cleaned.slice(1).flatMap((after, i) => {
    const before = cleaned[i];
    if (!before) return [];
    const made = segregationChange(before, after);
    if (!made.ok) notes.push(t(`files.segregation.${made.reason}`, { year: after.year ?? '' }));
    return made.ok ? [{ year: after.year, since: before.year, ...made.change }] : [];
  });
  const changed = changes.flatMap(({ year, since, ...parts }) =>
    Object.entries(parts).map(([name, value]) =>
      row({ year, index: `change-${name}`, other: String(since), value }, undefined),
    ),
  );
  const table = [
    ['year', 'index', 'group', 'other', 'value', 'corrected', 'lower', 'upper', 'expected_by_chance'],
    ...lines,
    ...changed,
  ];
  const [head = [], ...body] = table;
  const json = body.map((cells) => Object.fromEntries(head.map((name, i) => [String(name), cells[i] ?? null])));
  return {
    out: written(given, t, table, { groups, indices: json, changes }),
    notes: [...notes, t('files.segregation.division')],
  };
}

type Edition = {
  readonly year: number | null;
  readonly areas: readonly string[];
  readonly parts: readonly string[];
  readonly counts: Counts;
};

function cleanedOf({ year, rows }: GroupEdition, notes: string[], path: string, t: Words): Edition {
  const { areas, counts, leftOut } = countsOf(rows);
  if (leftOut.length > 0) {
    const reasons = [...Map.groupBy(leftOut, ({ reason }) => reason)].map(([reason, all]) => `${reason} ${all.length}`);
    notes.push(
      t('files.segregation.leftOut', {
        year: year ?? '',
        reasons: reasons.join(', '),
        count: leftOut.length,
      }),
    );
  }
  if (areas.length < 2) throw new CommandFailed(t('files.segregation.tooFew', { path, year: year ?? '' }));
  const partOf = new Map(rows.map((each) => [each.area, each.part]));
  return { year, areas, counts, parts: areas.map((each) => partOf.get(each) ?? '') };
}

function editionLines(edition: Edition, setting: Setting): Cell[][] {
  const { counts, year } = edition;
  const lines = [...groupLines(edition, setting), ...pairLines(edition, setting), ...wholeLines(edition, setting)];
  const whole = isWhole(counts);
  const measured = lines.flatMap(({ measure }, i) => (measure ? [[String(i), measure] as const] : []));
  const intervals =
    setting.draws > 0 && whole
      ? resampledAll(counts, Object.fromEntries(measured), { draws: setting.draws, seed: setting.seed })
      : {};
  return [
    ...lines.map((line, i) => row(line, intervals[String(i)])),
    ...partLines(edition).map((line) => row(line, undefined)),
    ...(setting.local
      ? localSegregation(counts).map(({ local }, i) =>
          row({ year, index: 'local-area', group: edition.areas[i] ?? '', value: local }, undefined),
        )
      : []),
  ];
}

function row({ year, index, group = '', other = '', value, expected }: Line, interval: Interval | undefined): Cell[] {
  const chance = expected ?? null;
  const limits = [interval?.corrected ?? null, interval?.lower ?? null, interval?.upper ?? null];
  return [year, index, group, other, value ?? null, ...limits, chance];
}

/** Each group against everybody else. */
function groupLines({ year, areas, counts }: Edition, { groups, neighbours }: Setting): Line[] {
  const place = new Map(areas.map((area, i) => [area, i]));
  const pairs = neighbours?.flatMap(({ one, other, weight }) => {
    const [a, b] = [place.get(one), place.get(other)];
    return a === undefined || b === undefined ? [] : [{ one: a, other: b, weight }];
  });
  const whole = isWhole(counts);
  const local = localSegregation(turned(counts));
  return groups.flatMap((group, g) => {
    const table = againstRest(counts, g);
    const of = (index: string, measure: (table: Counts) => number | undefined): Line => ({
      year,
      index,
      group,
      value: measure(table),
    });
    return [
      {
        ...of('segregation', dissimilarity),
        measure: (drawn: Counts) => dissimilarity(againstRest(drawn, g)),
        expected: whole ? expectedDissimilarity(table) : undefined,
      },
      of('gini', gini),
      of('theil', theil),
      of('atkinson', (each) => atkinson(each)),
      of('isolation', (each) => exposure(each, 0, 0)),
      of('eta-squared', etaSquared),
      ...(pairs ? [of('segregation-neighbours', (each) => spatialDissimilarity(each, pairs))] : []),
      { year, index: 'local-group', group, value: local[g]?.local },
    ];
  });
}

function pairLines({ year, counts }: Edition, { groups }: Setting): Line[] {
  const whole = isWhole(counts);
  return groups.flatMap((group, g) =>
    groups.flatMap((other, o): Line[] => {
      if (g === o) return [];
      const met: Line = { year, index: 'exposure', group, other, value: exposure(counts, g, o) };
      if (o < g) return [met];
      const measure = (drawn: Counts) => dissimilarity(pairOf(drawn, g, o));
      const expected = whole ? expectedDissimilarity(pairOf(counts, g, o)) : undefined;
      return [{ year, index: 'dissimilarity', group, other, value: measure(counts), measure, expected }, met];
    }),
  );
}

/** Persons can be drawn only where they are counted whole. */
function isWhole(counts: Counts): boolean {
  return counts.every((cells) => cells.every(Number.isInteger));
}

/** All groups at once. */
function wholeLines({ year, counts }: Edition, { draws, seed }: Setting): Line[] {
  const many = manyGroups(counts);
  const whole = draws > 0 && isWhole(counts);
  const of = (index: 'm' | 'h'): Line => {
    const measure = (drawn: Counts) => information(drawn)?.[index];
    const expected = whole
      ? underIndependence(counts, measure, { draws: Math.min(draws, 100), seed })?.expected
      : undefined;
    return { year, index: index.toUpperCase(), value: measure(counts), measure, expected };
  };
  const others = Object.entries(many ?? {}).filter(([name]) => name !== 'information');
  return [of('m'), of('h'), ...others.map(([name, value]) => ({ year, index: `groups-${name}`, value }))];
}

function partLines({ year, counts, parts }: Edition): Line[] {
  if (parts.every((part) => part === '')) return [];
  const made = decomposed(counts, parts);
  if (!made) return [];
  return [
    { year, index: 'M-between', value: made.between.m },
    { year, index: 'H-between', value: made.between.h },
    { year, index: 'M-within', value: made.within.m },
    { year, index: 'H-within', value: made.within.h },
    ...made.parts.flatMap(({ part, m, h, share }) => [
      { year, index: 'M-part', group: part, value: m },
      { year, index: 'H-part', group: part, value: h },
      { year, index: 'share-part', group: part, value: share },
    ]),
  ];
}
