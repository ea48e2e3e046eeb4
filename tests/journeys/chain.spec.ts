/** The chain from guideline to effect, made link by link in a city of its own, as a coordinator makes it. */

import { expect, type Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { card, choose, download, fill, save, saved, test, tick } from './person.ts';

const city = '/nadelfurt';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** The titles in a list of the concept, from top to bottom. */
async function titles(page: Page, list: string): Promise<string[]> {
  const rows = await card(page, list).getByRole('listitem').allInnerTexts();
  return rows.map((row) => row.split('\n')[0]?.trim() ?? '');
}

test('guidelines are made, put in order, retired and restored; each step can be taken back', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/konzept`);
  for (const [code, title] of [
    ['L 8', 'Kurze Wege'],
    ['L 9', 'Offene Türen'],
  ] as const) {
    await page.getByRole('link', { name: 'Leitlinie anlegen' }).click();
    await fill(page, { Nummer: code, Titel: title, Erläuterung: 'Was die Stadt damit meint.' });
    await save(page);
  }
  const order = async () => (await titles(page, 'Leitlinien')).filter((each) => /Kurze Wege|Offene Türen/.test(each));
  expect(await order()).toEqual(['Kurze Wege L 8', 'Offene Türen L 9']);
  await page.getByRole('button', { name: 'Offene Türen nach oben' }).click();
  await saved(page);
  expect(await order()).toEqual(['Offene Türen L 9', 'Kurze Wege L 8']);
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText('Zurückgenommen: Offene Türen')).toBeVisible();
  await page.goto(`${city}/konzept`);
  expect(await order()).toEqual(['Kurze Wege L 8', 'Offene Türen L 9']);

  await page.getByRole('button', { name: 'Offene Türen beenden' }).click();
  await saved(page);
  await expect(page.getByRole('link', { name: 'Offene Türen' })).toHaveCount(0);
  await card(page, 'Leitlinien').getByText('Beendet (1)').click();
  await page.getByRole('button', { name: 'Offene Türen wieder einsetzen' }).click();
  await saved(page);
  await page.getByRole('link', { name: 'Offene Türen', exact: true }).click();
  await expect(heading(page)).toHaveText('Offene Türen');
});

test('a sector part and a challenge make a field of the matrix; a goal fills it', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/konzept`);
  await page.getByRole('link', { name: 'Fachteil anlegen' }).click();
  await fill(page, { Nummer: '7', Titel: 'Kultur' });
  await choose(page, { Stand: 'beschlossen', 'Federführendes Amt': 'Kulturamt' });
  await save(page);
  await page.getByRole('link', { name: 'Herausforderung anlegen' }).click();
  await fill(page, { Titel: 'Öffnung der Häuser am Abend', Kurzname: 'Abends offen' });
  await save(page);

  await page.getByRole('link', { name: 'Matrix' }).click();
  const before = Number(/^\d+/.exec((await heading(page).textContent()) ?? '')?.[0] ?? 0);
  await page.getByRole('link', { name: /^Kultur, Abends offen: noch nicht bewertet/ }).click();
  await page.getByLabel('zentral').check();
  await save(page);
  await expect(heading(page)).toHaveText(new RegExp(`^${before + 1} zentrale.* noch leer$`));
  const field = page.getByRole('link', { name: /^Kultur, Abends offen: zentral/ });
  await expect(field).toHaveAccessibleName(/Ziele: 0, Maßnahmen: 0/);
  await field.click();
  await page.getByRole('link', { name: 'Ziel anlegen' }).click();

  await fill(page, { Titel: 'Bibliotheken bis 22 Uhr öffnen', Nummer: 'K 1', Erläuterung: 'Auch am Sonntag.' });
  await choose(page, {
    Leitlinie: 'Zusammenhalt stärken',
    'Zuständiges Amt': 'Kulturamt',
    'Zuständige Person': 'Karim Demo',
    Vertretung: 'Frieda Demo',
    Indikator: 'Anteil gebundener Wohnungen',
  });
  await tick(page, 'Einfluss der Stadt', 'groß');
  await tick(page, 'Nachweis', 'gemessen');
  await fill(page, { Zielwert: '12,5', 'Bis wann': '2030-12-31' });
  await save(page);

  await expect(heading(page)).toHaveText('Bibliotheken bis 22 Uhr öffnen');
  const facts = card(page, 'Das Ziel');
  for (const words of ['Kultur', 'Kulturamt', 'Karim Demo', 'Frieda Demo', 'groß', 'gemessen', 'Zusammenhalt stärken'])
    await expect(facts.getByText(words, { exact: true })).toBeVisible();
  await expect(card(page, 'Wirkung').getByText('Zielwert 12,5 % bis 31.12.2030').first()).toBeVisible();
  await page.getByRole('link', { name: 'Matrix' }).click();
  await expect(field).toHaveAccessibleName(/Ziele: 1/);
  await expect(heading(page)).toHaveText(before === 0 ? /^Alle zentralen/ : new RegExp(`^${before} zentrale`));

  // Put in order among the goals of its guideline, retired, and taken back.
  await page.getByRole('link', { name: 'Konzept' }).click();
  await page.getByRole('link', { name: 'Zusammenhalt stärken', exact: true }).click();
  expect((await titles(page, 'Ziele dieser Leitlinie')).at(-1)).toContain('Bibliotheken bis 22 Uhr öffnen');
  await page.getByRole('button', { name: 'Bibliotheken bis 22 Uhr öffnen nach oben' }).click();
  await saved(page);
  expect((await titles(page, 'Ziele dieser Leitlinie')).at(-2)).toContain('Bibliotheken bis 22 Uhr öffnen');
  await page.getByRole('link', { name: 'Bibliotheken bis 22 Uhr öffnen' }).click();
  await page.getByRole('button', { name: 'Beenden' }).click();
  await saved(page);
  await expect(page.getByText('Dieses Ziel ist beendet und zählt nicht mehr zum Konzept.')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText('Zurückgenommen: Bibliotheken bis 22 Uhr öffnen')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Beenden' })).toBeVisible();
});

test('a measure is made, found, changed, paid for and reported on', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/massnahmen`);
  await page.getByRole('link', { name: 'Maßnahme anlegen' }).click();
  await fill(page, {
    Titel: 'Lastenräder für alle',
    'Worum es geht': 'Fünfzig Räder zum Leihen.',
    Beginn: '2026-01-01',
    Frist: '2028-06-30',
    Kennung: 'LR-1',
  });
  await choose(page, { Federführung: 'Verkehrsamt', 'Zuständige Person': 'Karim Demo', Fachteil: 'Mobilität' });
  await tick(page, 'Ziele, denen die Maßnahme dient', 'Das Rad zur ersten Wahl machen');
  await tick(page, 'Räume, in denen sie stattfindet', 'Spindelau');
  await tick(page, 'Um Mitwirkung gebeten', 'Umweltamt');
  await tick(page, 'Priorität', 'hoch');
  await fill(page, { Meilenstein: 'Räder bestellt', geplant: '2026-10-01', erreicht: '2026-10-15' });
  await save(page);
  await expect(heading(page)).toHaveText('Lastenräder für alle');
  await expect(card(page, 'Die Maßnahme')).toContainText(/Verkehrsamt.*Karim Demo.*Mobilität.*hoch/s);
  await expect(card(page, 'Ziele')).toContainText('Das Rad zur ersten Wahl machen');
  await expect(card(page, 'Beteiligte')).toContainText(/Umweltamt.*noch offen/s);
  await expect(card(page, 'Meilensteine')).toContainText(/Räder bestellt.*erreicht 15\.10\.2026/s);
  await expect(page.getByRole('group', { name: 'Karte: Räume, in denen die Maßnahme stattfindet' })).toBeVisible();

  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await fill(page, { Titel: 'Lastenräder für alle Viertel' });
  await page.getByLabel('Meilenstein', { exact: true }).nth(1).fill('Erste Station eröffnet');
  await save(page);
  await expect(card(page, 'Meilensteine')).toContainText(/Räder bestellt.*Erste Station eröffnet.*ohne Termin/s);

  // Own money and funding stand apart, each by year and stage.
  await card(page, 'Geld').getByRole('link', { name: 'Betrag eintragen' }).click();
  for (const [amount, year, stage, origin] of [
    ['12.500', '2026', 'beschlossen', 'eigene Mittel'],
    ['50.000', '2026', 'beschlossen', 'Fördermittel'],
    ['8.000,50', '2027', 'geplant', 'eigene Mittel'],
  ] as const) {
    await fill(page, { Betrag: amount, Jahr: year });
    await tick(page, 'Stand', stage);
    await tick(page, 'Herkunft', origin);
    await choose(page, { 'Produkt des Haushalts': '0301 Leistungen: Verkehrsamt' });
    await save(page);
  }
  await page.getByRole('link', { name: 'Lastenräder für alle Viertel' }).click();
  const money = card(page, 'Geld');
  await expect(money.getByRole('row').nth(0)).toHaveText(/Jahr\s*geplant\s*beschlossen/);
  await expect(money.getByRole('row').nth(1)).toHaveText(/(eigene Mittel\s*Fördermittel\s*){2}/);
  await expect(money.getByRole('row', { name: /^2026/ })).toHaveText(/2026\s*–\s*–\s*12\.500.*50\.000/);
  await expect(money.getByRole('row', { name: /^2027/ })).toHaveText(/2027\s*8\.000,50.*–\s*–\s*–/);
  await expect(money).toContainText('0301 Leistungen: Verkehrsamt');

  for (const [state, course, sentence] of [
    ['läuft', 'auf Kurs', 'Die ersten Räder stehen bereit.'],
    ['ruht', 'schwierig', 'Die Werkstatt fehlt noch.'],
  ] as const) {
    await page.getByRole('link', { name: 'Stand melden' }).click();
    await tick(page, 'Wie weit ist die Maßnahme?', state);
    await tick(page, 'Ist sie auf Kurs?', course);
    await fill(page, { 'Was ist seit der letzten Meldung geschehen?': sentence });
    if (state === 'ruht') {
      await page.getByText('Hindernis oder Entscheidung nötig').click();
      await fill(page, { 'Was steht im Weg?': 'Kein Raum.', 'Was muss entschieden werden?': 'Wer mietet?' });
    }
    await page.getByRole('button', { name: 'Stand melden' }).click();
    await saved(page);
  }
  const history = card(page, 'Wie es steht').getByRole('listitem');
  await expect(history).toHaveCount(2);
  await expect(history.nth(0)).toContainText(/ruht.*schwierig.*Die Werkstatt fehlt noch\..*Kein Raum\..*Wer mietet\?/s);
  await expect(history.nth(1)).toContainText(/läuft.*auf Kurs.*Die ersten Räder stehen bereit\..*Karim Demo/s);
  await expect(card(page, 'Wie es steht')).toContainText(/Nächste Meldung fällig am \d+\.\d+\.\d{4}/);
});

test('the register is searched, filtered and sorted in its address, and taken along as a table', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/massnahmen/neu`);
  await fill(page, { Titel: 'Zebrastreifen für den Schulweg', Frist: '2019-01-31', Kennung: 'ZS-1' });
  await choose(page, { Federführung: 'Verkehrsamt', Fachteil: 'Mobilität' });
  await save(page);
  await page.getByRole('link', { name: 'Maßnahmen', exact: true }).first().click();
  await page.getByRole('combobox', { name: 'Fachteil' }).selectOption({ label: 'Mobilität' });
  await expect(page).toHaveURL(/fachteil=teil-2/);
  await page.getByRole('link', { name: 'Frist' }).click();
  await expect(page).toHaveURL(/sortierung=frist/);
  const rows = page.getByRole('table', { name: 'Register der Maßnahmen' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('Zebrastreifen für den Schulweg');
  await page.getByRole('link', { name: 'Frist' }).click();
  await expect(page).toHaveURL(/sortierung=-frist/);
  await expect(rows.last()).toContainText('Zebrastreifen für den Schulweg');
  const search = page.getByRole('searchbox', { name: 'In dieser Liste suchen' });
  await search.fill('zebra schulweg');
  await search.press('Enter');
  await expect(page).toHaveURL(/suche=zebra\+schulweg/);
  await expect(page).toHaveURL(/fachteil=teil-2.*|sortierung=-frist/);
  await expect(rows).toHaveCount(2);
  const filters = page.getByRole('list', { name: 'Filter' });
  await expect(filters).toContainText(/„zebra schulweg“.*Fachteil: Mobilität/s);

  const csv = await download(page, 'CSV');
  expect(csv.name).toMatch(/\.csv$/);
  const lines = csv.bytes.toString('utf8').split('\r\n');
  expect(lines[0]).toMatch(/^\ufeffMaßnahme;Kennung;Federführung;/);
  expect(lines[1]).toMatch(/^Zebrastreifen für den Schulweg;ZS-1;Verkehrsamt;.*;2019-01-31;/);
  expect(lines[2]).toBe('');
  const xlsx = await download(page, 'XLSX');
  expect(xlsx.name).toMatch(/\.xlsx$/);
  const [head, row] = await readSheet(xlsx.bytes);
  expect(head?.slice(0, 3)).toEqual(['Maßnahme', 'Kennung', 'Federführung']);
  expect(row?.slice(0, 3)).toEqual(['Zebrastreifen für den Schulweg', 'ZS-1', 'Verkehrsamt']);

  await filters.getByRole('link', { name: 'Alle Filter aufheben' }).click();
  await expect(page).toHaveURL(/massnahmen$/);
});

test('a focus area shows where it is, how it compares, what is done there and what that costs', async ({ open }) => {
  const page = await open('coordinator');
  await page.goto(`${city}/raeume`);
  await page.getByRole('link', { name: 'Schwerpunktraum anlegen' }).click();
  await fill(page, {
    Name: 'Am alten Webstuhl',
    'Leitende Themen': 'Wohnen\nNachbarschaft',
    Profil: 'Viele junge Familien.',
    'Chance für die ganze Stadt': 'Platz für Neues.',
    Strategie: 'Zuerst der Platz.',
    'Kontakt vor Ort': 'Quartiersbüro',
  });
  await tick(page, 'Kategorie', 'strategisch');
  await tick(page, 'Zusammengesetzt aus', 'Spindelau');
  await tick(page, 'Zusammengesetzt aus', 'Weberau');
  await save(page);
  await expect(heading(page)).toHaveText('Am alten Webstuhl');
  await expect(page.getByText('strategisch: Wohnen, Nachbarschaft.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Karte: Am alten Webstuhl in der Stadt' })).toBeVisible();
  await expect(card(page, /^Lage$/)).toContainText('Näherung');
  await expect(card(page, 'Profil')).toContainText(/Viele junge Familien\..*Platz für Neues\..*Zuerst der Platz\./s);
  await expect(card(page, 'Ansprechpartner')).toContainText('Quartiersbüro');
  const indicators = card(page, 'Indikatoren gegen die Stadt');
  await expect(indicators).toContainText('Summe aus 2 Einheiten');
  await expect(indicators.getByRole('row').first()).toHaveText(/Indikator.*hier.*Stadt/);
  await expect(indicators.getByRole('row', { name: /Anteil gebundener Wohnungen/ })).toHaveText(/\d+,\d.*\d+,\d/);

  await card(page, 'Maßnahmen in diesem Raum').getByRole('link', { name: 'Maßnahme anlegen' }).click();
  await fill(page, { Titel: 'Platz vor der Weberei', Frist: '2028-12-31' });
  await choose(page, { Federführung: 'Amt für Stadtgrün' });
  await save(page);
  await card(page, 'Geld').getByRole('link', { name: 'Betrag eintragen' }).click();
  await fill(page, { Betrag: '750.000', Jahr: '2027' });
  await save(page);
  await page.getByRole('link', { name: 'Platz vor der Weberei' }).click();
  await card(page, 'Räume').getByRole('listitem').getByRole('link', { name: 'Am alten Webstuhl' }).click();
  await expect(card(page, 'Maßnahmen in diesem Raum')).toContainText('Platz vor der Weberei');
  await expect(card(page, 'Geld')).toContainText(/Summe: 750\.000/);
});
