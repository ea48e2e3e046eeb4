/**
 * THE DOOR of measures: what the city does. Lead and participating offices, goals served, areas, milestones, and the
 * history of reported states, from which the present state follows.
 */

import { z } from 'zod';
import {
  choices,
  date,
  line,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalOneOf,
  optionalText,
  optionalWhole,
  plainWords,
  text,
} from '#analysis/fields.ts';
import type { Evidence } from '#analysis/figure.ts';
import type { IsoDate } from '#analysis/period.ts';

export const states = ['planned', 'running', 'paused', 'done', 'dropped'] as const;
export type MeasureState = (typeof states)[number];
/** Is it on its way? */
export const courses = ['on-track', 'difficult', 'off-track'] as const;
export type Course = (typeof courses)[number];
/** Core projects and priority measures carry a deadline; all else is flexible. */
export const priorities = ['core', 'high', 'normal'] as const;
export type Priority = (typeof priorities)[number];

/** A state as reported on a day; evidence and source where it came with a received file. */
export type Report = {
  readonly id: string;
  readonly reportedOn: IsoDate;
  readonly state: MeasureState | null;
  readonly course: Course | null;
  readonly sentence: string | null;
  readonly obstacle: string | null;
  /** What has to be decided so that it goes on, and by when. */
  readonly decision: string | null;
  readonly decisionBy: IsoDate | null;
  readonly reporter: string;
  readonly evidence: Evidence;
  readonly source: string | null;
};

export type Answer = 'open' | 'yes' | 'no';
export type Participation = {
  readonly officeId: string;
  readonly answer: Answer;
  readonly reason: string | null;
  readonly askedOn: IsoDate | null;
};
export type Milestone = {
  readonly id: string;
  readonly title: string;
  readonly dueOn: IsoDate | null;
  readonly doneOn: IsoDate | null;
};

export type Measure = {
  readonly id: string;
  readonly code: string | null;
  readonly title: string;
  readonly summary: string | null;
  /** What the measure means for people in the city, in short sentences. */
  readonly plain: string | null;
  readonly sectorPartId: string | null;
  readonly leadId: string | null;
  readonly personId: string | null;
  readonly priority: Priority | null;
  readonly startsOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
  readonly rhythmMonths: number | null;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
  readonly goalIds: readonly string[];
  readonly areaIds: readonly string[];
  readonly participations: readonly Participation[];
  /** The latest report, which says the present state. */
  readonly latest: Report | null;
};

/** The state a measure is in: the latest reported one, or none has been reported. */
export function stateOf(measure: Pick<Measure, 'latest'>): MeasureState | null {
  return measure.latest?.state ?? null;
}

export function isFinished(state: MeasureState | null): boolean {
  return state === 'done' || state === 'dropped';
}

/** The latest of several reports: by day, then by the order in which they came. */
export function latestReport<R extends Pick<Report, 'reportedOn'>>(reports: readonly R[]): R | null {
  return reports.reduce<R | null>(
    (latest, report) => (latest === null || report.reportedOn >= latest.reportedOn ? report : latest),
    null,
  );
}

export const measureForm = z
  .object({
    code: optionalLine,
    title: line,
    summary: optionalText,
    plain: plainWords,
    sectorPartId: optionalChoice,
    leadId: optionalChoice,
    personId: optionalChoice,
    officeIds: choices,
    goalIds: choices,
    areaIds: choices,
    priority: optionalOneOf(priorities),
    startsOn: optionalDate,
    dueOn: optionalDate,
    rhythmMonths: optionalWhole(1, 60),
    milestones: z
      .array(z.object({ id: optionalChoice, title: optionalLine, dueOn: optionalDate, doneOn: optionalDate }))
      .max(50)
      .transform((rows) => rows.filter((row) => row.title !== null)),
  })
  .refine((form) => form.startsOn === null || form.dueOn === null || form.startsOn <= form.dueOn, {
    path: ['dueOn'],
    message: 'end-before-start',
  });
export type MeasureForm = z.output<typeof measureForm>;

export const milestoneRows = 3;

export const reportForm = z.object({
  state: oneOf(states),
  course: optionalOneOf(courses),
  sentence: text,
  obstacle: optionalText,
  decision: optionalText,
  decisionBy: optionalDate,
  reportedOn: date,
});
export type ReportForm = z.output<typeof reportForm>;

/** Nobody can report what has not happened yet. */
export function reportFormOn(today: string) {
  return reportForm.refine((form) => form.reportedOn <= today, { path: ['reportedOn'], message: 'in-future' });
}
