/** A city comes into being in the browser, from two files: areas, and values of one indicator that is made on the way. */

import { expect, type Page } from '@playwright/test';
import { card, test } from './person.ts';

/** Four squares near Leipzig. */
const areas = JSON.stringify({
  type: 'FeatureCollection',
  features: ['Nord', 'Ost', 'Süd', 'West'].map((name, index) => {
    const [x, y] = [12.3 + (index % 2) / 50, 51.3 + Math.floor(index / 2) / 50];
    const ring = [
      [x, y],
      [x + 0.02, y],
      [x + 0.02, y + 0.02],
      [x, y + 0.02],
      [x, y],
    ];
    return {
      type: 'Feature',
      properties: { name, schluessel: `0${index + 1}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  }),
});
/** As a spreadsheet leaves it: the leading zeros are gone. */
const values = ['Schlüssel;2022;2023', '1;120;131', '2;80;77', '3;64;.', '4;210;215'].join('\n');

/** Counts what a person does, and sees labels only. */
function statistician(page: Page) {
  let [clicks, fields] = [0, 0];
  return {
    async click(name: string, role: 'link' | 'button' = 'button') {
      clicks += 1;
      await page.getByRole(role, { name, exact: true }).click();
    },
    async fill(label: string | RegExp, words: string) {
      fields += 1;
      await page.getByLabel(label).fill(words);
    },
    async give(name: string, content: string) {
      fields += 1;
      const buffer = Buffer.from(content);
      await page.getByLabel('Datei', { exact: true }).setInputFiles({ name, mimeType: 'text/plain', buffer });
    },
    effort: () => ({ clicks, fields }),
  };
}

test('a city is set up from files alone, and its indicator stands on the map', async ({ open }) => {
  const page = await open('administrator');
  const she = statistician(page);
  // A second try finds the city of the first one already there.
  const name = ['Neu-Fadenthal', 'Alt-Fadenthal'][test.info().retry] ?? '';
  await page.goto('/');
  await she.click('Stadt anlegen', 'link');
  await she.fill('Name der Stadt', name);
  await she.click('Stadt anlegen');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Raumgliederung importieren');
  expect(new URL(page.url()).pathname).toBe(`/${name.toLowerCase()}/raeume/import`);
  await she.give('Stadtteile.geojson', areas);
  await she.fill('Quelle', 'Vermessungsamt');
  await she.click('Datei prüfen');
  await expect(page.getByText('4 Räume sind in Ordnung')).toBeVisible();
  await she.click('Gliederung speichern');

  await she.click('Werte importieren', 'link');
  await she.give('arbeitslose.csv', values);
  await she.fill(/^Name des Indikators/, 'Arbeitslose');
  await she.fill(/^Einheit/, 'Personen');
  await she.click('Datei prüfen');
  await expect(page.getByText('8 Werte sind in Ordnung')).toBeVisible();
  await she.click('Werte speichern');
  await expect(page.getByRole('link', { name: 'Zum Ergebnis' })).toBeVisible({ timeout: 30_000 });
  await she.click('Zum Ergebnis', 'link');

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Arbeitslose');
  await expect(card(page, 'Nach Räumen, 2023').getByRole('link', { name: 'West: 215' })).toBeVisible();
  await she.click('Auf der Karte', 'link');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Arbeitslose');
  await expect(page.getByText('215').first()).toBeAttached();

  const { clicks, fields } = she.effort();
  expect(clicks).toBeLessThanOrEqual(15);
  expect(fields).toBeLessThanOrEqual(6);
});

test('a city whose key is taken, or is a page, is not made; what was typed stays', async ({ open }) => {
  const page = await open('administrator');
  await page.goto('/stadt-anlegen');
  await page.getByLabel('Name der Stadt').fill('Leipzig');
  await page.getByRole('button', { name: 'Stadt anlegen' }).click();
  await expect(page.getByText('Eine Stadt mit dieser Kennung gibt es schon.')).toBeVisible();
  await page.getByLabel(/^Kennung/).fill('konto');
  await page.getByRole('button', { name: 'Stadt anlegen' }).click();
  await expect(page.getByText(/kein Wort, das schon eine Seite ist/).first()).toBeVisible();
  await expect(page.getByLabel('Name der Stadt')).toHaveValue('Leipzig');
});

test('nobody else is offered a new city', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Stadt anlegen' })).toHaveCount(0);
  expect((await page.goto('/stadt-anlegen'))?.status()).toBe(403);
});
