/** Rows of cooperation, as stored. */

export type CooperationRequestRow = {
  city_id: string;
  id: string;
  sector_part_id: string | null;
  goal_id: string | null;
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
export type WorkingGroupRow = {
  city_id: string;
  id: string;
  name: string;
  kind: string;
  challenge_id: string | null;
  lead_id: string | null;
  leader_id: string | null;
  deputy_id: string | null;
  mandate: string | null;
  from_on: string | null;
  to_on: string | null;
  result: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type GroupMemberRow = {
  city_id: string;
  group_id: string;
  id: string;
  office_id: string | null;
  person_id: string | null;
  duty: string | null;
  position: number;
};
export type GroupMeetingRow = {
  city_id: string;
  group_id: string;
  id: string;
  held_on: string;
  starts_at: string | null;
  place: string | null;
  agenda: string | null;
  minutes: string | null;
  result: string | null;
  revision: number;
};
export type GroupTaskRow = {
  city_id: string;
  group_id: string;
  id: string;
  meeting_id: string | null;
  title: string;
  office_id: string | null;
  person_id: string | null;
  deputy_id: string | null;
  due_on: string | null;
  done_on: string | null;
  result: string | null;
  asked_on: string;
};
export type UpkeepRow = {
  city_id: string;
  kind: string;
  object_id: string;
  owner_id: string | null;
  deputy_id: string | null;
  rhythm_months: number | null;
  confirmed_on: string | null;
  confirmed_by: string | null;
  revision: number;
};
export type ChecklistRow = {
  city_id: string;
  id: string;
  challenge_id: string;
  title: string;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type ChecklistVersionRow = {
  city_id: string;
  checklist_id: string;
  version: number;
  state: string;
  questions: unknown;
  due_on: string | null;
  opened_on: string | null;
  closed_on: string | null;
  revision: number;
};
export type ChecklistPartRow = {
  city_id: string;
  checklist_id: string;
  version: number;
  sector_part_id: string;
  person_id: string | null;
  deputy_id: string | null;
  answered_at: string | null;
  revision: number;
};
export type ChecklistAnswerRow = {
  city_id: string;
  checklist_id: string;
  version: number;
  sector_part_id: string;
  question_id: string;
  answer: string | null;
  note: string | null;
  evidence_link: string | null;
  evidence_file_id: string | null;
  evidence_indicator_id: string | null;
  answered_on: string;
  answered_by: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    cooperation_request: CooperationRequestRow;
    working_group: WorkingGroupRow;
    group_member: GroupMemberRow;
    group_meeting: GroupMeetingRow;
    group_task: GroupTaskRow;
    upkeep: UpkeepRow;
    checklist: ChecklistRow;
    checklist_version: ChecklistVersionRow;
    checklist_part: ChecklistPartRow;
    checklist_answer: ChecklistAnswerRow;
  }
}
