/** Alerts as their reader may see them: none that names a value which is held back from her. */

import type { CityDb } from '#platform/database.server.ts';
import { type Alert, isRevised } from './alert.ts';
import { storedAlerts, type WhichAlerts } from './alerts.store.server.ts';
import { storedUnder } from './formula.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { currentOf, listIndices } from './indices.store.server.ts';
import { guardsOf } from './protected-values.store.server.ts';
import { rowsUnderWatch } from './watch-runs.store.server.ts';

/** The latest first; of one area, one indicator or one index. */
export async function listAlerts(db: CityDb, which: WhichAlerts = {}): Promise<Alert[]> {
  const alerts = await storedAlerts(db, which);
  if (alerts.length === 0) return alerts;
  const indicators = new Map((await listIndicators(db)).map((each) => [each.id, each]));
  const indices = new Map((await listIndices(db)).map((each) => [each.id, each]));
  const seriesUnder = ({ indicatorId, indexId }: Alert): string[] => {
    if (indexId === null) return storedSeries(indicators, indicatorId ?? '');
    const index = indices.get(indexId);
    const made = (index && currentOf(index)?.content.indicators) ?? [];
    return made.flatMap((each) => storedSeries(indicators, each.indicatorId));
  };
  const { table, closed } = await guardsOf(db, [...new Set(alerts.flatMap(seriesUnder))]);
  const guarded = new Set([...table, ...closed]);
  if (guarded.size === 0) return alerts;
  const shown = new Set<Alert>();
  for (const found of Map.groupBy(alerts, subject).values()) {
    const [first] = found;
    if (!first) continue;
    if (!seriesUnder(first).some((id) => guarded.has(id))) for (const alert of found) shown.add(alert);
    // A class is made of many values: which of them are held back cannot be told from it.
    else if (first.indexId === null) for (const alert of await unrevised(db, found, indicators)) shown.add(alert);
  }
  return alerts.filter((alert) => shown.has(alert));
}

const subject = ({ indicatorId, indexId }: Alert) => `${indicatorId} ${indexId}`;

function storedSeries(indicators: ReadonlyMap<string, Indicator>, id: string): string[] {
  const indicator = indicators.get(id);
  return indicator ? storedUnder(indicator) : [id];
}

/** Alerts of one indicator whose values are, for this reader, those with which they were found. */
async function unrevised(db: CityDb, alerts: readonly Alert[], indicators: ReadonlyMap<string, Indicator>) {
  const indicator = indicators.get(alerts[0]?.indicatorId ?? '');
  if (!indicator) return [];
  const areaIds = [...new Set(alerts.map((each) => each.areaId))];
  const seen = await rowsUnderWatch(db, indicator, [...indicators.values()], areaIds);
  const rows = Map.groupBy(seen, ({ area }) => area);
  return alerts.filter((alert) => !isRevised(alert, rows.get(alert.areaId) ?? []));
}
