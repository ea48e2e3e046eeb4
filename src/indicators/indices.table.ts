/** Rows of composite indices and their versions, as stored. */

export type CompositeIndexRow = {
  city_id: string;
  id: string;
  name: string;
  purpose: string | null;
  source: string | null;
  /** The version that counts at present. */
  version: number;
  retired_at: string | null;
  revision: number;
};

export type IndexVersionRow = {
  city_id: string;
  index_id: string;
  version: number;
  definition: unknown;
  reason: string | null;
  made_by: string;
  made_at: string;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    composite_index: CompositeIndexRow;
    index_version: IndexVersionRow;
  }
}
