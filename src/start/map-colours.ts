/** Values into classes, looks and a legend, in the browser as on the server. */

import type { Figure } from '#analysis/figure.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
import { formatNumber } from '#ui/format.ts';
import type { MapSettings } from './map-settings.ts';
import { figuresOf, type MapValues } from './map-values.ts';

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
  readonly legend: readonly { readonly look: string; readonly label: string }[];
};

/**
 * @param together one set of classes for all pictures
 * @param all classes over all years that were fetched, so that colours mean the same while years go by
 */
export function coloured(
  shown: readonly Shown[],
  settings: Pick<MapSettings, 'language' | 'words' | 'only'>,
  { together, all }: { together: boolean; all: boolean },
): Coloured[] {
  const wanted = settings.only && new Set(settings.only);
  const inPicture = (figures: ReadonlyMap<string, Figure>) =>
    wanted ? new Map([...figures].filter(([id]) => wanted.has(id))) : figures;
  const numbers = ({ values, year }: Shown) => {
    const years = all ? values.years.map((each) => each.year) : [year ?? 0];
    return years.flatMap((each) => known(inPicture(figuresOf(values, each))));
  };
  const shared = together ? classesOf(shown.flatMap(numbers)) : null;
  return shown.map((picture) => {
    const { name, unit, decimals } = picture.values;
    const classes = shared ?? classesOf(numbers(picture));
    const figures = inPicture(figuresOf(picture.values, picture.year ?? 0));
    const number = (value: number) => formatNumber(value, settings.language, decimals);
    const looks = new Map<string, string>();
    for (const [id, figure] of figures) {
      const isKnown = figure.state === 'known';
      looks.set(id, isKnown ? `ramp-${classOf(classes, figure.value) + 1}` : `map__${figure.state}`);
    }
    picture.labelOf = (id) => {
      const figure = figures.get(id);
      if (figure?.state === 'known') return `${number(figure.value)}${unit ? ` ${unit}` : ''}`;
      return figure && settings.words[figure.state];
    };
    const states = new Set([...figures.values()].map(({ state }) => state));
    const ranges = classes.map(({ from, to }, index) => ({
      look: `ramp-${index + 1}`,
      label:
        number(from) === number(to)
          ? number(from)
          : settings.words.to.replace('{from}', number(from)).replace('{to}', number(to)),
    }));
    const unknowns = (['missing', 'suppressed', 'not-applicable'] as const)
      .filter((state) => states.has(state))
      .map((state) => ({ look: `map__${state}`, label: settings.words[state] }));
    const title = picture.year === null ? name : `${name}, ${picture.year}`;
    return { title, looks, legend: [...ranges, ...unknowns] };
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
  for (const { look, label } of items) {
    const picture = document.createElementNS(svg, 'svg');
    picture.setAttribute('viewBox', '0 0 18 14');
    picture.setAttribute('aria-hidden', 'true');
    const swatch = document.createElementNS(svg, 'path');
    swatch.setAttribute('class', look);
    swatch.setAttribute('d', 'M0 0h18v14H0z');
    picture.append(swatch);
    const item = document.createElement('li');
    item.append(picture, label);
    list.append(item);
  }
  return list;
}
