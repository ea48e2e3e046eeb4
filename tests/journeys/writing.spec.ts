/** Two people write in one section at the same time, one of them loses the network, and nothing of either is lost. */

import { expect, type Page, test as plain } from '@playwright/test';
import { test } from './person.ts';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Text des Abschnitts' });
/** What the editor says of its text; that the section was made is said above it. */
const stored = (page: Page) =>
  expect(page.locator('[data-part="state"]')).toHaveText('Gespeichert', { timeout: 15_000 });

/** The line between a window and the server, which can be cut and mended; the page sees a network that comes and goes. */
async function lineOf(page: Page) {
  let broken = false;
  const open = new Set<{ close(): Promise<void> }>();
  await page.routeWebSocket(/\/verbindung$/, (socket) => {
    if (broken) return void socket.close();
    open.add(socket);
    socket.connectToServer();
  });
  return {
    async cut() {
      broken = true;
      for (const socket of open) await socket.close();
      open.clear();
    },
    mend() {
      broken = false;
    },
  };
}

/** A new section of the part that the demo editor's office leads, open in the window. */
async function newSection(page: Page, title: string) {
  await page.goto('/fadenburg/konzept');
  await page.getByRole('link', { name: 'Wohnen', exact: true }).first().click();
  await page.getByRole('link', { name: 'Abschnitt anlegen' }).click();
  await page.getByLabel('Strategien', { exact: true }).check();
  await page.getByLabel('Überschrift', { exact: true }).fill(title);
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(editor(page)).toBeVisible();
}

test('two people write in one section', async ({ open }) => {
  const ada = await open('coordinator');
  await newSection(ada, 'Gemeinsam geschrieben');
  await editor(ada).click();
  await ada.keyboard.type('Anna schreibt den ersten Satz.');
  await stored(ada);

  const ben = await open('editor');
  const line = await lineOf(ben);
  await ben.goto(ada.url());
  await expect(editor(ben)).toContainText('Anna schreibt den ersten Satz.');
  await expect(ada.getByText('Frieda Demo').first()).toBeVisible();

  // Both at once, in the same paragraph: she at its end, he at its beginning.
  await editor(ben).click();
  await ben.keyboard.press('ControlOrMeta+Home');
  await editor(ada).click();
  await ada.keyboard.press('ControlOrMeta+End');
  await Promise.all([
    ben.keyboard.type('Ben beginnt davor. ', { delay: 25 }),
    ada.keyboard.type(' Sie schreibt weiter.', { delay: 25 }),
  ]);
  const both = 'Ben beginnt davor. Anna schreibt den ersten Satz. Sie schreibt weiter.';
  for (const page of [ada, ben]) await expect(editor(page)).toContainText(both);

  // A reference, chosen by typing.
  await ada.keyboard.press('Enter');
  await ada.keyboard.type('Siehe @');
  await ada.getByRole('combobox', { name: 'Ziel, Maßnahme, Indikator' }).fill('Bezahlbare');
  await expect(ada.getByRole('listbox').getByRole('option').first()).toContainText('Bezahlbare Wohnungen erhalten');
  await ada.keyboard.press('Enter');
  await ada.keyboard.type('dort.');
  await expect(editor(ben)).toContainText('Bezahlbare Wohnungen erhalten dort.');

  // A table by keyboard: from the text to the tools and back.
  await ada.keyboard.press('Enter');
  await ada.getByRole('button', { name: 'Tabelle einfügen' }).click();
  await ada.keyboard.type('Jahr');
  await ada.keyboard.press('Tab');
  await ada.keyboard.type('Wert');
  await expect(editor(ben).getByRole('table')).toContainText('JahrWert');
  await stored(ada);

  // His network is gone; he writes on, she writes on, and both are there when it is back.
  await line.cut();
  await expect(ben.getByText('Keine Verbindung.')).toBeVisible();
  await editor(ben).click();
  await ben.keyboard.press('ControlOrMeta+Home');
  await ben.keyboard.type('Im Zug geschrieben. ');
  await ada.keyboard.press('Tab');
  await ada.keyboard.type('Quelle');
  line.mend();
  for (const page of [ada, ben]) {
    await expect(editor(page)).toContainText('Im Zug geschrieben. Ben beginnt', { timeout: 60_000 });
    await expect(editor(page)).toContainText('Quelle');
  }
  await stored(ben);

  // Who reads the concept finds it, with the goal's name as a link.
  await ada.getByRole('link', { name: 'Als Text lesen' }).click();
  await expect(ada.getByText('Im Zug geschrieben.')).toBeVisible();
  await expect(ada.getByRole('link', { name: 'Bezahlbare Wohnungen erhalten' }).first()).toBeVisible();
});

test('what is pasted from a word processor becomes a text', async ({ open }) => {
  const page = await open('coordinator');
  await newSection(page, 'Eingefügt');
  await editor(page).click();
  const paste = (html: string) =>
    editor(page).evaluate((element, words) => {
      const data = new DataTransfer();
      data.setData('text/html', words);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, html);
  const style = `<style>${'p.MsoNormal {margin:0cm; font-family:"Times New Roman"} '.repeat(40_000)}</style>`;
  await paste(
    `<html><head><!--[if gte mso 9]><xml>x</xml><![endif]-->${style}</head><body>
      <h1 class=MsoHeading1>Aus dem Amt</h1><p class=MsoNormal style="color:red" onclick="alert(1)"><b>Fett</b> und
      <a href="javascript:alert(1)">böse</a><script>alert(2)</script><img src=x onerror="alert(3)"></p>
      <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Punkt eins</p>
      <p class=MsoListParagraph style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Punkt zwei</p></body></html>`,
  );
  await expect(editor(page).getByRole('heading', { name: 'Aus dem Amt', level: 2 })).toBeVisible();
  await expect(editor(page).getByRole('listitem')).toHaveText(['Punkt eins', 'Punkt zwei']);
  await expect(editor(page).locator('script, img, [onclick], a[href^=javascript]')).toHaveCount(0);
  await stored(page);
  await paste(`<p>${'Viel zu viel Text auf einmal. '.repeat(80_000)}</p>`);
  await expect(page.getByText('Das Eingefügte ist für einen Abschnitt zu lang')).toBeVisible();
  await expect(editor(page)).not.toContainText('Viel zu viel');
});

test('what could not be saved is kept in the browser, past the end of a session', async ({ open }) => {
  const page = await open('coordinator');
  const line = await lineOf(page);
  await newSection(page, 'Ohne Sitzung');
  const section = page.url();
  await editor(page).click();
  await page.keyboard.type('Gespeichertes. ');
  await stored(page);
  await line.cut();
  await page.keyboard.type('Noch nicht gespeichert.');
  await page.waitForTimeout(600);
  // The window is restored after the session has ended.
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  line.mend();
  await expect(page.getByText('Sie sind abgemeldet.')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('link', { name: 'Neu anmelden' })).toBeVisible();
  await page.context().addCookies(cookies);
  await page.goto(section);
  await expect(page.getByText('ist wieder da')).toBeVisible();
  await expect(editor(page)).toContainText('Gespeichertes. Noch nicht gespeichert.');
  await stored(page);
});

plain('without script the text is read, and written in a form', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env['STADTFADEN_URL'] ?? '', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/anmelden?weiter=/fadenburg/konzept/abschnitte/abschnitt-6');
  await page.getByRole('textbox', { name: /Mail/ }).fill('coordinator@demo.example');
  await page.locator('input[type=password]').fill('faden-demo-2026');
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await expect(page.getByText('Wer ohne Auto unterwegs ist')).toBeVisible();
  await page.getByRole('link', { name: 'Als Formular bearbeiten' }).click();
  await page.getByLabel('Neue Absätze am Ende').fill('Auch das steht jetzt hier.\n\nUnd das auch.');
  await page.getByRole('button', { name: 'Text speichern' }).click();
  await expect(page.getByText('Auch das steht jetzt hier.')).toBeVisible();
  await context.close();
});
