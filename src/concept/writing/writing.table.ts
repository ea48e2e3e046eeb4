/** Rows of the texts of the concept, as stored. */

export type SectionRow = {
  city_id: string;
  id: string;
  sector_part_id: string;
  kind: string;
  title: string;
  position: number;
  source: string | null;
  retired_at: string | null;
  revision: number;
};

export type SectionTextRow = {
  city_id: string;
  section_id: string;
  state: Buffer;
  body: unknown;
  characters: number;
  frozen_at: string | null;
  stored_at: string;
  revision: number;
};

export type WritingSittingRow = {
  city_id: string;
  section_id: string;
  person_id: string;
  name: string;
  before: unknown;
  after: unknown;
  began_at: string;
  wrote_at: string;
};

export type WritingLimitRow = {
  city_id: string;
  id: string;
  section: number;
  part: number;
  analysis_share: number;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    section: SectionRow;
    section_text: SectionTextRow;
    writing_sitting: WritingSittingRow;
    writing_limit: WritingLimitRow;
  }
}
