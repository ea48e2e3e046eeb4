/** Rows of indicators, as stored. */

export type IndicatorRow = {
  city_id: string;
  id: string;
  name: string;
  definition: string | null;
  source: string | null;
  licence: string | null;
  method: string | null;
  method_version: string;
  unit: string | null;
  kind: string;
  direction: string;
  theme: string | null;
  decimals: number;
  numerator_id: string | null;
  denominator_id: string | null;
  per: number;
  rhythm_months: number | null;
  office_id: string | null;
  evidence: string;
  sensitive: boolean;
  /** The version of its formula that holds; null where nobody defined one. */
  formula_version: number | null;
  retired_at: string | null;
  revision: number;
};

export type ValueImportRow = {
  city_id: string;
  id: string;
  file_name: string;
  hash: string;
  rows: number;
  imported_by: string;
  imported_at: string;
  undone_at: string | null;
  source: string | null;
  licence: string | null;
  mode: string;
  reason: string | null;
  replaced: number;
  revised: number;
};

export type IndicatorValueRow = {
  city_id: string;
  indicator_id: string;
  area_id: string;
  starts_on: string;
  ends_on: string;
  state: string;
  value: number | null;
  evidence: string;
  import_id: string;
};

/** A value as it was before an import replaced it; `revised` where another number took its place, or none. */
export type ReplacedValueRow = IndicatorValueRow & { replaced_by: string; revised: boolean };

/** Values of a file that is being read, column by column. */
export type ReceivedBundleRow = {
  city_id: string;
  import_id: string;
  bundle: number;
  indicator_ids: string[];
  area_ids: string[];
  years: number[];
  states: string[];
  figures: (number | null)[];
  evidences: string[];
  received_at: string;
};

export type ResidentCountRow = { city_id: string; id: string; indicator_id: string };

declare module '#platform/database.server.ts' {
  interface Tables {
    indicator: IndicatorRow;
    value_import: ValueImportRow;
    indicator_value: IndicatorValueRow;
    replaced_value: ReplacedValueRow;
    received_bundle: ReceivedBundleRow;
    resident_count: ResidentCountRow;
  }
}
