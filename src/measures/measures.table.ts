/** Rows of measures, as stored. */

export type MeasureRow = {
  city_id: string;
  id: string;
  code: string | null;
  title: string;
  summary: string | null;
  plain: string | null;
  sector_part_id: string | null;
  lead_id: string | null;
  person_id: string | null;
  priority: string | null;
  starts_on: string | null;
  due_on: string | null;
  rhythm_months: number | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type MeasureGoalRow = { city_id: string; measure_id: string; goal_id: string };
export type MeasureAreaRow = { city_id: string; measure_id: string; area_id: string };
export type MeasureOfficeRow = {
  city_id: string;
  measure_id: string;
  office_id: string;
  answer: string;
  reason: string | null;
  asked_on: string | null;
  wanted: string | null;
  due_on: string | null;
  asked_by_id: string | null;
  person_id: string | null;
  deputy_id: string | null;
  answered_on: string | null;
  promised_on: string | null;
  contribution: string | null;
  contribution_link: string | null;
  contributed_on: string | null;
};
export type MilestoneRow = {
  city_id: string;
  measure_id: string;
  id: string;
  title: string;
  due_on: string | null;
  done_on: string | null;
  position: number;
};
export type MeasureReportRow = {
  city_id: string;
  measure_id: string;
  id: string;
  reported_on: string;
  recorded_at: string;
  state: string | null;
  course: string | null;
  sentence: string | null;
  obstacle: string | null;
  decision: string | null;
  decision_by: string | null;
  reporter: string;
  evidence: string;
  source: string | null;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    measure: MeasureRow;
    measure_goal: MeasureGoalRow;
    measure_area: MeasureAreaRow;
    measure_office: MeasureOfficeRow;
    milestone: MilestoneRow;
    measure_report: MeasureReportRow;
  }
}
