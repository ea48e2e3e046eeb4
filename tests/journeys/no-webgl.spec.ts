/** A browser that cannot draw in three dimensions: the map drawn by the server, its legend and its table serve. */

import { expect, test } from '@playwright/test';
import { windowOf } from './person.ts';

test.use({
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-3d-apis', '--disable-webgl', '--disable-webgl2'],
  },
});

test('without WebGL the drawn map is chosen, read and clicked, and its table says the same', async ({ browser }) => {
  const context = await windowOf(browser, 'statistician', { width: 375, height: 812 });
  const page = await context.newPage();
  await page.goto('/leipzig/karte?indikator=einwohner&jahr=2010');
  expect(await page.evaluate(() => document.createElement('canvas').getContext('webgl2') === null)).toBe(true);
  const drawnMap = page.locator('.map-frame svg');
  await expect(drawnMap).toBeVisible();
  await expect(page.locator('.map-canvas')).toHaveCount(0);
  expect(await drawnMap.locator('path').count()).toBeGreaterThan(50);
  // What only the movable map can do is not offered.
  await expect(page.getByRole('button', { name: 'Rechteck zeichnen' })).toBeHidden();
  await page.getByRole('slider', { name: /^Jahr/ }).fill('2015');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Karte: Einwohnerinnen und Einwohner, 2015');
  const row = page.getByRole('row', { name: /^Althen-Kleinpösna/ });
  const number = (await row.getByRole('cell').last().textContent())?.trim() ?? '';
  expect(number).toMatch(/\d/);
  await expect(drawnMap.getByRole('link', { name: /Althen-Kleinpösna/ })).toHaveAttribute(
    'href',
    /\/leipzig\/raeume\//,
  );
  await drawnMap.getByRole('link', { name: /Althen-Kleinpösna/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Althen-Kleinpösna');
  await context.close();
});
