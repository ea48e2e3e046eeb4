/** Somebody goes on holiday, and her work does not lie still. */

import { expect } from '@playwright/test';
import { choose, counting, fill, save, saved, test } from './person.ts';

const city = '/nadelfurt';
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test('a deputy finds the task of who is away and finishes it on the phone in five taps', async ({ open }) => {
  const karim = await open('coordinator');
  const title = 'Innenhof Vertretungsgasse';
  await karim.goto(`${city}/massnahmen/neu`);
  await fill(karim, { Titel: title, 'Neuer Stand alle … Monate': '3' });
  await choose(karim, { Federführung: 'Amt für Wohnen' });
  await save(karim);

  const frieda = await open('editor');
  await frieda.goto(`${city}/aufgaben`);
  await frieda.getByRole('link', { name: 'Abwesenheit und Vertretung' }).click();
  await fill(frieda, { 'Erster Tag': day(0), 'Letzter Tag': day(10) });
  await choose(frieda, { Vertretung: 'Stella Demo' });
  await save(frieda);
  await expect(frieda.getByText('vertreten durch Stella Demo')).toBeVisible();

  const stella = await open('statistician', { width: 375, height: 812 });
  await stella.goto(`${city}/aufgaben`);
  const tap = counting(stella);
  const task = stella.getByRole('listitem').filter({ hasText: title });
  await expect(task).toContainText('in Vertretung für Frieda Demo');
  let taps = 1;
  await task.getByRole('link', { name: 'Erledigen' }).click();
  await tap.tick('läuft');
  await stella.getByLabel('Was ist seit der letzten Meldung geschehen?').fill('Die Bäume sind bestellt.');
  taps += 1;
  await tap.click('Stand melden', 'button');
  await saved(stella);
  expect(taps + tap.steps).toBeLessThanOrEqual(5);
  await stella.goto(`${city}/aufgaben`);
  await expect(stella.getByText(title)).toHaveCount(0);

  // She is back: nothing is left with the deputy.
  await frieda.goto(`${city}/abwesenheit`);
  await frieda.getByRole('button', { name: /^Ich bin wieder da/ }).click();
  await saved(frieda);
  await stella.goto(`${city}/aufgaben`);
  await expect(stella.getByText('in Vertretung für')).toHaveCount(0);
});
