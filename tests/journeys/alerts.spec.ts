/** From a rule of the statistics office to an alert, its answer by the office, and what the board makes of it. */

import { expect } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { saved, test } from './person.ts';

const indicator = 'Arbeitslose je 100 Einwohner';

test('what is unusual finds its office, and the office says what it means', async ({ open }) => {
  const statistician = await open('statistician');
  await statistician.goto('/leipzig');
  await statistician.getByRole('link', { name: 'Warnungen', exact: true }).click();
  await statistician.getByRole('link', { name: 'Prüfregeln' }).first().click();
  await statistician.getByRole('link', { name: 'Prüfregel anlegen' }).first().click();
  await statistician.getByLabel('Indikator').selectOption({ label: indicator });
  await statistician.getByLabel('Raumgliederung').selectOption({ label: 'Ortsteile' });
  await statistician.getByRole('button', { name: 'Prüfregel anlegen' }).click();
  await saved(statistician);
  const rule = statistician.getByRole('region', { name: `${indicator}, Ortsteile` });
  await rule.getByRole('link', { name: 'Bearbeiten' }).click();
  await expectAccessible(statistician);
  await statistician.getByLabel('Tage bis zur Antwort').fill('keine');
  await statistician.getByRole('button', { name: 'Prüfregel bearbeiten' }).click();
  await expect(statistician.getByRole('alert').first()).toContainText('Tage bis zur Antwort');
  await statistician.getByLabel('Tage bis zur Antwort').fill('21');
  await statistician.getByRole('button', { name: 'Prüfregel bearbeiten' }).click();
  await saved(statistician);
  await statistician.getByRole('button', { name: 'Jetzt prüfen' }).click();
  await statistician.getByRole('link', { name: 'Zum Ergebnis' }).click();
  await expect(statistician.getByRole('heading', { level: 1 })).toHaveText(/^[1-9]\d* Warnung(en)?$/);

  const coordinator = await open('coordinator', { width: 375, height: 812 });
  await coordinator.goto('/leipzig/warnungen');
  await coordinator
    .getByRole('link', { name: /als erwartet$/ })
    .first()
    .click();
  await expectAccessible(coordinator);
  await coordinator.getByRole('button', { name: 'Gesehen, wir prüfen es' }).click();
  await saved(coordinator);
  await coordinator.getByLabel('Was es bedeutet').fill('Hier wird ein Vermittlungsprojekt beendet; das ist geplant.');
  await coordinator.getByRole('radio', { name: 'erklärt' }).check();
  await coordinator.getByRole('radio', { name: 'Hinweis im Bericht' }).check();
  await coordinator.getByRole('button', { name: 'Antwort speichern' }).click();
  await saved(coordinator);
  await expect(coordinator.getByText('erklärt', { exact: true }).first()).toBeVisible();
  await coordinator.reload();
  await expect(coordinator.getByLabel('Was es bedeutet')).toHaveValue(/Vermittlungsprojekt/);
});
