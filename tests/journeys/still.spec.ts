/** A page stands still from its first paint: who aims at a field does not click beside it. */

import { expect } from '@playwright/test';
import { movedSince, test } from './person.ts';

const lists = ['ziele', 'massnahmen', 'indikatoren', 'raeume', 'haushalt', 'zielkonflikte', 'ratsraum', 'aufgaben'];
const pages = [...lists, 'personen', 'konzept', 'suche?q=wohnen', 'zielkonflikte/nutzungen/green'];

for (const width of [1280, 375]) {
  test(`lists and forms stand still at ${width}`, async ({ open }) => {
    const page = await open('coordinator', { width });
    const moving: string[] = [];
    for (const path of pages) {
      await page.goto(`/fadenburg/${path}`);
      const moved = await movedSince(page);
      if (moved > 0) moving.push(`${path}: ${moved.toFixed(4)}`);
    }
    expect(moving).toEqual([]);
  });
}
