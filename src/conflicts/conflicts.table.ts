/** Rows of conflicts, as stored. */

export type ProcedureRow = {
  city_id: string;
  id: string;
  name: string;
  text: string | null;
  source: string | null;
  version: number;
  retired_at: string | null;
  revision: number;
};
export type ProcedureStepRow = {
  city_id: string;
  procedure_id: string;
  version: number;
  position: number;
  kind: string;
  name: string;
  body: string;
  stand_in: string;
  office_id: string | null;
  person_id: string | null;
  deputy_id: string | null;
  days: number;
  alongside: boolean;
};
export type ConflictRow = {
  city_id: string;
  id: string;
  title: string;
  summary: string;
  uses: string[];
  strength: string | null;
  evidence: string | null;
  office_id: string | null;
  owner_id: string | null;
  deputy_id: string | null;
  state: string;
  state_reason: string | null;
  found_on: string;
  procedure_id: string | null;
  procedure_version: number | null;
  started_on: string | null;
  proposal_key: string | null;
  source: string | null;
  revision: number;
};
export type ConflictGoalRow = { city_id: string; conflict_id: string; goal_id: string };
export type ConflictMeasureRow = { city_id: string; conflict_id: string; measure_id: string };
export type ConflictAreaRow = { city_id: string; conflict_id: string; area_id: string };
export type ConflictOfficeRow = {
  city_id: string;
  conflict_id: string;
  office_id: string;
  asked_on: string | null;
  due_on: string | null;
  stance: string | null;
  statement: string | null;
  answered_on: string | null;
  answered_by: string | null;
  revision: number;
};
export type ConflictOptionRow = {
  city_id: string;
  conflict_id: string;
  id: string;
  title: string;
  effect: string | null;
  position: number;
};
export type ConflictStepRow = {
  city_id: string;
  conflict_id: string;
  position: number;
  started_on: string;
  due_on: string;
  ended_on: string | null;
  outcome: string | null;
  reason: string | null;
  minority: string | null;
  option_id: string | null;
  ended_by: string | null;
};
export type GoalImpactRow = {
  city_id: string;
  from_goal_id: string;
  to_goal_id: string;
  office_id: string;
  rating: number;
  rated_on: string;
  rated_by: string;
  source: string | null;
};
export type LandClaimRow = {
  city_id: string;
  land_use: string;
  id: string;
  goal_id: string | null;
  measure_id: string | null;
};
export type ContraryUseRow = {
  city_id: string;
  one: string;
  other: string;
  contrary: boolean;
};
export type SetAsideRow = {
  city_id: string;
  proposal_key: string;
  title: string;
  reason: string;
  set_aside_on: string;
  set_aside_by: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    procedure: ProcedureRow;
    procedure_step: ProcedureStepRow;
    conflict: ConflictRow;
    conflict_goal: ConflictGoalRow;
    conflict_measure: ConflictMeasureRow;
    conflict_area: ConflictAreaRow;
    conflict_office: ConflictOfficeRow;
    conflict_option: ConflictOptionRow;
    conflict_step: ConflictStepRow;
    goal_impact: GoalImpactRow;
    land_claim: LandClaimRow;
    contrary_use: ContraryUseRow;
    set_aside_proposal: SetAsideRow;
  }
}
