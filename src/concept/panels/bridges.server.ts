import type { Visit } from '#platform/access.server.ts';
import { type Bridge, bridgeKinds } from '../bridges/bridge.ts';
import { loadBridges } from '../bridges/bridge-view.server.ts';

export type BridgesPanel = Pick<Bridge, 'kind' | 'id' | 'title'>[];

async function bridgesWith(visit: Visit, has: (bridge: Bridge) => boolean): Promise<BridgesPanel> {
  const all = (await Promise.all(bridgeKinds.map((kind) => loadBridges(visit, kind)))).flat();
  return all.filter((each) => !each.retired && has(each)).map(({ kind, id, title }) => ({ kind, id, title }));
}

export function loadBridgesOfGoal(visit: Visit, goalId: string) {
  return bridgesWith(visit, ({ goalIds }) => goalIds.includes(goalId));
}

export function loadBridgesOfMeasure(visit: Visit, measureId: string) {
  return bridgesWith(visit, ({ measureIds }) => measureIds.includes(measureId));
}
