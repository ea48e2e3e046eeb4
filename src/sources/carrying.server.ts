/**
 * Values of an indicator carried from one division, or one of its versions, to another: computed when looked at, never stored
 * beside what was counted. Says what could not be placed, and how far each carried value may be off.
 */

import {
  type Balance,
  type CarriedValue,
  type Carry,
  carryCounts,
  carryMeans,
  sumBy,
  variationBetween,
} from '#analysis/carry.ts';
import { peopleShares, type Unit } from '#analysis/dasymetric.ts';
import type { Figure } from '#analysis/figure.ts';
import { overlaps } from '#analysis/overlap.ts';
import type { PlanarArea } from '#analysis/planar.ts';
import type { Point } from '#analysis/trend.ts';
import { type Area, existsOn } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { landOn, planeOf } from '#areas/overlaps.store.server.ts';
import { listVersions } from '#areas/versions.store.server.ts';
import { isStored } from '#indicators/formula.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { residentsIndicator } from '#indicators/residents.store.server.ts';
import { seriesOf } from '#indicators/values.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';

/** A division with the borders of one of its versions. */
export type Frame = {
  readonly key: string;
  readonly divisionId: string;
  readonly name: string;
  /** A day on which these borders hold. */
  readonly day: string;
  /** The day they began, where the division has had others. */
  readonly since: string | null;
};
export type CarryKind = 'extensive' | 'intensive';
export type CarryWeights = 'land' | 'people';

export type CarriedRow = Pick<CarriedValue, 'figure' | 'error' | 'covered'> & {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
};
/** Null where means are carried: they have no sum. */
type Left = { readonly id: string; readonly name: string; readonly value: number };
export type Carried = {
  readonly rows: readonly CarriedRow[];
  readonly balance: (Pick<Balance, 'given' | 'placed' | 'unplaced'> & { readonly left: readonly Left[] }) | null;
  /** Areas of the first division whose value is not known. */
  readonly unknown: number;
  /** Areas without a polygon, of either division; their values stay where they are. */
  readonly withoutShape: readonly string[];
  /** Areas of the first that those of the second claim more than once. */
  readonly claimedTwice: readonly string[];
};

async function framesOf(db: CityDb, asOf: string): Promise<Frame[]> {
  const versions = await listVersions(db);
  const divisions = (await listDivisions(db)).filter(({ kind }) => kind !== 'city' && kind !== 'focus');
  return divisions.flatMap(({ id, name, validFrom }): Frame[] => {
    const own = versions.get(id) ?? [];
    if (own.length > 0)
      return own.map(({ validFrom: day }) => ({ key: `${id}@${day}`, divisionId: id, name, day, since: day }));
    const day = validFrom !== null && validFrom > asOf ? validFrom : asOf;
    return [{ key: id, divisionId: id, name, day, since: null }];
  });
}

/** What an address asks for, as far as the city has it; the first that fits where it asks for nothing. */
export async function loadCarrying(visit: Visit, params: URLSearchParams) {
  return visit.remember(`carry ${params}`, async (db) => {
    const frames = await framesOf(db, visit.asOf);
    const indicators = (await listIndicators(db)).filter((each) => !each.retired && isStored(each));
    const wanted = Number(params.get('jahr'));
    const from = frameIn(frames, params.get('von'), wanted) ?? frames[0] ?? null;
    const others = frames.filter(({ key }) => key !== from?.key);
    // Who comes from a series that breaks wants it in the other borders of the same division.
    const again = others.find(({ divisionId }) => divisionId === from?.divisionId);
    const to = others.find(({ key }) => key === params.get('nach')) ?? again ?? others[0] ?? null;
    const areas = await listAreas(db);
    const inFrame = (frame: Frame) =>
      areas.filter((area) => area.divisionId === frame.divisionId && existsOn(area, frame.day));
    const sources = from ? inFrame(from) : [];
    const asked = indicators.find(({ id }) => id === params.get('indikator')) ?? null;
    const series: FiguresByYear = asked ? await figuresOf(db, asked, sources) : new Map();
    const years = [...new Set([...series.values()].flatMap((points) => [...points.keys()]))].sort((a, b) => b - a);
    const year = years.includes(wanted) ? wanted : (years[0] ?? null);
    const kind: CarryKind = kindIn(params) ?? (asked?.kind === 'mean' ? 'intensive' : 'extensive');
    const people = from && year !== null ? await unitsFor(db, from, areas, year) : null;
    const weights: CarryWeights = params.get('gewicht') === 'people' && people ? 'people' : 'land';
    const chosen = { from, to, indicator: asked, year, kind, weights };
    const said = { frames, indicators, years, chosen, people: people && { name: people.name } };
    if (!from || !to || !asked || year === null) return { ...said, carried: null };
    const values = new Map(
      sources.flatMap(({ id }) => {
        const figure = series.get(id)?.get(year);
        return figure ? [[id, figure] as const] : [];
      }),
    );
    const units = weights === 'people' ? people : null;
    return {
      ...said,
      carried: await carriedBetween(db, { from, to, sources, targets: inFrame(to), values, kind, units }),
    };
  });
}

/** The borders an address names; where it names a division of several versions only, those that held at the end of the year. */
function frameIn(frames: readonly Frame[], asked: string | null, year: number): Frame | undefined {
  const own = frames.filter(({ divisionId }) => divisionId === asked);
  return frames.find(({ key }) => key === asked) ?? own.find(({ day }) => year > 0 && day <= `${year}-12-31`) ?? own[0];
}

function kindIn(params: URLSearchParams): CarryKind | null {
  const asked = params.get('art');
  return asked === 'extensive' || asked === 'intensive' ? asked : null;
}

type FiguresByYear = ReadonlyMap<string, ReadonlyMap<number, Figure>>;

async function figuresOf(db: CityDb, indicator: Indicator, areas: readonly Area[]): Promise<FiguresByYear> {
  const ids = areas.map(({ id }) => id);
  const own = (await seriesOf(db, [indicator], ids)).get(indicator.id) ?? new Map<string, readonly Point[]>();
  return new Map(
    [...own].map(([id, points]) => [id, new Map(points.map(({ year, figure }) => [year, figure] as const))]),
  );
}

type People = { readonly name: string; readonly frame: Frame; readonly byArea: ReadonlyMap<string, number> };

/** Where people live: the residents of the finest division that counts them, if it is finer than the one carried from. */
async function unitsFor(db: CityDb, from: Frame, areas: readonly Area[], year: number): Promise<People | null> {
  const residents = await residentsIndicator(db);
  if (!residents) return null;
  const here = areas.filter((area) => area.divisionId === from.divisionId && existsOn(area, from.day)).length;
  let best: People | null = null;
  for (const frame of await framesOf(db, `${year}-12-31`)) {
    const units = areas.filter((area) => area.divisionId === frame.divisionId && existsOn(area, frame.day));
    if (frame.divisionId === from.divisionId || units.length <= here || units.length <= (best?.byArea.size ?? 0))
      continue;
    const byArea = new Map(
      [...(await figuresOf(db, residents, units))].flatMap(([id, points]) => {
        const figure = points.get(year);
        return figure?.state === 'known' ? [[id, figure.value] as const] : [];
      }),
    );
    if (byArea.size > Math.max(here, best?.byArea.size ?? 0)) best = { name: frame.name, frame, byArea };
  }
  return best;
}

type Asked = {
  readonly from: Frame;
  readonly to: Frame;
  readonly sources: readonly Area[];
  readonly targets: readonly Area[];
  readonly values: ReadonlyMap<string, Figure>;
  readonly kind: CarryKind;
  readonly units: People | null;
};

async function carriedBetween(
  db: CityDb,
  { from, to, sources, targets, values, kind, units }: Asked,
): Promise<Carried> {
  const origin = await planeOf(db, from.divisionId, from.day);
  const there = await landOn(db, from.divisionId, from.day, origin);
  const here = await landOn(db, to.divisionId, to.day, origin);
  const land = landBetween(there, here);
  const people = units ? await peopleBetween(db, units, there, here, origin) : null;
  const lay = people ? withLandWhereNobodyLives(people, land) : land;
  const placed = new Map([...values].filter(([id]) => land.sources.has(id)));
  const carry = { ...lay, values: placed };
  const counts = kind === 'extensive' ? carryCounts(carry, people ? { variation: variationBetween(carry) } : {}) : null;
  const results = new Map((counts?.values ?? carryMeans(carry)).map((each) => [each.target, each]));
  const covered = sumBy(land.shares, 'target');
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const rows = targets.flatMap(({ id, name, code }): CarriedRow[] => {
    const found = results.get(id);
    const share = Math.min(1, (covered.get(id) ?? 0) / (land.targets.get(id) ?? 1));
    return found ? [{ id, name, code, figure: found.figure, error: found.error, covered: share }] : [];
  });
  const bare = [
    ...sources.filter(({ id }) => !land.sources.has(id)),
    ...targets.filter(({ id }) => !land.targets.has(id)),
  ];
  return {
    rows,
    balance: counts && balanceOf(counts.balance, values, land.sources, nameOf),
    unknown: sources.filter(({ id }) => values.get(id)?.state !== 'known').length,
    withoutShape: bare.map(({ name }) => name),
    claimedTwice: (counts?.balance.claimedTwice ?? []).map(nameOf),
  };
}

/** What was given includes areas without a polygon: their values could not be placed at all. */
function balanceOf(
  { given, placed, left }: Balance,
  values: ReadonlyMap<string, Figure>,
  shaped: ReadonlyMap<string, number>,
  nameOf: (id: string) => string,
): Carried['balance'] {
  const bare = [...values].flatMap(([id, figure]) =>
    figure.state === 'known' && !shaped.has(id) ? [{ id, name: nameOf(id), value: figure.value }] : [],
  );
  const all = given + bare.reduce((sum, { value }) => sum + value, 0);
  const some = left.map(({ source, value }) => ({ id: source, name: nameOf(source), value }));
  return {
    given: all,
    placed,
    unplaced: all - placed,
    left: [...some, ...bare].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)),
  };
}

function landBetween(sources: readonly PlanarArea[], targets: readonly PlanarArea[]): Omit<Carry, 'values'> {
  const size = (areas: readonly PlanarArea[]) => new Map(areas.map(({ id, area }) => [id, area]));
  const shares = overlaps(sources, targets).map(({ source, target, area }) => ({ source, target, weight: area }));
  return { sources: size(sources), targets: size(targets), shares };
}

async function peopleBetween(
  db: CityDb,
  { frame, byArea }: People,
  sources: readonly PlanarArea[],
  targets: readonly PlanarArea[],
  origin: readonly [number, number],
): Promise<Omit<Carry, 'values'>> {
  const units = (await landOn(db, frame.divisionId, frame.day, origin)).flatMap((area): Unit[] => {
    const people = byArea.get(area.id);
    return people === undefined ? [] : [{ people, area }];
  });
  return peopleShares(sources, targets, units);
}

/** A source in which no unit has people is carried by its land. */
function withLandWhereNobodyLives(people: Omit<Carry, 'values'>, land: Omit<Carry, 'values'>): Omit<Carry, 'values'> {
  const empty = new Set([...people.sources].flatMap(([id, weight]) => (weight > 0 ? [] : [id])));
  return {
    sources: new Map(
      [...people.sources].map(([id, weight]) => [id, empty.has(id) ? (land.sources.get(id) ?? 0) : weight]),
    ),
    targets: people.targets,
    shares: [...people.shares, ...land.shares.filter(({ source }) => empty.has(source))],
  };
}
