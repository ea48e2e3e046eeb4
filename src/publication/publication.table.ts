/** Rows of publication, as stored. */

export type ReleaseRow = {
  city_id: string;
  kind: string;
  object_id: string;
  fact: string;
  from_on: string;
  released_by: string;
  released_at: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    release: ReleaseRow;
  }
}
