/** Rows of the versions, as stored. */

export type VersionStageRow = {
  city_id: string;
  id: string;
  title: string;
  position: number;
  meaning: string;
  role: string | null;
  days: number | null;
  freezes: string;
  resolution: boolean;
  council: boolean;
  hears: boolean;
  retired_at: string | null;
  revision: number;
};
export type VersionRow = {
  city_id: string;
  id: string;
  title: string;
  note: string | null;
  basis_id: string | null;
  stage_id: string;
  state: string;
  due_on: string | null;
  in_force_on: string | null;
  resolution: string | null;
  superseded_on: string | null;
  frozen_at: string | null;
  hash: string | null;
  source: string | null;
  created_at: string;
  revision: number;
};
export type VersionStatementRow = {
  city_id: string;
  version_id: string;
  kind: string;
  object_id: string;
  change: string;
  content: unknown;
  reason: string | null;
  origin: string | null;
  origin_text: string | null;
  origin_path: string | null;
  after_id: string | null;
  position: number;
  hash: string | null;
  frozen: boolean;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
  revision: number;
};
export type VersionStepRow = {
  city_id: string;
  id: string;
  version_id: string;
  stage_id: string;
  on_day: string;
  by_name: string;
  due_on: string | null;
  resolution: string | null;
  note: string | null;
  created_at: string;
};

export type VersionHearingRow = {
  city_id: string;
  step_id: string;
  office_id: string;
  version_id: string;
  asked_on: string;
  due_on: string;
  answered_on: string | null;
  answered_by: string | null;
  revision: number;
};
export type VersionCommentRow = {
  city_id: string;
  id: string;
  step_id: string;
  office_id: string;
  version_id: string;
  kind: string | null;
  object_id: string | null;
  text: string;
  filed_on: string;
  filed_by: string;
  answer: string | null;
  answer_reason: string | null;
  answered_on: string | null;
  answered_by: string | null;
  retired_at: string | null;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    version_stage: VersionStageRow;
    version: VersionRow;
    version_statement: VersionStatementRow;
    version_step: VersionStepRow;
    version_hearing: VersionHearingRow;
    version_comment: VersionCommentRow;
  }
}
