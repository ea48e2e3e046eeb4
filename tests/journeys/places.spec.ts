/** Places come onto the map from a file: checked, mended, stored, found, ended. */

import { expect } from '@playwright/test';
import { choose, download, fill, saved, test } from './person.ts';

const city = '/nadelfurt';
const upload = (text: string) => ({ name: 'kitas.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test('day care comes from a list: wrong lines are named, the mended file is stored, one ends', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/raeume`);
  await page.getByRole('link', { name: 'Orte auf der Karte' }).click();
  await page.getByRole('link', { name: 'Orte importieren' }).first().click();
  await choose(page, { 'Art der Orte': 'Kindertagesstätten' });
  await fill(page, { Quelle: 'Jugendamt' });
  await page
    .getByLabel('Datei', { exact: true })
    .setInputFiles(upload('Name;Länge;Breite\nKita Webstuhl;50,6;10,9\nKita Nadelöhr;zehn;50,6\nKita Fern;7,6;51,9\n'));
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await expect(page.getByText('3 Stellen passen nicht')).toBeVisible();
  await expect(page.getByText(/Zeile 2, Länge:.*vertauscht/)).toBeVisible();
  await expect(page.getByText(/Zeile 3, Länge:.*„zehn“ ist keine Koordinate/)).toBeVisible();
  await expect(page.getByText(/Zeile 4, Länge:.*außerhalb der Stadt/)).toBeVisible();
  // What was chosen is still chosen.
  await expect(page.getByLabel('Quelle', { exact: true })).toHaveValue('Jugendamt');
  await page
    .getByLabel('Datei', { exact: true })
    .setInputFiles(upload('Name;Länge;Breite\nKita Webstuhl;10,9;50,6\nKita Nadelöhr;10,905;50,601\n'));
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await expect(page.getByText('2 Orte sind in Ordnung')).toBeVisible();
  await page.getByRole('button', { name: 'Orte speichern' }).click();
  await saved(page);

  await page.goto(`${city}/orte?suche=Kita`);
  await expect(page.getByRole('rowheader', { name: 'Kita Webstuhl' })).toBeVisible();
  const file = await download(page, 'CSV');
  expect(file.bytes.toString()).toMatch(/Kita Nadelöhr.*10[.,]905.*50[.,]601.*Jugendamt/);
  await page.goto(`${city}/karte?ebenen=day-care`);
  await expect(page.getByText(/Jugendamt/).first()).toBeVisible();

  await page.goto(`${city}/orte?suche=Kita`);
  await page.getByRole('button', { name: 'Beenden: Kita Nadelöhr' }).click();
  await saved(page);
  await page.goto(`${city}/orte?suche=Kita`);
  await expect(page.getByRole('rowheader', { name: 'Kita Nadelöhr' })).toHaveCount(0);
  await page.goto(`${city}/orte?suche=Kita&zustand=retired`);
  await expect(page.getByRole('button', { name: 'Wieder einsetzen: Kita Nadelöhr' })).toBeVisible();
});
