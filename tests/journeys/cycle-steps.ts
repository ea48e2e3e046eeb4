/** What people do, one step after the other, in the full cycle of a concept (cycle.spec.ts): by labels and buttons only. */

import { expect, type Page } from '@playwright/test';
import { card, choose, fill, save, saved, tick } from './person.ts';

const isoDay = (moment: Date) => moment.toISOString().slice(0, 10);
/** A day that is over wherever the house's clock stands. */
const yesterday = isoDay(new Date(Date.now() - 86_400_000));

const publicPlaces = ['konzept', 'zielkonflikte', 'vorlagen', 'berichte', 'neues'];

/** Anybody, not signed in: reads the public pages of one city. */
export function guestOf(page: Page, city: string) {
  const place = (name: string) => `/${city}/oeffentlich/${name}`;
  return {
    page,
    /** None of the public pages says these words, and the thing's own page is not there. */
    async doesNotSee(words: string, own?: string) {
      for (const name of publicPlaces) {
        await page.goto(place(name));
        await expect(page.getByText(words)).toHaveCount(0);
      }
      if (own) expect((await page.request.get(place(own))).status(), own).toBe(404);
    },
    /** The register leads to it, and its page says this besides. What was just released may take a moment to be seen. */
    async finds(register: string, title: string, ...says: readonly string[]) {
      await expect(async () => {
        await page.goto(place(register));
        await page.getByRole('main').getByRole('link', { name: title }).first().click({ timeout: 1000 });
        await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
        for (const words of says) await expect(page.getByText(words).first()).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 15_000 });
    },
    /** It can be read at its own address. */
    async reads(own: string) {
      await expect(async () => expect((await page.goto(place(own)))?.status()).toBe(200)).toPass({ timeout: 15_000 });
    },
    /** A file of it can be had, and is one. */
    async getsFile(path: string, type: RegExp) {
      const answer = await page.request.get(place(path));
      expect(answer.status(), path).toBe(200);
      expect(answer.headers()['content-type']).toMatch(type);
    },
  };
}
export type Guest = ReturnType<typeof guestOf>;

/** The last part of where she is. */
export const idOf = (page: Page) => new URL(page.url()).pathname.split('/').at(-1) ?? '';

/** The facts with these names may be seen by everybody from now on. */
export async function release(page: Page, ...facts: readonly RegExp[]) {
  // By keyboard: below a long text that is drawn as one comes to it, a click can miss what has just moved.
  await page.getByRole('link', { name: 'Freigabe ändern' }).first().press('Enter');
  for (const fact of facts) await page.getByRole('checkbox', { name: fact }).check();
  await save(page);
}

export async function beginDraft(page: Page, city: string, title: string): Promise<string> {
  await page.goto(`/${city}/konzept`);
  await page.getByRole('link', { name: 'Fassungen des Konzepts' }).click();
  await page.getByRole('link', { name: 'Entwurf beginnen' }).click();
  await fill(page, { Titel: title, Anlass: 'Der Rat hat es bestellt.' });
  await page.getByRole('button', { name: 'Entwurf anlegen' }).click();
  await saved(page);
  return page.url();
}

export async function proposeGoal(page: Page, title: string) {
  await page.getByRole('link', { name: 'Neues Ziel' }).click();
  await fill(page, { Titel: title, Begründung: 'Es wird heißer.' });
  await page.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await saved(page);
}

/** The version goes one stage on. */
export async function step(page: Page, draft: string, stage: string, more: Readonly<Record<string, string>> = {}) {
  await page.goto(draft);
  await page.getByRole('link', { name: `Schritt: ${stage}` }).click();
  await fill(page, more);
  await page.getByRole('button', { name: 'Schritt machen' }).click();
  await saved(page);
}

/** A conflict that three offices are asked about; two of them answer. */
export async function hearThreeOffices(page: Page, city: string, title: string): Promise<string> {
  await page.goto(`/${city}/zielkonflikte`);
  await page.getByRole('link', { name: 'Konflikt erfassen' }).click();
  await fill(page, {
    Titel: title,
    'Worum geht es?': 'Auf demselben Platz sollen Bäume stehen und Busse halten.',
    Nutzungen: 'Bäume auf dem Platz\nHaltestelle auf dem Platz',
    'Weg 1': 'Bäume an den Rand',
  });
  await page.getByLabel('Zuständiges Amt').selectOption({ index: 1 });
  const offices = page.getByRole('group', { name: 'Betroffene Ämter' }).getByRole('checkbox');
  for (const index of [0, 1, 2]) await offices.nth(index).check();
  await save(page);
  await choose(page, { 'Verfahren wählen': 'Dienstberatung entscheidet zuletzt' });
  await page.getByRole('button', { name: 'Verfahren beginnen' }).click();
  await saved(page);
  const conflict = page.url();
  const asked = card(page, 'Betroffene Ämter');
  await expect(asked.getByRole('link', { name: 'Stellung nehmen' })).toHaveCount(3);
  for (const stance of ['stimmt zu', 'nicht betroffen']) {
    await asked.getByRole('link', { name: 'Stellung nehmen' }).first().click();
    await page.getByRole('radio', { name: stance, exact: true }).check();
    await page.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
    await saved(page);
  }
  await expect(card(page, 'Verfahren')).toContainText('ein Amt hat noch nicht geantwortet');
  return conflict;
}

/** Nobody has done anything: the day was over. */
export async function hasMovedOn(page: Page, conflict: string) {
  await expect(async () => {
    await page.goto(conflict);
    const said = 'Frist abgelaufen, von selbst weitergegangen';
    await expect(card(page, 'Verfahren')).toContainText(said, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  await expect(card(page, 'Betroffene Ämter')).toContainText('keine Antwort bis');
}

/** The mayor's bench hears, is informed, and decides with a reason. */
export async function decide(page: Page, conflict: string, reason: string) {
  for (const name of ['Ergebnis der Anhörung vermerken', 'Als informiert vermerken']) {
    await page.goto(conflict);
    await card(page, 'Verfahren').getByRole('link', { name }).click();
    await fill(page, { Vermerk: 'Vorgestellt und besprochen.' });
    await page.getByRole('button', { name: 'Vermerken und weiter' }).click();
    await saved(page);
  }
  await card(page, 'Verfahren').getByRole('link', { name: 'Entscheiden', exact: true }).click();
  await choose(page, { 'Gewählter Weg': 'Bäume an den Rand' });
  await fill(page, { Begründung: reason });
  await page.getByRole('button', { name: 'Speichern und Schritt beenden' }).click();
  await saved(page);
  await expect(card(page, 'Entscheidung')).toContainText(reason);
}

/** A council and a group in it, for which the demo's member of the council speaks. */
export async function seatCouncil(page: Page, city: string, council: string, group: string) {
  for (const [name, kind] of [
    [council, 'Rat'],
    [group, 'Fraktion'],
  ] as const) {
    await page.goto(`/${city}/ratsraum/gremien`);
    await page.getByRole('link', { name: 'Gremium anlegen' }).first().click();
    await fill(page, { Name: name, 'Name des Mitglieds': 'Rita Demo' });
    await choose(page, { Art: kind, Zugang: 'Rita Demo' });
    await save(page);
    // Who decided is told outside only of committees that are known there.
    await release(page, /^Name, Art/);
  }
}

/** A paper of the administration before the council. */
export async function submitPaper(page: Page, title: string, number: string, text: string) {
  await fill(page, { Titel: title, Nummer: number, Beschlussvorschlag: text, 'Eingereicht am': yesterday });
  const office = page.getByLabel('Federführendes Amt', { exact: true });
  if ((await office.inputValue()) === '') await office.selectOption({ index: 1 });
  await save(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
}

export async function consult(page: Page, council: string) {
  await page.getByRole('link', { name: 'Beratung hinzufügen' }).click();
  await choose(page, { Gremium: council });
  await page.getByRole('radio', { name: 'Entscheidung' }).check();
  await save(page);
}

/** A group asks for other words. */
export async function amend(page: Page, group: string, passage: string, asked: string) {
  await page.getByRole('link', { name: 'Änderung beantragen' }).click();
  await choose(page, { Für: group });
  await fill(page, { 'Diese Stelle': passage, 'soll künftig heißen': asked });
  await page.getByRole('button', { name: 'Antrag stellen' }).click();
  await saved(page);
}

/** The administration takes the words over, and they stand in the text. */
export async function takeOver(page: Page, group: string, asked: string) {
  await page.getByRole('link', { name: `Änderungsantrag 1, ${group}` }).click();
  await page.getByRole('radio', { name: 'übernommen', exact: true }).check();
  await page.getByRole('button', { name: 'Antwort speichern' }).click();
  await saved(page);
  await page.getByRole('link', { name: 'Änderungen einarbeiten' }).click();
  await expect(page.getByLabel('Beschlusstext nach den Änderungen')).toHaveValue(new RegExp(asked));
  await save(page);
}

export async function resolve(page: Page, council: string, outcome: string) {
  await page.getByRole('link', { name: `Ergebnis eintragen: ${council}` }).click();
  await choose(page, { Ergebnis: outcome });
  await fill(page, { am: yesterday });
  await save(page);
  await expect(page.getByText('entschieden', { exact: true }).first()).toBeVisible();
}

/** The report of the year, as it stands, frozen. */
export async function freezeReport(page: Page, city: string): Promise<string> {
  await page.goto(`/${city}/bericht/entwurf`);
  await page.getByRole('button', { name: 'Festschreiben' }).click();
  await expect(page.getByRole('link', { name: 'Zum Ergebnis' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('link', { name: 'Zum Ergebnis' }).click();
  await expect(page.getByText('festgeschrieben', { exact: true })).toBeVisible();
  return page.url();
}

/** What the report found becomes a new goal in the draft, which says where it comes from. */
export async function drawConclusion(page: Page, report: string, version: string, title: string) {
  await page.goto(report);
  await page.getByRole('link', { name: 'Befunde und Folgerungen' }).click();
  await page
    .getByRole('link', { name: /: Folgerung ziehen$/ })
    .first()
    .click();
  await choose(page, { Entwurf: version });
  await tick(page, 'Was folgt daraus?', 'neu aufnehmen');
  await fill(page, { Begründung: 'Das hat der Bericht gezeigt.' });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await fill(page, { Titel: title });
  await page.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await saved(page);
  await expect(page.getByText(/Befund eines Berichts/).first()).toBeVisible();
}
