/** Several people in one house: taking back, saving at the same time, signing out; and by keyboard, in one's own language. */

import { expect, type Locator, type Page } from '@playwright/test';
import { card, choose, fill, save, saved, test, tick } from './person.ts';

const city = '/nadelfurt';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

test('who made a change can take it back until somebody has built on it; all can see who did what', async ({
  open,
}) => {
  const karim = await open('coordinator');
  const vera = await open('leadership');
  await karim.goto(`${city}/konzept/leitlinien/neu`);
  await fill(karim, { Titel: 'Gemeinsam entscheiden' });
  await save(karim);
  await karim.goto(`${city}/ziele/neu`);
  await fill(karim, { Titel: 'Haushalt mit allen beraten' });
  await choose(karim, { Leitlinie: 'Gemeinsam entscheiden' });
  await save(karim);
  await karim.getByRole('link', { name: 'Bearbeiten' }).click();
  await fill(karim, { Titel: 'Haushalt mit allen Vierteln beraten' });
  await save(karim);

  // Others see what he did, before and after, and cannot take it back.
  await vera.goto(`${city}/ziele`);
  await vera.getByRole('link', { name: 'Haushalt mit allen Vierteln beraten' }).click();
  await vera.getByRole('link', { name: 'Ganzer Verlauf' }).click();
  await expect(heading(vera)).toHaveText('Verlauf: Haushalt mit allen Vierteln beraten');
  const entries = vera.getByRole('main').getByRole('listitem');
  await expect(entries).toHaveText([/Ziel geändert, Karim Demo, \d+\.\d+\.\d{4}/, /Ziel angelegt, Karim Demo/]);
  await vera.getByText('Was genau').first().click();
  const change = vera.getByRole('row', { name: /Haushalt mit allen beraten/ }).first();
  await expect(change).toHaveText(/Titel\s*Haushalt mit allen beraten\s*Haushalt mit allen Vierteln beraten/);
  await expect(vera.getByRole('button', { name: /Zurücknehmen/ })).toHaveCount(0);

  // The goal stands on the guideline: it cannot be taken away from under it.
  await karim.goto(`${city}/verlauf`);
  await karim.getByRole('button', { name: 'Zurücknehmen: Gemeinsam entscheiden' }).click();
  await expect(heading(karim)).toHaveText('Das geht gerade nicht');
  await expect(karim.getByText(/Auf dieser Änderung baut inzwischen etwas auf\./)).toBeVisible();
  await karim.goto(`${city}/konzept`);
  await expect(karim.getByRole('link', { name: 'Gemeinsam entscheiden', exact: true })).toBeVisible();

  // From the top down it goes.
  for (const what of ['Haushalt mit allen Vierteln beraten', 'Haushalt mit allen beraten', 'Gemeinsam entscheiden']) {
    await karim.goto(`${city}/verlauf`);
    await karim
      .getByRole('button', { name: `Zurücknehmen: ${what}`, exact: true })
      .first()
      .click();
    await expect(karim.getByText(`Zurückgenommen: ${what}`)).toBeVisible();
  }
  await karim.goto(`${city}/konzept`);
  await expect(karim.getByText('Gemeinsam entscheiden')).toHaveCount(0);
  await karim.goto(`${city}/ziele?suche=Haushalt`);
  await expect(karim.getByText('Nichts gefunden.')).toBeVisible();
});

test('two people save the same measure: the second is told, sees what is new, and loses nothing', async ({ open }) => {
  const karim = await open('coordinator');
  const frieda = await open('editor');
  await karim.goto(`${city}/massnahmen/neu`);
  await fill(karim, { Titel: 'Hof für alle', Frist: '2028-01-31' });
  await choose(karim, { Federführung: 'Amt für Wohnen' });
  await save(karim);
  const measure = karim.url();
  for (const person of [karim, frieda]) {
    await person.goto(measure);
    await person.getByRole('link', { name: 'Bearbeiten' }).click();
  }
  await fill(karim, { Titel: 'Grüner Hof für alle', Frist: '2028-03-31' });
  await tick(karim, 'Priorität', 'hoch');
  await save(karim);

  await fill(frieda, { 'Worum es geht': 'Bäume, Bänke und ein Brunnen.' });
  await tick(frieda, 'Räume, in denen sie stattfindet', 'Weberau');
  await frieda.getByRole('button', { name: 'Speichern' }).click();
  const told = frieda.getByRole('alert');
  await expect(told).toContainText(
    'Jemand anderes hat diesen Eintrag gespeichert, während Sie daran gearbeitet haben.',
  );
  await expect(told).toContainText('Ihre Eingaben sind noch da; gespeichert ist noch nichts.');
  await expect(frieda.getByLabel('Worum es geht')).toHaveValue('Bäume, Bänke und ein Brunnen.');
  await expect(frieda.getByLabel('Weberau')).toBeChecked();
  await expect(frieda.getByLabel('Titel')).toHaveAccessibleDescription(
    'Gespeichert ist inzwischen: Grüner Hof für alle',
  );
  await expect(frieda.getByText('Gespeichert ist inzwischen: 31.03.2028')).toBeVisible();
  await expect(frieda.getByRole('group', { name: 'Priorität' })).toContainText('Gespeichert ist inzwischen: hoch');
  await karim.reload();
  await expect(heading(karim)).toHaveText('Grüner Hof für alle');

  // She takes over what is new and saves once more.
  await fill(frieda, { Titel: 'Grüner Hof für alle', Frist: '2028-03-31' });
  await tick(frieda, 'Priorität', 'hoch');
  await save(frieda);
  await expect(heading(frieda)).toHaveText('Grüner Hof für alle');
  await expect(card(frieda, 'Die Maßnahme')).toContainText(/Bäume, Bänke und ein Brunnen\..*hoch.*31\.03\.2028/s);
  await expect(card(frieda, 'Was sich geändert hat').getByRole('listitem')).toContainText([
    /Frieda Demo/,
    /Karim Demo/,
    /Karim Demo/,
  ]);
});

/** Whoever uses no mouse must see where she is. */
async function expectSeen(focused: Locator) {
  await expect(focused).toBeInViewport();
  const ring = await focused.evaluate((element) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
  });
  expect([await focused.ariaSnapshot(), ring]).toEqual([await focused.ariaSnapshot(), true]);
}

/** Goes on with the tab key until this has the focus; everything on the way is seen. */
async function tabTo(page: Page, goal: Locator, atMost: number) {
  for (let steps = 0; steps < atMost; steps += 1) {
    await page.keyboard.press('Tab');
    await expectSeen(page.locator(':focus'));
    if (await goal.evaluate((element) => element === document.activeElement)) return;
  }
  await expect(goal).toBeFocused();
}

test('menu, first form and own menu are reached by keyboard, and one always sees where one is', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/massnahmen/neu`);
  await tabTo(page, page.getByRole('link', { name: 'Zum Inhalt' }), 1);
  await tabTo(page, page.getByRole('link', { name: 'Matrix' }), 8);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/matrix$/);

  await page.goto(`${city}/massnahmen/neu`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByLabel('Titel'), 3);
  await page.keyboard.type('Mit der Tastatur angelegt');
  await tabTo(page, page.getByLabel('Federführung'), 4);
  await page.keyboard.type('Jugend');
  await expect(page.getByLabel('Federführung')).toHaveValue('jugendamt');
  await page.getByLabel('Titel').press('Enter');
  await saved(page);
  await expect(heading(page)).toHaveText('Mit der Tastatur angelegt');

  const menu = page.getByRole('group').getByText('Karim Demo');
  await page.goto(`${city}/matrix`);
  await tabTo(page, menu, 40);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Mein Zugang' }), 1);
  await page.keyboard.press('Escape');
  await expect(menu).toBeFocused();
  await expect(page.getByRole('link', { name: 'Mein Zugang' })).toBeHidden();
});

test('on a phone the menu opens by keyboard and leads on', async ({ open }) => {
  const page = await open('coordinator', { width: 375, height: 812 });
  await page.goto(`${city}/ziele`);
  const budget = page.getByRole('link', { name: 'Haushalt', exact: true });
  await expect(budget).toBeHidden();
  await tabTo(page, page.getByRole('button', { name: 'Menü' }), 2);
  await page.keyboard.press('Enter');
  await tabTo(page, budget, 20);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/haushalt$/);
});

test('language and darkness are chosen once and stay', async ({ open }) => {
  const page = await open('council');
  await page.goto(`${city}/massnahmen?prioritaet=core`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByText('Rita Demo').click();
  await page.getByRole('link', { name: 'Dunkel' }).click();
  const dark = await ground();
  expect(dark).not.toBe(light);
  await page.getByText('Rita Demo').click();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/massnahmen\?prioritaet=core$/);
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Priority' })).toHaveValue('core');
  expect(await ground()).toBe(dark);
  await page.goto(city);
  await expect(page.getByRole('link', { name: 'Overview' })).toBeVisible();
  expect(await ground()).toBe(dark);
  await page.getByText('Rita Demo').click();
  await page.getByRole('link', { name: 'Light' }).click();
  await page.getByText('Rita Demo').click();
  await page.getByRole('link', { name: 'Deutsch' }).click();
  await expect(page.getByRole('link', { name: 'Überblick' })).toBeVisible();
  expect(await ground()).toBe(light);
});

test('who signs out everywhere is signed out on her other device as well', async ({ open }) => {
  const office = await open('consultant');
  const home = await open('consultant', { width: 375, height: 812 });
  await home.goto(city);
  await expect(heading(home)).toContainText('Der Faden hält');
  await office.goto(city);
  await office.getByText('Xenia Demo').click();
  await office.getByRole('link', { name: 'Mein Zugang' }).click();
  const devices = card(office, 'Wo ich angemeldet bin');
  await expect(devices.getByRole('listitem')).toHaveCount(2);
  await devices.getByRole('button', { name: 'Überall abmelden' }).click();
  await expect(heading(office)).toHaveText('Anmelden');
  await home.goto(`${city}/ziele`);
  await expect(heading(home)).toHaveText('Anmelden');
  await expect(home).toHaveURL(/weiter=%2Fnadelfurt%2Fziele/);
});
