/** Loads what the public may know, once for every state of the city and every day. */

import { protectCounts, protectRates } from '#analysis/disclosure.ts';
import { type Figure, unknown } from '#analysis/figure.ts';
import { listReports } from '#annual-report/annual-report.store.server.ts';
import { loadFacts } from '#annual-report/facts.server.ts';
import { listAreas } from '#areas/areas.store.server.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { figureIn, latestYear } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { seriesOf } from '#indicators/values.store.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { minimumCount, releasedOn } from '#publication/release.ts';
import { type PublicCity, type PublicIndicator, publicCity } from './public-city.ts';

/** A city where nothing is public is not there. */
export async function loadPublicCity(visit: PublicVisit): Promise<PublicCity> {
  const city = await visit.remember(`public ${visit.asOf}`, async (db) =>
    publicCity(await loadFacts(db, visit.asOf), await listReports(db), releasedOn(await listReleases(db), visit.asOf)),
  );
  if (city.empty) throw notFound();
  return city;
}

/** The map of a division's units that may be drawn: of a division that is not released nothing is. */
export async function loadPublicMap(visit: PublicVisit, city: PublicCity, divisionId: string | null) {
  const base = await loadMapBase(visit, divisionId);
  const paths = base?.paths.filter(({ id }) => city.areas.get(id)?.shape) ?? [];
  return base && paths.length > 0 ? { base, paths } : null;
}

export type PublicFigures = { readonly year: number; readonly byArea: ReadonlyMap<string, Figure> } | null;

/** The latest values of an indicator in the units of a division, small ones hidden. */
export function loadAreaFigures(
  visit: PublicVisit,
  shown: PublicIndicator,
  divisionId: string,
): Promise<PublicFigures> {
  return visit.remember(`public areas ${shown.id} ${divisionId} ${visit.asOf}`, async (db) => {
    const all = new Map((await listIndicators(db)).map((each) => [each.id, each]));
    const indicator = all.get(shown.id);
    if (!indicator) return null;
    const parts = [indicator.numeratorId, indicator.denominatorId].flatMap((id) => all.get(id ?? '') ?? []);
    const series = await seriesOf(db, [indicator, ...parts], null);
    const areas = (await listAreas(db)).filter((area) => area.divisionId === divisionId && !area.retired);
    const points = (id: string | null, areaId: string) => series.get(id ?? '')?.get(areaId) ?? [];
    const ordered = areas.flatMap((area) => points(indicator.id, area.id)).sort((a, b) => a.year - b.year);
    const year = latestYear(ordered, Number(visit.asOf.slice(0, 4)));
    if (year === null) return null;
    const figures = (id: string | null) =>
      new Map(areas.map((area) => [area.id, figureIn(points(id, area.id), year)] as const));
    if (shown.allAreas) return { year, byArea: figures(indicator.id) };
    // Parts of a city that add up with others' parts would give each other away: only whole units are shown.
    if (areas.some((area) => area.partIds.length > 0)) return null;
    return { year, byArea: openFigures(indicator, figures) };
  });
}

type Figures = (id: string | null) => ReadonlyMap<string, Figure>;

function openFigures(
  {
    id,
    kind,
    numeratorId,
    denominatorId,
    per,
  }: Pick<PublicIndicator, 'id' | 'kind'> & {
    numeratorId: string | null;
    denominatorId: string | null;
    per: number;
  },
  figures: Figures,
): ReadonlyMap<string, Figure> {
  if (kind === 'count') return protectCounts(figures(id), minimumCount);
  if (kind === 'rate') {
    const numerators = protectCounts(figures(numeratorId), minimumCount);
    return protectRates(numerators, protectCounts(figures(denominatorId), minimumCount), per);
  }
  // Of a mean or an amount nobody says how many cases are behind it.
  return new Map([...figures(id)].map(([areaId, figure]) => [areaId, unknown('suppressed', figure.evidence)]));
}
