/**
 * THE DOOR of population: people by age and sex as counted, what is assumed of births, deaths and moves, and how many there
 * will be if that goes on. A continuation, never a plan.
 */

import { z } from 'zod';
import { line, oneOf, optionalLine, optionalNumber, optionalWhole } from '#analysis/fields.ts';
import type { Evidence } from '#analysis/figure.ts';
import type { Ages } from '#analysis/population.ts';

/** Age groups in the order of age, all equally wide, the last one open. */
export type AgeGroups = {
  readonly labels: readonly string[];
  readonly starts: readonly number[];
  readonly width: number;
};
export type CountedYear = { readonly year: number; readonly population: Ages };

/** A received file of people by age and sex. */
export type PopulationSet = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly licence: string | null;
  readonly evidence: Evidence;
  readonly divisionId: string | null;
  readonly file: string;
  readonly hash: string;
  readonly groups: AgeGroups;
  readonly storedBy: string;
  readonly storedAt: string;
};

/** From the city's own counts alone, or by births, deaths and moves as assumed. */
export const projectionWays = ['counts', 'rates'] as const;
export type ProjectionWay = (typeof projectionWays)[number];

/** What is assumed of an age group: shares that live on for a step, births per woman and year, net moves per step. */
export type AgeRates = {
  readonly survivalFemale: number;
  readonly survivalMale: number;
  readonly births: number;
  readonly movesFemale: number;
  readonly movesMale: number;
};
export const rateFields = [
  'survivalFemale',
  'survivalMale',
  'births',
  'movesFemale',
  'movesMale',
] as const satisfies readonly (keyof AgeRates)[];
export type Assumptions = {
  readonly way: ProjectionWay;
  /** Each as long as an age group is wide. */
  readonly steps: number;
  readonly boysPerGirl: number;
  readonly birthSurvivalFemale: number;
  readonly birthSurvivalMale: number;
  /** One per age group; empty where the counts alone are carried on. */
  readonly ages: readonly AgeRates[];
};

export type ScenarioVersion = {
  readonly version: number;
  readonly setId: string;
  readonly assumptions: Assumptions;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
};
export type PopulationScenario = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly retired: boolean;
  readonly revision: number;
  /** The newest first. */
  readonly versions: readonly ScenarioVersion[];
};

/**
 * What everybody but the statistics office sees of counted people: all but what is small and what would tell it; none by age
 * or area; or everything, where the statistics office releases it.
 */
export const countMethods = ['small', 'closed', 'open'] as const;
export type CountMethod = (typeof countMethods)[number];
export type CountProtection = {
  readonly method: CountMethod;
  readonly threshold: number | null;
  readonly reason: string | null;
  /** Null until somebody has decided. */
  readonly revision: number | null;
};
export const usualCounts: CountProtection = { method: 'small', threshold: 5, reason: null, revision: null };

export const countProtectionForm = z
  .object({ method: oneOf(countMethods), threshold: optionalWhole(3, 1000), reason: optionalLine })
  .refine((form) => form.method !== 'small' || form.threshold !== null, { path: ['threshold'], message: 'required' })
  .refine((form) => form.method !== 'open' || form.reason !== null, { path: ['reason'], message: 'required' });
export type CountProtectionForm = z.output<typeof countProtectionForm>;

export const mostSteps = 10;
export const mostAgeGroups = 110;
const share = optionalNumber.refine((value) => value === null || (value >= 0 && value <= 1), 'share');
const notNegative = optionalNumber.refine((value) => value === null || (value >= 0 && value <= 10), 'not-negative');
const ageRow = z.object({
  survivalFemale: share,
  survivalMale: share,
  births: notNegative,
  movesFemale: optionalNumber,
  movesMale: optionalNumber,
});
const shareFields = ['survivalFemale', 'survivalMale'] as const;

/** Rows of age groups are numbered: `ages.0.survivalFemale`. */
export const scenarioForm = z
  .object({
    name: line,
    setId: line,
    way: oneOf(projectionWays),
    steps: optionalWhole(1, mostSteps),
    boysPerGirl: notNegative,
    birthSurvivalFemale: share,
    birthSurvivalMale: share,
    ages: z.array(ageRow).max(mostAgeGroups, 'too-many'),
    reason: optionalLine,
  })
  .superRefine((form, context) => {
    if (form.way !== 'rates') return;
    form.ages.forEach((row, i) => {
      for (const field of shareFields)
        if (row[field] === null)
          context.addIssue({ code: 'custom', path: [`ages.${i}.${field}`], message: 'required' });
    });
  });
export type ScenarioForm = z.output<typeof scenarioForm>;

/** Boys born per girl born, where nothing else is said. */
const usualBoys = 1.05;

/** @param groups of the data set; null where the form has rates for another number of age groups */
export function assumptionsOf(form: ScenarioForm, groups: AgeGroups): Assumptions | null {
  const { way, steps, boysPerGirl, birthSurvivalFemale, birthSurvivalMale, ages } = form;
  if (way === 'rates' && ages.length !== groups.labels.length) return null;
  return {
    way,
    steps: steps ?? 3,
    boysPerGirl: boysPerGirl || usualBoys,
    birthSurvivalFemale: birthSurvivalFemale ?? 1,
    birthSurvivalMale: birthSurvivalMale ?? 1,
    ages:
      way === 'counts'
        ? []
        : ages.map((row) => ({
            survivalFemale: row.survivalFemale ?? 0,
            survivalMale: row.survivalMale ?? 0,
            births: row.births ?? 0,
            movesFemale: row.movesFemale ?? 0,
            movesMale: row.movesMale ?? 0,
          })),
  };
}

/** The way in which projections are computed; a change of it is a new version. */
export const projectionMethod = 'population 1';

export type CityYear = {
  readonly year: number;
  readonly population: Ages;
  readonly total: number;
  readonly low: number | null;
  readonly high: number | null;
  /** During the step; null where the counts alone are carried on. */
  readonly births: number | null;
  readonly deaths: number | null;
  readonly moves: number | null;
};
/** Why areas, or some of them, are not projected. */
export type AreaLack = { readonly areaId: string; readonly missing: readonly number[] };
export type AreaYear = {
  readonly areaId: string;
  readonly year: number;
  readonly people: number;
  readonly low: number | null;
  readonly high: number | null;
};

/** What is kept of a projection besides its areas. */
export type ProjectionResult = {
  readonly counted: readonly CountedYear[];
  readonly cityFrom: 'counted' | 'summed';
  readonly city: readonly CityYear[];
  readonly cityErrors: readonly number[];
  readonly areaTest: { readonly errors: number; readonly typical: number; readonly eightyPercent: number } | null;
  /** People of the city who live in no area that could be projected, at the beginning and at the end. */
  readonly rest: { readonly from: number; readonly to: number } | null;
  /** Areas together hold so many people more than the city counts. */
  readonly tooMany: number;
  readonly lacks: readonly AreaLack[];
  readonly areaYearsLacking: readonly number[];
};

export type PopulationProjection = {
  readonly id: string;
  readonly scenarioId: string;
  readonly version: number;
  readonly methodVersion: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly result: ProjectionResult;
};
