/** From the question to the offices to the frozen report, and from an invitation to a colleague. */

import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { saved, test } from './person.ts';

/** The first task of this kind: its title, and the form it leads to. */
async function begin(page: Page, kind: string): Promise<string> {
  const task = page
    .getByRole('listitem')
    .filter({ hasText: `${kind} · Amt für Wohnen` })
    .first();
  const title = (await task.getByRole('link').first().textContent()) ?? '';
  await task.getByRole('link', { name: 'Erledigen' }).click();
  return title;
}

async function freeze(page: Page) {
  await page.goto('/fadenburg/bericht/entwurf');
  await page.getByRole('button', { name: 'Festschreiben' }).click();
  await expect(page.getByRole('link', { name: 'Zum Ergebnis' })).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Zum Ergebnis' }).click();
  await expect(page.getByText('festgeschrieben', { exact: true })).toBeVisible();
}

/** What a report found, and the way of one finding into the draft of the next version. */
async function lookAtFindings(coordinator: Page) {
  await coordinator.getByRole('link', { name: 'Befunde und Folgerungen' }).click();
  await expectAccessible(coordinator);
  await coordinator
    .getByRole('link', { name: /: Folgerung ziehen$/ })
    .first()
    .click();
  await expectAccessible(coordinator);
}

test('a round is opened, answered, reminded of, and ends in a report that never changes', async ({ open }) => {
  test.setTimeout(180_000);
  const coordinator = await open('coordinator');
  await coordinator.goto('/fadenburg/bericht');
  await coordinator.getByRole('link', { name: 'Runde eröffnen' }).first().click();
  await coordinator.getByRole('button', { name: 'Runde eröffnen' }).click();
  await saved(coordinator);
  const round = coordinator.url();
  await expectAccessible(coordinator);
  await expect(coordinator.getByText(/^0 von \d+ Antworten liegen vor/)).toBeVisible();
  const housing = coordinator.getByRole('row', { name: /^Amt für Wohnen/ });
  await expect(housing).toContainText('noch nicht');
  await coordinator.getByRole('button', { name: 'Alle Offenen erinnern' }).click();
  await saved(coordinator);
  await expect(housing).toContainText(/\d+\.\d+\.\d{4}/);

  const comment = 'Auf dem Weg; drei von vier Häusern sind fertig.';
  const editor = await open('editor', { width: 375, height: 812 });
  await editor.goto('/fadenburg/aufgaben');
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(/\d+ Aufgaben warten auf Sie/);
  await begin(editor, 'Anmerkung zum Ziel');
  await expectAccessible(editor);
  await editor.getByLabel('Anmerkung').fill(comment);
  await editor.getByRole('button', { name: 'Anmerkung senden' }).click();
  await saved(editor);
  await expect(editor).toHaveURL(/aufgaben$/);
  const measure = await begin(editor, 'Stand melden');
  await editor.getByLabel('Was ist seit der letzten Meldung geschehen?').fill('Für die Auswertung gemeldet.');
  await editor.getByRole('button', { name: 'Stand melden' }).click();
  await saved(editor);

  await coordinator.goto(round);
  await expect(coordinator.getByText(/^2 von \d+ Antworten liegen vor/)).toBeVisible();
  await expect(coordinator.getByText(comment)).toBeVisible();
  await expect(coordinator.getByRole('region', { name: 'Offene Bitten' }).getByText(measure)).toHaveCount(0);

  await freeze(coordinator);
  const report = coordinator.url();
  await expectAccessible(coordinator);
  await expect(coordinator.getByText(comment)).toBeVisible();
  await expect(coordinator.getByText('Für die Auswertung gemeldet.').first()).toBeVisible();
  await lookAtFindings(coordinator);
  await coordinator.goto(report);
  const [download] = await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.getByRole('link', { name: 'PDF, barrierefrei (PDF/UA-1)' }).click(),
  ]);
  const pdf = readFileSync(await download.path());
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');

  await coordinator.goto('/fadenburg/massnahmen/massnahme-1/bearbeiten');
  const was = await coordinator.getByLabel('Titel', { exact: true }).inputValue();
  await coordinator.getByLabel('Titel', { exact: true }).fill('Nach dem Bericht umbenannt');
  await coordinator.getByRole('button', { name: 'Speichern' }).click();
  await saved(coordinator);
  await coordinator.goto(report);
  await expect(coordinator.getByText('Nach dem Bericht umbenannt')).toHaveCount(0);
  await expect(coordinator.getByText(was).first()).toBeVisible();

  await freeze(coordinator);
  await expect(coordinator.getByText('Nach dem Bericht umbenannt').first()).toBeVisible();
  const second = coordinator.url();
  await coordinator.getByRole('link', { name: 'Freigabe ändern' }).click();
  await coordinator.getByRole('checkbox', { name: 'der ganze Bericht, mit Geld und Hindernissen' }).check();
  await coordinator.getByRole('button', { name: 'Speichern' }).click();
  await saved(coordinator);
  const citizen = await open(null);
  await citizen.goto('/fadenburg/oeffentlich/berichte');
  await citizen
    .getByRole('main')
    .getByRole('link', { name: /bericht/i })
    .first()
    .click();
  await expect(citizen).toHaveURL(/oeffentlich\/berichte\/[^/]+$/);
  await expect(citizen.getByText('Nach dem Bericht umbenannt').first()).toBeVisible();
  await expectAccessible(citizen);
  await coordinator.goto(second);
  await coordinator.getByRole('link', { name: 'Mit einem anderen Bericht vergleichen' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText(/im Vergleich$/);
  const renamed = coordinator.getByRole('listitem').filter({ hasText: 'Nach dem Bericht umbenannt' });
  await expect(renamed).toContainText(`früher: ${was}`);
  await expectAccessible(coordinator);
});

test('the administrator invites somebody, who comes in and is taken out again', async ({ open }) => {
  const administrator = await open('administrator');
  await administrator.goto('/muenster/personen');
  await administrator.getByRole('link', { name: 'Person einladen' }).click();
  await administrator.getByLabel('Mailadresse').fill('neue.kollegin@stadt.example');
  await administrator.getByLabel('Rolle').selectOption({ label: 'Statistik: pflegt Indikatoren und Raumgliederungen' });
  await administrator.getByRole('button', { name: 'Einladen' }).click();
  const link = (await administrator.getByText('/einladung/muenster/').textContent()) ?? '';
  await administrator.getByRole('link', { name: 'Zu den Personen' }).click();
  const waiting = administrator.getByRole('region', { name: 'Offene Einladungen' });
  await expect(waiting.getByText('neue.kollegin@stadt.example')).toBeVisible();

  const stranger = await open(null);
  await stranger.goto(new URL(link).pathname);
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Willkommen in Münster');
  await expectAccessible(stranger);
  await stranger.getByLabel('Name').fill('Neue Kollegin');
  await stranger.getByLabel('Passwort').fill('ein langes Passwort');
  await stranger.getByRole('button', { name: 'Einladung annehmen' }).click();
  await expect(stranger).toHaveURL(/muenster$/);
  await expect(stranger.getByText('Statistik', { exact: true }).first()).toBeVisible();

  await administrator.goto('/muenster/personen?suche=Kollegin');
  await expect(waiting).toHaveCount(0);
  await administrator.getByRole('link', { name: 'Neue Kollegin' }).click();
  await expect(administrator.getByRole('button', { name: 'Aus der Stadt entfernen' })).toBeVisible();
  await expectAccessible(administrator);
  await administrator.getByRole('button', { name: 'Aus der Stadt entfernen' }).click();
  await saved(administrator);
  await stranger.goto('/muenster');
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
});
