/** What the database itself refuses of a number, and what retiring takes out of the thread. */

import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { loadFacts } from '#annual-report/facts.server.ts';
import { listAreas, retireArea } from '#areas/areas.store.server.ts';
import { listIndicators, retireIndicator } from '#indicators/indicators.store.server.ts';
import { actor, smallCity, today } from './support/city.ts';
import { cityOfFigures, receive, value } from './support/values.ts';

describe('a stored number', () => {
  test.each([
    ['known without a number', "state = 'known', value = null"],
    ['a number that is missing', "state = 'missing', value = 4"],
    ['suppressed, and yet there to be read', "state = 'suppressed', value = 4"],
    ['of a state nobody knows', "state = 'secret', value = null"],
    ['of an evidence nobody knows', "evidence = 'guessed'"],
    ['for a period that ends before it begins', 'ends_on = starts_on'],
  ])('cannot be %s', async (_, change) => {
    const city = await cityOfFigures();
    await receive(city, [value('part', 'stadt', 2020, 10)]);
    const spoil = city.write((db) =>
      sql`update indicator_value set ${sql.raw(change)} where city_id = ${db.cityId}`.execute(db),
    );
    await expect(spoil).rejects.toMatchObject({ code: '23514' });
  });
});

describe('what is retired', () => {
  test('is no area of a measure and no indicator of a goal any more', async () => {
    const city = await smallCity();
    const before = (await city.read((db) => loadFacts(db, today))).thread.facts;
    const areaId = before.measures.find((measure) => measure.areaIds.length > 0)?.areaIds[0];
    const indicatorId = before.goals.find((goal) => goal.indicatorIds.length > 0)?.indicatorIds[0];
    await city.write(async (db) => {
      const area = (await listAreas(db)).find((each) => each.id === areaId);
      const indicator = (await listIndicators(db)).find((each) => each.id === indicatorId);
      if (!area || !indicator) throw new Error('the small city lacks what is to be retired');
      await retireArea(db, actor, area, true);
      await retireIndicator(db, actor, indicator, true);
    });
    const after = (await city.read((db) => loadFacts(db, today))).thread.facts;
    expect(after.measures.flatMap((measure) => measure.areaIds)).not.toContain(areaId);
    expect(after.goals.flatMap((goal) => goal.indicatorIds)).not.toContain(indicatorId);
  });
});
