/** Rows of the concept, as stored. */

type Listed = {
  city_id: string;
  id: string;
  title: string;
  position: number;
  source: string | null;
  retired_at: string | null;
  revision: number;
};

export type GuidelineRow = Listed & { code: string | null; text: string | null };
export type SectorPartRow = Listed & { code: string | null; stage: string; office_id: string | null };
export type ChallengeRow = Listed & { short: string | null; text: string | null };
export type GoalRow = Listed & {
  code: string | null;
  text: string | null;
  plain: string | null;
  guideline_id: string | null;
  sector_part_id: string | null;
  office_id: string | null;
  owner_id: string | null;
  deputy_id: string | null;
  influence: string | null;
  proof: string | null;
  is_key: boolean;
};
export type GoalIndicatorRow = {
  city_id: string;
  goal_id: string;
  indicator_id: string;
  target_value: number | null;
  target_date: string | null;
};
export type GoalChallengeRow = { city_id: string; goal_id: string; challenge_id: string };
export type MatrixCellRow = {
  city_id: string;
  sector_part_id: string;
  challenge_id: string;
  relevance: string;
  reason: string | null;
};
export type GoalAssessmentRow = {
  city_id: string;
  id: string;
  goal_id: string;
  from_date: string;
  to_date: string;
  rating: string;
  by_group: string;
  n: number | null;
  n_text: string | null;
  source: string | null;
  note: string | null;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    guideline: GuidelineRow;
    sector_part: SectorPartRow;
    challenge: ChallengeRow;
    goal: GoalRow;
    goal_indicator: GoalIndicatorRow;
    goal_challenge: GoalChallengeRow;
    matrix_cell: MatrixCellRow;
    goal_assessment: GoalAssessmentRow;
  }
}
