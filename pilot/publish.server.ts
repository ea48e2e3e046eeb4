/** Makes a pilot city public: its sources are published or invented, so there is nothing to hide. */

import { listConflicts } from '#conflicts/conflicts.store.server.ts';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { noProtection } from '#indicators/protection.ts';
import { listProtections, protect } from '#indicators/protections.store.server.ts';
import { type CityDb, type Database, inCity } from '#platform/database.server.ts';
import { loadCandidates } from '#publication/candidates.server.ts';
import { decideReleases } from '#publication/publication.store.server.ts';
import { factsOfKind, type ReleaseFact, releaseKinds } from '#publication/release.ts';

const actor = { id: null, name: 'Stadtfaden' };

/** @param allValues the statistics office has published all small-area values; else its counts are protected */
export async function publishCity(
  database: Database,
  city: { readonly id: string; readonly name: string },
  { today, allValues }: { today: string; allValues: boolean },
): Promise<void> {
  await inCity(database, city.id, 'write', async (db: CityDb) => {
    const { candidates } = await loadCandidates({ remember: (_, load) => load(db), asOf: today });
    const facts = (kind: (typeof releaseKinds)[number]): readonly ReleaseFact[] =>
      factsOfKind[kind].filter((fact) => fact !== 'areas' || allValues);
    // What is not decided stays inside: nobody has released it.
    const decided = new Set((await listConflicts(db)).filter(({ state }) => state === 'decided').map(({ id }) => id));
    const rules = await listProtections(
      db,
      candidates.indicator.map(({ id }) => id),
    );
    const ruled = new Set(rules.map(({ indicatorId }) => indicatorId));
    // Single contributions are nobody's business.
    const closed = new Set(rules.filter(({ method }) => method === 'closed').map(({ indicatorId }) => indicatorId));
    const ready = (kind: (typeof releaseKinds)[number]) =>
      candidates[kind].filter(
        ({ id }) => (kind !== 'conflict' || decided.has(id)) && (kind !== 'indicator' || !closed.has(id)),
      );
    const decisions = releaseKinds.flatMap((kind) =>
      ready(kind).flatMap(({ id }) => facts(kind).map((fact) => ({ kind, objectId: id, fact, fromOn: today }))),
    );
    await decideReleases(db, actor, { kind: 'release', id: city.id, title: city.name }, decisions);
    if (!allValues) await protectCounts(db, ruled);
  });
  await protectStale({
    read: (work) => inCity(database, city.id, 'read', work),
    write: (work) => inCity(database, city.id, 'write', work),
  });
}

/** As a statistics office would begin: no count below eleven, where it has not said otherwise. */
async function protectCounts(db: CityDb, ruled: ReadonlySet<string>) {
  const counts = (await listIndicators(db))
    .filter(({ id, kind }) => kind === 'count' && !ruled.has(id))
    .map(({ id }) => id);
  const rule = { ...noProtection, readers: [] };
  await protect(db, actor, { ...rule, indicators: counts, method: 'suppression', threshold: 11 });
}
