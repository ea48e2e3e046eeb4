/**
 * What is sent to committees and groups without being asked for each time: papers that were submitted, and questions that
 * wait for a decision, in the areas and parts of the concept they named. Nothing that is not public: mails and feeds leave
 * the house.
 */

import { sql } from 'kysely';
import type { IsoDate } from '#analysis/period.ts';
import type { CityDb } from '#platform/database.server.ts';
import { asksFor, sitsOn, type Told } from './committee.ts';
import { areasTouch, listCommitteeMembers, listSubscriptions } from './committees.store.server.ts';

/** Everything there is to tell since a day, newest first. */
export async function listTold(db: CityDb, since: IsoDate, today: IsoDate): Promise<Told[]> {
  const told = [...(await papersSince(db, since, today)), ...(await questionsSince(db, since, today))];
  return told.sort((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.title.localeCompare(b.title, 'de')));
}

type Row = { id: string; title: string; since: string; area_ids: string[]; part_ids: string[] };

async function papersSince(db: CityDb, since: IsoDate, today: IsoDate): Promise<Told[]> {
  const { rows } = await sql<Row>`
    select paper.id, paper.title, paper.submitted_on::text as since,
      array(select area_id from paper_area
        where paper_area.city_id = paper.city_id and paper_area.paper_id = paper.id) as area_ids,
      array(
        select sector_part_id from goal join paper_goal
          on paper_goal.city_id = goal.city_id and paper_goal.goal_id = goal.id
        where paper_goal.city_id = paper.city_id and paper_goal.paper_id = paper.id and sector_part_id is not null
        union
        select sector_part_id from measure join paper_measure
          on paper_measure.city_id = measure.city_id and paper_measure.measure_id = measure.id
        where paper_measure.city_id = paper.city_id and paper_measure.paper_id = paper.id and sector_part_id is not null
      ) as part_ids
    from paper
    where paper.city_id = ${db.cityId} and paper.submitted_on between ${since} and ${today}
      and paper.retired_at is null and not paper.closed
  `.execute(db);
  return rows.map((row) => toldFrom('paper', row, `/ratsraum/vorlagen/${row.id}`));
}

/** Measures whose latest report asks for a decision. */
async function questionsSince(db: CityDb, since: IsoDate, today: IsoDate): Promise<Told[]> {
  const { rows } = await sql<Row>`
    select measure.id, latest.decision as title, latest.reported_on::text as since,
      array(select area_id from measure_area
        where measure_area.city_id = measure.city_id and measure_area.measure_id = measure.id) as area_ids,
      case when measure.sector_part_id is null then '{}'::text[] else array[measure.sector_part_id] end as part_ids
    from measure join lateral (
      select decision, reported_on, state from measure_report
      where measure_report.city_id = measure.city_id and measure_report.measure_id = measure.id
        and measure_report.reported_on <= ${today}
      order by reported_on desc, recorded_at desc limit 1
    ) as latest on true
    where measure.city_id = ${db.cityId} and measure.retired_at is null and latest.decision is not null
      and latest.state is distinct from 'done' and latest.state is distinct from 'dropped'
      and latest.reported_on >= ${since}
  `.execute(db);
  return rows.map((row) => toldFrom('question', row, `/massnahmen/${row.id}`));
}

function toldFrom(kind: string, row: Row, path: string): Told {
  return {
    kind,
    objectId: row.id,
    title: row.title,
    path,
    since: row.since,
    areaIds: row.area_ids,
    sectorPartIds: row.part_ids,
    closed: false,
  };
}

/** What each person is told, by what the committees and groups she belongs to have asked for. */
export async function newsOfPeople(
  db: CityDb,
  since: IsoDate,
  today: IsoDate,
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const subscriptions = await listSubscriptions(db);
  if (subscriptions.length === 0) return new Map();
  const told = await listTold(db, since, today);
  const touches = await areasTouch(db);
  const wanted = Map.groupBy(subscriptions, ({ committeeId }) => committeeId);
  const found = new Map<string, Set<Told>>();
  for (const member of await listCommitteeMembers(db)) {
    const asked = wanted.get(member.committeeId);
    if (member.personId === null || !asked || !sitsOn(member, today)) continue;
    const mine = found.get(member.personId) ?? new Set();
    for (const each of told) if (asked.some((one) => asksFor(one, each, touches))) mine.add(each);
    found.set(member.personId, mine);
  }
  return new Map([...found].map(([id, mine]) => [id, told.filter((each) => mine.has(each))]));
}
