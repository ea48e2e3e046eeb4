/** The rows of the coverage, remembered until the city changes: five hundred areas and two thousand measures take a moment. */

import { yearOf } from '#analysis/period.ts';
import { factsOf } from '#annual-report/facts.server.ts';
import { figureIn, latestYear } from '#indicators/indicator.ts';
import { knownByArea, residentsIndicator } from '#indicators/residents.store.server.ts';
import { seriesOf } from '#indicators/values.store.server.ts';
import { personNames } from '#people/person-names.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { type CoverageRow, coverageOf } from './coverage.ts';
import type { SectorColumn, ShownRow } from './coverage-register.ts';

export type Coverage = {
  readonly divisions: readonly { readonly id: string; readonly name: string }[];
  readonly division: { readonly id: string; readonly name: string; readonly focus: boolean } | null;
  readonly rows: readonly ShownRow[];
  readonly parts: readonly SectorColumn[];
  readonly residents: { readonly id: string; readonly name: string; readonly year: number | null } | null;
};

/** In the division the address asks for, or the first one that divides the city. */
export async function loadCoverage(visit: Visit, wanted: string | null): Promise<Coverage> {
  const facts = await factsOf(visit);
  const used = new Set([...facts.areas.values()].flatMap((area) => (area.retired ? [] : [area.divisionId])));
  const divisions = facts.divisions.filter((each) => each.kind !== 'city' && used.has(each.id));
  const division =
    divisions.find((each) => each.id === wanted) ?? divisions.find((each) => each.kind !== 'focus') ?? divisions[0];
  const counted = await loadCounted(visit);
  const rows = division
    ? await visit.remember(`coverage ${visit.asOf} ${division.id}`, async () => coverageOf(facts, division.id, counted))
    : [];
  // Who looks after an area is not for everybody to see.
  const names: ReadonlyMap<string, string> = visit.may('people.read')
    ? await visit.remember('person names', personNames)
    : new Map();
  return {
    divisions: divisions.map(({ id, name }) => ({ id, name })),
    division: division ? { id: division.id, name: division.name, focus: division.kind === 'focus' } : null,
    rows: rows.map((row: CoverageRow) => ({
      ...row,
      office: facts.offices.get(row.officeId ?? '')?.name ?? null,
      manager: names.get(row.managerId ?? '') ?? null,
    })),
    parts: [...facts.sectorParts.values()].filter((part) => !part.retired).map(({ id, title }) => ({ id, title })),
    residents: counted.source,
  };
}

function loadCounted(visit: Visit) {
  const until = yearOf(visit.asOf);
  return visit.remember(`coverage counts ${until}`, async (db) => {
    const known = await knownByArea(db, until);
    const indicator = await residentsIndicator(db);
    if (!indicator) return { known, residents: new Map(), source: null };
    const series = (await seriesOf(db, [indicator], null)).get(indicator.id) ?? new Map();
    const points = [...series.values()].flat().sort((a, b) => a.year - b.year);
    // One year for all, so that areas can be compared.
    const year = latestYear(points, until);
    const residents = new Map(
      [...series].map(([areaId, each]) => [areaId, year === null ? figureIn([], 0) : figureIn(each, year)]),
    );
    return { known, residents, source: { id: indicator.id, name: indicator.name, year } };
  });
}
