/** Loads what everybody may know of the council, once for every state of the city and every day. */

import { sql } from 'kysely';
import { listAreas } from '#areas/areas.store.server.ts';
import { listCommitteeMembers, listCommittees } from '#council/committees.store.server.ts';
import { listAgenda, listMeetings } from '#council/consultations.store.server.ts';
import { listPaperFiles } from '#council/paper-files.store.server.ts';
import { listPaperMoney, listPapers } from '#council/papers.store.server.ts';
import type { PublicVisit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { listReleases } from '#publication/publication.store.server.ts';
import { releasedOn } from '#publication/release.ts';
import {
  type Dropped,
  openedAt,
  type Past,
  type PublicCouncil,
  publicCouncil,
  type Withdrawn,
  type Written,
} from './public-council.ts';

export function loadPublicCouncil(visit: Pick<PublicVisit, 'remember' | 'asOf'>): Promise<PublicCouncil> {
  return visit.remember(`public council ${visit.asOf}`, async (db) => {
    const releases = (await listReleases(db)).filter(({ fromOn }) => fromOn <= visit.asOf);
    const released = releasedOn(releases, visit.asOf);
    const areas = (await listAreas(db)).filter(
      ({ id, divisionId, retired }) => !retired && (released('area', id) || released('division', divisionId)),
    );
    const rows = {
      papers: await listPapers(db),
      money: await listPaperMoney(db),
      files: await listPaperFiles(db),
      meetings: await listMeetings(db),
      agenda: await listAgenda(db),
      committees: await listCommittees(db),
      members: await listCommitteeMembers(db),
      areas: new Map(areas.map(({ id, name }) => [id, name])),
    };
    return publicCouncil(rows, releases, released, await pastOf(db, visit.asOf));
  });
}

const tables = ['paper', 'consultation', 'paper_file', 'meeting', 'agenda_item', 'committee', 'committee_member'];

/** From the journal: when rows were written last, what was withdrawn, what was taken off. */
async function pastOf(db: CityDb, today: string): Promise<Past> {
  const { rows: written } = await sql<Written>`
    select change->>'table' as "table", change->'key'->>'id' as id,
      to_char(max(journal.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as last
    from journal, jsonb_array_elements(journal.changes) as change
    where journal.city_id = ${db.cityId} and journal.kind in ('paper', 'papers', 'meeting', 'committee')
      and change->>'table' = any(${tables}::text[]) and change->'key'->>'id' is not null
    group by 1, 2
  `.execute(db);
  const { rows: back } = await sql<{
    kind: string;
    objectId: string;
    fromOn: string;
    releasedAt: string;
    at: string;
  }>`
    select change->'key'->>'kind' as kind, change->'key'->>'object_id' as "objectId",
      change->'before'->>'from_on' as "fromOn", change->'before'->>'released_at' as "releasedAt",
      to_char(journal.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from journal, jsonb_array_elements(journal.changes) as change
    where journal.city_id = ${db.cityId} and journal.kind = 'release' and change->>'table' = 'release'
      and change->'key'->>'kind' in ('paper', 'meeting', 'committee')
      and change->'key'->>'fact' in ('text', 'agenda')
      and jsonb_typeof(change->'before') = 'object' and jsonb_typeof(change->'after') = 'null'
    order by journal.id desc
  `.execute(db);
  const withdrawn = back.flatMap(({ kind, objectId, fromOn, releasedAt, at }): Withdrawn[] => {
    const opened = openedAt({ fromOn, releasedAt });
    // Taken back before its day: nobody has seen it.
    return opened <= at && fromOn <= today ? [{ kind, objectId, opened, at }] : [];
  });
  const { rows: dropped } = await sql<Dropped>`
    select change->>'table' as "table", change->'key'->>'id' as id,
      coalesce(change->'key'->>'paper_id', change->'key'->>'meeting_id') as "parentId",
      case when change->>'table' = 'agenda_item' then change->'before'->>'paper_id' end as "paperId",
      to_char(max(journal.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
    from journal, jsonb_array_elements(journal.changes) as change
    where journal.city_id = ${db.cityId} and journal.kind in ('paper', 'papers', 'meeting')
      and change->>'table' in ('consultation', 'agenda_item', 'paper_file')
      and jsonb_typeof(change->'before') = 'object'
      and coalesce(change->'before'->>'closed', 'false') = 'false'
      and (jsonb_typeof(change->'after') = 'null' or change->'after'->>'closed' = 'true')
    group by 1, 2, 3, 4
  `.execute(db);
  return { written, withdrawn, dropped };
}
