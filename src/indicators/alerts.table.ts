/** Rows of watches, of what they did, and of alerts, as stored. */

export type WatchRow = {
  city_id: string;
  id: string;
  indicator_id: string | null;
  index_id: string | null;
  margin: number;
  division_id: string;
  methods: string[];
  model: string;
  false_share: number;
  years: number;
  days_to_answer: number;
  retired_at: string | null;
  revision: number;
};

export type WatchRunRow = {
  city_id: string;
  id: string;
  watch_id: string;
  ran_at: string;
  year: number | null;
  tests: number;
  ignored: number;
  found: number;
  limit_p: number;
  method_version: string;
  import_id: string | null;
};

export type AlertRow = {
  city_id: string;
  id: string;
  run_id: string;
  indicator_id: string | null;
  index_id: string | null;
  area_id: string;
  year: number;
  again_year: number;
  method: string;
  direction: string;
  value: number;
  expected: number;
  lower: number;
  upper: number;
  p: number | null;
  q: number | null;
  inputs: unknown;
  seen: unknown;
  found_on: string;
  office_id: string | null;
  due_on: string;
  state: string;
  reason: string | null;
  silent_until: string | null;
  comment: string | null;
  effect: string;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    watch: WatchRow;
    watch_run: WatchRunRow;
    alert: AlertRow;
  }
}
