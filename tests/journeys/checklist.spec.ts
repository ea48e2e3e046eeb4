/** Her first day: what is asked of her, and five answers. */

import { expect } from '@playwright/test';
import { counting, saved, test } from './person.ts';

const city = '/fadenburg';

test('a department editor finds what is asked of her and answers five questions in twelve clicks', async ({ open }) => {
  const frieda = await open('editor');
  await frieda.goto(city);
  const tap = counting(frieda);
  await tap.click(/^Meine Aufgaben/);
  const task = frieda.getByRole('listitem').filter({ hasText: 'Prüfliste Klimaanpassung (Beispiel): Wohnen' });
  await expect(task).toContainText('Prüfliste beantworten');
  await task.getByRole('link', { name: 'Erledigen' }).click();
  let more = 1;

  const choose = async (question: string, answer: string) => {
    more += 1;
    await frieda.getByRole('group', { name: question }).getByText(answer, { exact: true }).click();
  };
  await choose('Berücksichtigen die Ziele des Fachteils Hitze und Starkregen?', 'Teilweise');
  await choose('Sind die Orte bekannt, an denen es am heißesten wird?', 'Nein');
  await choose('Wie stark sind die Maßnahmen des Fachteils von Hitze betroffen?', 'etwas');
  await frieda.getByLabel('Wie viele Maßnahmen sehen Verschattung oder Versickerung vor?').fill('2');
  await frieda
    .getByLabel('Was müsste sich ändern, damit der Fachteil der Herausforderung gerecht wird?')
    .fill('Innenhöfe brauchen Bäume.');
  more += 2;
  await tap.click('Antworten speichern', 'button');
  await saved(frieda);
  expect(tap.steps + more).toBeLessThanOrEqual(12);

  const progress = frieda.getByRole('region', { name: 'Wie weit die Fachteile sind' });
  await expect(progress.getByRole('listitem').filter({ hasText: 'Wohnen' })).toContainText(
    '5 von 5 Fragen beantwortet',
  );
  await expect(frieda.getByText('Innenhöfe brauchen Bäume.')).toBeVisible();
  await frieda.goto(`${city}/aufgaben`);
  await expect(frieda.getByText('Prüfliste Klimaanpassung (Beispiel): Wohnen')).toHaveCount(0);
});
