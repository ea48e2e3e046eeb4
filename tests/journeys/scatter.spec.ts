/** A reader asks whether two numbers go together, reads what can be said, and takes the numbers along. */

import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { card, download, test } from './person.ts';

test('two indicators are compared: the finding, its limits, the numbers', async ({ open }) => {
  const page = await open('council', { width: 375, height: 812 });
  await page.goto('/fadenburg/indikatoren/rate-1');
  await page.getByRole('link', { name: 'Zusammenhang' }).first().click();
  const second = page.getByLabel('Zweiter Indikator (senkrecht)');
  const options = await second.getByRole('option').allTextContents();
  const first = await page.getByLabel('Erster Indikator (waagerecht)').locator('option:checked').textContent();
  const other = options.find((each) => each !== first && each.trim() !== '' && each !== options[0]) ?? '';
  await second.selectOption({ label: other });
  await page.getByRole('button', { name: 'Zeigen' }).click();

  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText(`„${first}“`);
  await expect(heading).toHaveText(/eher höher|eher niedriger|kein Zusammenhang|nicht eindeutig|zu wenig/);
  await expectAccessible(page);
  const limits = card(page, 'Was sie nicht sagt');
  await expect(limits.getByRole('listitem').first()).toBeVisible();

  // What the picture shows stands as numbers too, and goes along as a file.
  const result = card(page, 'Was die Gerade sagt');
  await result.getByText('Zahlen als Tabelle').click();
  await expect(result.getByRole('rowheader').first()).toBeVisible();
  const file = await download(page, 'Zusammenhang als CSV');
  expect(file.name).toMatch(/\.csv$/);
  const text = file.bytes.toString('utf8');
  expect(text).toContain('Spindelau');
  expect(text).toContain(other.trim());
});
