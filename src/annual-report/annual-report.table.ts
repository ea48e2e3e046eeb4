/** Rows of the annual report, as stored. */

export type RoundRow = {
  city_id: string;
  id: string;
  year: number;
  title: string;
  note: string | null;
  due_on: string;
  opened_at: string;
  opened_by: string;
  closed_at: string | null;
  revision: number;
};
export type RoundRequestRow = {
  city_id: string;
  id: string;
  round_id: string;
  office_id: string;
  kind: string;
  object_id: string;
  asked_at: string;
  reminded_at: string | null;
  answered_at: string | null;
  answered_by: string | null;
  comment: string | null;
};
export type ReportRow = {
  city_id: string;
  id: string;
  year: number;
  round_id: string | null;
  title: string;
  as_of: string;
  frozen_at: string;
  frozen_by: string;
  hash: string;
  method_versions: unknown;
  data: unknown;
};
export type ReportPartRow = {
  city_id: string;
  report_id: string;
  position: number;
  kind: string;
  title: string;
  content: unknown;
  hash: string;
  withdrawn_at: string | null;
  withdrawn_reason: string | null;
};
export type ReportFileRow = { city_id: string; report_id: string; format: string; file_id: string };

declare module '#platform/database.server.ts' {
  interface Tables {
    round: RoundRow;
    round_request: RoundRequestRow;
    report: ReportRow;
    report_part: ReportPartRow;
    report_file: ReportFileRow;
  }
}
