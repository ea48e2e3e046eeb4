/**
 * No area forgotten: what the city plans, pays and knows in each area of a division, and what is missing there. Pure: facts
 * in, rows out. Money that lies in several areas cannot be split without guessing, so it counts for none of them.
 */

import { type Figure, known, rate, unknown } from '#analysis/figure.ts';
import type { Cents } from '#analysis/money.ts';
import type { CityFacts } from '#annual-report/facts.server.ts';
import type { Area } from '#areas/area.ts';
import { type MoneyStage, stages, total } from '#budget/money.ts';
import { type Measure, stateOf } from '#measures/measure.ts';

export const lacks = ['measures', 'money', 'contact', 'report', 'values'] as const;
export type Lack = (typeof lacks)[number];

export type CoverageRow = {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  /** Measures in the area or a part of it. */
  readonly measures: number;
  readonly running: number;
  readonly done: number;
  /** Measures of focus areas that the area is a part of. */
  readonly throughFocus: number;
  readonly byPart: Readonly<Record<string, number>>;
  /** Of measures that lie in this area alone; null where no amount is named. */
  readonly money: Readonly<Record<MoneyStage, Cents | null>>;
  /** Measures with money that lie in other areas as well. */
  readonly shared: number;
  readonly residents: Figure;
  /** Euros per resident. */
  readonly perResident: Readonly<Record<MoneyStage, Figure>>;
  readonly officeId: string | null;
  readonly managerId: string | null;
  readonly contact: string | null;
  readonly lastOn: string | null;
  readonly lastMeasure: { readonly id: string; readonly title: string } | null;
  readonly indicators: number;
  readonly lacks: readonly Lack[];
};

export type Counted = {
  readonly residents: ReadonlyMap<string, Figure>;
  readonly known: ReadonlyMap<string, ReadonlySet<string>>;
};

export function coverageOf(facts: CityFacts, divisionId: string, counted: Counted): CoverageRow[] {
  const areas = [...facts.areas.values()].filter((area) => !area.retired);
  const inside = insideOf(areas);
  const byArea = measuresByArea(facts);
  const focusOf = new Map<string, string[]>();
  for (const area of areas) {
    for (const part of area.partIds) focusOf.set(part, [...(focusOf.get(part) ?? []), area.id]);
  }
  const ground: Ground = { facts, inside, byArea, focusOf, counted };
  return areas.filter((area) => area.divisionId === divisionId).map((area) => rowOf(area, ground));
}

type Ground = {
  readonly facts: CityFacts;
  readonly inside: (area: Area) => ReadonlySet<string>;
  readonly byArea: ReadonlyMap<string, readonly Measure[]>;
  readonly focusOf: ReadonlyMap<string, readonly string[]>;
  readonly counted: Counted;
};

/** An area with everything that lies in it: what it is put together from, and what names it as its larger area. */
function insideOf(areas: readonly Area[]): (area: Area) => ReadonlySet<string> {
  const below = Map.groupBy(areas, (area) => area.parentId ?? '');
  return (area) => {
    const found = new Set([area.id, ...area.partIds]);
    for (const id of found) for (const child of below.get(id) ?? []) found.add(child.id);
    return found;
  };
}

function measuresByArea({ measures }: CityFacts): ReadonlyMap<string, readonly Measure[]> {
  const byArea = new Map<string, Measure[]>();
  for (const measure of measures.values()) {
    if (measure.retired) continue;
    for (const id of measure.areaIds) {
      const there = byArea.get(id);
      if (there) there.push(measure);
      else byArea.set(id, [measure]);
    }
  }
  return byArea;
}

function rowOf(area: Area, { facts, inside, byArea, focusOf, counted }: Ground): CoverageRow {
  const within = inside(area);
  const measures = new Set([...within].flatMap((id) => byArea.get(id) ?? []));
  const through = new Set((focusOf.get(area.id) ?? []).flatMap((id) => byArea.get(id) ?? []));
  for (const measure of measures) through.delete(measure);
  const own = [...measures].filter((measure) => measure.areaIds.every((id) => within.has(id)));
  const money = moneyOf(own, facts);
  const residents = counted.residents.get(area.id) ?? unknown('missing');
  const last = [...measures].reduce<Measure | null>(
    (latest, each) => ((each.latest?.reportedOn ?? '') > (latest?.latest?.reportedOn ?? '') ? each : latest),
    null,
  );
  const row = {
    id: area.id,
    name: area.name,
    code: area.code,
    measures: measures.size,
    running: [...measures].filter((measure) => stateOf(measure) === 'running').length,
    done: [...measures].filter((measure) => stateOf(measure) === 'done').length,
    throughFocus: through.size,
    byPart: countByPart(measures),
    money,
    shared: [...measures].filter((each) => !own.includes(each) && (facts.money.get(each.id) ?? []).length > 0).length,
    residents,
    perResident: perStage((stage) => perResident(money[stage], residents)),
    officeId: area.officeId,
    managerId: area.managerId,
    contact: area.contact,
    lastOn: last?.latest?.reportedOn ?? null,
    lastMeasure: last && { id: last.id, title: last.title },
    indicators: knownIn(area, counted.known),
  };
  return { ...row, lacks: lacksOf(row) };
}

function perStage<T>(of: (stage: MoneyStage) => T): Record<MoneyStage, T> {
  return Object.fromEntries(stages.map((stage) => [stage, of(stage)])) as Record<MoneyStage, T>;
}

function moneyOf(measures: readonly Measure[], { money }: CityFacts): Record<MoneyStage, Cents | null> {
  const amounts = measures.flatMap((measure) => money.get(measure.id) ?? []);
  return perStage((stage) => total(amounts, stage));
}

/** Euros per resident; unknown where the amount or the residents are. */
function perResident(cents: Cents | null, residents: Figure): Figure {
  return rate(cents === null ? unknown('missing') : known(cents / 100), residents, 1);
}

function countByPart(measures: Iterable<Measure>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { sectorPartId } of measures) {
    if (sectorPartId !== null) counts[sectorPartId] = (counts[sectorPartId] ?? 0) + 1;
  }
  return counts;
}

/** Indicators with values of the area itself, or else those that all of its units have. */
function knownIn({ id, partIds }: Area, byArea: Counted['known']): number {
  const own = byArea.get(id);
  if (own || partIds.length === 0) return own?.size ?? 0;
  const [first = new Set<string>(), ...others] = partIds.map((part) => byArea.get(part) ?? new Set<string>());
  return [...first].filter((each) => others.every((other) => other.has(each))).length;
}

function lacksOf(row: Omit<CoverageRow, 'lacks'>): Lack[] {
  const missing: Readonly<Record<Lack, boolean>> = {
    measures: row.measures + row.throughFocus === 0,
    money: stages.every((stage) => row.money[stage] === null),
    contact: row.officeId === null && row.managerId === null && row.contact === null,
    report: row.lastOn === null,
    values: row.indicators === 0,
  };
  return lacks.filter((lack) => missing[lack]);
}

/** Areas in which the city does nothing, the ones where most is missing first. */
export function emptyAreas(rows: readonly CoverageRow[]): CoverageRow[] {
  return rows
    .filter((row) => row.lacks.includes('measures'))
    .sort((a, b) => b.lacks.length - a.lacks.length || a.name.localeCompare(b.name, 'de'));
}
