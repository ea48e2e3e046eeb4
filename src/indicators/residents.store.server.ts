/** All SQL of what is known about areas as wholes: who counts the residents, and which indicators have values where. */

import { sql } from 'kysely';
import { yearPeriod } from '#analysis/period.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import { remember } from '#platform/memo.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { storedUnder } from './formula.ts';
import type { Indicator } from './indicator.ts';
import { listIndicators } from './indicators.store.server.ts';
import { stampOfValues } from './values.store.server.ts';

const id = 'residents';

/** The indicator that counts the residents; null until somebody has chosen it: it is never guessed. */
export async function residentsIndicator(db: CityDb): Promise<Indicator | null> {
  const row = await db
    .selectFrom('resident_count')
    .select('indicator_id')
    .where('city_id', '=', db.cityId)
    .executeTakeFirst();
  const found = row && (await listIndicators(db)).find((each) => each.id === row.indicator_id);
  return found && !found.retired ? found : null;
}

/** Chooses it, or with null none any more. Only a count can count residents. */
export async function chooseResidents(db: CityDb, actor: Actor, indicatorId: string | null): Promise<number | null> {
  const subject = { act: 'update', kind: 'residents', id } as const;
  if (indicatorId === null) return record(db, actor, { ...subject, title: '–' }, [drop('resident_count', { id })]);
  const indicator = (await listIndicators(db)).find((each) => each.id === indicatorId);
  if (indicator?.kind !== 'count' || indicator.retired) throw new Refusal(422, 'no-count');
  return record(db, actor, { ...subject, title: indicator.name }, [
    put('resident_count', { id }, { indicator_id: indicatorId }),
  ]);
}

type KnownByArea = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Which indicators have a known value by area, up to a year; what is computed where all it is made of has. There are many
 * series, so it is remembered until a value, an indicator or an area changes.
 */
export async function knownByArea(db: CityDb, year: number): Promise<KnownByArea> {
  return remember(db.cityId, await stampOfValues(db), `known by area ${year}`, () => readKnown(db, year));
}

async function readKnown(db: CityDb, year: number): Promise<KnownByArea> {
  // One walk through all values: asking for each of ten thousand areas and each indicator takes the embedded engine
  // seventy times as long.
  const { rows } = await sql<{ area_id: string; ids: string[] }>`
    select area_id, array_agg(indicator_id) as ids
    from (
      select distinct area_id, indicator_id from indicator_value
      where city_id = ${db.cityId} and state = 'known' and starts_on < ${yearPeriod(year).end}
    ) as held
    group by area_id
  `.execute(db);
  const indicators = (await listIndicators(db)).filter((each) => !each.retired);
  return new Map(
    rows.map(({ area_id, ids }) => {
      const stored = new Set(ids);
      const known = indicators.filter((each) => storedUnder(each).every((part) => stored.has(part)));
      return [area_id, new Set(known.map((each) => each.id))];
    }),
  );
}
