/** Offices are heard on a draft of the concept: an office remarks on what changes, each remark gets its answer. */

import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { card, fill, saved, test, tick } from './person.ts';

const city = '/fadenburg';
const goal = 'Bezahlbare Wohnungen erhalten';
const words = 'Auch geerbte Belegungsrechte zählen.';

test('an office is asked, remarks on one change and has done; the answer changes the draft, and nobody outside sees it', async ({
  open,
}) => {
  const frieda = await open('editor', { width: 375, height: 800 });
  const karim = await open('coordinator');
  const anybody = await open(null);

  await frieda.goto(`${city}/aufgaben`);
  await frieda.getByRole('link', { name: /^Stellungnahme zum Entwurf des Konzepts/ }).click();
  await frieda.getByRole('link', { name: 'Erledigen' }).click();
  await expect(frieda.getByRole('heading', { level: 1 })).toHaveText('Stellungnahme zum Entwurf: Amt für Wohnen');
  await frieda.getByRole('link', { name: `Anmerken zu: ${goal}`, exact: true }).click();
  await expect(frieda.getByLabel('Wozu?').locator('option:checked')).toHaveText(goal);
  await frieda.getByRole('button', { name: 'Anmerkung speichern' }).click();
  await expect(frieda.getByText('Bitte füllen Sie dieses Feld aus.').first()).toBeVisible();
  await expectAccessible(frieda);
  await fill(frieda, { Anmerkung: words });
  await frieda.getByRole('button', { name: 'Anmerkung speichern' }).click();
  await saved(frieda);
  await expect(card(frieda, 'Ihre Anmerkung')).toContainText('noch offen');
  await frieda.getByRole('button', { name: 'Stellungnahme abschließen' }).click();
  await saved(frieda);
  await expect(card(frieda, 'Ihre Anmerkung')).toContainText('Abgeschlossen am');
  const own = frieda.url();
  await frieda.goto(`${city}/aufgaben`);
  await expect(frieda.getByRole('link', { name: /^Stellungnahme zum Entwurf des Konzepts/ })).toHaveCount(0);

  await karim.goto(`${city}/aufgaben`);
  await karim.getByRole('link', { name: /^Anmerkungen von Ämtern beantworten/ }).click();
  await karim.getByRole('link', { name: 'Erledigen' }).click();
  const asked = card(karim, 'Gefragte Ämter').getByRole('listitem').filter({ hasText: 'Amt für Wohnen' });
  await expect(asked).toContainText('geantwortet');
  await karim.getByRole('link', { name: `Im Entwurf ändern : ${goal}, Amt für Wohnen` }).click();
  await expect(card(karim, 'Was dazu gesagt wurde')).toContainText(words);
  await expect(karim.getByLabel('Begründung', { exact: true })).toHaveValue(/Umsetzungsbericht/);
  await fill(karim, { Erläuterung: 'Gezählt wird jede Wohnung mit Bindung, auch mit geerbten Belegungsrechten.' });
  await karim.getByRole('button', { name: 'In den Entwurf übernehmen' }).click();
  await saved(karim);

  await karim.getByRole('link', { name: 'Stellungnahmen der Ämter' }).click();
  await karim.getByRole('link', { name: `Antworten : ${goal}, Amt für Wohnen` }).click();
  await tick(karim, 'Antwort', 'nicht übernommen');
  await karim.getByRole('button', { name: 'Antwort speichern' }).click();
  await expect(karim.getByText(/Begründung/).first()).toBeVisible();
  await expect(karim.getByText('Gespeichert', { exact: true })).toHaveCount(0);
  await tick(karim, 'Antwort', 'übernommen');
  await karim.getByRole('button', { name: 'Antwort speichern' }).click();
  await saved(karim);

  await frieda.goto(own);
  await expect(card(frieda, 'Ihre Anmerkung')).toContainText('übernommen');
  await expect(frieda.locator('ins').filter({ hasText: 'Belegungsrechten' }).first()).toBeVisible();
  expect((await anybody.goto(own))?.url()).toMatch(/anmelden/);
  await anybody.goto(`${city}/oeffentlich/konzept`);
  await expect(anybody.getByText(words)).toHaveCount(0);
  await expect(anybody.getByText('Fortschreibung 2027')).toHaveCount(0);
});
