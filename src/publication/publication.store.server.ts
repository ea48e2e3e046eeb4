/** All SQL of publication: who released what, from which day. Withdrawing deletes; the journal remembers. */

import { now } from '#platform/clock.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, type RowChange, record } from '#platform/journal.server.ts';
import type { ReleaseRow } from './publication.table.ts';
import type { Release, ReleaseFact, ReleaseKind } from './release.ts';

export async function listReleases(db: CityDb): Promise<Release[]> {
  const rows = await db.selectFrom('release').selectAll().where('city_id', '=', db.cityId).execute();
  return rows.map(releaseFrom);
}

function releaseFrom(row: ReleaseRow): Release {
  return {
    kind: row.kind as ReleaseKind,
    objectId: row.object_id,
    fact: row.fact as ReleaseFact,
    fromOn: row.from_on,
    releasedBy: row.released_by,
    releasedAt: row.released_at,
  };
}

/** One fact: public from a day on, or not at all. */
export type Decision = {
  readonly kind: ReleaseKind;
  readonly objectId: string;
  readonly fact: ReleaseFact;
  readonly fromOn: string | null;
};

/** Releases and withdraws; one entry of the journal for all facts. What is already so stays as it is. */
export async function decideReleases(
  db: CityDb,
  actor: Actor,
  subject: { readonly kind: string; readonly id: string; readonly title: string },
  decisions: readonly Decision[],
): Promise<number | null> {
  const held = new Map(
    (await listReleases(db)).map((each) => [`${each.kind} ${each.objectId} ${each.fact}`, each.fromOn]),
  );
  const changes = decisions.flatMap(({ kind, objectId, fact, fromOn }): RowChange[] => {
    const key = { kind, object_id: objectId, fact };
    const before = held.get(`${kind} ${objectId} ${fact}`) ?? null;
    if (before === fromOn) return [];
    if (fromOn === null) return [drop('release', key)];
    const released = { from_on: fromOn, released_by: actor.name, released_at: now().toISOString() };
    return [put('release', key, released)];
  });
  return record(db, actor, { act: 'release', ...subject }, changes);
}
