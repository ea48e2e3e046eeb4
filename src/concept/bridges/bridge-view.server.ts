/** Strategies and instruments for their pages: with the names of offices, goals and measures. */

import type { Visit } from '#platform/access.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type BridgeKind, bridgeKinds, bridgePaths } from './bridge.ts';
import type { BridgeListRow } from './bridge-register.ts';
import { bridge, listBridges } from './bridges.store.server.ts';

/** Which of the two lists an address speaks of. */
export function kindIn(request: Request): BridgeKind {
  const word = new URL(request.url).pathname.split('/')[2]?.replace(/\.\w+$/, '');
  const kind = bridgeKinds.find((each) => bridgePaths[each] === `/${word}`);
  if (!kind) throw notFound();
  return kind;
}

export async function loadBridges(visit: Visit, kind: BridgeKind): Promise<BridgeListRow[]> {
  return visit.remember(`bridges ${kind}`, async (db) => {
    const offices = new Map((await listNames(db, 'office', 'name')).map(({ id, name }) => [id, name]));
    return (await listBridges(db, kind)).map((each) => ({ ...each, office: offices.get(each.officeId ?? '') ?? null }));
  });
}

export async function loadBridge(visit: Visit, kind: BridgeKind, id: string | undefined) {
  return visit.read(async (db) => ({
    found: id === undefined ? null : await bridge(db, kind, id),
    offices: await listNames(db, 'office', 'name'),
    goals: await listNames(db, 'goal', 'title'),
    measures: await listNames(db, 'measure', 'title'),
  }));
}
