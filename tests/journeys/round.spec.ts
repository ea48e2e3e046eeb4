/** From the question to the offices to the frozen report, and from an invitation to a colleague. */

import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { address, windowOf } from './person.ts';

async function saved(page: Page) {
  await expect(page.getByText('Gespeichert').first()).toBeVisible();
}

test('a round is opened, answered, reminded of, and ends in a report that never changes', async ({ browser }) => {
  test.setTimeout(180_000);
  const coordinator = await (await windowOf(browser, 'coordinator')).newPage();
  await coordinator.goto('/fadenburg/bericht');
  await coordinator.getByRole('link', { name: 'Runde eröffnen' }).first().click();
  await coordinator.getByRole('button', { name: 'Runde eröffnen' }).click();
  await saved(coordinator);
  const round = coordinator.url();
  await expect(coordinator.getByText(/^0 von \d+ Angaben/)).toBeVisible();
  await coordinator.getByRole('button', { name: /erinnern/i }).click();
  await expect(coordinator.getByText(/zuletzt erinnert|erinnert am/i).first()).toBeVisible();

  const editor = await (await windowOf(browser, 'editor', { width: 375, height: 812 })).newPage();
  await editor.goto('/fadenburg/aufgaben');
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(/warte/);
  await editor.getByRole('link', { name: 'Erledigen' }).first().click();
  await editor.getByRole('textbox').first().fill('Auf dem Weg; drei von vier Häusern sind fertig.');
  await editor.locator('main form button[type=submit]').first().click();
  await saved(editor);

  await coordinator.goto(round);
  await expect(coordinator.getByText(/^1 von \d+ Angaben/)).toBeVisible();
  await expect(coordinator.getByText('Auf dem Weg; drei von vier Häusern sind fertig.')).toBeVisible();

  await coordinator.goto('/fadenburg/bericht/entwurf');
  await coordinator.getByRole('button', { name: 'Festschreiben' }).click();
  await coordinator.getByRole('link', { name: 'Zum Ergebnis' }).click({ timeout: 60_000 });
  const report = coordinator.url();
  await expect(coordinator.getByText('Auf dem Weg; drei von vier Häusern sind fertig.')).toBeVisible();
  const [download] = await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.getByRole('link', { name: 'PDF' }).click(),
  ]);
  const pdf = readFileSync(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  await coordinator.goto('/fadenburg/ziele/ziel-1/bearbeiten');
  await coordinator.getByLabel('Titel').first().fill('Nach dem Bericht umbenannt');
  await coordinator.getByRole('button', { name: 'Speichern' }).click();
  await saved(coordinator);
  await coordinator.goto(report);
  await expect(coordinator.getByText('Nach dem Bericht umbenannt')).toHaveCount(0);
  await expect(coordinator.getByText('Bezahlbare Wohnungen erhalten').first()).toBeVisible();

  await coordinator.goto('/fadenburg/bericht/entwurf');
  await coordinator.getByRole('button', { name: 'Festschreiben' }).click();
  await coordinator.getByRole('link', { name: 'Zum Ergebnis' }).click({ timeout: 60_000 });
  await coordinator.getByRole('link', { name: 'Vergleichen' }).click();
  await expect(coordinator.getByText('Nach dem Bericht umbenannt').first()).toBeVisible();
});

test('the administrator invites somebody, who comes in and is taken out again', async ({ browser }) => {
  const administrator = await (await windowOf(browser, 'administrator')).newPage();
  await administrator.goto('/muenster/personen');
  await administrator
    .getByRole('link', { name: /einladen/ })
    .first()
    .click();
  await administrator.getByLabel('Mailadresse').fill('neue.kollegin@stadt.example');
  await administrator.getByLabel('Rolle').selectOption({ label: 'Statistik' });
  await administrator.locator('main form button[type=submit]').first().click();
  const link = (await administrator.locator('code').textContent()) ?? '';
  expect(link).toContain('/einladung/muenster/');

  const stranger = await (await browser.newContext({ baseURL: address() })).newPage();
  await stranger.goto(new URL(link).pathname);
  await stranger.getByLabel('Name').fill('Neue Kollegin');
  await stranger.getByLabel('Passwort').fill('ein langes Passwort');
  await stranger.getByRole('button').first().click();
  await expect(stranger).toHaveURL(/muenster$/);
  await expect(stranger.getByText('Statistik').first()).toBeVisible();

  await administrator.goto('/muenster/personen?suche=Kollegin');
  await administrator.getByRole('link', { name: 'Neue Kollegin' }).click();
  await administrator
    .getByRole('button', { name: /entfernen|nehmen/i })
    .first()
    .click();
  await saved(administrator);
  await stranger.goto('/muenster');
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
});
