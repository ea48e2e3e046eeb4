/** All SQL of absences, reminders and calendar links. */

import { now } from '#platform/clock.server.ts';
import type { CityDb, Database } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Absence, type AbsenceForm, coveredBy, grantsOfDeputy, type Reminder, usualReminder } from './absence.ts';
import type { AbsenceRow } from './absences.table.ts';

/** Absences that have not ended before a day. */
export async function listAbsences(db: CityDb, since: string): Promise<Absence[]> {
  const rows = await db
    .selectFrom('absence')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .where('to_on', '>=', since)
    .orderBy('from_on')
    .orderBy('id')
    .execute();
  return rows.map(absenceFrom);
}

function absenceFrom(row: AbsenceRow): Absence {
  return { id: row.id, personId: row.person_id, deputyId: row.deputy_id, from: row.from_on, to: row.to_on };
}

export async function saveAbsence(
  db: CityDb,
  person: Actor & { id: string },
  { from, to, deputyId }: AbsenceForm,
): Promise<number | null> {
  const id = newId();
  return record(db, person, { act: 'create', kind: 'absence', id, title: person.name }, [
    put('absence', { id }, { person_id: person.id, deputy_id: deputyId, from_on: from, to_on: to }),
  ]);
}

/** She is back: what has begun ended yesterday, what has not begun is gone. */
export async function endAbsence(
  db: CityDb,
  person: Actor & { id: string },
  id: string,
  { today, yesterday }: { today: string; yesterday: string },
): Promise<number | null> {
  const absence = (await listAbsences(db, today)).find((each) => each.id === id && each.personId === person.id);
  if (!absence) throw notFound();
  return record(db, person, { act: 'retire', kind: 'absence', id, title: person.name }, [
    absence.from < today ? put('absence', { id }, { to_on: yesterday }) : drop('absence', { id }),
  ]);
}

/** What somebody may on a day: by her own roles and, if she has any, by those of whom she stands in for. */
export async function grantsOn(db: CityDb, personId: string, day: string) {
  const { own, someoneAway } = await grantsAndAway(db, personId, day);
  if (own.length === 0 || !someoneAway) return own;
  const absences = (await listAbsences(db, day)).filter((each) => each.from <= day);
  const rows = await db
    .selectFrom('membership')
    .select(['person_id', 'role', 'office_id'])
    .where('city_id', '=', db.cityId)
    .where('person_id', 'in', [...new Set(absences.flatMap((each) => [each.personId, each.deputyId]))])
    .execute();
  const members = Map.groupBy(rows, (row) => row.person_id);
  const covered = coveredBy(personId, absences, day, (each) => members.has(each));
  const held = covered.flatMap((each) => members.get(each) ?? []);
  return [...own, ...grantsOfDeputy(held.map((row) => ({ role: row.role, officeId: row.office_id })))];
}

/** Asked before every page: both in one question, for on most days of most cities nobody has named a deputy. */
async function grantsAndAway(db: CityDb, personId: string, day: string) {
  const rows = await db
    .selectFrom('membership')
    .select(['role', 'office_id'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('absence')
          .select('id')
          .where('city_id', '=', db.cityId)
          .where('from_on', '<=', day)
          .where('to_on', '>=', day),
      ).as('away'),
    )
    .where('city_id', '=', db.cityId)
    .where('person_id', '=', personId)
    .execute();
  const own = rows.map((row) => ({ role: row.role, officeId: row.office_id }));
  return { own, someoneAway: rows.some((row) => row.away) };
}

type Persons = Pick<Database, 'kysely'>;

/** What each person wants; who has not chosen is not among them. */
export async function listReminders({ kysely }: Persons): Promise<ReadonlyMap<string, Reminder>> {
  const rows = await kysely.selectFrom('reminder').selectAll().execute();
  return new Map(rows.map((row) => [row.person_id, row as Reminder]));
}

export async function reminderOf({ kysely }: Persons, personId: string): Promise<Reminder> {
  const row = await kysely
    .selectFrom('reminder')
    .select(['rhythm', 'language'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return (row as Reminder | undefined) ?? usualReminder;
}

export async function saveReminder({ kysely }: Persons, personId: string, chosen: Reminder): Promise<void> {
  const { rhythm, language } = chosen;
  await kysely
    .insertInto('reminder')
    .values({ person_id: personId, rhythm, language, sent_on: null })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet({ rhythm, language }))
    .execute();
}

/**
 * Claims the mail of a day: of all that ask, in however many processes, one gets it. `since` is the first day of the
 * time in which one mail is enough.
 */
export async function claimMail(
  { kysely }: Persons,
  personId: string,
  { day, since }: { day: string; since: string },
): Promise<boolean> {
  const claimed = await kysely
    .insertInto('reminder')
    .values({ person_id: personId, ...usualReminder, sent_on: day })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet({ sent_on: day })
        .where((where) => where.or([where('reminder.sent_on', 'is', null), where('reminder.sent_on', '<', since)])),
    )
    .returning('person_id')
    .executeTakeFirst();
  return claimed !== undefined;
}

/** The link to somebody's calendar, kept as a hash only; a new one takes the place of the old. */
export async function saveFeed(db: CityDb, person: Actor & { id: string }, token: string | null): Promise<void> {
  const key = { person_id: person.id };
  const subject = { act: token ? 'create' : 'retire', kind: 'calendar', id: person.id, title: person.name } as const;
  await record(db, person, { ...subject, undoable: false }, [
    token
      ? put('calendar_feed', key, { token_hash: sha256(token), made_at: now().toISOString() })
      : drop('calendar_feed', key),
  ]);
}

/** Since when somebody has a calendar link. */
export async function feedOf(db: CityDb, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('made_at')
    .where('city_id', '=', db.cityId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row?.made_at ?? null;
}

/** Whose calendar a token opens. */
export async function ownerOfFeed(db: CityDb, token: string): Promise<string | null> {
  const row = await db
    .selectFrom('calendar_feed')
    .select('person_id')
    .where('city_id', '=', db.cityId)
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst();
  return row?.person_id ?? null;
}
