import type { Visit } from '#platform/access.server.ts';
import { classWords, indexValue } from '../index-register.ts';
import { loadEditions, loadIndices } from '../index-view.server.ts';
import { currentOf, divisionOf } from '../indices.store.server.ts';

export type IndicesOfAreaData = NonNullable<Awaited<ReturnType<typeof loadIndicesOfArea>>>;

/** Status and dynamics of an area over the years, by every index of its division that is in force. */
export async function loadIndicesOfArea(visit: Visit, areaId: string) {
  const { indices, names } = await loadIndices(visit);
  const divisionId = await visit.read((db) => divisionOf(db, areaId));
  const own = indices.flatMap((index) => {
    const version = currentOf(index);
    return version && !index.retired && version.content.divisionId === divisionId ? [{ index, version }] : [];
  });
  const found = await Promise.all(
    own.map(async ({ index, version }) => {
      const { editions } = await loadEditions(visit, `${index.id} ${version.version}`, version.content);
      const years = editions.flatMap(({ year, areas }) => {
        const area = areas.find((each) => each.id === areaId);
        if (!area) return [];
        const of = (part: 'status' | 'dynamics') => ({
          words: classWords(area[part], visit.language, names),
          value: indexValue(area[part], visit.language),
        });
        return [{ year, status: of('status'), dynamics: of('dynamics') }];
      });
      const { id, name } = index;
      return { id, name, version: version.version, dynamics: version.content.span !== null, years: years.reverse() };
    }),
  );
  return found.length > 0 ? found : null;
}
