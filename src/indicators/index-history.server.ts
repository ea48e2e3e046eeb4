/** The classes of one area over all years, by the version that is looked at and by each that defined something else. */

import type { Visit } from '#platform/access.server.ts';
import { isClassed } from './index-editions.ts';
import { classWords, indexValue } from './index-register.ts';
import { loadEditions, type loadIndexView } from './index-view.server.ts';

type Seen = Pick<Awaited<ReturnType<typeof loadIndexView>>, 'index' | 'version' | 'names'>;

/** More versions beside each other nobody compares. */
const mostVersions = 3;

export type AreaHistory = {
  readonly area: { readonly id: string; readonly name: string };
  /** The one that is looked at first. */
  readonly versions: readonly { readonly version: number; readonly dynamics: boolean }[];
  readonly rows: readonly {
    readonly year: number;
    /** By version; null where it has no edition of the year. */
    readonly cells: readonly ({ readonly status: string; readonly value: string; readonly dynamics: string } | null)[];
    /** Versions give different classes of status. */
    readonly differs: boolean;
  }[];
};

export async function loadAreaHistory(
  visit: Visit,
  { index, version, names }: Seen,
  areaId: string,
): Promise<AreaHistory | null> {
  const others = index.versions
    .filter((each) => each.version !== version.version && each.content.divisionId === version.content.divisionId)
    .sort((a, b) => b.version - a.version)
    .slice(0, mostVersions - 1);
  const shown = [version, ...others];
  const loaded = await Promise.all(
    shown.map(({ version: number, content }) => loadEditions(visit, `${index.id} ${number}`, content)),
  );
  const area = loaded[0]?.areas.find(({ id }) => id === areaId);
  if (!area) return null;
  const found = loaded.map(
    ({ editions }) =>
      new Map(
        editions.flatMap(({ year, areas }) =>
          areas.filter(({ id }) => id === areaId).map((each) => [year, each] as const),
        ),
      ),
  );
  const years = [...new Set(found.flatMap((byYear) => [...byYear.keys()]))].sort((a, b) => b - a);
  return {
    area: { id: area.id, name: area.name },
    versions: shown.map(({ version: number, content }) => ({
      version: number,
      dynamics: content.span !== null,
    })),
    rows: years.map((year) => {
      const editions = found.map((byYear) => byYear.get(year));
      const classes = editions.flatMap((each) => (each && isClassed(each.status) ? [each.status.class.name] : []));
      return {
        year,
        cells: editions.map((each) =>
          each
            ? {
                status: classWords(each.status, visit.language, names),
                value: indexValue(each.status, visit.language),
                dynamics: classWords(each.dynamics, visit.language, names),
              }
            : null,
        ),
        differs: new Set(classes).size > 1,
      };
    }),
  };
}
