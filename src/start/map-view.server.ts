/** What stands on the page of the map, and on its sheet: pictures with their classes, rows, layers, what lies in a drawn shape. */

import type { Figure } from '#analysis/figure.ts';
import { unknown } from '#analysis/figure.ts';
import { byStamp } from '#areas/panels/map-base.server.ts';
import { isSound, whatLiesIn } from '#areas/places.store.server.ts';
import { shapesOf } from '#areas/shapes.store.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { type Classes, classedBy, classOf } from '#indicators/classes.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { listMeasures } from '#measures/measures.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { formatNumber } from '#ui/format.ts';
import type { LegendItem } from '#ui/map/map.tsx';
import { mapPaths } from '#ui/map/svg-map.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { basesIn, cityValues, figuresIn, type MapLists, type Resolved, shapeOf } from './map-lists.server.ts';
import { unsureIn } from './map-values.ts';

const width = 720;
const height = 600;

/** The ground of a large map: paths and projection, kept until a shape changes. */
export function loadGround(visit: Visit, lists: MapLists, divisionId: string) {
  return byStamp(visit, lists.stamp, `large map ${divisionId} ${visit.asOf}`, async () => {
    const shapes = await visit.read((db) => shapesOf(db, divisionId, visit.asOf));
    const paths = mapPaths(
      shapes.map(({ areaId, geometry }) => ({ id: areaId, geometry })),
      width,
      height,
    );
    const corners = shapes.flatMap(({ geometry }) => geometry.coordinates.flat(2));
    const sources = [...new Set(shapes.flatMap((shape) => shape.source ?? []))];
    return { ...paths, bounds: boundsOf(corners), approximate: shapes.some((shape) => shape.approximate), sources };
  });
}
function boundsOf(corners: readonly (readonly number[])[]): readonly [number, number, number, number] {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x = 0, y = 0] of corners) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}
export type Ground = Awaited<ReturnType<typeof loadGround>>;

export type MapPicture = {
  readonly indicator: Indicator | null;
  readonly year: number | null;
  readonly title: string;
  readonly alt: string;
  /** By area: the class of its look, and what is said of it. */
  readonly looks: ReadonlyMap<string, { readonly look: string; readonly label: string }>;
  readonly legend: readonly LegendItem[];
  readonly figures: ReadonlyMap<string, Figure>;
  /** Areas whose value is to be read with care. */
  readonly unsure: ReadonlySet<string>;
};

/** Remembered: five thousand labels take longer to write than to send. */
export function loadPictures(visit: Visit, lists: MapLists, resolved: Resolved): Promise<MapPicture[]> {
  const { division, category, indicator, year, compare, indicator2, year2, way, limits } = resolved.state;
  const chosen = [division, category, indicator, year, compare, indicator2, year2, way, limits];
  const shown = JSON.stringify([...chosen, visit.language]);
  return byStamp(visit, String(visit.city.revision), `map pictures ${shown} ${visit.clearance}`, () =>
    makePictures(visit, lists, resolved),
  );
}

async function makePictures(visit: Visit, lists: MapLists, resolved: Resolved): Promise<MapPicture[]> {
  const { division, areas, pictures, state } = resolved;
  const t = areaTexts(visit.language);
  if (pictures.length === 0) {
    const looks = new Map(areas.map((area) => [area.id, { look: 'ground', label: area.name }]));
    const alt = t('map.altPlain', { division: division.name, total: areas.length });
    return [
      {
        indicator: null,
        year: null,
        title: division.name,
        alt,
        looks,
        legend: [],
        figures: new Map(),
        unsure: new Set(),
      },
    ];
  }
  const loaded = [];
  for (const { indicator, year } of pictures) {
    const all = year === null ? new Map() : await figuresIn(visit, indicator, division.id, year);
    const figures = new Map(areas.map((area): [string, Figure] => [area.id, all.get(area.id) ?? unknown('missing')]));
    const city = year === null ? null : ((await cityValues(visit, lists, indicator, [year])).get(year) ?? null);
    const bases = year === null ? undefined : (await basesIn(visit, indicator, division.id, [year])).get(year);
    loaded.push({ indicator, year, figures, city, unsure: unsureIn(figures, bases) });
  }
  const known = (figures: ReadonlyMap<string, Figure>) =>
    [...figures.values()].flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
  // Two years of one indicator can only be compared in the same classes.
  const all = loaded.flatMap(({ figures }) => known(figures));
  const shared = state.compare === 'years' ? classedBy(state, all, loaded[0]?.city ?? null) : null;
  return loaded.map(({ indicator, year, figures, city, unsure }) => {
    const classes = shared ?? classedBy(state, known(figures), city);
    return pictureOf(visit, resolved, { indicator, year, figures, classes, unsure });
  });
}

type Loaded = {
  indicator: Indicator;
  year: number | null;
  figures: ReadonlyMap<string, Figure>;
  classes: Classes;
  unsure: ReadonlySet<string>;
};

function pictureOf(
  visit: Visit,
  { division, areas }: Resolved,
  { indicator, year, figures, unsure, classes: { classes, looks: classLooks, centre } }: Loaded,
): MapPicture {
  const t = areaTexts(visit.language);
  const ui = uiTexts(visit.language);
  const number = (value: number) => formatNumber(value, visit.language, indicator.decimals);
  const values = [...figures.values()].flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
  const unit = indicator.unit ? ` ${indicator.unit}` : '';
  const looks = areas.map(({ id, name }) => {
    const figure = figures.get(id) ?? unknown('missing');
    const words = figure.state === 'known' ? `${number(figure.value)}${unit}` : ui(`state.${figure.state}`);
    const look =
      figure.state === 'known' ? (classLooks[classOf(classes, figure.value)] ?? 'ramp-1') : lookOf(figure.state);
    const care = unsure.has(id) ? ` (${t('map.unsureShort')})` : '';
    return [id, { look, label: `${name}: ${words}${care}` }] as const;
  });
  const states = new Set([...figures.values()].map((figure) => figure.state));
  const legend = classes.map(({ from, to }, index) => ({
    look: classLooks[index] ?? 'ramp-1',
    label:
      number(from) === number(to)
        ? t('map.class', { value: number(from) })
        : t('map.classes', { from: number(from), to: number(to) }),
  }));
  const unknowns = (['missing', 'suppressed', 'not-applicable'] as const)
    .filter((state) => states.has(state))
    .map((state) => ({ look: lookOf(state), label: ui(`state.${state}`) }));
  const meeting =
    centre === null
      ? []
      : [{ look: 'map__outline', label: t('map.centre', { value: `${number(centre)}${unit}` }), d: centreMark }];
  const careful = unsure.size > 0 ? [{ look: 'map__unsure', label: t('map.unsure'), d: unsureMark }] : [];
  const title = year === null ? indicator.name : `${indicator.name}, ${year}`;
  return {
    indicator,
    year,
    title,
    alt:
      values.length === 0
        ? t('map.noValues', { indicator: indicator.name })
        : t('map.alt', {
            indicator: indicator.name,
            year: year ?? '',
            division: division.name,
            known: values.length,
            total: areas.length,
            from: number(Math.min(...values)),
            to: `${number(Math.max(...values))}${unit}`,
          }),
    looks: new Map(looks),
    legend: values.length > 0 ? [...legend, ...meeting, ...unknowns, ...careful] : unknowns,
    figures,
    unsure,
  };
}

/** A ring, in the box of a legend. */
const unsureMark = 'M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z';
/** A line, in the box of a legend. */
const centreMark = 'M9 1v12';

function lookOf(state: 'missing' | 'suppressed' | 'not-applicable'): string {
  return `map__${state}`;
}

const mostListed = 100;

/** What lies in the drawn shape of the link, or null where none is drawn. */
export async function loadInside(visit: Visit, lists: MapLists, { state }: Resolved) {
  const shape = shapeOf(state);
  if (!shape) return null;
  const { found, measures } = await visit.read(async (db) => {
    if (!(await isSound(db, shape))) throw new Refusal(400, 'bad-shape-crosses-itself');
    return { found: await whatLiesIn(db, shape, visit.asOf), measures: await listMeasures(db, visit.asOf) };
  });
  const ids = new Set(found.areas.map((area) => area.id));
  const divisionNames = new Map(lists.divisions.map((division) => [division.id, division.name]));
  const t = areaTexts(visit.language);
  const group = (key: string, title: string, items: readonly { id: string; name: string; path: string | null }[]) => ({
    key,
    title,
    count: items.length,
    items: items.slice(0, mostListed),
  });
  const byDivision = Map.groupBy(found.areas, (area) => area.divisionId);
  const byKind = Map.groupBy(found.places, (place) => place.kind);
  return {
    geometry: { type: 'MultiPolygon' as const, coordinates: [shape.geometry.coordinates] },
    groups: [
      ...[...byDivision].map(([id, areas]) =>
        group(
          id,
          `${t('map.areasIn')}: ${divisionNames.get(id) ?? id}`,
          areas.map((area) => ({ id: area.id, name: area.name, path: `/raeume/${area.id}` })),
        ),
      ),
      group(
        'measures',
        t('map.measuresIn'),
        measures
          .filter((measure) => !measure.retired && measure.areaIds.some((id) => ids.has(id)))
          .map((measure) => ({ id: measure.id, name: measure.title, path: `/massnahmen/${measure.id}` })),
      ),
      ...[...byKind].map(([kind, places]) =>
        group(
          kind,
          t(`placeKind.${kind}`),
          places.map((place) => ({ id: place.id, name: place.name, path: place.areaId && `/raeume/${place.areaId}` })),
        ),
      ),
    ].filter((each) => each.count > 0),
  };
}

/** Where values, borders and places come from, and under which licence: a line each. */
export function sourcesOf(
  t: ReturnType<typeof areaTexts>,
  {
    pictures,
    borders,
    licence,
    layers,
  }: {
    pictures: readonly MapPicture[];
    borders: readonly string[];
    licence: string | null;
    layers: readonly { readonly sources: readonly string[] }[];
  },
): string[] {
  const values = pictures.flatMap(({ indicator }) =>
    indicator?.source ? [indicator.licence ? `${indicator.source} (${indicator.licence})` : indicator.source] : [],
  );
  const lines = borders.map((source) => (licence ? `${source} (${licence})` : source));
  return [
    ...new Set(values).values().map((source) => t('map.source', { source })),
    ...lines.map((source) => t('map.borders', { source })),
    ...new Set(layers.flatMap((layer) => layer.sources)),
  ];
}
