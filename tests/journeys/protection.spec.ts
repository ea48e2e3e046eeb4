/** The statistics office protects small numbers, and what it decides holds for everybody else at once; then it takes it back. */

import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { card, fill, save, test, tick } from './person.ts';

const name = 'Betreute Wohnungen für Notfälle';
const small = 'Spindelau';

/** What the table of areas says of one. */
const row = (page: Page, area: string) => page.getByRole('row', { name: new RegExp(`^${area}`) }).first();

test('a small number is hidden from a councillor, and shown again when the decision is taken back', async ({
  open,
}) => {
  const page = await open('statistician');
  await page.goto('/nadelfurt/indikatoren');
  await page.getByRole('link', { name: 'Indikator anlegen' }).click();
  await fill(page, { Name: name, Einheit: 'Wohnungen', Thema: 'Wohnen', Quelle: 'Zählung des Sozialamtes' });
  await tick(page, 'Art', 'Anzahl');
  await save(page);
  const address = page.url().replace(/[?#].*$/, '');
  await page.getByRole('link', { name: 'Werte importieren' }).click();
  const values = ['Raum;2024', 'Stadt;103', `${small};3`, 'Weberau;40', 'Seidenau;60'];
  await page.getByLabel('Datei', { exact: true }).setInputFiles({
    name: 'notfall.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(values.join('\n')),
  });
  await page.getByRole('button', { name: /^(Datei prüfen|Andere Datei prüfen)$/ }).click();
  await page.getByRole('button', { name: 'Werte speichern' }).click();
  await page.getByRole('link', { name: 'Zum Ergebnis' }).click({ timeout: 30_000 });

  const councillor = await open('council');
  await councillor.goto(address);
  await expect(row(councillor, small)).toContainText('3');
  await expect(card(councillor, 'Schutz kleiner Zahlen')).toContainText('Noch nicht entschieden');
  await expect(councillor.getByRole('link', { name: 'Schutz festlegen' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Schutz festlegen' }).click();
  await expectAccessible(page);
  await expect(page.getByText('Zu diesem Datensatz gibt es keine größten Beiträge.')).toBeVisible();
  await tick(page, 'Was alle anderen sehen', 'kleine Werte bleiben verborgen, und was sie verraten würde');
  await page.getByLabel('Verbergen unter … Fällen').fill('2');
  await page.getByRole('button', { name: 'Schutz speichern' }).click();
  await expect(page.getByRole('alert').first()).toContainText('Verbergen unter');
  await page.getByLabel('Verbergen unter … Fällen').fill('5');
  await page.getByRole('button', { name: 'Schutz speichern' }).click();
  await page.getByRole('link', { name: 'Zum Ergebnis' }).click({ timeout: 30_000 });
  const decided = card(page, 'Schutz kleiner Zahlen');
  await expect(decided).toContainText('Werte unter 5 Fällen werden nicht gezeigt.');
  await expect(decided.getByRole('row', { name: /kleine Zahl/ }).first()).toContainText('1');
  await expect(row(page, small)).toContainText('3');

  // She does not see it, nor what it could be computed from.
  await councillor.reload();
  await expect(row(councillor, small)).toContainText('geheim');
  await expect(row(councillor, small)).not.toContainText('3');
  await expect(row(councillor, 'Weberau')).toContainText('geheim');
  await expect(row(councillor, 'Seidenau')).toContainText('60');
  await expect(card(councillor, 'Schutz kleiner Zahlen')).toContainText('Sie sehen die geschützten Werte.');

  await page.goto('/nadelfurt/verlauf');
  await page
    .getByRole('button', { name: `Zurücknehmen: ${name}` })
    .first()
    .click();
  await expect(page.getByText(/^Zurückgenommen: /).first()).toBeVisible();
  await councillor.reload();
  await expect(row(councillor, small)).toContainText('3');
});

test('people counted by age are protected by their own rule', async ({ open }) => {
  const page = await open('statistician');
  await page.goto('/fadenburg/bevoelkerung');
  const sets = card(page, 'Was gespeichert ist');
  await expect(sets).toContainText('Verborgen sind Zahlen unter 5 und was sie verraten würde.');
  await sets.getByRole('link', { name: 'Schutz festlegen' }).click();
  await expectAccessible(page);
  await tick(page, 'Was alle anderen sehen', 'nur die ganze Stadt, ohne Alter und Räume');
  await page.getByRole('button', { name: 'Schutz speichern' }).click();
  await expect(sets).toContainText('Gezeigt wird nur die ganze Stadt');

  const councillor = await open('council', { width: 375, height: 812 });
  await councillor.goto('/fadenburg/bevoelkerung');
  await expect(card(councillor, /^Die Räume|Räume/).first()).toContainText('verborgen');
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText(/^Zurückgenommen: /)).toBeVisible();
});
