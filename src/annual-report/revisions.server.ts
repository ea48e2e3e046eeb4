/** Which numbers of a frozen report have been revised since. The report keeps its own. */

import { storedUnder } from '#indicators/formula.ts';
import type { Revision } from '#indicators/indicator.ts';
import { cityAreaOf, listIndicators } from '#indicators/indicators.store.server.ts';
import { listRevisions } from '#indicators/provenance.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { ReportData } from './report-data.ts';

export type RevisedInReport = {
  readonly indicatorId: string;
  readonly name: string;
  readonly years: readonly number[];
  readonly reasons: readonly string[];
  /** The latest of its revisions. */
  readonly at: string;
};

/** A report shows the city's series; what is computed is revised where one of its inputs is. */
export async function revisionsSince(
  db: CityDb,
  frozenAt: string,
  data: Pick<ReportData, 'indicators'>,
): Promise<RevisedInReport[]> {
  const cityArea = await cityAreaOf(db);
  const parts = new Map((await listIndicators(db)).map((each) => [each.id, storedUnder(each)]));
  const ids = data.indicators.flatMap(({ id }) => parts.get(id) ?? []);
  if (cityArea === null || ids.length === 0) return [];
  const all = await listRevisions(db, [...new Set(ids)], { areaIds: [cityArea], since: frozenAt });
  return data.indicators.flatMap(({ id, name, points }) => {
    const used = new Set(points.map((point) => point.year));
    const revised = all.filter((each) => parts.get(id)?.includes(each.indicatorId) && used.has(each.year));
    return revised.length > 0 ? [summed(id, name, revised)] : [];
  });
}

function summed(indicatorId: string, name: string, revised: readonly Revision[]): RevisedInReport {
  return {
    indicatorId,
    name,
    years: [...new Set(revised.map((each) => each.year))].sort((a, b) => a - b),
    reasons: [...new Set(revised.flatMap((each) => each.reason ?? []))],
    at:
      revised
        .map((each) => each.at)
        .sort()
        .at(-1) ?? '',
  };
}
