/**
 * An index of the city, as the statistics office defines it: which indicators, how heavy, which classes, which areas stay
 * out. Kept in versions; a stored version is never changed. Pure: runs in browser and server.
 */

import { z } from 'zod';
import {
  line,
  oneOf,
  optionalChoice,
  optionalLine,
  optionalNumber,
  optionalText,
  optionalWhole,
} from '#analysis/fields.ts';

export type IndexSource = {
  readonly indicatorId: string;
  readonly weight: number;
  /** Which values are unfavourable. */
  readonly worse: 'higher' | 'lower';
};

/** A class and the value up to which it reaches, in standard deviations; the last one reaches on. */
export type ClassLimit = { readonly name: string; readonly upTo: number | null };

/** What a version consists of: enough to compute it again. */
export type IndexContent = {
  readonly divisionId: string;
  readonly indicators: readonly IndexSource[];
  /** Areas with fewer residents are left out; 0 for none. */
  readonly minimum: number;
  readonly spread: 'population' | 'sample';
  readonly status: readonly ClassLimit[];
  /** Years between the two values of a change; null for an index without dynamics. */
  readonly span: number | null;
  readonly dynamics: readonly ClassLimit[];
  readonly excluded: readonly { readonly areaId: string; readonly reason: string }[];
};

export type IndexVersion = {
  readonly version: number;
  readonly content: IndexContent;
  /** Why it was made. */
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
};

export type CityIndex = {
  readonly id: string;
  readonly name: string;
  readonly purpose: string | null;
  readonly source: string | null;
  readonly version: number;
  readonly retired: boolean;
  readonly revision: number;
  /** The newest first. */
  readonly versions: readonly IndexVersion[];
};

const indicatorRow = z.object({
  indicatorId: optionalChoice,
  weight: optionalNumber,
  worse: oneOf(['higher', 'lower']).catch('higher'),
});
const classRow = z.object({ name: optionalLine, upTo: optionalNumber });
const classRows = z.array(classRow).max(8, 'too-many');

/** Rows are numbered: `indicators.0.indicatorId`, `status.0.name`. Left-out areas stand in lines: `name; reason`. */
export const indexForm = z
  .object({
    name: line,
    purpose: optionalText,
    source: optionalLine,
    reason: optionalLine,
    divisionId: line,
    indicators: z.array(indicatorRow).max(20, 'too-many'),
    minimum: optionalWhole(0, 100_000),
    spread: oneOf(['population', 'sample']),
    status: classRows,
    span: optionalWhole(1, 20),
    dynamics: classRows,
    excluded: optionalText,
  })
  .superRefine((form, context) => {
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    const chosen = form.indicators.map((each) => each.indicatorId);
    if (chosen.every((each) => each === null)) wrong('indicators.0.indicatorId', 'required');
    form.indicators.forEach(({ indicatorId, weight }, i) => {
      if (indicatorId !== null && chosen.indexOf(indicatorId) < i) wrong(`indicators.${i}.indicatorId`, 'target-twice');
      if (weight !== null && !(weight > 0 && weight <= 100)) wrong(`indicators.${i}.weight`, 'weight');
    });
    checkClasses(form.status, 'status', wrong);
    if (form.span !== null) checkClasses(form.dynamics, 'dynamics', wrong);
  });
export type IndexForm = z.output<typeof indexForm>;

type Wrong = (path: string, message: string) => void;

/** At least two classes, limits that rise, the last without one. */
function checkClasses(rows: IndexForm['status'], part: string, wrong: Wrong) {
  const named = rows.flatMap((row, i) => (row.name === null && row.upTo === null ? [] : [{ ...row, i }]));
  if (named.length < 2) wrong(`${part}.0.name`, 'too-few-classes');
  named.forEach(({ name, upTo, i }, place) => {
    if (name === null) wrong(`${part}.${i}.name`, 'required');
    if (named.findIndex((each) => each.name === name) < place) wrong(`${part}.${i}.name`, 'class-twice');
    const before = named[place - 1]?.upTo ?? null;
    const last = place === named.length - 1;
    if (last !== (upTo === null)) wrong(`${part}.${i}.upTo`, last ? 'open-class' : 'required');
    else if (upTo !== null && before !== null && upTo <= before) wrong(`${part}.${i}.upTo`, 'falling-class');
  });
}

type Named = { readonly id: string; readonly name: string; readonly code?: string | null };

/**
 * The content of a version, from a form that was checked; or the field that does not fit this city.
 *
 * @param usable indicators an index may consist of: rates and means
 */
export function contentOf(
  form: IndexForm,
  { usable, areas }: { usable: ReadonlySet<string>; areas: readonly Named[] },
): { readonly ok: true; readonly content: IndexContent } | { readonly ok: false; readonly field: string } {
  const foreign = form.indicators.findIndex(({ indicatorId }) => indicatorId !== null && !usable.has(indicatorId));
  if (foreign >= 0) return { ok: false, field: `indicators.${foreign}.indicatorId` };
  if (areas.length === 0) return { ok: false, field: 'divisionId' };
  const excluded: { areaId: string; reason: string }[] = [];
  for (const row of (form.excluded ?? '').split('\n').map((each) => each.trim())) {
    if (row === '') continue;
    const [word = '', ...rest] = row.split(';').map((each) => each.trim());
    const area = areas.find(({ id, name, code }) => id === word || code === word || name === word);
    if (!area) return { ok: false, field: 'excluded' };
    excluded.push({ areaId: area.id, reason: rest.join('; ') });
  }
  const classes = (rows: IndexForm['status']) =>
    rows.flatMap(({ name, upTo }): ClassLimit[] => (name === null ? [] : [{ name, upTo }]));
  return {
    ok: true,
    content: {
      divisionId: form.divisionId,
      indicators: form.indicators.flatMap(({ indicatorId, weight, worse }) =>
        indicatorId === null ? [] : [{ indicatorId, weight: weight ?? 1, worse }],
      ),
      minimum: form.minimum ?? 0,
      spread: form.spread,
      status: classes(form.status),
      span: form.span,
      dynamics: form.span === null ? [] : classes(form.dynamics),
      excluded,
    },
  };
}

/** Whether two versions would compute the same. */
export function sameContent(one: IndexContent, other: IndexContent): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** The database does not keep the order of what stands in a definition. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, ordered(each)]),
  );
}
