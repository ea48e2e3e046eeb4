/** Rows of the council, as stored. */

export type CommitteeRow = {
  city_id: string;
  id: string;
  kind: string;
  name: string;
  short: string | null;
  area_id: string | null;
  purpose: string | null;
  url: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type CommitteeMemberRow = {
  city_id: string;
  committee_id: string;
  id: string;
  name: string;
  role: string | null;
  person_id: string | null;
  from_on: string | null;
  to_on: string | null;
  named: boolean;
  position: number;
};
export type CouncilSubscriptionRow = {
  city_id: string;
  committee_id: string;
  id: string;
  area_id: string | null;
  sector_part_id: string | null;
};
export type MeetingRow = {
  city_id: string;
  id: string;
  committee_id: string;
  title: string;
  held_on: string;
  held_at: string | null;
  place: string | null;
  state: string;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type AgendaItemRow = {
  city_id: string;
  meeting_id: string;
  id: string;
  position: number;
  number: string | null;
  title: string;
  closed: boolean;
  paper_id: string | null;
  consultation_id: string | null;
  outcome: string | null;
};
export type PaperRow = {
  city_id: string;
  id: string;
  number: string | null;
  kind: string;
  kind_word: string | null;
  title: string;
  text: string | null;
  reason: string | null;
  wording: string | null;
  office_id: string | null;
  submitted_on: string | null;
  closed: boolean;
  costs_nothing: boolean;
  parent_id: string | null;
  source_kind: string | null;
  source_id: string | null;
  url: string | null;
  source: string | null;
  retired_at: string | null;
  revision: number;
};
export type PaperGoalRow = {
  city_id: string;
  paper_id: string;
  goal_id: string;
  accordance: string | null;
  reason: string | null;
};
export type PaperMeasureRow = { city_id: string; paper_id: string; measure_id: string };
export type PaperAreaRow = { city_id: string; paper_id: string; area_id: string };
export type PaperMoneyRow = {
  city_id: string;
  paper_id: string;
  id: string;
  year: number | null;
  side: string;
  cents: number;
  note: string | null;
  position: number;
};
export type PaperOriginatorRow = {
  city_id: string;
  paper_id: string;
  id: string;
  committee_id: string | null;
  name: string;
  cosigns: boolean;
  position: number;
};
export type PaperFileRow = {
  city_id: string;
  paper_id: string;
  id: string;
  file_id: string;
  title: string;
  main: boolean;
  closed: boolean;
  position: number;
};
export type ConsultationRow = {
  city_id: string;
  paper_id: string;
  id: string;
  committee_id: string;
  meeting_id: string | null;
  position: number;
  role: string;
  outcome: string | null;
  decided_on: string | null;
  resolution: string | null;
};
export type AmendmentRow = {
  city_id: string;
  id: string;
  number: string | null;
  committee_id: string;
  kind: string;
  object_id: string;
  passage: string | null;
  asked: string | null;
  reason: string | null;
  filed_on: string;
  answer: string | null;
  agreed: string | null;
  answer_reason: string | null;
  answered_on: string | null;
  answered_by: string | null;
  retired_at: string | null;
  revision: number;
};
export type PlaceCommentRow = {
  city_id: string;
  id: string;
  committee_id: string;
  kind: string;
  object_id: string;
  text: string;
  resolved_on: string;
  answer: string | null;
  answered_on: string | null;
  answered_by: string | null;
  retired_at: string | null;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    committee: CommitteeRow;
    committee_member: CommitteeMemberRow;
    council_subscription: CouncilSubscriptionRow;
    meeting: MeetingRow;
    agenda_item: AgendaItemRow;
    paper: PaperRow;
    paper_goal: PaperGoalRow;
    paper_measure: PaperMeasureRow;
    paper_area: PaperAreaRow;
    paper_money: PaperMoneyRow;
    paper_originator: PaperOriginatorRow;
    paper_file: PaperFileRow;
    consultation: ConsultationRow;
    amendment: AmendmentRow;
    place_comment: PlaceCommentRow;
  }
}
