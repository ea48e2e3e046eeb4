/** Tables from elsewhere come in by the browser: looked at first, then kept, or refused line by line. */

import { expect, type Page } from '@playwright/test';
import writeSheet from 'write-excel-file/node';
import { card, download, fill, save, saved, test, tick } from './person.ts';

const city = '/nadelfurt';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function check(page: Page, name: string, content: string | Buffer) {
  const buffer = Buffer.from(content);
  await page.getByLabel('Datei', { exact: true }).setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: /^(Datei prüfen|Andere Datei prüfen)$/ }).click();
}

/** What is wrong, line by line. */
const faults = (page: Page) => page.getByRole('alert').getByRole('listitem');

test('an indicator is made, its values come from a table, and stand as chart, table and download', async ({ open }) => {
  const page = await open('statistician');
  await page.goto(`${city}/indikatoren`);
  await page.getByRole('link', { name: 'Indikator anlegen' }).click();
  await fill(page, {
    Name: 'Bänke im Schatten',
    Definition: 'Bänke, auf die mittags kein Sonnenlicht fällt.',
    Einheit: 'Bänke',
    Thema: 'Freiraum',
    Quelle: 'Zählung des Amtes für Stadtgrün',
  });
  await tick(page, 'Art', 'Anzahl');
  await tick(page, 'Richtung', 'mehr ist besser');
  await save(page);
  await expect(heading(page)).toHaveText('Bänke im Schatten');
  await expect(card(page, 'Wie gezählt wird')).toContainText(/mittags kein Sonnenlicht.*Bänke.*mehr ist besser/s);
  const seriesOn = (where: Page) => card(where, 'Entwicklung in der Stadt');
  await expect(seriesOn(page)).toContainText('Zu diesem Indikator gibt es noch keine Werte.');

  // A wrong table is refused with the place of each fault, and nothing of it is kept.
  const form = `${page.url().replace(/[^/]*$/, 'import')}`;
  await page.getByRole('link', { name: 'Werte importieren' }).click();
  const wrong = ['Raum;Jahr;Wert', 'Stadt;2022;100', 'Nirgendwo;2023;5', 'Stadt;2023;viele', 'Stadt;2022;101'];
  await check(page, 'falsch.csv', wrong.join('\n'));
  await expect(page.getByText('3 Stellen passen nicht')).toBeVisible();
  await expect(page.getByText('Gespeichert wurde nichts.')).toBeVisible();
  await expect(faults(page)).toHaveText([
    /^Zeile 3, Raum: „Nirgendwo“ ist kein Raum dieser Stadt\./,
    /^Zeile 4, Wert: „viele“ ist weder eine Zahl noch ein Zeichen/,
    /^Zeile 5, Wert: .*steht schon in Zeile 2\./,
  ]);
  await check(page, 'ohne.csv', 'Raum;Jahr\nStadt;2022');
  await expect(faults(page)).toHaveText([/Diese Spalte fehlt/]);
  await expect(page.getByRole('button', { name: 'Werte speichern' })).toHaveCount(0);

  // A right one is shown first; only then it is kept.
  const right = ['Raum;2022;2023;2024', 'Stadt;100;x;140', 'Spindelau;12;-;18,0', 'Weberau;8;9;11'];
  await check(page, 'baenke.csv', right.join('\n'));
  await expect(page.getByText('9 Werte sind in Ordnung')).toBeVisible();
  await expect(
    page.getByText(/^baenke\.csv: Indikatoren 1, Räume 3, 2022 bis 2024\. Ersetzt werden vorhandene Werte: 0/),
  ).toBeVisible();
  const preview = card(page, 'So wird die Datei gelesen');
  await expect(preview.getByRole('row', { name: /Spindelau 2023/ })).toContainText('0');
  const other = await page.context().newPage();
  await other.goto(form.replace(/import$/, ''));
  await other.getByRole('link', { name: 'Bänke im Schatten' }).click();
  await expect(seriesOn(other)).toContainText('noch keine Werte');
  await page.getByRole('button', { name: 'Werte speichern' }).click();
  await page.getByRole('link', { name: 'Zum Ergebnis' }).click({ timeout: 30_000 });

  await other.reload();
  await expect(other.getByText(/^2024: 140/)).toBeVisible();
  const shown = seriesOn(other);
  await expect(
    shown.getByRole('img', { name: 'Bänke im Schatten: von 100 im Jahr 2022 auf 140 im Jahr 2024.' }),
  ).toBeVisible();
  await shown.getByText('Zahlen als Tabelle').click();
  await expect(shown.getByRole('row')).toHaveText([/Jahr\s*Stadt/, /2022\s*100/, /2023.*nicht sinnvoll/, /2024\s*140/]);
  await expect(other.getByRole('row', { name: /^Spindelau/ })).toHaveText(/Spindelau\s*18/);
  const csv = await download(other, 'Alle Werte aller Räume und Jahre als CSV');
  expect(csv.bytes.toString('utf8')).toMatch(/Spindelau.*2023.*;0;/);
});

test('measures come from a table, CSV or workbook, and change by their key instead of doubling', async ({ open }) => {
  const page = await open('coordinator');
  const found = async (title: string) => {
    await page.goto(`${city}/massnahmen?suche=${encodeURIComponent(title)}`);
    return page.getByRole('rowheader', { name: title }).getByRole('link');
  };
  await page.goto(`${city}/massnahmen`);
  await page.getByRole('link', { name: 'Importieren' }).click();
  const head = ['Kennung', 'Titel', 'Federführung', 'Ziele', 'Räume', 'Priorität', 'Frist', 'Status', 'Sachstand'];
  const goals = 'Kinderarmut verringern|Schulen rechtzeitig bauen';
  const first = [
    'IM-1',
    'Frühstück in der Schule',
    'Schulamt',
    goals,
    'Spindelau',
    'hoch',
    '31.12.2027',
    'läuft',
    'Gut.',
  ];
  const second = ['IM-2', 'Hausaufgaben am Nachmittag', 'Jugendamt', '', '', 'normal', '', '', ''];
  const csv = (...rows: string[][]) => [head, ...rows].map((row) => row.join(';')).join('\r\n');

  const wrong = ['IM-3', 'Ohne Amt', 'Amt für Träume', '', '', 'riesig', '31.02.2027', '', ''];
  await check(page, 'falsch.csv', csv(first, wrong));
  await expect(faults(page)).toHaveText([
    /^Zeile 3, Federführung: „Amt für Träume“ gibt es in dieser Stadt nicht\./,
    /^Zeile 3, Priorität: „riesig“ ist hier nicht vorgesehen\. .*Kernprojekt, hoch, normal/,
    /^Zeile 3, Frist: „31\.02\.2027“ ist kein Datum\./,
  ]);
  await check(page, 'massnahmen.csv', csv(first, second));
  await expect(page.getByText('massnahmen.csv: 2 werden angelegt, 0 geändert.')).toBeVisible();
  const other = await page.context().newPage();
  await other.goto(`${city}/massnahmen?suche=IM-1`);
  await expect(other.getByText('Nichts gefunden.')).toBeVisible();
  await page.getByRole('button', { name: 'Maßnahmen speichern' }).click();
  await saved(page);
  await (await found('Frühstück in der Schule')).click();
  await expect(card(page, 'Die Maßnahme')).toContainText(/IM-1.*Schulamt.*hoch/s);
  await expect(card(page, 'Ziele').getByRole('listitem')).toHaveCount(2);
  await expect(card(page, 'Räume')).toContainText('Spindelau');
  await expect(card(page, 'Wie es steht')).toContainText(/läuft.*Gut\./s);

  // The workbook names the same key: one measure changes, none is doubled.
  const sheet = [head.slice(0, 2), ['IM-1', 'Frühstück in jeder Schule'], ['IM-4', 'Schwimmen lernen']];
  const workbook = await writeSheet(sheet.map((row) => row.map((value) => ({ value, type: String })))).toBuffer();
  await page.goto(`${city}/massnahmen/import`);
  await check(page, 'nachtrag.xlsx', Buffer.from(workbook));
  await expect(page.getByText('nachtrag.xlsx: 1 werden angelegt, 1 geändert.')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Frühstück in jeder Schule' })).toContainText('ändern');
  await expect(page.getByRole('listitem').filter({ hasText: 'Schwimmen lernen' })).toContainText('neu');
  await page.getByRole('button', { name: 'Maßnahmen speichern' }).click();
  await saved(page);
  await expect(await found('Frühstück in der Schule')).toHaveCount(0);
  await expect(await found('Schwimmen lernen')).toHaveCount(1);
  await (await found('Frühstück in jeder Schule')).click();
  await expect(card(page, 'Die Maßnahme')).toContainText(/IM-1.*Schulamt.*hoch/s);

  // An import is one step in the history, and one step back.
  await page.goto(`${city}/verlauf`);
  await page.getByRole('listitem').filter({ hasText: 'nachtrag.xlsx' }).getByRole('button').click();
  await expect(page.getByText(/^Zurückgenommen/).first()).toBeVisible();
  await expect(await found('Schwimmen lernen')).toHaveCount(0);
  await expect(await found('Frühstück in der Schule')).toHaveCount(1);
});

test('a broken workbook and an empty table are refused with a way out', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/massnahmen/import`);
  await page.getByRole('button', { name: 'Datei prüfen' }).click();
  await expect(faults(page)).toHaveText([/Bitte wählen Sie eine Datei/]);
  await check(page, 'kaputt.xlsx', 'PK nicht wirklich');
  await expect(faults(page)).toHaveText([/Öffnen und speichern Sie sie noch einmal oder nehmen Sie CSV\.$/]);
  await check(page, 'leer.csv', '');
  await expect(faults(page)).toHaveText([/Die Datei ist leer\./]);
});
