/** What people come for, done as they would: by visible labels, in few steps. */

import { expect, test } from '@playwright/test';
import { address, counting, windowOf } from './person.ts';

test('a coordinator mends a break from the overview in at most six clicks', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const page = await context.newPage();
  await page.goto('/leipzig');
  const before = (await page.getByRole('heading', { level: 1 }).textContent()) ?? '';
  expect(before).toMatch(/Der Faden hält an \d+ von \d+ Stellen/);
  const person = counting(page);
  const breaks = page.getByRole('region', { name: 'Hier reißt der Faden' });
  await expect(breaks.getByText('15 Maßnahmen ohne Federführung')).toBeVisible();
  await person.click(/^Beheben: .*Federführung/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Maßnahme bearbeiten');
  await person.choose('Federführung', 'Stadtplanungsamt');
  await person.click('Speichern', 'button');
  await expect(page.getByText('Gespeichert')).toBeVisible();
  await person.click('Überblick');
  await expect(breaks.getByText('14 Maßnahmen ohne Federführung')).toBeVisible();
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe(before);
  expect(person.steps).toBeLessThanOrEqual(6);
  await context.close();
});

test('an editor reports progress on a phone in at most five taps and one sentence', async ({ browser }) => {
  const context = await windowOf(browser, 'editor', { width: 375, height: 812 });
  const page = await context.newPage();
  await page.goto('/fadenburg/massnahmen/massnahme-2');
  const person = counting(page);
  await person.click('Stand melden');
  await person.tick('läuft');
  await person.tick('auf Kurs');
  await page
    .getByLabel('Was ist seit der letzten Meldung geschehen?')
    .fill('Der Bauzaun steht, am Montag kommt der Bagger.');
  await person.click('Stand melden', 'button');
  await expect(page.getByText('Gespeichert')).toBeVisible();
  await expect(page.getByText('Der Bauzaun steht, am Montag kommt der Bagger.').first()).toBeVisible();
  expect(person.steps).toBeLessThanOrEqual(5);
  await context.close();
});

test('a change is taken back by the one who made it', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const page = await context.newPage();
  await page.goto('/nadelfurt/leitlinien/leitlinie-4');
  await page.getByRole('link', { name: 'Bearbeiten' }).first().click();
  const title = page.getByRole('textbox', { name: /^(Titel|Leitlinie|Name)/ }).first();
  const was = await title.inputValue();
  await title.fill('Ganz anders heißen');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Ganz anders heißen').first()).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText(/Zurückgenommen/).first()).toBeVisible();
  await page.goto('/nadelfurt/leitlinien/leitlinie-4');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(was);
  await context.close();
});

test('a thread is walked with the keyboard alone', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const page = await context.newPage();
  await page.goto('/fadenburg');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const focused = page.locator(':focus');
  await expect(focused).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/fadenburg$/);
  await context.close();
});

test('a register is narrowed, shared as a link and downloaded', async ({ browser }) => {
  const context = await windowOf(browser, 'council');
  const page = await context.newPage();
  await page.goto('/fadenburg/massnahmen');
  await page.getByRole('combobox', { name: 'Priorität' }).selectOption({ label: 'Kernprojekt' });
  await expect(page).toHaveURL(/prioritaet=core/);
  const shared = page.url();
  const count = (await page.getByText(/^\d+ von 72 Einträgen$/).textContent()) ?? '';
  await page.goto(shared);
  await expect(page.getByText(count)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  await context.close();
});

test('words typed into a form are still there after a reload', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const page = await context.newPage();
  await page.goto('/fadenburg/massnahmen/neu');
  await page.getByLabel('Titel').fill('Noch nicht fertig gedacht');
  await page.waitForTimeout(800);
  await page.reload();
  await expect(page.getByLabel('Titel')).toHaveValue('Noch nicht fertig gedacht');
  await expect(page.getByText(/Entwurf von Ihnen/)).toBeVisible();
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(page.getByLabel('Titel')).toHaveValue('');
  await context.close();
});

test('pages are read and written without any script', async ({ browser }) => {
  const signed = await windowOf(browser, 'coordinator');
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: process.env['STADTFADEN_URL'] ?? '' });
  await context.addCookies(await signed.cookies());
  const page = await context.newPage();
  await page.goto('/fadenburg/konzept');
  await page.getByRole('link', { name: 'Herausforderung anlegen' }).click();
  await page
    .getByLabel(/^(Herausforderung|Titel)/)
    .first()
    .fill('Ohne Skript gedacht');
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Ohne Skript gedacht').first()).toBeVisible();
  await page.goto('/fadenburg/ziele');
  await page.getByRole('searchbox', { name: 'In dieser Liste suchen' }).fill('Wohnungen');
  await page.getByRole('main').getByRole('button', { name: 'Anwenden' }).click();
  await expect(page).toHaveURL(/suche=Wohnungen/);
  await context.close();
  await signed.close();
});

test('a mistyped word leads to the object, with the keyboard alone', async ({ browser }) => {
  const context = await windowOf(browser, 'editor');
  const page = await context.newPage();
  await page.goto('/fadenburg/bericht');
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Suchen in dieser Stadt' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Strasenbahn');
  const offered = page.getByRole('option', { name: /Straßenbahn dichter takten/ }).first();
  await expect(offered).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(offered).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Straßenbahn dichter takten');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('Strasenbahn');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suche: Strasenbahn');
  await expect(page.getByText('Gezeigt wird, was zu „Straßenbahn“ passt.')).toBeVisible();
  await page
    .getByRole('region', { name: 'Ziele' })
    .getByRole('link', { name: /Straßenbahn dichter takten/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Straßenbahn dichter takten');
  await context.close();
});

test('a search works without script', async ({ browser }) => {
  const signed = await windowOf(browser, 'editor');
  const context = await browser.newContext({
    baseURL: address(),
    javaScriptEnabled: false,
    storageState: await signed.storageState(),
  });
  const page = await context.newPage();
  await page.goto('/fadenburg');
  await page.getByRole('searchbox', { name: 'Suchen in dieser Stadt' }).fill('Radwege');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'Alle zeigen: Maßnahmen' }).click();
  await expect(page.getByRole('region', { name: 'Maßnahmen' }).getByText('Treffer')).toBeVisible();
  await context.close();
  await signed.close();
});
