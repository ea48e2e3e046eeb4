/** Rows of areas, as stored. */

export type DivisionRow = {
  city_id: string;
  id: string;
  name: string;
  kind: string;
  position: number;
  source: string | null;
  licence: string | null;
  note: string | null;
  valid_from: string | null;
  revision: number;
};

/** From which day a division has which borders; a division that was received once has none. */
export type DivisionVersionRow = {
  city_id: string;
  division_id: string;
  valid_from: string;
  source: string | null;
  licence: string | null;
  note: string | null;
};

export type AreaRow = {
  city_id: string;
  id: string;
  division_id: string;
  code: string | null;
  name: string;
  parent_id: string | null;
  category: string | null;
  themes: string[];
  profile: string | null;
  chance: string | null;
  strategy: string | null;
  reason: string | null;
  note: string | null;
  office_id: string | null;
  manager_id: string | null;
  contact: string | null;
  source: string | null;
  position: number;
  retired_at: string | null;
  /** Null: since its division; half-open. */
  valid_from?: string | null;
  valid_to?: string | null;
  revision: number;
};

export type AreaShapeRow = {
  city_id: string;
  area_id: string;
  valid_from: string;
  valid_to: string | null;
  geom: string;
  approximate: boolean;
  source: string | null;
  changed_at: string;
  /** Its land is another than before: values before and after cannot be compared. */
  breaks?: boolean;
};

export type AreaPartRow = { city_id: string; area_id: string; part_id: string };

export type PlaceRow = {
  city_id: string;
  id: string;
  kind: string;
  name: string;
  geom: string | null;
  area_id: string | null;
  source: string;
  licence: string | null;
  code: string | null;
  retired_at: string | null;
};

/** A service of others that the city's pages use. */
export type OutsideServiceRow = {
  city_id: string;
  id: string;
  kind: string;
  url: string | null;
  attribution: string | null;
  revision: number;
};

declare module '#platform/database.server.ts' {
  interface Tables {
    division: DivisionRow;
    division_version: DivisionVersionRow;
    area: AreaRow;
    area_shape: AreaShapeRow;
    area_part: AreaPartRow;
    place: PlaceRow;
    outside_service: OutsideServiceRow;
  }
}
