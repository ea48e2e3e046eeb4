/** Leipzig's divisions: Ortsteile and what is put together from them, postcodes, and the focus areas of the report. */

import { slug } from '#platform/id.server.ts';
import { readCsv, readJson } from '../read.server.ts';
import type { CityRows } from '../rows.server.ts';
import type { Facts } from './facts.ts';

type Collection = { features: { properties: Record<string, string>; geometry: object }[] };

const statistics = 'Stadt Leipzig, Amt für Statistik und Wahlen';
const linked = 'LeipzigData (CC0), nach Ortsteilen zusammengesetzt';
const osm = '© OpenStreetMap-Mitwirkende';
const approximation = 'Näherung: aus Ortsteilen zusammengesetzt; der Bericht nennt Räume, keine Grenzen';
/** The borders of 2014 hold for all values; the report area of 2009 for the focus areas. */
const unitsFrom = '2000-01-01';
const focusFrom = '2009-01-01';

export function leipzigAreas(facts: Facts) {
  const ortsteile = readJson<Collection>('leipzig', 'geo', 'ortsteile.geojson');
  const bezirke = readJson<Collection>('leipzig', 'geo', 'stadtbezirke.geojson');
  const postcodes = readJson<Collection>('leipzig', 'geo', 'plz34.geojson');
  const belongs = readCsv(',', 'leipzig', 'geo', 'gebietsgliederung.csv');
  const ortId = new Map(
    ortsteile.features.map(({ properties }) => [properties['OT'] ?? '', slug(properties['Name'] ?? '')]),
  );
  const bezirkId = (name: string) => `bezirk-${slug(name)}`;
  const parentOf = new Map(belongs.map((row) => [row['ot'] ?? '', bezirkId(row['stadtbezirk'] ?? '')]));
  const grouped = (column: string, prefix: string, division: string) =>
    groupsOf(belongs, column, { prefix, division, ortId });
  const planning = grouped('jh_planungsraum_2018', 'planungsraum', 'planungsraeume');
  const constituencies = grouped('stadtrat_wahlkreis_2013', 'wahlkreis', 'wahlkreise');
  const focus = focusAreas(facts, ortId);
  const all = [...ortId.values()];
  return {
    division: [
      division('stadt', 'Stadt', 'city', 0, statistics, 'dl-de/by-2-0'),
      division('schwerpunktraeume', 'Schwerpunkträume', 'focus', 1, 'Schlussbericht 2015, Kapitel 2.5 und 3.3', null),
      division('ortsteile', 'Ortsteile', 'districts', 2, statistics, 'dl-de/by-2-0'),
      division('stadtbezirke', 'Stadtbezirke', 'other', 3, statistics, 'dl-de/by-2-0'),
      division('planungsraeume', 'Planungsräume der Jugendhilfe', 'planning', 4, linked, 'CC0'),
      division('wahlkreise', 'Stadtratswahlkreise 2013', 'constituencies', 5, linked, 'CC0'),
      division('postleitzahlen', 'Postleitzahlen', 'postcodes', 6, osm, 'ODbL 1.0'),
    ],
    area: [
      area({ id: 'stadt', division_id: 'stadt', name: 'Leipzig', position: 0, source: statistics }),
      ...bezirke.features.map(({ properties }, i) =>
        area({
          id: bezirkId(properties['Name'] ?? ''),
          division_id: 'stadtbezirke',
          code: properties['SBZ'] ?? null,
          name: properties['Name'] ?? '',
          position: i,
          source: statistics,
        }),
      ),
      ...ortsteile.features.map(({ properties }, i) =>
        area({
          id: slug(properties['Name'] ?? ''),
          division_id: 'ortsteile',
          code: properties['OT'] ?? null,
          name: properties['Name'] ?? '',
          parent_id: parentOf.get(properties['OT'] ?? '') ?? null,
          position: i,
          source: statistics,
        }),
      ),
      ...postcodes.features.map(({ properties }, i) =>
        area({
          id: `plz-${properties['plz']}`,
          division_id: 'postleitzahlen',
          code: properties['plz'] ?? null,
          name: properties['plz'] ?? '',
          position: i,
          source: osm,
        }),
      ),
      ...planning.area,
      ...constituencies.area,
      ...focus.area,
    ],
    area_part: [
      ...all.map((part_id) => ({ area_id: 'stadt', part_id })),
      ...planning.area_part,
      ...constituencies.area_part,
      ...focus.area_part,
    ],
    shapes: [
      {
        validFrom: unitsFrom,
        source: statistics,
        areas: ortsteile.features.map(({ properties, geometry }) => ({ id: slug(properties['Name'] ?? ''), geometry })),
      },
      {
        validFrom: unitsFrom,
        source: statistics,
        areas: bezirke.features.map(({ properties, geometry }) => ({
          id: bezirkId(properties['Name'] ?? ''),
          geometry,
        })),
      },
      {
        validFrom: unitsFrom,
        source: osm,
        areas: postcodes.features.map(({ properties, geometry }) => ({ id: `plz-${properties['plz']}`, geometry })),
      },
    ],
    composed: [
      { areaId: 'stadt', validFrom: unitsFrom, source: statistics, approximate: false },
      ...[...planning.area, ...constituencies.area].map(({ id }) => ({
        areaId: id,
        validFrom: unitsFrom,
        source: linked,
        approximate: false,
      })),
      ...focus.composed,
    ],
    bands: focus.bands,
  } satisfies Partial<CityRows>;
}

function division(
  id: string,
  name: string,
  kind: string,
  position: number,
  source: string,
  licence: string | null,
): CityRows['division'][number] {
  return { id, name, kind, position, source, licence, note: null, valid_from: unitsFrom, revision: 1 };
}

type AreaRow = CityRows['area'][number];

export function area(row: Partial<AreaRow> & Pick<AreaRow, 'id' | 'division_id' | 'name' | 'position'>): AreaRow {
  return {
    code: null,
    parent_id: null,
    category: null,
    themes: [],
    profile: null,
    chance: null,
    strategy: null,
    reason: null,
    note: null,
    office_id: null,
    manager_id: null,
    contact: null,
    source: null,
    retired_at: null,
    revision: 1,
    ...row,
  };
}

/** A division whose units are sets of Ortsteile. */
function groupsOf(
  rows: readonly Record<string, string>[],
  column: string,
  { prefix, division: divisionId, ortId }: { prefix: string; division: string; ortId: ReadonlyMap<string, string> },
) {
  const groups = Map.groupBy(rows, (row) => row[column] ?? '');
  const names = [...groups.keys()].filter(Boolean).sort((a, b) => a.localeCompare(b, 'de', { numeric: true }));
  return {
    area: names.map((name, position) =>
      area({ id: `${prefix}-${slug(name)}`, division_id: divisionId, name, position, source: linked }),
    ),
    area_part: names.flatMap((name) =>
      (groups.get(name) ?? []).map((row) => ({
        area_id: `${prefix}-${slug(name)}`,
        part_id: ortId.get(row['ot'] ?? '') ?? '',
      })),
    ),
  };
}

/** Lines set by hand, along which the report's bands run; the names say along what. */
const lines: Readonly<Record<string, { metres: number; coordinates: number[][][] }>> = {
  auwald: {
    metres: 700,
    coordinates: [
      [
        [12.345, 51.262],
        [12.353, 51.287],
        [12.362, 51.306],
        [12.359, 51.322],
        [12.352, 51.336],
        [12.356, 51.352],
        [12.335, 51.357],
        [12.307, 51.364],
        [12.281, 51.371],
        [12.257, 51.381],
        [12.232, 51.388],
      ],
      [
        [12.372, 51.351],
        [12.392, 51.357],
        [12.412, 51.364],
        [12.432, 51.373],
        [12.451, 51.383],
      ],
    ],
  },
  'georg-schumann-strasse': {
    metres: 300,
    coordinates: [
      [
        [12.3755, 51.3597],
        [12.3712, 51.3611],
        [12.3655, 51.3626],
        [12.355, 51.3665],
        [12.345, 51.37],
        [12.332, 51.3745],
        [12.318, 51.3795],
      ],
    ],
  },
  'georg-schwarz-strasse': {
    metres: 300,
    coordinates: [
      [
        [12.3273, 51.3382],
        [12.318, 51.3415],
        [12.309, 51.346],
        [12.3, 51.351],
      ],
    ],
  },
};

/** A focus area may bear the name of an Ortsteil. */
export function focusId(key: string): string {
  return `raum-${key}`;
}

function focusAreas(facts: Facts, ortId: ReadonlyMap<string, string>) {
  const items = facts.focus_areas.items;
  const banded = new Set(Object.keys(lines));
  const parts = (item: (typeof items)[number]) => item.ortsteile.map(({ ot }) => ortId.get(ot) ?? '').filter(Boolean);
  return {
    area: items.map((item, position) =>
      area({
        id: focusId(item.key),
        division_id: 'schwerpunktraeume',
        name: item.name,
        category: item.category,
        themes: item.themes ?? [],
        chance: item.chance ?? null,
        reason: item.reason ?? null,
        strategy: item.review ? `Hinweis zur Fortschreibung: ${item.review}.` : null,
        note: noteOf(item),
        position,
        source: `Schlussbericht 2015, Kapitel ${item.category === 'candidate' ? '3.3' : '2.5'}`,
      }),
    ),
    area_part: items
      .filter((item) => !banded.has(item.key))
      .flatMap((item) => parts(item).map((part_id) => ({ area_id: focusId(item.key), part_id }))),
    composed: items
      .filter((item) => !banded.has(item.key))
      .map((item) => ({ areaId: focusId(item.key), validFrom: focusFrom, source: approximation, approximate: true })),
    bands: items
      .filter((item) => banded.has(item.key))
      .map((item) => {
        const line = lines[item.key];
        const within = parts(item).length > 0 ? parts(item) : [...ortId.values()];
        return {
          areaId: focusId(item.key),
          line: { type: 'MultiLineString', coordinates: line?.coordinates ?? [] },
          metres: line?.metres ?? 0,
          within,
          validFrom: focusFrom,
          source: `Näherung: Band von ${line?.metres} m beiderseits einer von Hand gesetzten Linie`,
        };
      }),
  };
}

const groups: Readonly<Record<string, string>> = {
  all: 'alle Gruppen',
  administration: 'Verwaltung',
  interviews: 'Gespräche',
  external: 'Externe',
};

/** How the development was seen, said as what it is. */
function noteOf(item: Facts['focus_areas']['items'][number]): string | null {
  const seen = Object.entries(item.perceived ?? {}).map(([group, words]) => `${groups[group] ?? group}: ${words}`);
  const perceived = seen.length > 0 ? `Entwicklung 2009 bis 2015, eingeschätzt, sinngemäß: ${seen.join('; ')}.` : null;
  return [item.note, perceived].filter(Boolean).join(' ') || null;
}
