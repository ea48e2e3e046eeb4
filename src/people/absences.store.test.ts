import { describe, expect, test } from 'vitest';
import { newId } from '#platform/id.server.ts';
import { undo } from '#platform/journal.server.ts';
import { database, emptyCity, person, type TestCity } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import {
  claimMail,
  endAbsence,
  feedOf,
  grantsOn,
  listAbsences,
  ownerOfFeed,
  reminderOf,
  saveAbsence,
  saveFeed,
  saveReminder,
} from './absences.store.server.ts';
import { saveOffice } from './people.store.server.ts';

const times = { from: '2026-08-01', to: '2026-08-14' };
const day = '2026-08-05';

/** A city with an office, and two people: one of the office, one of none. */
async function office(): Promise<{ city: TestCity; officeId: string; ada: Person; bea: Person }> {
  const city = await emptyCity();
  const [ada, bea] = [await person('Ada'), await person('Bea')];
  const form = { name: 'Amt für Wohnen', short: null, kind: 'office', parentId: null, contact: null } as const;
  const { id: officeId } = await city.write((db) => saveOffice(db, ada, { form }));
  await city.write((db) =>
    db
      .insertInto('membership')
      .values([
        { city_id: db.cityId, id: newId(), person_id: ada.id, role: 'editor', office_id: officeId },
        { city_id: db.cityId, id: newId(), person_id: bea.id, role: 'statistician', office_id: null },
      ])
      .execute(),
  );
  return { city, officeId, ada, bea };
}
type Person = Awaited<ReturnType<typeof person>>;

describe('an absence', () => {
  test('gives the deputy the office while it lasts, and not a day longer', async () => {
    const { city, officeId, ada, bea } = await office();
    await city.write((db) => saveAbsence(db, ada, { ...times, deputyId: bea.id }));
    const held = (on: string) => city.read((db) => grantsOn(db, bea.id, on));
    const own = { role: 'statistician', officeId: null };
    expect(await held('2026-07-31')).toEqual([own]);
    expect(await held(day)).toEqual([own, { role: 'deputy', officeId }]);
    expect(await held('2026-08-14')).toEqual([own, { role: 'deputy', officeId }]);
    expect(await held('2026-08-15')).toEqual([own]);
    expect(await city.read((db) => grantsOn(db, ada.id, day))).toEqual([{ role: 'editor', officeId }]);
  });

  test('lets nobody in who does not belong to the city', async () => {
    const { city, ada } = await office();
    const stranger = await person('Cleo');
    await city.write((db) => saveAbsence(db, ada, { ...times, deputyId: stranger.id }));
    expect(await city.read((db) => grantsOn(db, stranger.id, day))).toEqual([]);
  });

  test('gives nothing in another city', async () => {
    const { city, ada, bea } = await office();
    const other = await office();
    await city.write((db) => saveAbsence(db, ada, { ...times, deputyId: bea.id }));
    expect(await other.city.read((db) => listAbsences(db, day))).toEqual([]);
    expect(await other.city.read((db) => grantsOn(db, bea.id, day))).toEqual([]);
  });

  test('ends yesterday when she is back, is gone where it had not begun, and comes back by undoing', async () => {
    const { city, ada, bea } = await office();
    const on = { today: day, yesterday: '2026-08-04' };
    await city.write((db) => saveAbsence(db, ada, { ...times, deputyId: bea.id }));
    await city.write((db) => saveAbsence(db, ada, { from: '2026-09-01', to: '2026-09-02', deputyId: bea.id }));
    const [first, second] = await city.read((db) => listAbsences(db, day));
    await expect(city.write((db) => endAbsence(db, bea, first?.id ?? '', on))).rejects.toMatchObject(
      refused(404, 'not-found'),
    );
    await city.write((db) => endAbsence(db, ada, first?.id ?? '', on));
    expect(await city.read((db) => listAbsences(db, day))).toEqual([second]);
    expect(await city.read((db) => listAbsences(db, '2026-08-04'))).toHaveLength(2);
    const entryId = await city.write((db) => endAbsence(db, ada, second?.id ?? '', on));
    expect(await city.read((db) => listAbsences(db, day))).toEqual([]);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect(await city.read((db) => listAbsences(db, day))).toEqual([second]);
  });
});

describe('a reminder', () => {
  test('is wanted daily in German unless somebody has chosen', async () => {
    const { id } = await person();
    expect(await reminderOf(database, id)).toEqual({ rhythm: 'daily', language: 'de' });
    await saveReminder(database, id, { rhythm: 'weekly', language: 'en' });
    expect(await reminderOf(database, id)).toEqual({ rhythm: 'weekly', language: 'en' });
  });

  test('is claimed once, of many that ask at the same moment', async () => {
    const { id } = await person();
    const claim = (on: string, since = on) => claimMail(database, id, { day: on, since });
    const together = await Promise.all(Array.from({ length: 12 }, () => claim(day)));
    expect(together.filter(Boolean)).toHaveLength(1);
    expect(await claim(day)).toBe(false);
    expect(await claim('2026-08-06')).toBe(true);
    expect(await claim('2026-08-07', '2026-08-03')).toBe(false);
    expect(await claim('2026-08-10', '2026-08-10')).toBe(true);
  });

  test('keeps what was chosen when it is claimed, and its claim when it is chosen anew', async () => {
    const { id } = await person();
    await saveReminder(database, id, { rhythm: 'weekly', language: 'en' });
    expect(await claimMail(database, id, { day, since: day })).toBe(true);
    expect(await reminderOf(database, id)).toEqual({ rhythm: 'weekly', language: 'en' });
    await saveReminder(database, id, { rhythm: 'daily', language: 'de' });
    expect(await claimMail(database, id, { day, since: day })).toBe(false);
  });
});

describe('a calendar link', () => {
  test('opens for its token only, until it is renewed or withdrawn, and only in its city', async () => {
    const { city, ada } = await office();
    const other = await emptyCity();
    const owner = (token: string, where = city) => where.read((db) => ownerOfFeed(db, token));
    await city.write((db) => saveFeed(db, ada, 'erster'));
    expect(await owner('erster')).toBe(ada.id);
    expect(await owner('falsch')).toBeNull();
    expect(await owner('erster', other)).toBeNull();
    await city.write((db) => saveFeed(db, ada, 'zweiter'));
    expect([await owner('erster'), await owner('zweiter')]).toEqual([null, ada.id]);
    await city.write((db) => saveFeed(db, ada, null));
    expect([await owner('zweiter'), await city.read((db) => feedOf(db, ada.id))]).toEqual([null, null]);
  });
});
