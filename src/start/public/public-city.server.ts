/** Loads what the public may know, once for every state of the city and every day. */

import { type Figure, unknown } from '#analysis/figure.ts';
import { listReports } from '#annual-report/annual-report.store.server.ts';
import { loadFacts } from '#annual-report/facts.server.ts';
import { listAreas } from '#areas/areas.store.server.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { storedUnder } from '#indicators/formula.ts';
import type { Indicator } from '#indicators/indicator.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { listProtections } from '#indicators/protections.store.server.ts';
import { figuresAt, yearsOf } from '#indicators/values-at.store.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { releasedFrom, releasedOn } from '#publication/release.ts';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { type PublicCity, type PublicIndicator, publicCity } from './public-city.ts';
import { loadPublicVersions } from './public-versions.server.ts';

/** A city where nothing is public is not there. */
export async function loadPublicCity(visit: PublicVisit): Promise<PublicCity> {
  const city = await visit.remember(`public ${visit.asOf}`, async (db) => {
    const releases = await listReleases(db);
    const facts = await loadFacts(db, visit.asOf);
    return publicCity(facts, await listReports(db), releasedOn(releases, visit.asOf), releasedFrom(releases));
  });
  if (city.empty && (await loadPublicVersions(visit)).length === 0 && (await loadPublicCouncil(visit)).empty)
    throw notFound();
  return city;
}

/** The map of a division's units that may be drawn: of a division that is not released nothing is. */
export async function loadPublicMap(visit: PublicVisit, city: PublicCity, divisionId: string | null) {
  const base = await loadMapBase(visit, divisionId);
  const paths = base?.paths.filter(({ id }) => city.areas.get(id)?.shape) ?? [];
  return base && paths.length > 0 ? { base, paths } : null;
}

export type PublicFigures = { readonly year: number; readonly byArea: ReadonlyMap<string, Figure> } | null;

/**
 * The latest values of an indicator in the units of a division, as the statistics office protects them; none where it has
 * neither decided how nor released them all.
 */
export function loadAreaFigures(
  visit: PublicVisit,
  shown: PublicIndicator,
  divisionId: string,
): Promise<PublicFigures> {
  return visit.remember(`public areas ${shown.id} ${divisionId} ${visit.asOf}`, async (db) => {
    const indicator = (await listIndicators(db)).find((each) => each.id === shown.id);
    if (!indicator || !(shown.allAreas || (await isDecided(db, indicator)))) return null;
    const until = Number(visit.asOf.slice(0, 4));
    const years = (await yearsOf(db, indicator, divisionId)).filter((year) => year <= until);
    const figures = await figuresAt(db, indicator, { divisionId, years });
    // Where all of the latest year is held back, that is what there is to say of it.
    const year = years.at(-1);
    const areas = (await listAreas(db)).filter((area) => area.divisionId === divisionId && !area.retired);
    if (year === undefined) return null;
    const found = figures.get(year);
    return { year, byArea: new Map(areas.map(({ id }) => [id, found?.get(id) ?? unknown('missing')])) };
  });
}

/** Somebody has said how all counts it is made of are protected. */
async function isDecided(db: CityDb, indicator: Indicator): Promise<boolean> {
  const parts = storedUnder(indicator);
  return (await listProtections(db, parts)).length === new Set(parts).size;
}
