/** The base map, set by an administrator: each kind of service, asked rightly; and each way in which one fails. */

import { expect, type Page } from '@playwright/test';
import { type MapServices, startMapServices } from '../support/map-services.ts';
import { choose, fill, save, saved, test } from './person.ts';

test.use({
  launchOptions: {
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  },
});
// One city has one base map.
test.describe.configure({ mode: 'serial', timeout: 180_000 });

const city = '/nadelfurt';
const map = `${city}/karte?indikator=einwohner`;
let services: MapServices;
let others: MapServices;
test.beforeAll(async () => {
  others = await startMapServices();
  services = await startMapServices(others.origin);
});
test.afterAll(() => Promise.all([services.stop(), others.stop()]));

async function setBaseMap(page: Page, kind: string, url: string) {
  await page.goto(`${city}/einstellungen`);
  await choose(page, { Art: kind });
  await fill(page, { Adresse: url, Quellenangabe: '© Amt für Magenta' });
  await save(page);
}

async function openMap(page: Page) {
  services.asked.length = 0;
  services.faults.length = 0;
  const answer = await page.goto(map);
  await expect(page.locator('[data-map]')).toHaveAttribute('data-painted', /, \d{4}$/, { timeout: 30_000 });
  return answer?.headers()['content-security-policy'] ?? '';
}

/** Shares of the picture in the very colour of the ground, and in others: of the areas that lie above it. */
async function colours(page: Page) {
  const shot = await page.locator('.map-canvas canvas').screenshot();
  return page.evaluate(async (data) => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext('2d');
    pen?.drawImage(image, 0, 0);
    const pixels = pen?.getImageData(0, 0, image.width, image.height).data ?? [];
    let ground = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if ((pixels[at] ?? 0) > 245 && (pixels[at + 1] ?? 255) < 10 && (pixels[at + 2] ?? 0) > 245) ground += 4;
    return { ground: ground / pixels.length, above: 1 - ground / pixels.length };
  }, shot.toString('base64'));
}

const lacking = (page: Page) => page.getByText('Die Grundkarte antwortet gerade nicht.');

const kinds: [name: string, kind: string, path: string, asked: RegExp][] = [
  ['WMS 1.3.0', 'WMS', '/ok/wms?layers=grau', /\/ok\/wms\?.*version=1\.3\.0.*crs=EPSG%3A3857/],
  ['WMS 1.1.1', 'WMS', '/ok/wms?LAYERS=grau&VERSION=1.1.1', /\/ok\/wms\?.*version=1\.1\.1.*srs=EPSG%3A3857/],
  ['tiles', 'Kacheln (XYZ)', '/ok/xyz/{z}/{x}/{y}.png', /\/ok\/xyz\/\d+\/\d+\/\d+\.png/],
  ['a style', 'Vektorstil (MapLibre)', '/ok/stil.json', /\/ok\/flaechen\.json/],
];
for (const [name, kind, path, asked] of kinds) {
  test(`${name}: asked as it wants, and the areas lie above`, async ({ open }) => {
    const page = await open('administrator');
    await setBaseMap(page, kind, services.origin + path);
    const policy = await openMap(page);
    await expect(async () => {
      const { ground, above } = await colours(page);
      expect(ground).toBeGreaterThan(0.01);
      expect(above).toBeGreaterThan(0.1);
    }).toPass({ timeout: 30_000 });
    expect(services.asked.some((each) => asked.test(each))).toBe(true);
    expect(services.faults).toEqual([]);
    await expect(page.getByText('© Amt für Magenta')).toBeVisible();
    await expect(lacking(page)).toHaveCount(0);
    // Exactly this host, on this page.
    expect(policy).toContain(`img-src 'self' data: ${services.origin};`);
    expect(policy).toContain(`connect-src 'self' ${services.origin};`);
    const elsewhere = await page.request.get(`${city}/ziele`);
    expect(elsewhere.headers()['content-security-policy']).not.toContain(services.origin);
  });
}

const failures: [name: string, kind: string, path: string][] = [
  ['tiles that never come', 'Kacheln (XYZ)', '/hang/xyz/{z}/{x}/{y}.png'],
  ['tiles that are out of order', 'Kacheln (XYZ)', '/error/xyz/{z}/{x}/{y}.png'],
  ['tiles that may not be read here', 'Kacheln (XYZ)', '/no-cors/xyz/{z}/{x}/{y}.png'],
  ['a WMS that answers with a page', 'WMS', '/html/wms?layers=grau'],
  ['a style that never comes', 'Vektorstil (MapLibre)', '/hang/stil.json'],
  ['a style that is a page', 'Vektorstil (MapLibre)', '/html/stil.json'],
  ['a style that may not be read here', 'Vektorstil (MapLibre)', '/no-cors/stil.json'],
  ['a style that leads to another host', 'Vektorstil (MapLibre)', '/ok/fremd.json'],
];
for (const [name, kind, path] of failures) {
  test(`${name}: the map works on a plain ground and says so`, async ({ open }) => {
    const page = await open('administrator');
    await setBaseMap(page, kind, services.origin + path);
    await openMap(page);
    await expect(lacking(page)).toBeVisible({ timeout: 20_000 });
    expect((await colours(page)).ground).toBeLessThan(0.001);
    await page.getByRole('button', { name: 'Vergrößern' }).click();
    await expect(page).toHaveURL(/lage=/);
    await page.getByRole('slider', { name: /^Jahr/ }).press('ArrowLeft');
    await expect(page.locator('[data-map]')).toHaveAttribute('data-painted', /, \d{4}$/);
    expect(others.asked).toEqual([]);
  });
}

test('an administrator tries a base map before she keeps it, is told what is wrong, and takes it back', async ({
  open,
}) => {
  const page = await open('administrator');
  await page.goto(`${city}/einstellungen`);
  await choose(page, { Art: 'Kacheln (XYZ)' });
  await fill(page, { Adresse: 'http://k.example/{z}/{x}.png', Quellenangabe: '' });
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText('Bitte nehmen Sie eine Adresse mit https://').first()).toBeVisible();
  await expect(page.getByText('Bitte nennen Sie, von wem die Karte stammt.').first()).toBeVisible();
  await fill(page, { Adresse: `${services.origin}/ok/xyz/{z}/{x}/{y}.png`, Quellenangabe: '© Versuch' });
  services.faults.length = 0;
  await page.getByRole('button', { name: 'Ausprobieren' }).click();
  await expect(page.getByRole('heading', { name: 'So antwortet der Dienst' })).toBeVisible();
  const tiles = page.getByRole('img', { name: /^Kachel \d/ });
  await expect(tiles).toHaveCount(4);
  const widths = () => tiles.evaluateAll((all) => all.map((tile) => (tile as HTMLImageElement).naturalWidth));
  await expect.poll(widths).toEqual([256, 256, 256, 256]);
  expect(services.faults).toEqual([]);
  await save(page);
  await page.getByRole('button', { name: 'Eigene Grundkarte entfernen' }).click();
  await saved(page);
  await page.getByRole('button', { name: 'Rückgängig machen' }).click();
  await expect(page.getByText('Zurückgenommen: Grundkarte')).toBeVisible();
  await page.goto(`${city}/einstellungen`);
  await expect(page.getByLabel('Adresse')).toHaveValue(/ok\/xyz/);
  await page.getByRole('button', { name: 'Eigene Grundkarte entfernen' }).click();
  await saved(page);
  const policy = await openMap(page);
  expect(policy).toContain("connect-src 'self';");
});
