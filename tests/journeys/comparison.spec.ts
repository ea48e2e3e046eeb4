/** A mayor sets two districts beside her city, and sends the picture on. */

import { expect } from '@playwright/test';
import { card, choose, download, test, tick } from './person.ts';

test('two areas are set beside the city over two years, taken along, and sent as a link', async ({ open }) => {
  const page = await open('leadership');
  await page.goto('/fadenburg');
  await page.getByRole('link', { name: 'Vergleich', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/im Vergleich: /);

  await tick(page, 'Räume', 'Spindelau');
  await tick(page, 'Räume', 'Weberau');
  await choose(page, { 'Früheres Jahr': '2021', 'Späteres Jahr': '2024' });
  await page.getByRole('button', { name: 'Vergleichen' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^2021 und 2024 im Vergleich: In Spindelau/);
  const values = card(page, 'Alle Werte nebeneinander');
  await expect(values.getByRole('columnheader', { name: '2021' })).toBeVisible();
  await expect(values.getByRole('rowheader', { name: 'Spindelau' }).first()).toBeVisible();
  await expect(values.getByRole('rowheader', { name: 'Median der Räume' }).first()).toBeVisible();
  await expect(values).toContainText(/Prozentpunkte/);

  // What the picture shows stands as numbers too.
  const picture = page.getByRole('region', { name: 'Je Indikator' }).getByRole('figure').first();
  await expect(picture.getByRole('heading')).toHaveText(/Spindelau [+−\d].*Weberau [+−\d].*Stadt/);
  await picture.getByText('Zahlen als Tabelle').click();
  await expect(picture.getByRole('rowheader', { name: 'Weberau' })).toBeVisible();

  const file = await download(page, 'Vergleich als CSV');
  expect(file.name).toBe('vergleich-fadenburg.csv');
  expect(file.bytes.toString()).toMatch(/;Spindelau;/);

  // The link is the picture, for others too; what is wrong in it is said.
  const other = await open('council');
  await other.goto(`${page.url()}&raum=nirgends`);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(/^2021 und 2024 im Vergleich: In Spindelau/);
  await expect(other.getByText('Den Raum „nirgends“ gibt es in dieser Gliederung nicht')).toBeVisible();
});

test('from an indicator and from an area it is one click to the comparison', async ({ open }) => {
  const page = await open('council');
  await page.goto('/fadenburg/raeume/ot-1');
  await page.getByRole('link', { name: 'Vergleichen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/In Spindelau/);
  await page.goto('/fadenburg/indikatoren/rate-1');
  await page.getByRole('link', { name: 'Vergleichen' }).click();
  await expect(card(page, 'Alle Werte nebeneinander').getByRole('rowgroup')).toHaveCount(2);
});
