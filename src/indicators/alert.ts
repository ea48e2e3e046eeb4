/**
 * THE DOOR of early warning: what is watched, what stands out, and what the office that knows the area makes of it. An
 * alert is a question, no judgement: it has an owner, a day by which it is answered, and an effect on the evaluation.
 */

import { z } from 'zod';
import type { Finding, WatchMethod } from '#analysis/early-warning.ts';
import {
  choices,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalNumber,
  optionalText,
  optionalWhole,
} from '#analysis/fields.ts';
import { type Figure, known } from '#analysis/figure.ts';
import type { IsoDate } from '#analysis/period.ts';
import type { Point } from '#analysis/trend.ts';
import type { Model, WatchedRow } from '#analysis/watched-areas.ts';
import { figureIn, type IndicatorKind } from './indicator.ts';

export const alertMethods = [
  'level',
  'change',
  'ewma',
  'cusum',
  'trend-break',
] as const satisfies readonly WatchMethod[];
/** Of an index: an area whose status has another class than in the edition before. */
export const classChange = 'class-change';
export type AlertMethod = WatchMethod | typeof classChange;
export const alertStates = ['open', 'acknowledged', 'explained', 'silenced', 'closed'] as const;
export type AlertState = (typeof alertStates)[number];
/** What follows from it for the evaluation: nothing, a note in the report, or something that must be decided. */
export const alertEffects = ['none', 'note', 'decision'] as const;
export type AlertEffect = (typeof alertEffects)[number];
export const watchModels = ['binomial', 'poisson'] as const satisfies readonly Model[];
/** Of the way in which alerts are found; `analysis/early-warning.ts`. */
export const alertMethodVersion = 'early-warning 1';

export type AlertWatch = {
  readonly id: string;
  /** Watched is an indicator, or an index for its classes. */
  readonly indicatorId: string | null;
  readonly indexId: string | null;
  /** Of a class: how far behind the limit it counts, in standard deviations. */
  readonly margin: number;
  readonly divisionId: string;
  readonly methods: readonly WatchMethod[];
  readonly model: Model;
  /** Of the alerts, at most this share is chance on average. */
  readonly falseShare: number;
  readonly years: number;
  readonly daysToAnswer: number;
  readonly retired: boolean;
  readonly revision: number;
};

export type WatchRun = {
  readonly id: string;
  readonly watchId: string;
  readonly ranAt: string;
  readonly year: number | null;
  readonly tests: number;
  readonly ignored: number;
  readonly found: number;
  readonly limit: number;
  readonly methodVersion: string;
  readonly file: string | null;
};

/** A year of the area as it was when the alert was found: cases and persons, or a value; null where it was not known. */
export type SeenYear = readonly [year: number, value: number | null, base: number | null];

export type Alert = Pick<Finding, 'direction' | 'value' | 'expected' | 'lower' | 'upper'> & {
  readonly method: AlertMethod;
  /** No probability of a class: it has changed or not. */
  readonly p: number | null;
  readonly q: number | null;
  readonly id: string;
  readonly runId: string;
  readonly indicatorId: string | null;
  readonly indexId: string | null;
  readonly areaId: string;
  readonly year: number;
  /** The latest year in which it was found again. */
  readonly againYear: number;
  readonly inputs: Readonly<Record<string, number>>;
  readonly seen: readonly SeenYear[];
  readonly foundOn: IsoDate;
  /** Who answers; null: the coordination. */
  readonly officeId: string | null;
  readonly dueOn: IsoDate;
  readonly state: AlertState;
  readonly reason: string | null;
  readonly silentUntil: IsoDate | null;
  readonly comment: string | null;
  readonly effect: AlertEffect;
  readonly revision: number;
};

export const watchForm = z.object({
  indicatorId: optionalChoice.pipe(z.string('required')),
  divisionId: optionalChoice.pipe(z.string('required')),
  methods: choices.pipe(z.array(z.enum(alertMethods, 'unknown-choice')).min(1, 'required')),
  model: oneOf(watchModels),
  /** In percent, as people say it. */
  falseShare: optionalNumber.pipe(z.number('required').gt(0, 'share-range').max(50, 'share-range')),
  years: optionalWhole(2, 50).pipe(z.number('required')),
  daysToAnswer: optionalWhole(1, 365).pipe(z.number('required')),
  margin: optionalNumber.refine((value) => value === null || (value >= 0 && value <= 10), 'not-negative'),
});
export type WatchForm = z.output<typeof watchForm>;

/** What the office says about an alert; silence needs a reason and a day, an explanation its words. */
export function alertFormOn(today: IsoDate) {
  return z
    .object({
      state: oneOf(alertStates),
      comment: optionalText,
      effect: oneOf(alertEffects),
      reason: optionalText,
      silentUntil: optionalDate,
      officeId: optionalChoice,
    })
    .refine((form) => form.state !== 'explained' || form.comment !== null, { path: ['comment'], message: 'required' })
    .refine((form) => form.effect === 'none' || form.comment !== null, { path: ['comment'], message: 'required' })
    .refine((form) => form.state !== 'silenced' || form.reason !== null, { path: ['reason'], message: 'required' })
    .refine((form) => form.state !== 'silenced' || (form.silentUntil !== null && form.silentUntil > today), {
      path: ['silentUntil'],
      message: 'after-today',
    });
}
export type AlertForm = z.output<ReturnType<typeof alertFormOn>>;

/** Which methods can look at values of this kind: a rate has cases and persons, a count only cases, a mean neither. */
export function methodsFor(kind: IndicatorKind): readonly WatchMethod[] {
  if (kind === 'rate') return alertMethods;
  return kind === 'count' ? ['change', 'ewma', 'cusum', 'trend-break'] : ['trend-break'];
}

/** Cases of a plain count have no persons they come from: they are events. */
export function modelFor({ model }: Pick<AlertWatch, 'model'>, kind: IndicatorKind): Model {
  return kind === 'count' ? 'poisson' : model;
}

/** What a watch looks at, as one choice: an index is told apart from an indicator by its prefix. */
const indexPrefix = 'index:';

export function subjectOf(subject: string): { readonly indicatorId: string | null; readonly indexId: string | null } {
  return subject.startsWith(indexPrefix)
    ? { indicatorId: null, indexId: subject.slice(indexPrefix.length) }
    : { indicatorId: subject, indexId: null };
}

export function subjectChoice({ indicatorId, indexId }: Pick<AlertWatch, 'indicatorId' | 'indexId'>): string {
  return indexId === null ? (indicatorId ?? '') : `${indexPrefix}${indexId}`;
}

type Series = ReadonlyMap<string, readonly Point[]>;

/** What the methods look at. A plain count is set against the city's year by year, so every area counts as one. */
export function watchedRows(
  kind: IndicatorKind,
  areaIds: readonly string[],
  above: Series,
  below: Series,
): WatchedRow[] {
  return areaIds.flatMap((area) =>
    (above.get(area) ?? []).map(({ year, figure }): WatchedRow => {
      if (kind === 'rate') return { area, year, count: figure, base: figureIn(below.get(area) ?? [], year) };
      return kind === 'count'
        ? { area, year, count: figure, base: known(1), value: figure }
        : { area, year, value: figure };
    }),
  );
}

const numberIn = (figure: Figure | undefined) => (figure?.state === 'known' ? figure.value : null);

/** The years of one area as they are now, to be kept with an alert. */
export function seenYears(rows: readonly WatchedRow[], from: number, to: number): SeenYear[] {
  return rows
    .filter(({ year }) => year >= from && year <= to)
    .map(({ year, count, base, value }): SeenYear => [year, numberIn(count ?? value), numberIn(base)])
    .sort((a, b) => a[0] - b[0]);
}

/** Has one of the values that led to the alert been changed since? */
export function isRevised({ seen }: Pick<Alert, 'seen'>, rows: readonly WatchedRow[]): boolean {
  const years = seen.map(([year]) => year);
  const now = seenYears(rows, Math.min(...years), Math.max(...years));
  return JSON.stringify(now) !== JSON.stringify(seen);
}

/** The state on a day: silence ends. */
export function stateOn({ state, silentUntil }: Pick<Alert, 'state' | 'silentUntil'>, today: IsoDate): AlertState {
  return state === 'silenced' && (silentUntil ?? '') < today ? 'open' : state;
}

/** Does somebody have to do something about it? */
export function isWaiting(alert: Pick<Alert, 'state' | 'silentUntil'>, today: IsoDate): boolean {
  const state = stateOn(alert, today);
  return state === 'open' || state === 'acknowledged';
}

/**
 * What a run makes of its findings: new alerts, and those of earlier years that are found again. What is not closed speaks
 * for later years too; what was closed speaks for its own year.
 */
export function reconciled<T extends Pick<Finding, 'area' | 'year' | 'direction'> & { readonly method: AlertMethod }>(
  findings: readonly T[],
  alerts: readonly Alert[],
): { readonly fresh: readonly T[]; readonly again: readonly { readonly alert: Alert; readonly year: number }[] } {
  const fresh: T[] = [];
  const again: { alert: Alert; year: number }[] = [];
  const byArea = Map.groupBy(alerts, ({ areaId }) => areaId);
  for (const finding of findings) {
    const same = (byArea.get(finding.area) ?? []).filter((each) => each.method === finding.method);
    if (same.some(({ year }) => year === finding.year)) continue;
    const held = same.find(
      (each) => each.state !== 'closed' && each.direction === finding.direction && each.year < finding.year,
    );
    if (!held) fresh.push(finding);
    else if (held.againYear < finding.year) again.push({ alert: held, year: finding.year });
  }
  return { fresh, again };
}

/** The day so many days later. */
export function daysLater(day: IsoDate, days: number): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Who answers: the office of the area, else that of the indicator, else the coordination. */
export function ownerOf(
  area: { readonly officeId: string | null } | undefined,
  indicator: { readonly officeId: string | null },
  offices: ReadonlySet<string>,
): string | null {
  return [area?.officeId, indicator.officeId].find((id) => id != null && offices.has(id)) ?? null;
}

/** Is what is judged a share of the indicator, so that it is shown in its unit? Scores and cases are shown as they are. */
export function inUnit(method: AlertMethod, kind: IndicatorKind, per: number): number {
  return kind === 'rate' && (method === 'level' || method === 'trend-break') ? per : 1;
}

/** Of how many alerts as clear as this one, one is chance. */
export function oneIn({ q }: Pick<Alert, 'q'>): number | null {
  if (q === null) return null;
  return q <= 0 ? 10_000 : Math.min(10_000, Math.max(1, Math.floor(1 / q)));
}
