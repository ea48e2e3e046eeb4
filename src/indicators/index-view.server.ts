/** Everything shown on the page of an index and in its files: version, edition, map, legend, years. */

import { yearOf } from '#analysis/period.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Language } from '#ui/language.ts';
import { arrowAt, middleOf } from '#ui/map/svg-map.ts';
import type { IndexContent } from './city-index.ts';
import { editionsOf } from './index-editions.server.ts';
import { countClasses, type Edition, type EditionPart, isClassed, sideOf } from './index-editions.ts';
import { classWords, type IndexRow } from './index-register.ts';
import { listIndicators } from './indicators.store.server.ts';
import { areasIn, currentOf, listIndices } from './indices.store.server.ts';
import { indicatorTexts } from './texts.en.ts';

/** More arrows than this hide the map. */
export const mostArrows = 200;

/** Indices, and names of indicators. */
export function loadIndices(visit: Visit) {
  return visit.remember('indices', async (db) => ({
    indices: await listIndices(db),
    names: new Map((await listIndicators(db)).map(({ id, name }) => [id, name])),
  }));
}

/** The areas of an index and its editions up to the visit's year; kept until the city changes. */
export function loadEditions(visit: Visit, key: string, content: IndexContent) {
  const until = yearOf(visit.asOf);
  return visit.remember(`editions ${key} ${until}`, async (db) => {
    const areas = await areasIn(db, content.divisionId);
    return { areas, editions: await editionsOf(db, content, { areas, until }) };
  });
}

/** The index that an address asks for, in the version it asks for (`fassung`), in the latest year up to the visit's. */
export async function loadIndexView(visit: Visit, id: string, params: URLSearchParams) {
  const { indices, names } = await loadIndices(visit);
  const index = indices.find((each) => each.id === id);
  const version =
    index?.versions.find((each) => String(each.version) === params.get('fassung')) ?? (index && currentOf(index));
  if (!index || !version) throw notFound();
  const { content } = version;
  const { areas, editions } = await loadEditions(visit, `${id} ${version.version}`, content);
  const found = await loadMapBase(visit, content.divisionId);
  const base = found?.divisionId === content.divisionId ? found : null;
  const edition = editions.at(-1) ?? null;
  const byId = new Map(areas.map((area) => [area.id, area.name]));
  const rows: IndexRow[] = (edition?.areas ?? []).map((area) => ({ ...area, name: byId.get(area.id) ?? area.id }));
  return {
    index,
    version,
    content,
    names,
    division: found?.divisions.find((each) => each.id === content.divisionId)?.name ?? null,
    until: yearOf(visit.asOf),
    edition,
    rows,
    map:
      base && edition
        ? { width: base.width, height: base.height, ...drawnMap(base, content, rows, visit.language, names) }
        : null,
    years: editions.map((each) => countsOf(content, each)),
    areas: areas.map(({ id, name }) => ({ id, name })),
  };
}

type Base = { readonly paths: readonly { readonly id: string; readonly d: string }[] };

/** Lighter is more favourable; one hue, because no class is a good or a bad one. */
export function lookOf(classes: number, code: string): string {
  return `ramp-${1 + Math.round(((Number(code) - 1) * 5) / Math.max(1, classes - 1))}`;
}

function drawnMap(
  { paths }: Base,
  content: IndexContent,
  rows: readonly IndexRow[],
  language: Language,
  names: ReadonlyMap<string, string>,
) {
  const t = indicatorTexts(language);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const crowded = paths.length > mostArrows;
  const shapes = paths.map(({ id, d }) => {
    const row = byId.get(id);
    const status = row?.status ?? null;
    const said = [
      `${t('index.status')}: ${classWords(status, language, names)}`,
      ...(content.span === null
        ? []
        : [`${t('index.dynamics')}: ${classWords(row?.dynamics ?? null, language, names)}`]),
    ];
    const look = isClassed(status) ? lookOf(content.status.length, status.class.code) : 'map__missing';
    return { id, d, look, label: `${row?.name ?? ''}: ${said.join(', ')}` };
  });
  const arrows = crowded
    ? []
    : paths.flatMap(({ id, d }) => {
        const result = byId.get(id)?.dynamics ?? null;
        const side = isClassed(result) ? sideOf(content.dynamics, result.class.code) : 'around';
        if (side === 'around') return [];
        return [
          {
            id: `${id}-arrow`,
            d: arrowAt(middleOf(d), side === 'below' ? 'up' : 'down'),
            look: 'map__arrow',
            label: '',
          },
        ];
      });
  const legend = [
    ...content.status.map(({ name }, i) => ({
      look: lookOf(content.status.length, String(i + 1)),
      label: `${t('index.status')}: ${name}`,
    })),
    ...(rows.some(({ status }) => !isClassed(status)) ? [{ look: 'map__missing', label: t('index.unclassed') }] : []),
    ...(crowded ? [] : arrowLegend(content, t)),
  ];
  return { shapes, arrows, legend, crowded: crowded && content.span !== null };
}

function arrowLegend(content: IndexContent, t: ReturnType<typeof indicatorTexts>) {
  return content.dynamics.flatMap(({ name }, i) => {
    const side = sideOf(content.dynamics, String(i + 1));
    if (side === 'around') return [];
    const d = arrowAt([9, 7], side === 'below' ? 'up' : 'down');
    return [{ look: 'map__arrow', label: t('index.up', { name }), d }];
  });
}

export type YearCounts = {
  readonly year: number;
  /** By class; null where the part could not be computed. */
  readonly status: readonly (number | null)[];
  readonly dynamics: readonly (number | null)[];
  /** Areas without a class of status. */
  readonly without: number;
};

function countsOf(content: IndexContent, edition: Edition): YearCounts {
  const of = (part: EditionPart) => {
    const counts = countClasses(edition, part);
    return content[part].map((_, i) => (edition.failures[part] ? null : (counts.get(String(i + 1)) ?? 0)));
  };
  return {
    year: edition.year,
    status: of('status'),
    dynamics: of('dynamics'),
    without: edition.areas.filter(({ status }) => !isClassed(status)).length,
  };
}
