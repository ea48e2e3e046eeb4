/** Rows of disclosure control, as stored. */

export type ProtectionRow = {
  city_id: string;
  indicator_id: string;
  method: string;
  threshold: number | null;
  secret_zeros: boolean;
  cases_id: string | null;
  concentration: string | null;
  concentration_percent: number | null;
  largest_id: string | null;
  second_id: string | null;
  base: number | null;
  reach: number | null;
  readers: string[];
  reason: string | null;
  revision: number;
};

/** One part of a sum; a whole can be split up in several ways. */
type IndicatorSumRow = { city_id: string; whole_id: string; part_id: string; split: string };

type ValueRevisionRow = { city_id: string; indicator_id: string; revision: number };

type ProtectedTableRow = { city_id: string; indicator_id: string; stamp: string; made_at: string };

/** A value as most readers get it; `made_of` is the stored value behind it. */
type ProtectedValueRow = {
  city_id: string;
  indicator_id: string;
  area_id: string;
  starts_on: string;
  state: string;
  value: number | null;
  evidence: string;
  cause: string | null;
  made_of: number | null;
};

type ProtectionSecretRow = { city_id: string; secret: string };

declare module '#platform/database.server.ts' {
  interface Tables {
    protection: ProtectionRow;
    indicator_sum: IndicatorSumRow;
    value_revision: ValueRevisionRow;
    protected_table: ProtectedTableRow;
    protected_value: ProtectedValueRow;
    protection_secret: ProtectionSecretRow;
  }
}
