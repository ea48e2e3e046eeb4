/**
 * What a picture of the map shows, as it stands in its link: division, indicator, year, what it is compared with, layers,
 * drawn shape, position. Read leniently here; what does not exist is put right, and said, in map-view.server.ts.
 */

import { parseNumber } from '#analysis/number.ts';
import { type Category, categories, type PlaceKind, placeKinds } from '#areas/area.ts';
import { type ClassWay, classWays, mostLimits } from '#indicators/classes.ts';

const compareModes = ['years', 'indicators'] as const;
type CompareMode = (typeof compareModes)[number];

/** What can lie on top of the areas: measures, focus areas, and every kind of place. */
export type Layer = 'measures' | 'focus' | PlaceKind;
export const layers: readonly Layer[] = ['measures', 'focus', ...placeKinds];

export type MapPosition = { readonly lon: number; readonly lat: number; readonly zoom: number };

export type MapState = {
  readonly division: string | null;
  readonly category: Category | null;
  readonly indicator: string | null;
  readonly year: number | null;
  readonly compare: CompareMode | null;
  readonly indicator2: string | null;
  readonly year2: number | null;
  /** How values become classes, and the limits of one's own. */
  readonly way: ClassWay;
  readonly limits: readonly number[];
  readonly layers: readonly Layer[];
  /** As in `#areas/drawn-shape.ts`; not yet checked. */
  readonly shape: string | null;
  readonly position: MapPosition | null;
};

/** @example readMapState(new URLSearchParams('indikator=x&jahr=2020')).year // → 2020 */
export function readMapState(params: URLSearchParams): MapState {
  const asked = params.getAll('ebenen').flatMap((each) => each.split(','));
  return {
    division: word(params, 'gliederung'),
    category: categories.find((each) => each === params.get('kategorie')) ?? null,
    indicator: word(params, 'indikator'),
    year: year(params, 'jahr'),
    compare: compareModes.find((each) => each === params.get('vergleich')) ?? null,
    indicator2: word(params, 'indikator2'),
    year2: year(params, 'jahr2'),
    way: classWays.find((each) => each === params.get('klassen')) ?? 'quantile',
    limits: limitsIn(params.get('grenzen') ?? ''),
    layers: layers.filter((layer) => asked.includes(layer)),
    shape: params.get('flaeche') || null,
    position: position(params.get('lage') ?? ''),
  };
}

/** `10; 20,5`: rising, each once; what is no number is left out. */
export function limitsIn(text: string): number[] {
  const numbers = text
    .slice(0, 200)
    .split(';')
    .flatMap((each) => parseNumber(each.trim(), ',') ?? parseNumber(each.trim(), '.') ?? []);
  return [...new Set(numbers)].sort((a, b) => a - b).slice(0, mostLimits);
}

export function limitsText(limits: readonly number[]): string {
  return limits.map((each) => String(each).replace('.', ',')).join('; ');
}

function word(params: URLSearchParams, name: string): string | null {
  return (params.get(name) ?? '').trim().slice(0, 200) || null;
}

function year(params: URLSearchParams, name: string): number | null {
  const found = params.get(name) ?? '';
  return /^\d{4}$/.test(found) ? Number(found) : null;
}

function position(text: string): MapPosition | null {
  const numbers = text.split(',').map(Number);
  const [lon = Number.NaN, lat = Number.NaN, zoom = Number.NaN] = numbers;
  const sound = numbers.length === 3 && Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 24;
  return sound && text.trim() !== '' ? { lon, lat, zoom } : null;
}

/** What an address has to say for this picture; what is null need not be said. */
export function mapQuery(state: MapState): Record<string, string> {
  const { position: place } = state;
  const all: Record<string, string | number | null> = {
    gliederung: state.division,
    kategorie: state.category,
    indikator: state.indicator,
    jahr: state.year,
    vergleich: state.compare,
    indikator2: state.compare === 'indicators' ? state.indicator2 : null,
    jahr2: state.compare === 'years' ? state.year2 : null,
    klassen: state.way === 'quantile' ? null : state.way,
    grenzen: limitsText(state.limits) || null,
    ebenen: state.layers.join(',') || null,
    flaeche: state.shape,
    lage: place && [place.lon.toFixed(5), place.lat.toFixed(5), place.zoom.toFixed(2)].join(','),
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])),
  );
}

/** The latest year that is not later than the wanted one, or else the first there is. */
export function nearestYear(years: readonly number[], wanted: number): number | null {
  return years.findLast((each) => each <= wanted) ?? years[0] ?? null;
}
