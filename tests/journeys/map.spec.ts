/** The map of the city, as people use it: with a movable map where the browser can, without any script where it cannot. */

import { type Browser, expect, test } from '@playwright/test';
import { address, counting, windowOf } from './person.ts';

test.use({
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
});

const painted = /^.+, \d{4}$/;

async function openMap(browser: Browser, path = '/leipzig/karte') {
  const context = await windowOf(browser, 'statistician');
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.locator('[data-map]')).toHaveAttribute('data-painted', painted, { timeout: 20_000 });
  return { context, page };
}

test('a statistician draws an indicator for a year and shares the link in at most six clicks', async ({ browser }) => {
  const context = await windowOf(browser, 'statistician');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await context.newPage();
  await page.goto('/leipzig');
  const person = counting(page);
  await person.click('Karte');
  await expect(page.getByRole('heading', { level: 1, name: /^Karte/ })).toBeVisible();
  await person.choose('Indikator', 'Einwohnerinnen und Einwohner');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Karte: Einwohnerinnen und Einwohner, \d{4}/);
  await page.getByRole('slider', { name: /^Jahr/ }).fill('2010');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Karte: Einwohnerinnen und Einwohner, 2010');
  await expect(page.getByRole('columnheader', { name: /^2010/ })).toBeVisible();
  await person.click('Link kopieren', 'button');
  await expect(page.getByText('Der Link zu diesem Bild ist kopiert.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  // The slider is one more.
  expect(person.steps + 1).toBeLessThanOrEqual(6);

  const other = await windowOf(browser, 'council');
  const reader = await other.newPage();
  await reader.goto(link);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Karte: Einwohnerinnen und Einwohner, 2010');
  await Promise.all([context.close(), other.close()]);
});

test('a new year is coloured from values alone', async ({ browser }) => {
  const { context, page } = await openMap(browser, '/leipzig/karte?indikator=einwohner&jahr=2005');
  await page.waitForTimeout(1500);
  // Values may be asked for, and the words beside the map; never the areas again, nor the page as a whole.
  const others: string[] = [];
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    const words = searchParams.get('nur-worte') === '1';
    if (!words && !['/leipzig/karte/werte', '/symbol.svg'].includes(pathname)) others.push(pathname);
  });
  for (let year = 2006; year <= 2009; year++) {
    await page.getByRole('slider', { name: /^Jahr/ }).fill(String(year));
    await expect(page.locator('[data-map] [data-title]').first()).toHaveText(new RegExp(`${year}$`));
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2009$/);
  expect(others).toEqual([]);
  await context.close();
});

test('two years stand side by side and move together', async ({ browser }) => {
  const context = await windowOf(browser, 'council');
  const page = await context.newPage();
  await page.goto('/leipzig/karte?indikator=einwohner&jahr=2015');
  await page.getByRole('combobox', { name: 'Vergleich' }).selectOption({ label: 'mit einem anderen Jahr' });
  await expect(page).toHaveURL(/vergleich=years/);
  await expect(page.getByRole('heading', { name: 'Einwohnerinnen und Einwohner, 2010' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Vergrößern' })).toHaveCount(2);
  await page.getByRole('button', { name: 'Vergrößern' }).first().click();
  await expect(page).toHaveURL(/lage=/);
  await context.close();
});

test('a drawn rectangle lists what lies in it, and an area is one click away', async ({ browser }) => {
  const { context, page } = await openMap(browser);
  await page.getByRole('button', { name: 'Rechteck zeichnen' }).click();
  const map = page.getByRole('region', { name: /Bewegliche Karte/ });
  const box = await map.boundingBox();
  if (!box) throw new Error('no map');
  const middle = { x: box.width / 2, y: box.height / 2 };
  await map.click({ position: middle });
  await map.click({ position: { x: middle.x + 40, y: middle.y + 40 } });
  await expect(page.getByRole('heading', { name: 'Das liegt in der gezeichneten Fläche' })).toBeVisible();
  await expect(page).toHaveURL(/flaeche=/);
  await expect(page.getByText(/Räume: Ortsteile \(\d+\)/)).toBeVisible();
  await page.getByRole('link', { name: 'Fläche entfernen' }).click();
  await expect(page).not.toHaveURL(/flaeche=/);
  await expect(page.locator('[data-map]')).toHaveAttribute('data-painted', painted, { timeout: 20_000 });
  await page.getByRole('region', { name: /Bewegliche Karte/ }).click({ position: middle });
  await expect(page).toHaveURL(/\/leipzig\/raeume\//);
  await context.close();
});

test('years play and stop', async ({ browser }) => {
  const { context, page } = await openMap(browser, '/leipzig/karte?indikator=einwohner&jahr=2005');
  await page.getByRole('button', { name: 'Jahre abspielen' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Einwohnerinnen und Einwohner, 2007' })).toBeVisible();
  await page.getByRole('button', { name: 'Anhalten' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Einwohner, 20(0[7-9]|1\d)$/);
  await context.close();
});

test('without script the map is drawn, chosen and read all the same', async ({ browser }) => {
  const signed = await windowOf(browser, 'council');
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: address() });
  await context.addCookies(await signed.cookies());
  const page = await context.newPage();
  await page.goto('/leipzig/karte');
  await page.getByRole('combobox', { name: 'Raumgliederung' }).selectOption({ label: 'Stadtbezirke' });
  await page
    .getByRole('combobox', { name: 'Indikator', exact: true })
    .selectOption({ label: 'Einwohnerinnen und Einwohner' });
  await page.getByRole('button', { name: 'Karte zeigen' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Karte: Einwohnerinnen und Einwohner, \d{4}$/);
  await expect(page.getByRole('link', { name: 'Mitte', exact: true })).toBeVisible();
  await page.getByText('Rechteck mit Zahlen angeben').click();
  await page.getByRole('textbox', { name: 'Rechteck' }).fill('12.35,51.32,12.40,51.35');
  await page.getByRole('button', { name: 'Zeigen, was darin liegt' }).click();
  await expect(page.getByRole('heading', { name: 'Das liegt in der gezeichneten Fläche' })).toBeVisible();
  await Promise.all([context.close(), signed.close()]);
});
