/** A measure becomes a paper, a group asks for other words, the council resolves, and everybody can read it: also programs. */

import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { card, choose, download, fill, save, saved, test } from './person.ts';

const asked = 'innerhalb von drei Monaten';
const title = 'Vorlage einer Reise durch den Rat';
/** So many days before today, as a date field holds it. */
const isoDay = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);

async function consult(page: Page, committee: string, role: string) {
  await page.getByRole('link', { name: 'Beratung hinzufügen' }).click();
  await choose(page, { Gremium: committee });
  await page.getByRole('radio', { name: role }).check();
  await save(page);
}

async function enterOutcome(page: Page, committee: string, outcome: string) {
  await page.getByRole('link', { name: `Ergebnis eintragen: ${committee}` }).click();
  await choose(page, { Ergebnis: outcome });
  await fill(page, { am: isoDay(1) });
  await page.getByRole('button', { name: 'Speichern' }).click();
}

test('from a measure to a resolution that everybody can read', async ({ open }) => {
  test.setTimeout(180_000);
  const coordinator = await open('coordinator');
  await coordinator.goto('/fadenburg/massnahmen/massnahme-36');
  await coordinator.getByRole('link', { name: 'Vorlage erstellen' }).click();
  await expectAccessible(coordinator);
  await coordinator.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await fill(coordinator, {
    Titel: title,
    Nummer: 'V 2026/77',
    Beschlussvorschlag: 'Der Rat beschließt den Bau. Die Verwaltung berichtet bis zum Jahresende.',
    'Eingereicht am': isoDay(10),
  });
  await save(coordinator);
  const address = new URL(coordinator.url()).pathname;
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText(title);

  await card(coordinator, 'Übereinstimmung mit den Zielen').getByRole('link', { name: 'Prüfen' }).click();
  await coordinator.getByRole('radio', { name: 'verbessert' }).first().check();
  await coordinator.getByRole('button', { name: 'Speichern' }).click();
  await expect(coordinator.getByRole('alert').first()).toContainText('Begründung');
  await coordinator.getByLabel('Begründung').first().fill('Es entstehen Wohnungen.');
  await save(coordinator);

  await consult(coordinator, 'Ausschuss für Stadtentwicklung und Bau', 'Vorberatung');
  await consult(coordinator, 'Rat der Stadt Fadenburg', 'Entscheidung');
  await enterOutcome(coordinator, 'Ausschuss für Stadtentwicklung und Bau', 'empfohlen');
  await saved(coordinator);

  const member = await open('council', { width: 375, height: 812 });
  await member.goto(address);
  await member.getByRole('link', { name: 'Änderung beantragen' }).click();
  await expectAccessible(member);
  await choose(member, { Für: 'Fraktion Spindel und Rad' });
  await fill(member, { 'Diese Stelle': 'bis Ende des Jahrzehnts', 'soll künftig heißen': asked });
  await member.getByRole('button', { name: 'Antrag stellen' }).click();
  await expect(member.getByRole('alert').first()).toContainText('steht so nicht im Text');
  await fill(member, { 'Diese Stelle': 'bis zum Jahresende' });
  await member.getByRole('button', { name: 'Antrag stellen' }).click();
  await saved(member);

  await enterOutcome(coordinator, 'Rat der Stadt Fadenburg', 'geändert beschlossen');
  await expect(coordinator.getByRole('alert').first()).toContainText('Änderungsanträge unbeantwortet');
  await coordinator.goto(address);
  await coordinator.getByRole('link', { name: 'Änderungsantrag 1, Fraktion Spindel und Rad' }).click();
  await coordinator.getByRole('radio', { name: 'übernommen', exact: true }).check();
  await coordinator.getByRole('button', { name: 'Antwort speichern' }).click();
  await saved(coordinator);
  await coordinator.getByRole('link', { name: 'Änderungen einarbeiten' }).click();
  await expectAccessible(coordinator);
  await expect(coordinator.getByLabel('Beschlusstext nach den Änderungen')).toHaveValue(new RegExp(asked));
  await save(coordinator);
  await enterOutcome(coordinator, 'Rat der Stadt Fadenburg', 'geändert beschlossen');
  await saved(coordinator);
  await expect(coordinator.getByText('entschieden', { exact: true }).first()).toBeVisible();

  const anybody = await open(null);
  const paper = address.split('/').at(-1) ?? '';
  const outside = `/fadenburg/oeffentlich/vorlagen/${paper}`;
  expect((await anybody.request.get(outside)).status()).toBe(404);
  expect((await anybody.request.get(`/fadenburg/oparl/paper/${paper}`)).status()).toBe(404);

  const office = await open('council-office');
  await office.goto(`/fadenburg/freigaben/paper/${paper}`);
  for (const fact of [/^Titel, Nummer/, /^Ergebnisse und Beschlusstext/])
    await office.getByRole('checkbox', { name: fact }).check();
  await office.getByRole('button', { name: 'Speichern' }).click();
  await saved(office);

  await expect(async () => expect((await anybody.request.get(outside)).status()).toBe(200)).toPass();
  await anybody.goto('/fadenburg/oeffentlich');
  await anybody.getByRole('link', { name: 'Rat', exact: true }).click();
  await anybody.getByRole('link', { name: title }).click();
  await expectAccessible(anybody);
  await expect(anybody.getByText('geändert beschlossen')).toBeVisible();
  await expect(anybody.getByText(asked).first()).toBeVisible();
  const object = await (await anybody.request.get(`/fadenburg/oparl/paper/${paper}`)).json();
  expect(object).toMatchObject({ name: title, reference: 'V 2026/77' });
  expect(object.consultation.map((each: { role: string }) => each.role)).toEqual(['Vorberatung', 'Entscheidung']);
});

test('a place says what it thinks of what concerns it, and gets an answer', async ({ open }) => {
  const member = await open('council');
  await member.goto('/fadenburg/ratsraum');
  await member.getByRole('link', { name: 'Stadtbezirksbeirat Spindelviertel' }).first().click();
  await expectAccessible(member);
  await card(member, 'Was diesen Ort betrifft')
    .getByRole('link', { name: /^Stellung nehmen/ })
    .first()
    .click();
  const words = 'Bitte denken Sie an die Schulwege.';
  await member.getByLabel('Stellungnahme').fill(words);
  await member.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
  await saved(member);
  const address = new URL(member.url()).pathname;

  await member.goto('/fadenburg/ratsraum/gremien/beirat-bezirk-1');
  await choose(member, { Fachteil: 'Mobilität' });
  await member.getByRole('button', { name: 'Abonnieren' }).click();
  await saved(member);

  const coordinator = await open('coordinator');
  await coordinator.goto('/fadenburg/ratsraum/stellungnahmen');
  await coordinator.goto(address);
  await coordinator.getByRole('textbox', { name: 'Antwort' }).fill('Die Schulwege bleiben frei.');
  await coordinator.getByRole('button', { name: 'Antwort speichern' }).click();
  await saved(coordinator);
  await member.goto(address);
  await expect(member.getByText('Die Schulwege bleiben frei.')).toBeVisible();
});

test('a conflict and a draft of the concept become papers, and lead to them', async ({ open }) => {
  const coordinator = await open('coordinator');
  await coordinator.goto('/fadenburg/zielkonflikte');
  await coordinator.getByRole('link', { name: 'Schulneubau gegen Entsiegelung' }).click();
  await coordinator.getByRole('link', { name: 'Vorlage erstellen' }).click();
  await expectAccessible(coordinator);
  await expect(coordinator.getByText('enthält die Stellungnahmen der Ämter')).toBeVisible();
  await coordinator.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await saved(coordinator);
  await fill(coordinator, { Titel: 'Schule oder Grün' });
  await save(coordinator);
  await expect(card(coordinator, 'Beschlussvorschlag')).toContainText('Kompakt bauen, den Hof entsiegeln');
  await coordinator.getByRole('link', { name: 'Woraus die Vorlage entstanden ist' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Schulneubau gegen Entsiegelung');
  await card(coordinator, 'Beschlüsse und Vorlagen').getByRole('link', { name: 'Schule oder Grün' }).click();
  await expect(coordinator.getByRole('heading', { level: 1 })).toHaveText('Schule oder Grün');

  await coordinator.goto('/fadenburg/fassungen/entwurf');
  await coordinator.getByRole('link', { name: 'Vorlage erstellen' }).click();
  await expectAccessible(coordinator);
  await coordinator.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await fill(coordinator, { Titel: 'Beschluss der Fortschreibung', 'Eingereicht am': isoDay(1) });
  await save(coordinator);
  await expect(card(coordinator, 'Beschlussvorschlag')).toContainText('künftig:');
  const { bytes } = await download(coordinator, 'Synopse, Stand');
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');

  const member = await open('council', { width: 375, height: 812 });
  await member.goto('/fadenburg/ratsraum/vorlagen');
  await expect(member.getByRole('link', { name: 'Schule oder Grün' })).toHaveCount(0);
  await member.getByRole('link', { name: 'Beschluss der Fortschreibung' }).first().click();
  await expectAccessible(member);
  await expect(card(member, 'Beschlussvorschlag')).toContainText('künftig:');
});
