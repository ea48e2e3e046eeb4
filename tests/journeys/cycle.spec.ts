/**
 * A concept once around, in two cities: draft, consultation, a conflict that nobody answered in time, mayors' meeting, council,
 * in force, report, update. After every step somebody without a sign-in looks, and sees what is released and nothing else.
 */

import { expect, type Page } from '@playwright/test';
import { type House, openHouse } from './cycle-server.ts';
import {
  amend,
  beginDraft,
  consult,
  decide,
  drawConclusion,
  freezeReport,
  type Guest,
  guestOf,
  hasMovedOn,
  hearThreeOffices,
  idOf,
  proposeGoal,
  release,
  resolve,
  seatCouncil,
  step,
  submitPaper,
  takeOver,
} from './cycle-steps.ts';
import { test } from './person.ts';

const council = 'Rat im ganzen Kreis';
const group = 'Fraktion Rundherum';
const conflictTitle = 'Baumreihe gegen Haltestelle am Kreisel';
const conflictReason = 'Die Bäume rücken an den Rand, weil beides dann Platz hat.';
const first = { title: 'Konzept im ganzen Kreis', goal: 'Schatten auf jedem Schulweg', number: 'R 2026/01' };
const second = { title: 'Fortschreibung im ganzen Kreis', goal: 'Trinkwasser auf jedem Schulweg', number: 'R 2026/02' };
const asked = 'binnen drei Monaten';

type People = { readonly karim: Page; readonly vera: Page; readonly rita: Page; readonly guest: Guest };

let house: House;
test.describe.configure({ mode: 'default' });
test.beforeAll(async () => {
  test.setTimeout(120_000);
  house = await openHouse();
});
test.afterAll(() => house.close());

/** Draft and consultation: what three offices are asked stays inside, and goes on without the one that is silent. */
async function consultation(city: string, { karim, guest }: People) {
  const draft = await beginDraft(karim, city, first.title);
  await proposeGoal(karim, first.goal);
  await guest.doesNotSee(first.goal, `konzept/${idOf(karim)}`);
  await step(karim, draft, 'Beteiligung in der Verwaltung');
  await guest.doesNotSee(first.title);
  const conflict = await hearThreeOffices(karim, city, conflictTitle);
  await guest.doesNotSee(conflictTitle, `zielkonflikte/${idOf(karim)}`);
  await house.later(15);
  await hasMovedOn(karim, conflict);
  await guest.doesNotSee(conflictTitle, `zielkonflikte/${idOf(karim)}`);
  return { draft, conflict };
}

/** The mayors' meeting: first the conflict is released, then how it was decided. */
async function mayorsMeeting({ karim, vera, guest }: People, draft: string, conflict: string) {
  await step(karim, draft, 'Dienstberatung');
  await decide(vera, conflict, conflictReason);
  await guest.doesNotSee(conflictTitle);
  await karim.goto(conflict);
  await release(karim, /^Titel, Worum es geht/);
  await guest.finds('zielkonflikte', conflictTitle);
  await expect(guest.page.getByText(conflictReason)).toHaveCount(0);
  await karim.goto(conflict);
  await release(karim, /^Entscheidung, Begründung/);
  await guest.finds('zielkonflikte', conflictTitle, conflictReason);
  await step(vera, draft, 'Beratung im Rat');
  await guest.doesNotSee(first.title);
}

/** The council: a paper, other words asked for and taken over, a resolution; then it is released. */
async function resolution(city: string, { karim, rita, guest }: People) {
  const title = 'Vorlage für den ersten Umlauf';
  await seatCouncil(karim, city, council, group);
  await karim.goto(`/${city}/ratsraum/vorlagen`);
  await karim.getByRole('link', { name: 'Vorlage anlegen' }).first().click();
  const text = 'Der Rat beschließt das Konzept. Die Verwaltung berichtet bis zum Jahresende.';
  await submitPaper(karim, title, first.number, text);
  const paper = karim.url();
  const own = `vorlagen/${idOf(karim)}`;
  await consult(karim, council);
  await guest.doesNotSee(title, own);
  await rita.goto(paper);
  await amend(rita, group, 'bis zum Jahresende', asked);
  await guest.doesNotSee(asked, own);
  await karim.goto(paper);
  await takeOver(karim, group, asked);
  await resolve(karim, council, 'geändert beschlossen');
  await guest.doesNotSee(title, own);
  await release(karim, /^Titel, Nummer/, /^Ergebnisse und Beschlusstext/);
  await guest.finds('vorlagen', title, 'geändert beschlossen', asked);
}

/** In force inside at once; outside when it is released, the version and each of its goals for itself. */
async function intoForce(city: string, { karim, guest }: People, draft: string, version: typeof first) {
  await step(karim, draft, 'In Kraft', { 'Nummer des Beschlusses': version.number });
  await expect(karim.getByText('verbindlich', { exact: true })).toBeVisible();
  await guest.doesNotSee(version.title, `konzept/${idOf(karim)}`);
  await guest.doesNotSee(version.goal);
  await release(karim, /^die ganze Fassung mit Synopse/);
  await guest.finds('konzept', version.title, version.goal);
  await guest.page.goto(`/${city}/oeffentlich/neues`);
  await expect(guest.page.getByText(version.goal)).toHaveCount(0);
  await karim.goto(`/${city}/ziele?suche=${encodeURIComponent(version.goal)}`);
  await karim.getByRole('main').getByRole('link', { name: version.goal, exact: true }).click();
  await expect(karim.getByText(`durch ${version.number}`)).toBeVisible();
  await release(karim, /^Titel, Text/);
  await guest.finds('neues', version.goal);
}

/** A report, what follows from it, and the resolution to update. */
async function report(city: string, { karim, guest }: People) {
  const frozen = await freezeReport(karim, city);
  const own = `berichte/${idOf(karim)}`;
  expect((await guest.page.request.get(`/${city}/oeffentlich/${own}`)).status()).toBe(404);
  await release(karim, /^der ganze Bericht/);
  await guest.reads(own);
  const draft = await beginDraft(karim, city, second.title);
  await drawConclusion(karim, frozen, second.title, second.goal);
  await guest.doesNotSee(second.goal);

  await karim.goto(frozen);
  await karim.getByRole('link', { name: 'Vorlage erstellen' }).click();
  await karim.getByRole('button', { name: 'Entwurf anlegen' }).click();
  const title = 'Vorlage für den zweiten Umlauf';
  await submitPaper(karim, title, second.number, 'Der Rat beschließt die Fortschreibung.');
  await consult(karim, council);
  await resolve(karim, council, 'beschlossen');
  await guest.doesNotSee(title, `vorlagen/${idOf(karim)}`);
  await release(karim, /^Titel, Nummer/, /^Ergebnisse und Beschlusstext/);
  await guest.finds('vorlagen', title);
  return draft;
}

/** What changed from the one to the other, for everybody: as a page and as files. */
async function synopsis(city: string, { guest }: People) {
  await guest.finds('konzept', second.title);
  const own = `konzept/${idOf(guest.page)}/synopse`;
  await guest.page.goto(`/${city}/oeffentlich/konzept`);
  await guest.page
    .getByRole('listitem')
    .filter({ hasText: second.title })
    .getByRole('link', { name: 'Was sich gegenüber der Fassung davor geändert hat' })
    .click();
  expect(new URL(guest.page.url()).pathname).toBe(`/${city}/oeffentlich/${own}`);
  await expect(guest.page.getByRole('heading', { name: second.goal })).toBeVisible();
  await expect(guest.page.getByText('Das hat der Bericht gezeigt.')).toHaveCount(0);
  await guest.getsFile(`${own}.pdf`, /pdf/);
  await guest.getsFile(`${own}.docx`, /wordprocessingml/);
}

for (const city of ['fadenburg', 'leipzig']) {
  test(`${city}: from a draft to the synopsis of the update, and what everybody sees on the way`, async ({ open }) => {
    test.setTimeout(600_000);
    const people = {
      karim: await open('coordinator'),
      vera: await open('leadership'),
      rita: await open('council'),
      guest: guestOf(await open(null), city),
    };
    const { karim, vera } = people;
    const { draft, conflict } = await consultation(city, people);
    await mayorsMeeting(people, draft, conflict);
    await resolution(city, people);
    await intoForce(city, people, draft, first);
    const update = await report(city, people);
    await step(karim, update, 'Beteiligung in der Verwaltung');
    await step(karim, update, 'Dienstberatung');
    await step(vera, update, 'Beratung im Rat');
    await people.guest.doesNotSee(second.goal);
    await intoForce(city, people, update, second);
    await synopsis(city, people);
  });
}
