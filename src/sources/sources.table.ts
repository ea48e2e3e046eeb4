/** Rows of the sources, as stored. */

export type RememberedReadingRow = {
  city_id: string;
  id: string;
  file_name: string;
  wishes: unknown;
  source: string | null;
  licence: string | null;
  remembered_at: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    remembered_reading: RememberedReadingRow;
  }
}
