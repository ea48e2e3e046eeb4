/** What is new for everybody, once for every state of the city and every day. */

import { sql } from 'kysely';
import type { PublicVisit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { loadPublicCity } from './public-city.server.ts';
import { type Change, type News, newsOf } from './public-news.ts';
import { loadPublicWords } from './public-search.server.ts';

export async function loadNews(visit: PublicVisit): Promise<readonly News[]> {
  const city = await loadPublicCity(visit);
  const words = await loadPublicWords(visit);
  return visit.remember(`public news ${visit.asOf}`, async (db) =>
    newsOf({ ...city, ...words }, await listReleases(db), await lastChanges(db), visit.asOf),
  );
}

/** Far more than are shown: many will be about what nobody released. */
const mostChanges = 1000;

/** The rows of what can be released, as they were before and after they were saved last. */
async function lastChanges(db: CityDb): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select journal.at, journal.kind, journal.object_id as "objectId", change->'before' as before, change->'after' as after
    from journal, jsonb_array_elements(journal.changes) as change
    where journal.city_id = ${db.cityId} and journal.kind in ('goal', 'measure', 'area', 'indicator', 'conflict', 'paper')
      and journal.act in ('update', 'undo') and change->>'table' = journal.kind
      and change->'key'->>'id' = journal.object_id
    order by journal.id desc limit ${mostChanges}
  `.execute(db);
  return rows;
}
