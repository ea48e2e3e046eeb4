/** A conflict on its way: an office is asked, a deadline moves it on, the leadership decides, and the public sees what is released. */

import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { card, counting, saved, test } from './person.ts';

const city = '/nadelfurt';

test('an editor on her first day finds what is asked of her and gives the statement of her office', async ({
  open,
}) => {
  const frieda = await open('editor');
  await frieda.goto(city);
  const tap = counting(frieda);
  const asked = card(frieda, 'Hier sind Sie gefragt');
  const row = asked.getByRole('listitem').filter({ hasText: 'Neue Wohnungen gegen Stadtbäume' });
  let clicks = 1;
  await row.getByRole('link', { name: 'Stellung nehmen' }).click();
  await expect(frieda.getByRole('heading', { level: 1 })).toHaveText('Stellungnahme: Amt für Wohnen');
  await tap.click('lehnt ab', 'radio');
  await tap.click('Stellungnahme abgeben', 'button');
  await expect(frieda.getByText('Bitte füllen Sie dieses Feld aus.').first()).toBeVisible();
  await frieda.getByLabel('Begründung').fill('Die Wohnungen sind beschlossen und werden gebraucht.');
  await tap.click('Stellungnahme abgeben', 'button');
  await saved(frieda);
  clicks += tap.steps;
  expect(clicks).toBeLessThanOrEqual(6);
  await expect(card(frieda, 'Betroffene Ämter')).toContainText('Die Wohnungen sind beschlossen');
  await expectAccessible(frieda);
  await frieda.goto(city);
  await expect(frieda.getByRole('link', { name: 'Neue Wohnungen gegen Stadtbäume' }).first()).toBeVisible();
});

test('a deadline moves a conflict on; the leadership decides with a reason; a guest sees it when it is released', async ({
  open,
}) => {
  const title = 'Lieferverkehr gegen sichere Fußwege';
  const reason = 'Ladezonen ziehen in Nebenstraßen, weil Kinder die Gehwege brauchen.';
  const minority = 'Die Wirtschaftsförderung hielt die Wege für zu lang.';
  const lena = await open('leadership');
  await expect(async () => {
    await lena.goto(`${city}/zielkonflikte`);
    await lena.getByRole('link', { name: title }).click();
    await expect(card(lena, 'Verfahren')).toContainText('Frist abgelaufen, von selbst weitergegangen', {
      timeout: 500,
    });
  }).toPass({ timeout: 60_000 });
  const course = card(lena, 'Verfahren');
  await course.getByRole('link', { name: 'Als informiert vermerken' }).click();
  await lena.getByLabel('Vermerk').fill('In der Runde der Beigeordneten vorgestellt.');
  await lena.getByRole('button', { name: 'Vermerken und weiter' }).click();
  await saved(lena);
  await card(lena, 'Verfahren').getByRole('link', { name: 'Entscheiden', exact: true }).click();
  await lena.getByRole('button', { name: 'Speichern und Schritt beenden' }).click();
  await expect(lena.getByText('Bitte füllen Sie dieses Feld aus.').first()).toBeVisible();
  await lena.getByLabel('Gewählter Weg').selectOption({ label: 'Ladezonen in Nebenstraßen' });
  await lena.getByLabel('Begründung').fill(reason);
  await lena.getByLabel('Abweichende Meinung').fill(minority);
  await lena.getByRole('button', { name: 'Speichern und Schritt beenden' }).click();
  await saved(lena);
  await expect(card(lena, 'Entscheidung')).toContainText(reason);
  const path = new URL(lena.url()).pathname;

  const guest = await open(null);
  const publicPath = path.replace(city, `${city}/oeffentlich`);
  expect((await guest.goto(publicPath))?.status()).toBe(404);

  const karim = await open('coordinator');
  await karim.goto(path);
  await karim.getByRole('link', { name: 'Freigabe ändern' }).click();
  await karim.getByLabel(/^Titel, Worum es geht/).check();
  await karim.getByRole('button', { name: 'Speichern' }).click();
  await saved(karim);
  await guest.goto(publicPath);
  await expect(guest.getByRole('heading', { level: 1 })).toHaveText(title);
  await expect(guest.getByText(reason)).toHaveCount(0);

  await karim.goto(path);
  await karim.getByRole('link', { name: 'Freigabe ändern' }).click();
  await karim.getByLabel(/^Entscheidung, Begründung/).check();
  await karim.getByRole('button', { name: 'Speichern' }).click();
  await saved(karim);
  await guest.goto(publicPath);
  await expect(card(guest, 'Entscheidung')).toContainText(reason);
  await expect(guest.getByText(minority)).toBeVisible();
  await expect(guest.getByText(/Freigegeben ab .* von der Stadtverwaltung/).first()).toBeVisible();
  await expectAccessible(guest);
});

test('the matrix of effects is read and filled in with the keyboard, on a phone too', async ({ open }) => {
  const frieda = await open('editor', { width: 375, height: 812 });
  await frieda.goto(`${city}/zielkonflikte/wirkungen`);
  const wide = await frieda.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(375);
  await expectAccessible(frieda);
  const link = card(frieda, 'Wirkungen von Ziel zu Ziel').getByRole('link').first();
  await link.focus();
  await frieda.keyboard.press('Enter');
  const first = frieda.getByRole('main').getByRole('combobox').first();
  await first.focus();
  await frieda.keyboard.press('End');
  await frieda.getByRole('button', { name: 'Speichern' }).focus();
  await frieda.keyboard.press('Enter');
  await saved(frieda);
});
