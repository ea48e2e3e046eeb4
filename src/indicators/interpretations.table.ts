/** Rows of interpretations, as stored. */

export type InterpretationRow = {
  city_id: string;
  id: string;
  indicator_id: string;
  year: number;
  comment: string | null;
  office_id: string | null;
  asked_on: string;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    interpretation: InterpretationRow;
  }
}
