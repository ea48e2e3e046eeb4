import type { Visit } from '#platform/access.server.ts';
import type { AlertLine } from '../alert-register.ts';
import { loadAlertLines } from '../alerts.server.ts';
import { listWatches } from '../alerts.store.server.ts';

export type AlertsPanelData = {
  readonly alerts: readonly AlertLine[];
  readonly count: number;
  /** Where all of them stand. */
  readonly query: { readonly raum?: string; readonly indikator?: string };
};

/** A page names the clearest few; the rest is in the register. */
const mostNamed = 8;

function shown(found: readonly AlertLine[], query: AlertsPanelData['query']): AlertsPanelData {
  const sorted = found.toSorted(
    (a, b) => Number(b.waiting) - Number(a.waiting) || b.againYear - a.againYear || (a.q ?? 0) - (b.q ?? 0),
  );
  return { alerts: sorted.slice(0, mostNamed), count: sorted.length, query };
}

export async function loadAlertsOfArea(visit: Visit, areaId: string): Promise<AlertsPanelData | null> {
  const found = (await loadAlertLines(visit)).filter((each) => each.areaId === areaId);
  return (await isWatched(visit)) ? shown(found, { raum: areaId }) : null;
}

export async function loadAlertsOfIndicator(visit: Visit, indicatorId: string): Promise<AlertsPanelData | null> {
  const found = (await loadAlertLines(visit)).filter((each) => each.indicatorId === indicatorId);
  return (await isWatched(visit, indicatorId)) || found.length > 0 ? shown(found, { indikator: indicatorId }) : null;
}

/** Where nothing is watched, nothing is said. */
async function isWatched(visit: Visit, indicatorId?: string): Promise<boolean> {
  const watched = await visit.remember('watched indicators', async (db) =>
    (await listWatches(db)).filter((each) => !each.retired).map((each) => each.indicatorId),
  );
  return indicatorId === undefined ? watched.length > 0 : watched.includes(indicatorId);
}
