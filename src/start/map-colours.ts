/** Values into classes, looks and a legend, in the browser as on the server. */

import type { Figure } from '#analysis/figure.ts';
import { type Classing, classedBy, classOf } from '#indicators/classes.ts';
import { formatNumber } from '#ui/format.ts';
import type { MapSettings } from './map-settings.ts';
import { figuresOf, type MapValues, unsureOf } from './map-values.ts';

/** What a picture shows now. */
export type Shown = {
  readonly values: MapValues;
  readonly year: number | null;
  /** What is said of an area while the pointer is on it. */
  labelOf?: (id: string) => string | undefined;
};

type Coloured = {
  readonly title: string;
  readonly looks: ReadonlyMap<string, string>;
  readonly unsure: ReadonlySet<string>;
  readonly legend: readonly { readonly look: string; readonly label: string; readonly d?: string }[];
};

/** Areas that are on the map: values may be those of areas that ended before. */
type Drawn = Pick<ReadonlyMap<string, unknown>, 'has'>;

/**
 * @param together one set of classes for all pictures
 * @param all classes over all years that were fetched, so that colours mean the same while years go by
 */
export function coloured(
  shown: readonly Shown[],
  settings: Pick<MapSettings, 'language' | 'words' | 'only'>,
  { together, all, classing, drawn }: { together: boolean; all: boolean; classing: Classing; drawn: Drawn },
): Coloured[] {
  const wanted = settings.only && new Set(settings.only);
  const inPicture = (figures: ReadonlyMap<string, Figure>) =>
    wanted ? new Map([...figures].filter(([id]) => wanted.has(id))) : figures;
  const numbers = ({ values, year }: Shown) => {
    const years = all ? values.years.map((each) => each.year) : [year ?? 0];
    return years.flatMap((each) => known(inPicture(figuresOf(values, each))));
  };
  const centreOf = ({ values, year }: Shown) => values.years.find((each) => each.year === year)?.city ?? null;
  const [first] = shown;
  const shared = together && first ? classedBy(classing, shown.flatMap(numbers), centreOf(first)) : null;
  return shown.map((picture) => {
    const { name, unit, decimals } = picture.values;
    const { classes, looks: classLooks, centre } = shared ?? classedBy(classing, numbers(picture), centreOf(picture));
    const figures = inPicture(figuresOf(picture.values, picture.year ?? 0));
    const number = (value: number) => formatNumber(value, settings.language, decimals);
    const unsure = new Set([...unsureOf(picture.values, picture.year ?? 0)].filter((id) => figures.has(id)));
    const looks = new Map<string, string>();
    for (const [id, figure] of figures) {
      const isKnown = figure.state === 'known';
      looks.set(id, isKnown ? (classLooks[classOf(classes, figure.value)] ?? 'ramp-1') : `map__${figure.state}`);
    }
    picture.labelOf = (id) => {
      const figure = figures.get(id);
      if (figure?.state === 'known') {
        const care = unsure.has(id) ? ` (${settings.words.unsureShort})` : '';
        return `${number(figure.value)}${unit ? ` ${unit}` : ''}${care}`;
      }
      return figure && settings.words[figure.state];
    };
    const states = new Set([...figures].flatMap(([id, { state }]) => (drawn.has(id) ? state : [])));
    const ranges = classes.map(({ from, to }, index) => ({
      look: classLooks[index] ?? 'ramp-1',
      label:
        number(from) === number(to)
          ? number(from)
          : settings.words.to.replace('{from}', number(from)).replace('{to}', number(to)),
    }));
    const unknowns = (['missing', 'suppressed', 'not-applicable'] as const)
      .filter((state) => states.has(state))
      .map((state) => ({ look: `map__${state}`, label: settings.words[state] }));
    const meeting =
      centre === null
        ? []
        : [
            {
              look: 'map__outline',
              label: settings.words.centre.replace('{value}', `${number(centre)}${unit ? ` ${unit}` : ''}`),
              d: 'M9 1v12',
            },
          ];
    const title = picture.year === null ? name : `${name}, ${picture.year}`;
    const careful =
      unsure.size > 0
        ? [{ look: 'map__unsure', label: settings.words.unsure, d: 'M5 7a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z' }]
        : [];
    return { title, looks, unsure, legend: [...ranges, ...meeting, ...unknowns, ...careful] };
  });
}

function known(figures: ReadonlyMap<string, Figure>): number[] {
  return [...figures.values()].flatMap((figure) => (figure.state === 'known' ? [figure.value] : []));
}

const svg = 'http://www.w3.org/2000/svg';

/** The same list as `Legend` of the house draws. */
export function legendOf(items: Coloured['legend']): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'legend';
  for (const { look, label, d } of items) {
    const picture = document.createElementNS(svg, 'svg');
    picture.setAttribute('viewBox', '0 0 18 14');
    picture.setAttribute('aria-hidden', 'true');
    const swatch = document.createElementNS(svg, 'path');
    swatch.setAttribute('class', look);
    swatch.setAttribute('d', d ?? 'M0 0h18v14H0z');
    picture.append(swatch);
    const item = document.createElement('li');
    item.append(picture, label);
    list.append(item);
  }
  return list;
}
