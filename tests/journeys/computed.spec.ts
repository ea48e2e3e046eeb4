/** A statistician makes a rate out of two counts, and sees it on the map. */

import { expect } from '@playwright/test';
import { card, choose, fill, test } from './person.ts';

test('a rate is defined from two counts, looked at before it is kept, and stands on the map', async ({ open }) => {
  const page = await open('statistician');
  await page.goto('/fadenburg/indikatoren');
  await page.getByRole('link', { name: 'Aus anderen berechnen' }).click();
  await expect(page.getByText('Aus den Medianen der Teile folgt nicht der Median des Ganzen')).toBeVisible();
  await page.getByRole('link', { name: 'Rate je …' }).click();

  const cases = page.getByLabel('Fälle');
  const name = (await cases.locator('option').allTextContents()).find((each) => each.includes(': Anzahl'));
  await fill(page, { Name: 'Gezähltes je 1.000 Einwohner' });
  await choose(page, { Fälle: name ?? '' });

  // What is lacking is said at its field, and what was typed is still there.
  await page.getByRole('button', { name: 'Vorschau ansehen' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Bezug');
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Gezähltes je 1.000 Einwohner');

  const base = (await page.getByLabel('Bezug').locator('option').allTextContents()).find((each) =>
    each.startsWith('Einwohnerinnen und Einwohner'),
  );
  await choose(page, { Bezug: base ?? '' });
  await page.getByRole('button', { name: 'Vorschau ansehen' }).click();
  const preview = page.getByRole('region', { name: /^Vorschau: Ortsteile/ });
  await expect(preview.getByRole('rowheader', { name: 'Stadt', exact: true })).toBeVisible();
  await expect(preview.getByRole('rowheader', { name: 'Spindelau' })).toBeVisible();
  await page.getByRole('button', { name: 'Speichern als Fassung 1' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Gezähltes je 1.000 Einwohner');
  const formula = card(page, 'Woraus berechnet wird');
  await expect(formula).toContainText('geteilt durch „Einwohnerinnen und Einwohner“, mal 1.000');
  await expect(formula.getByRole('link', { name: 'Einwohnerinnen und Einwohner' })).toBeVisible();

  await page.getByRole('link', { name: 'Auf der Karte' }).click();
  await expect(page).toHaveURL(/\/karte\?indikator=/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Gezähltes je 1.000 Einwohner');
});

test('a former version can still be read after the computation was changed', async ({ open }) => {
  const page = await open('statistician');
  await page.goto('/fadenburg/indikatoren/einwohner-messzahl');
  await card(page, 'Woraus berechnet wird').getByRole('link', { name: 'Berechnung ändern' }).click();
  await fill(page, { 'Jahr, das 100 ist': '2020', 'Warum diese Fassung': 'kürzerer Vergleich' });
  await page.getByRole('button', { name: 'Vorschau ansehen' }).click();
  await page.getByRole('button', { name: 'Speichern als Fassung 2' }).click();
  const formula = card(page, 'Woraus berechnet wird');
  await expect(formula).toContainText('2020 = 100');
  await formula.getByText('Fassungen der Berechnung').click();
  await expect(formula.getByRole('listitem').filter({ hasText: 'Fassung 1' })).toContainText('im Verhältnis zu');
  await expect(formula.getByRole('listitem').filter({ hasText: 'Fassung 2' })).toContainText('kürzerer Vergleich');
});
