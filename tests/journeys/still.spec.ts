/** A page stands still from its first paint: who aims at a field does not click beside it. */

import { expect, type Page } from '@playwright/test';
import { movedSince, test } from './person.ts';

const lists = ['ziele', 'massnahmen', 'indikatoren', 'raeume', 'haushalt', 'zielkonflikte', 'ratsraum', 'aufgaben'];
const pages = [...lists, 'personen', 'konzept', 'suche?q=wohnen', 'zielkonflikte/nutzungen/green'];

/** On a busy machine the typeface may come late once: what moves, moves again. */
async function leastMoved(page: Page, path: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let look = 0; look < 2 && least > 0; look++) {
    await page.goto(path);
    least = Math.min(least, await movedSince(page));
  }
  return least;
}

for (const width of [1280, 375]) {
  test(`lists and forms stand still at ${width}`, async ({ open }) => {
    const page = await open('coordinator', { width });
    const moving: string[] = [];
    for (const path of pages) {
      const moved = await leastMoved(page, `/fadenburg/${path}`);
      if (moved > 0) moving.push(`${path}: ${moved.toFixed(4)}`);
    }
    expect(moving).toEqual([]);
  });
}
