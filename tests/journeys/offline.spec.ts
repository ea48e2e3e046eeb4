/** A phone that has no network for a minute: nothing typed is lost, and nothing is saved twice. */

import { expect, type Page } from '@playwright/test';
import { choose, fill, saved, test } from './person.ts';

const city = '/nadelfurt';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const unsent = (page: Page) => page.getByRole('alert').filter({ hasText: 'Keine Verbindung' });
const send = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click();

async function measureForm(page: Page, title: string) {
  await page.goto(`${city}/massnahmen/neu`);
  await fill(page, { Titel: title, 'Worum es geht': 'Zwei Zeilen,\nauf dem Telefon getippt.' });
  await choose(page, { Federführung: 'Amt für Wohnen' });
}

/** The next form arrives and is saved; the way back breaks. */
async function loseAnswer(page: Page) {
  await page.route(
    `**${city}/massnahmen/neu`,
    async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort('connectionreset');
      // The one who drives the browser has kept what the answer would have set.
      await page.context().clearCookies({ name: 'getan' });
    },
    { times: 1 },
  );
}

async function countOf(page: Page, title: string): Promise<number> {
  await page.goto(`${city}/massnahmen?suche=${encodeURIComponent(title)}`);
  return page.getByRole('main').getByRole('link', { name: title, exact: true }).count();
}

test('without network the form says so, waits, and is sent by itself when the network is back', async ({ open }) => {
  const page = await open('coordinator', { width: 375, height: 812 });
  await measureForm(page, 'Bank unter der Linde');
  await page.context().setOffline(true);
  await send(page);
  await expect(unsent(page)).toContainText('in diesem Browser gesichert');
  await expect(page.getByLabel('Titel')).toHaveValue('Bank unter der Linde');
  await unsent(page).getByRole('button', { name: 'Jetzt noch einmal senden' }).click();
  await expect(unsent(page)).toBeVisible();
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await over()).toBeLessThanOrEqual(0);
  await page.context().setOffline(false);
  await saved(page);
  await expect(heading(page)).toHaveText('Bank unter der Linde');
  expect(await countOf(page, 'Bank unter der Linde')).toBe(1);
  // The draft is done with: an empty form is empty.
  await page.goto(`${city}/massnahmen/neu`);
  await expect(page.getByLabel('Titel')).toHaveValue('');
});

test('whose answer is lost after saving is led to what was saved, once', async ({ open }) => {
  const page = await open('coordinator');
  await measureForm(page, 'Brunnen am Tor');
  await loseAnswer(page);
  await send(page);
  await expect(unsent(page)).toBeVisible();
  await unsent(page).getByRole('button', { name: 'Jetzt noch einmal senden' }).click();
  await saved(page);
  await expect(heading(page)).toHaveText('Brunnen am Tor');
  await expect(page.getByRole('button', { name: 'Rückgängig machen' })).toBeVisible();
  expect(await countOf(page, 'Brunnen am Tor')).toBe(1);
});

test('a page loaded again after a lost answer keeps the words and still saves once', async ({ open }) => {
  const page = await open('coordinator');
  await measureForm(page, 'Pumpe im Hof');
  await loseAnswer(page);
  await send(page);
  await expect(unsent(page)).toBeVisible();
  await page.reload();
  await expect(page.getByText('Ein Entwurf von Ihnen wurde wiederhergestellt.')).toBeVisible();
  await expect(page.getByLabel('Titel')).toHaveValue('Pumpe im Hof');
  await send(page);
  await saved(page);
  await expect(heading(page)).toHaveText('Pumpe im Hof');
  expect(await countOf(page, 'Pumpe im Hof')).toBe(1);
});

test('who writes on after a lost answer is told that the first version is there', async ({ open }) => {
  const page = await open('coordinator');
  await measureForm(page, 'Steg am Bach');
  await loseAnswer(page);
  await send(page);
  await unsent(page).getByRole('button', { name: 'Nicht senden, weiter schreiben' }).click();
  await fill(page, { Titel: 'Steg am breiten Bach' });
  await send(page);
  await expect(page.getByText(/frühere Fassung dieser Eingaben war doch schon angekommen/)).toBeVisible();
  await expect(page.getByLabel('Titel')).toHaveValue('Steg am breiten Bach');
  expect(await countOf(page, 'Steg am breiten Bach')).toBe(0);
  expect(await countOf(page, 'Steg am Bach')).toBe(1);
});

test('a mistake in a form is said without losing a word, and lists can still be filtered', async ({ open }) => {
  const page = await open('coordinator');
  await measureForm(page, '');
  await send(page);
  await expect(page.getByText('Bitte ändern Sie diese Angaben:')).toBeVisible();
  await expect(page).toHaveTitle(/Stadtfaden/);
  await expect(page.getByLabel('Worum es geht')).toHaveValue(/Zwei Zeilen,\r?\nauf dem Telefon/);
  await fill(page, { Titel: 'Doch mit Titel' });
  await send(page);
  await saved(page);
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText(/Zurückgenommen: Doch mit Titel/)).toBeVisible();
});
