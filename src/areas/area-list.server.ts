/** The areas of one division, as the register and the map beside it show them. */

import type { Visit } from '#platform/access.server.ts';
import type { AreaRow } from './area-register.ts';
import { listAreas, listDivisions } from './areas.store.server.ts';
import { loadMapBase, loadOutlines } from './panels/map-base.server.ts';

/** The wanted division; focus areas, where there are some, if none is wanted. */
export async function loadAreaList(visit: Visit, wanted: string | null) {
  const { divisions, areas } = await visit.remember('divisions', async (db) => ({
    divisions: await listDivisions(db),
    areas: await listAreas(db),
  }));
  const focusDivision = divisions.find((division) => division.kind === 'focus');
  const shown = divisions.find((division) => division.id === wanted) ?? focusDivision ?? divisions[0] ?? null;
  const focus = shown?.kind === 'focus';
  const names = new Map(areas.map((area) => [area.id, area.name]));
  const rows = areas
    .filter((area) => area.divisionId === shown?.id && (focus || !area.retired))
    .map(
      ({ id, name, code, category, themes, retired, parentId }): AreaRow => ({
        id,
        name,
        code,
        category,
        themes,
        retired,
        parent: names.get(parentId ?? '') ?? null,
      }),
    );
  const base = await loadMapBase(visit, focus ? null : (shown?.id ?? null));
  const outlines = base && focusDivision ? await loadOutlines(visit, base, focusDivision.id) : new Map();
  return {
    shown,
    focus,
    divisions,
    rows,
    map: base && { width: base.width, height: base.height, paths: base.paths },
    overlay: areas.flatMap((area) => {
      const outline = area.retired ? undefined : outlines.get(area.id);
      return outline ? [{ id: area.id, name: area.name, category: area.category, d: String(outline.d) }] : [];
    }),
    unitNames: [...names],
  };
}
