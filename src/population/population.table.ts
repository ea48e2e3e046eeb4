/** Rows of counts by age and sex, of what is assumed and of what was projected from it, as stored. */

export type PopulationSetRow = {
  city_id: string;
  id: string;
  name: string;
  source: string;
  licence: string | null;
  evidence: string;
  division_id: string | null;
  file_name: string;
  hash: string;
  age_groups: unknown;
  stored_by: string;
  stored_at: string;
};

export type PopulationCountRow = {
  city_id: string;
  set_id: string;
  area_id: string;
  year: number;
  female: number[];
  male: number[];
};

type PopulationProtectionRow = {
  city_id: string;
  set_id: string;
  method: string;
  threshold: number | null;
  reason: string | null;
  revision: number;
};

export type PopulationScenarioRow = {
  city_id: string;
  id: string;
  name: string;
  version: number;
  retired_at: string | null;
  revision: number;
};

export type ScenarioVersionRow = {
  city_id: string;
  scenario_id: string;
  version: number;
  set_id: string;
  assumptions: unknown;
  reason: string | null;
  made_by: string;
  made_at: string;
};

export type PopulationProjectionRow = {
  city_id: string;
  id: string;
  scenario_id: string;
  version: number;
  method_version: string;
  result: unknown;
  made_by: string;
  made_at: string;
};

export type ProjectedAreaRow = {
  city_id: string;
  projection_id: string;
  area_id: string;
  year: number;
  people: number;
  low: number | null;
  high: number | null;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    population_set: PopulationSetRow;
    population_count: PopulationCountRow;
    population_protection: PopulationProtectionRow;
    population_scenario: PopulationScenarioRow;
    scenario_version: ScenarioVersionRow;
    population_projection: PopulationProjectionRow;
    projected_area: ProjectedAreaRow;
  }
}
