/** The areas of one division, as the register and the map beside it show them. */

import type { Visit } from '#platform/access.server.ts';
import { existsOn } from './area.ts';
import type { AreaRow } from './area-register.ts';
import { listAreas, listDivisions } from './areas.store.server.ts';
import { loadMapBase, loadOutlines } from './panels/map-base.server.ts';
import { listVersions } from './versions.store.server.ts';

/**
 * The wanted division; focus areas, where there are some, if none is wanted.
 *
 * @param on the day it is shown as it was; the visit's own unless given
 */
export async function loadAreaList(reader: Visit, wanted: string | null, on: string | null = null) {
  const { divisions, areas, versions } = await reader.remember('divisions', async (db) => ({
    divisions: await listDivisions(db),
    areas: await listAreas(db),
    versions: await listVersions(db),
  }));
  const visit = on === null ? reader : { ...reader, asOf: on };
  const focusDivision = divisions.find((division) => division.kind === 'focus');
  const shown = divisions.find((division) => division.id === wanted) ?? focusDivision ?? divisions[0] ?? null;
  const focus = shown?.kind === 'focus';
  const names = new Map(areas.map((area) => [area.id, area.name]));
  const base = await loadMapBase(visit, focus ? null : (shown?.id ?? null));
  const shapes = new Set(base?.divisionId === shown?.id ? base?.paths.map(({ id }) => id) : []);
  const rows = areas
    .filter((area) => area.divisionId === shown?.id && (focus || existsOn(area, visit.asOf)))
    .map(
      ({ id, name, code, category, themes, retired, parentId }): AreaRow => ({
        id,
        name,
        code,
        category,
        themes,
        retired,
        parent: names.get(parentId ?? '') ?? null,
        shaped: focus || shapes.has(id),
      }),
    );
  const outlines = base && focusDivision ? await loadOutlines(visit, base, focusDivision.id) : new Map();
  return {
    shown,
    focus,
    divisions,
    versions: versions.get(shown?.id ?? '') ?? [],
    rows,
    map: base && { width: base.width, height: base.height, paths: base.paths },
    overlay: areas.flatMap((area) => {
      const outline = area.retired ? undefined : outlines.get(area.id);
      return outline ? [{ id: area.id, name: area.name, category: area.category, d: String(outline.d) }] : [];
    }),
    unitNames: [...names],
  };
}

/** The day that an address asks a division to be shown as it was; null for the visit's own. */
export function dayIn(params: URLSearchParams): string | null {
  const day = params.get('stand') ?? '';
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}
