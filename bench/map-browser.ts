/** The map as a reader meets it: Debian's Chromium with software drawing, from the address to the coloured map, and on from there. */

import { chromium, type Page } from '@playwright/test';
import type { Line } from './table.ts';

const firstWithin = 1500;
const changeWithin = 150;
const recolourWithin = 100;
const visits = 5;
const changes = 9;

const args = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];

/** @param indicators the first is drawn first, the others are changed to and fro */
export async function measureInBrowser(
  address: string,
  cookie: string,
  indicators: readonly [string, string],
): Promise<Line[]> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  try {
    const seen: number[] = [];
    const movable: number[] = [];
    const years: number[] = [];
    const others: number[] = [];
    const classes: number[] = [];
    for (let visit = 0; visit < visits; visit++) {
      // Nothing is in the browser's store: each visit is the first.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const [name = '', value = ''] = cookie.split(/=(.*)/s);
      await context.addCookies([{ name, value, url: address }]);
      const page = await context.newPage();
      await page.goto(`${address}?gliederung=ortsteile&indikator=${indicators[0]}`);
      await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-map]')?.dataset['painted']);
      movable.push(await page.evaluate(() => performance.now()));
      seen.push(await drawnAt(page));
      await page.waitForTimeout(1500);
      for (let change = 0; change < changes; change++) {
        years.push(await changed(page, { name: 'jahr', change }));
        others.push(await changed(page, { name: 'indikator', value: indicators[(change + 1) % 2] ?? '', change }));
      }
      classes.push(...(await recoloured(page)));
      await context.close();
    }
    return [
      line('map of 5,000 areas, from the address to the coloured map', seen, firstWithin),
      { ...line('from the address to the map that can be moved', movable, firstWithin), bar: 'no bar', met: true },
      line('another year', years, changeWithin),
      line('another indicator', others, changeWithin),
      strict(line('other classes and colours, without network', classes, recolourWithin), classes, recolourWithin),
    ];
  } finally {
    await browser.close();
  }
}

/**
 * When the browser first showed something: the map of the server, coloured, is part of that frame. The movable one has taken
 * its place since; that it was there is read from the page as it was sent.
 */
async function drawnAt(page: Page): Promise<number> {
  const sent = await (await page.request.get(page.url())).text();
  // Areas of one class are one path; each of them ends with a Z.
  const paths = [...sent.matchAll(/<path class="ramp-\d[^"]*" d="([^"]*)"/g)];
  const areas = paths.reduce((sum, [, outline = '']) => sum + outline.split('Z').length - 1, 0);
  if (areas < 4000) throw new Error(`Only ${areas} coloured areas were sent with the page`);
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}

/** Classes are made anew of values that are there: the browser is cut off while it does. */
async function recoloured(page: Page): Promise<number[]> {
  const ways = ['equal', 'natural', 'quantile'];
  const took: number[] = [];
  await page.waitForTimeout(700);
  await page.context().setOffline(true);
  for (let change = 0; change < changes; change++)
    took.push(await changed(page, { name: 'klassen', value: ways[change % ways.length] ?? '', change }));
  await page.context().setOffline(false);
  return took;
}

/** Not only the usual change: nineteen of twenty. */
function strict(found: Line, took: readonly number[], most: number): Line {
  return { ...found, bar: `p95 ≤ ${most} ms`, met: took.filter((each) => each > most).length <= took.length / 20 };
}

/** How long from the choice to the frame in which it is seen. */
function changed(page: Page, chosen: { name: string; value?: string; change: number }): Promise<number> {
  return page.evaluate(async ({ name, value, change }) => {
    const host = document.querySelector<HTMLElement>('[data-map]');
    const field = document.querySelector<HTMLInputElement | HTMLSelectElement>(`#map-form [name=${name}]`);
    if (!host || !field) throw new Error(`no ${name}`);
    await new Promise((resolve) => setTimeout(resolve, 700));
    const painted = new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        observer.disconnect();
        requestAnimationFrame(() => resolve());
      }).observe(host, { attributeFilter: ['data-painted'] });
    });
    const begun = performance.now();
    if (field instanceof HTMLInputElement) {
      field.value = String(Number(field.max) - 1 - (change % 5));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else {
      field.value = value ?? '';
      field.form?.requestSubmit();
    }
    await painted;
    return performance.now() - begun;
  }, chosen);
}

function line(what: string, took: readonly number[], most: number): Line {
  const sorted = [...took].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return {
    what,
    found: `median ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms`,
    bar: `≤ ${most} ms`,
    met: at(0.5) <= most,
  };
}
