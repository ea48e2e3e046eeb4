/** An index of the city computed for a year: status and dynamics of each area, and which stay out and why. Pure. */

import {
  type CompositeIndex,
  classChanges,
  compositeIndex,
  type IndexFailure,
  type LeftOutReason,
  type PartIndex,
} from '#analysis/composite-index.ts';
import { type Figure, unknown } from '#analysis/figure.ts';
import type { IndexClass, IndexDefinition, IndexPart } from '#analysis/index-definition.ts';
import type { ClassLimit, IndexContent } from './city-index.ts';

export type EditionPart = 'status' | 'dynamics';

/** An area as received: its residents, and each indicator now and at the beginning of the change. */
export type AreaFigures = {
  readonly id: string;
  readonly inhabitants: Figure;
  readonly now: Readonly<Record<string, Figure>>;
  readonly before: Readonly<Record<string, Figure>>;
};

/** Why an area has no class; `indicatorId` where one of its values is not known. */
export type Reason = { readonly reason: LeftOutReason; readonly detail: string; readonly indicatorId: string | null };
export type AreaEdition = {
  readonly id: string;
  readonly figures: Readonly<Record<string, Figure>>;
  readonly inhabitants: Figure;
  readonly status: PartIndex | Reason | null;
  readonly dynamics: PartIndex | Reason | null;
};
export type Edition = {
  readonly year: number;
  readonly areas: readonly AreaEdition[];
  /** Why a part could not be computed at all. */
  readonly failures: Readonly<Partial<Record<EditionPart, IndexFailure>>>;
};

/** Only a result with a class is one. */
export function isClassed(result: PartIndex | Reason | null): result is PartIndex {
  return result !== null && 'class' in result;
}

/**
 * Classes with their limits: a value on a limit belongs to the class that is nearer to the average, so that both sides are
 * treated alike (Berlin: −1 is “medium”, and so is 1).
 */
export function classesOf(limits: readonly ClassLimit[]): IndexClass[] {
  return limits.map(({ name, upTo }, i) => ({
    code: String(i + 1),
    name,
    including: upTo === null || upTo >= 0,
    ...(upTo === null ? {} : { upTo }),
  }));
}

/** Where a class lies: below the average, above it, or around it. An index above the average is worse off. */
export function sideOf(limits: readonly ClassLimit[], code: string): 'below' | 'around' | 'above' {
  const place = Number(code) - 1;
  if ((limits[place]?.upTo ?? Number.POSITIVE_INFINITY) <= 0) return 'below';
  return (limits[place - 1]?.upTo ?? Number.NEGATIVE_INFINITY) >= 0 ? 'above' : 'around';
}

function definitionOf(content: IndexContent, part: IndexPart): IndexDefinition {
  const { minimum, spread, excluded } = content;
  return {
    id: 'city',
    version: '1',
    name: '',
    editions: [],
    source: '',
    area: { columns: ['id'] },
    ...(minimum > 0 ? { inhabitants: { columns: ['residents'], minimum } } : {}),
    unpublished: 'never',
    exclude: excluded.map(({ areaId, reason }) => ({ areas: [areaId], reason })),
    spread,
    parts: [part],
  };
}

/** Status and dynamics are computed apart: where the values of the earlier year are not there, the status still is. */
export function editionOf(content: IndexContent, year: number, areas: readonly AreaFigures[]): Edition {
  const sources = content.indicators.map(({ indicatorId, weight, worse }) => ({
    id: indicatorId,
    name: indicatorId,
    unit: '',
    weight,
    worse,
  }));
  const status = resultOf(
    areas,
    definitionOf(content, {
      id: 'status',
      name: 'status',
      indicators: sources.map((each) => ({ ...each, columns: [each.id] })),
      classes: classesOf(content.status),
    }),
  );
  const dynamics =
    content.span === null
      ? null
      : resultOf(
          areas,
          definitionOf(content, {
            id: 'dynamics',
            name: 'dynamics',
            indicators: sources.map((each) => ({ ...each, change: { from: [each.id], to: [each.id] } })),
            classes: classesOf(content.dynamics),
          }),
        );
  return {
    year,
    areas: areas.map(({ id, now, inhabitants }) => ({
      id,
      figures: now,
      inhabitants,
      status: partOf(status, id, 'status'),
      dynamics: dynamics && partOf(dynamics, id, 'dynamics'),
    })),
    failures: {
      ...(status.ok ? {} : { status: status.failure }),
      ...(dynamics === null || dynamics.ok ? {} : { dynamics: dynamics.failure }),
    },
  };
}

type Made = ReturnType<typeof compositeIndex>;

function resultOf(areas: readonly AreaFigures[], definition: IndexDefinition): Made {
  const rows = areas.map(({ id, inhabitants, now, before }) => ({
    area: id,
    inhabitants,
    figures: Object.fromEntries(
      Object.entries(now).flatMap(([indicator, figure]) => [
        [indicator, figure],
        [`${indicator}.to`, figure],
        [`${indicator}.from`, before[indicator] ?? unknown('missing')],
      ]),
    ),
  }));
  return compositeIndex(rows, definition);
}

function partOf(made: Made, area: string, part: EditionPart): PartIndex | Reason | null {
  if (!made.ok) return null;
  const found = made.index.areas.find((each) => each.area === area)?.parts[part];
  return found ?? reasonOf(made.index, area);
}

const ofFigures: readonly LeftOutReason[] = ['missing', 'suppressed', 'not-applicable'];

function reasonOf({ leftOut }: CompositeIndex, area: string): Reason | null {
  const out = leftOut.find((each) => each.area === area);
  if (!out) return null;
  const { reason, detail, part } = out;
  return { reason, detail, indicatorId: part !== null && ofFigures.includes(reason) ? detail : null };
}

/** How many areas are in which class, by code; those without a class are not among them. */
export function countClasses(edition: Edition, part: EditionPart): Map<string, number> {
  const counts = new Map<string, number>();
  for (const area of edition.areas) {
    const result = area[part];
    if (isClassed(result)) counts.set(result.class.code, (counts.get(result.class.code) ?? 0) + 1);
  }
  return counts;
}

/** Areas whose class of a part is another one in the other edition, or that have one in only one of them. */
export function differences(
  before: Edition,
  after: Edition,
  part: EditionPart,
): { readonly id: string; readonly from: string | null; readonly to: string | null }[] {
  const old = new Map(before.areas.map((area) => [area.id, nameOf(area[part])]));
  return after.areas.flatMap((area) => {
    const [from, to] = [old.get(area.id) ?? null, nameOf(area[part])];
    return from === to ? [] : [{ id: area.id, from, to }];
  });
}

function nameOf(result: PartIndex | Reason | null): string | null {
  return isClassed(result) ? result.class.name : null;
}

export type StatusChange = {
  readonly area: string;
  /** Places of the classes in the definition. */
  readonly from: number;
  readonly to: number;
  /** The index now and before, and the limits of the class that was left; an open end is where the index was. */
  readonly value: number;
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  /** A higher index is worse off. */
  readonly direction: 'up' | 'down';
  readonly beyond: number;
};

/** Areas whose status has another class than in the edition before, at least `margin` behind the limit. */
export function statusChanges(
  before: Edition,
  after: Edition,
  { status: limits }: Pick<IndexContent, 'status'>,
  margin: number,
): StatusChange[] {
  const classed = ({ areas }: Edition): CompositeIndex => ({
    areas: areas.flatMap(({ id, status }) =>
      isClassed(status) ? [{ area: id, figures: {}, parts: { status }, combined: undefined }] : [],
    ),
    leftOut: [],
    standards: {},
  });
  const [was, is] = [classed(before), classed(after)];
  const indexIn = ({ areas }: CompositeIndex, id: string) =>
    areas.find(({ area }) => area === id)?.parts.status?.index ?? 0;
  return classChanges(was, is, { id: 'status', classes: classesOf(limits) }, margin).map(
    ({ area, from, to, shift, beyond }) => {
      const place = Number(from) - 1;
      const [value, expected] = [indexIn(is, area), indexIn(was, area)];
      return {
        area,
        from: place,
        to: Number(to) - 1,
        value,
        expected,
        lower: limits[place - 1]?.upTo ?? Math.min(value, expected),
        upper: limits[place]?.upTo ?? Math.max(value, expected),
        direction: shift > 0 ? 'up' : 'down',
        beyond,
      };
    },
  );
}
