/** Somebody from the city, without a name and with a phone. */

import { expect, test } from '@playwright/test';
import { address } from './person.ts';

test('a citizen finds what happens in her Ortsteil in three clicks at most, on a phone', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: address(), viewport: { width: 375, height: 812 } });
  const page = await context.newPage();
  await page.goto('/fadenburg/oeffentlich');
  await page.getByRole('searchbox', { name: 'Ort oder Adresse' }).fill('garnau');
  await page.getByRole('button', { name: 'Suchen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Garnau: Was passiert hier?');
  await expect(page.getByRole('heading', { name: 'Was die Stadt hier tut', exact: true })).toBeVisible();
  await page.getByRole('region', { name: 'Was die Stadt hier tut', exact: true }).getByRole('link').first().click();
  await expect(page.getByText('Stand vom')).toBeVisible();
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over).toBeLessThanOrEqual(0);
  await context.close();
});
