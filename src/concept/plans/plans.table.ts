/** Rows of sector plans, as stored. */

export type SectorPlanRow = {
  city_id: string;
  id: string;
  title: string;
  kind: string;
  office_id: string | null;
  resolution: string | null;
  resolved_on: string | null;
  valid_from: string | null;
  valid_to: string | null;
  document_link: string | null;
  file_id: string | null;
  note: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type GoalPlanRow = {
  city_id: string;
  goal_id: string;
  plan_id: string;
  basis: string | null;
  contradiction: string | null;
  marked_on: string | null;
  marked_by: string | null;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    sector_plan: SectorPlanRow;
    goal_plan: GoalPlanRow;
  }
}
