/** Reminders by mail: who has something due gets one mail a day, however many processes look, and nobody else gets any. */

import { expect, test } from 'vitest';
import { sendDigests } from '#annual-report/digest.server.ts';
import { deputyRights } from '#people/absence.ts';
import { saveAbsence, saveReminder } from '#people/absences.store.server.ts';
import { addGrant } from '#people/people.store.server.ts';
import { type Role, roles } from '#people/role.ts';
import { today } from '#platform/clock.server.ts';
import type { Mail } from '#platform/mail.server.ts';
import { actor, database, person, smallCity, type TestCity } from './support/city.ts';

const workingDay = new Date('2026-11-25T07:00:00Z');

/** A process of the house that keeps its mails; mails to people of other tests are left out. */
function house() {
  const mails: Mail[] = [];
  const config = { baseUrl: 'https://faden.example', host: '', port: 0 };
  const jobs = { mail: async (mail: Mail) => void mails.push(mail) };
  const hall = { database, config, jobs, roles: { ...roles, deputy: deputyRights } };
  return { mails, send: (moment = workingDay) => sendDigests(hall as never, moment) };
}

async function member(city: TestCity, role: Role, officeId: string | null = null, name = 'Ada Beispiel') {
  const somebody = await person(name);
  await city.write((db) => addGrant(db, actor, { personId: somebody.id, personName: somebody.name, role, officeId }));
  return { ...somebody, email: `${somebody.id}@test.example` };
}

/** An office that owes something: what it leads has grown old. */
async function owing(): Promise<{ city: TestCity; officeId: string }> {
  const city = await smallCity();
  const officeId = await city.write(async (db) => {
    const { lead_id } = await db
      .selectFrom('measure')
      .select('lead_id')
      .where('city_id', '=', db.cityId)
      .where('lead_id', 'is not', null)
      .where('retired_at', 'is', null)
      .where('rhythm_months', 'is not', null)
      .executeTakeFirstOrThrow();
    await db
      .updateTable('measure_report')
      .set({ reported_on: '2010-01-31', state: 'running' })
      .where('city_id', '=', db.cityId)
      .execute();
    await db.updateTable('city').set({ revision: 99 }).where('city_id', '=', db.cityId).execute();
    return lead_id ?? '';
  });
  return { city, officeId };
}

test('everybody with something due gets one mail, of all processes together', async () => {
  const { city, officeId } = await owing();
  const ada = await member(city, 'editor', officeId);
  const idle = await member(city, 'guest');
  const never = await member(city, 'editor', officeId);
  await saveReminder(database, never.id, { rhythm: 'never', language: 'de' });
  const english = await member(city, 'editor', officeId);
  await saveReminder(database, english.id, { rhythm: 'weekly', language: 'en' });

  const processes = [house(), house(), house()];
  await Promise.all(processes.map(({ send }) => send()));
  await processes[0]?.send();
  const mails = processes.flatMap((each) => each.mails);
  const to = (email: string) => mails.filter((mail) => mail.to === email);
  expect([ada, idle, never, english].map(({ email }) => to(email).length)).toEqual([1, 0, 0, 1]);
  expect(to(ada.email)[0]?.subject).toMatch(/\d+ Aufgaben? (ist|sind) fällig/);
  expect(to(ada.email)[0]?.text).toMatch(/Überfällig/);
  expect(to(ada.email)[0]?.text).toMatch(new RegExp(`https://faden\\.example/${city.id}/massnahmen/[\\w-]+/stand`));
  expect(to(english.email)[0]?.text).toMatch(/Overdue[\s\S]*State is out of date/);
});

test('who is away gets none; her deputy does, and is told for whom', async () => {
  const { city, officeId } = await owing();
  const ada = await member(city, 'editor', officeId, 'Ada Abwesend');
  const bea = await member(city, 'statistician', null, 'Bea Beispiel');
  await city.write((db) => saveAbsence(db, ada, { from: today(), to: today(), deputyId: bea.id }));
  const { mails, send } = house();
  await send();
  expect(mails.filter((mail) => mail.to === ada.email)).toEqual([]);
  expect(mails.find((mail) => mail.to === bea.email)?.text).toMatch(/in Vertretung für Ada Abwesend/);
});

test.each(['2026-11-25T05:59:00Z', '2026-11-28T09:00:00Z'])('nobody is written to at %s', async (moment) => {
  const { mails, send } = house();
  await send(new Date(moment));
  expect(mails).toEqual([]);
});
