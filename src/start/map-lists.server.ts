/** What the map is chosen from, and how a link is understood: what does not exist is replaced by the nearest, and said. */

import type { Figure } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { type Area, type Division, existsOn, type PlaceKind } from '#areas/area.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { readShape } from '#areas/drawn-shape.ts';
import { countPlaces } from '#areas/places.store.server.ts';
import { shapesStamp } from '#areas/shapes.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { isRelative, storedUnder } from '#indicators/formula.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { countedIndicators, figuresAt, yearsOf } from '#indicators/values-at.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Layer, layers, type MapState, nearestYear } from './map-state.ts';

export type MapLists = {
  readonly divisions: readonly Division[];
  readonly areas: readonly Area[];
  readonly indicators: readonly Indicator[];
  readonly layers: readonly Layer[];
  readonly stamp: string;
};

export function loadMapLists(visit: Visit): Promise<MapLists> {
  return visit.remember('map choices', async (db) => {
    const all = await listIndicators(db);
    const counted = await countedIndicators(db);
    // What ended with a version still stands on the maps of its time.
    const areas = (await listAreas(db)).filter((area) => !area.retired || area.validTo !== null);
    const used = new Set(areas.map((area) => area.divisionId));
    const divisions = (await listDivisions(db)).filter((division) => used.has(division.id));
    const places: ReadonlyMap<PlaceKind, number> = await countPlaces(db);
    return {
      divisions,
      areas,
      indicators: all.filter(
        (each) => !each.retired && storedUnder(each).length > 0 && storedUnder(each).every((id) => counted.has(id)),
      ),
      layers: layers.filter(
        (layer) =>
          layer === 'measures' ||
          (layer === 'focus' ? divisions.some((each) => each.kind === 'focus') : places.has(layer)),
      ),
      stamp: await shapesStamp(db),
    };
  });
}

export type Resolved = {
  /** The link put right: what is really shown. */
  readonly state: MapState;
  readonly division: Division;
  readonly areas: readonly Area[];
  /** One, or two to be compared; none where nothing was ever counted. */
  readonly pictures: readonly { readonly indicator: Indicator; readonly year: number | null }[];
  readonly years: readonly number[];
  /** What of the link could not be followed, in words. */
  readonly notes: readonly string[];
};

/** @returns null where the city has no division at all */
export async function resolveMap(visit: Visit, lists: MapLists, asked: MapState): Promise<Resolved | null> {
  const t = areaTexts(visit.language);
  const notes: string[] = [];
  const division =
    lists.divisions.find((each) => each.id === asked.division) ??
    lists.divisions.find((each) => each.kind !== 'city' && each.kind !== 'focus') ??
    lists.divisions[0];
  if (!division) return null;
  if (asked.division !== null && asked.division !== division.id)
    notes.push(t('map.unknownDivision', { name: division.name }));
  const category = division.kind === 'focus' ? asked.category : null;
  const areas = lists.areas.filter(
    (area) =>
      area.divisionId === division.id &&
      existsOn(area, visit.asOf) &&
      (category === null || area.category === category),
  );
  const indicator = named(lists, asked.indicator, null);
  if (asked.indicator !== null && indicator && indicator.id !== asked.indicator)
    notes.push(t('map.unknownIndicator', { name: indicator.name }));
  const years = indicator ? await yearsIn(visit, indicator, division.id) : [];
  const pick = (of: Indicator, from: readonly number[], wanted: number, said: boolean) => {
    const year = nearestYear(from, wanted);
    if (said && year !== null && year !== wanted) notes.push(t('map.otherYear', { wanted, indicator: of.name, year }));
    return year;
  };
  const until = yearOf(visit.asOf);
  const year = indicator ? pick(indicator, years, asked.year ?? until, asked.year !== null) : null;
  const compare = indicator && lists.indicators.length > 0 && year !== null ? asked.compare : null;
  const second = indicator && compare === 'indicators' ? named(lists, asked.indicator2, indicator.id) : undefined;
  if (second && asked.indicator2 !== null && second.id !== asked.indicator2)
    notes.push(t('map.unknownIndicator', { name: second.name }));
  const year2 =
    indicator && compare === 'years' && year !== null
      ? pick(indicator, years, asked.year2 ?? year - 5, asked.year2 !== null)
      : null;
  const pictures = indicator ? [{ indicator, year }] : [];
  if (indicator && compare === 'years') pictures.push({ indicator, year: year2 });
  if (second) {
    const secondYears = await yearsIn(visit, second, division.id);
    pictures.push({ indicator: second, year: pick(second, secondYears, year ?? until, true) });
  }
  const state: MapState = {
    ...asked,
    division: division.id,
    category,
    indicator: indicator?.id ?? null,
    year,
    compare: compare === 'indicators' && !second ? null : compare,
    indicator2: second?.id ?? null,
    year2,
    layers: asked.layers.filter((layer) => lists.layers.includes(layer)),
  };
  return { state, division, areas, pictures, years, notes };
}

/** The wanted one, or the first rate, or the first there is; never the one to be compared with. */
function named({ indicators }: MapLists, id: string | null, not: string | null): Indicator | undefined {
  const others = indicators.filter((each) => each.id !== not);
  return (
    indicators.find((each) => each.id === id) ??
    others.find((each) => each.kind === 'rate' && !each.sensitive) ??
    others[0]
  );
}

/** The years of an indicator in a division that can be looked at. */
export function yearsIn(visit: Visit, indicator: Indicator, divisionId: string): Promise<number[]> {
  return visit.remember(`map years ${indicator.id} ${divisionId}`, (db) => yearsOf(db, indicator, divisionId));
}

export function figuresIn(visit: Visit, indicator: Indicator, divisionId: string, year: number) {
  return visit.remember(`map figures ${indicator.id} ${divisionId} ${year}`, async (db) => {
    const found = await figuresAt(db, indicator, { divisionId, years: [year] });
    return found.get(year) ?? new Map();
  });
}

/** The city's own value, year by year, where an area's can be held against it: not for counts, which add up. */
export async function cityValues(
  visit: Visit,
  { divisions }: Pick<MapLists, 'divisions'>,
  indicator: Indicator,
  years: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const whole = divisions.find(({ kind }) => kind === 'city');
  if (!whole || !isRelative(indicator)) return new Map();
  return visit.remember(`map city ${indicator.id} ${years.join()}`, async (db) => {
    const found = await figuresAt(db, indicator, { divisionId: whole.id, years });
    return new Map(
      [...found].flatMap(([year, figures]) =>
        [...figures.values()].flatMap((figure) => (figure.state === 'known' ? [[year, figure.value] as const] : [])),
      ),
    );
  });
}

/** What a rate is made of, year by year: how many people it rests on. */
export async function basesIn(visit: Visit, indicator: Indicator, divisionId: string, years: readonly number[]) {
  if (indicator.kind !== 'rate') return new Map<number, ReadonlyMap<string, Figure>>();
  return visit.remember(`map bases ${indicator.denominatorId} ${divisionId} ${years.join()}`, async (db) => {
    const base = (await listIndicators(db)).find(({ id }) => id === indicator.denominatorId);
    return base ? figuresAt(db, base, { divisionId, years }) : new Map<number, ReadonlyMap<string, Figure>>();
  });
}

/** The drawn shape of a link; whatever is none is refused with a sentence. */
export function shapeOf(state: MapState) {
  if (state.shape === null) return null;
  const read = readShape(state.shape);
  if (!read.ok) throw new Refusal(400, `bad-shape-${read.fault}`);
  return read.shape;
}
