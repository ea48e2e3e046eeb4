/** How many measures each area has, as a map: what the page shows and what can be taken along. */

import { loadMapBase, loadOutlines } from '#areas/panels/map-base.server.ts';
import { areaTexts } from '#areas/texts.en.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
import type { Visit } from '#platform/access.server.ts';
import type { Coverage } from './coverage.server.ts';
import type { CoverageRow } from './coverage.ts';

export async function loadCoverageMap(visit: Visit, { division, rows }: Coverage) {
  const base = await loadMapBase(visit, division?.focus ? null : (division?.id ?? null));
  if (!base || !division) return null;
  const t = areaTexts(visit.language);
  const outlines = division.focus ? await loadOutlines(visit, base, division.id) : null;
  const paths = outlines
    ? rows.flatMap(({ id }) => {
        const outline = outlines.get(id);
        return outline ? [{ id, d: String(outline.d) }] : [];
      })
    : base.paths;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const all = (row: CoverageRow | undefined) => (row ? row.measures + row.throughFocus : 0);
  const classes = classesOf(rows.map(all).filter((count) => count > 0));
  const look = (count: number) => (count === 0 ? 'map__missing' : `ramp-${classOf(classes, count) + 1}`);
  return {
    width: base.width,
    height: base.height,
    areas: (outlines ? base.paths : []).map(({ id, d }) => ({ id: `grund-${id}`, d, look: 'ground', label: '' })),
    overlay: paths.map(({ id, d }) => ({
      id,
      d,
      look: look(all(byId.get(id))),
      label: `${byId.get(id)?.name ?? ''}: ${t('coverage.count', { count: all(byId.get(id)) })}`,
    })),
    legend: [
      ...(rows.some((row) => all(row) === 0)
        ? [{ look: 'map__missing', label: t('coverage.count', { count: 0 }) }]
        : []),
      ...classes.map(({ from, to }, index) => ({
        look: `ramp-${index + 1}`,
        label: from === to ? t('coverage.count', { count: from }) : t('coverage.counts', { from, to }),
      })),
    ],
  };
}
export type CoverageMap = NonNullable<Awaited<ReturnType<typeof loadCoverageMap>>>;
