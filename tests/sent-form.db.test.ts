/** A form that is sent again is not saved again, also not at the same moment, and not half. */

import { expect, test } from 'vitest';
import { put, record } from '#platform/journal.server.ts';
import { type Sender, type SentForm, tellWhereTo, writeOnce } from '#platform/sent-form.server.ts';
import { actor, database, emptyCity, person, type TestCity } from './support/city.ts';
import { journalLength } from './support/rows.ts';

const sent = (former: readonly string[] = []): SentForm => ({ key: crypto.randomUUID(), former });
const guideline = { title: 'Zusammenhalt', position: 1, code: null, text: null, source: null, retired_at: null };

async function sender(city: TestCity): Promise<Sender> {
  return { database, cityId: city.id, personId: (await person()).id };
}

const save = (from: Sender, form: SentForm, title = 'Zusammenhalt') =>
  writeOnce(from, form, (db) =>
    record(db, actor, { act: 'create', kind: 'guideline', id: title, title }, [
      put('guideline', { id: title }, { ...guideline, title }),
    ]),
  );

const answer = (city: TestCity, key: string, to: string) => {
  const request = new Request(`http://x/${city.id}/konzept`, { method: 'POST', headers: { 'Idempotency-Key': key } });
  const headers = new Headers({ location: to, 'set-cookie': `getan=${city.id}.7; Path=/${city.id}` });
  return tellWhereTo(database, request, new Response(null, { status: 302, headers }));
};

test('the second sending changes nothing and gets the answer of the first', async () => {
  const city = await emptyCity();
  const [ada, form] = [await sender(city), sent()];
  const before = await journalLength(city);
  await save(ada, form);
  const told = await answer(city, form.key, `/${city.id}/konzept`);
  expect([told.status, told.headers.get('Stadtfaden-Location')]).toEqual([204, `/${city.id}/konzept`]);
  const again = await save(ada, form, 'Etwas anderes').catch((thrown: unknown) => thrown);
  expect(again).toBeInstanceOf(Response);
  const { headers, status } = again as Response;
  expect([status, headers.get('location')]).toEqual([302, `/${city.id}/konzept`]);
  expect(headers.get('set-cookie')).toContain(`getan=${city.id}.7`);
  expect(await journalLength(city)).toBe(before + 1);
});

test('two sendings at the same moment are one', async () => {
  const city = await emptyCity();
  const [ada, form] = [await sender(city), sent()];
  const before = await journalLength(city);
  const results = await Promise.allSettled([save(ada, form), save(ada, form), save(ada, form)]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await journalLength(city)).toBe(before + 1);
});

test('what was refused has not been sent: it may come again under its key', async () => {
  const city = await emptyCity();
  const [ada, form] = [await sender(city), sent()];
  const failing = writeOnce(ada, form, async () => {
    throw new Error('somebody pulled the plug');
  });
  await expect(failing).rejects.toThrow('plug');
  expect(await save(ada, form)).toBeGreaterThan(0);
});

test('a later version is refused where an earlier one had arrived, and taken where none had', async () => {
  const city = await emptyCity();
  const [ada, first] = [await sender(city), sent()];
  await save(ada, first);
  await expect(save(ada, sent([first.key]), 'Neu')).rejects.toMatchObject({ data: { key: 'sent-before' } });
  expect(await save(ada, sent([sent().key]), 'Neu')).toBeGreaterThan(0);
});

test('a key is of one person in one city', async () => {
  const [city, other] = [await emptyCity(), await emptyCity()];
  const [ada, form] = [await sender(city), sent()];
  await save(ada, form);
  expect(await save(await sender(city), form, 'Von Berta')).toBeGreaterThan(0);
  expect(await save({ ...ada, cityId: other.id }, form)).toBeGreaterThan(0);
});
