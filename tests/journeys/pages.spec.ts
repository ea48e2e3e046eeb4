/** Every page, both languages, light and dark, for those who do not see it, use no mouse, or look at it on a phone. */

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { type Looks, windowOf } from './person.ts';

const coordinators = [
  '/',
  '/konto',
  '/fadenburg',
  '/fadenburg?leitlinie=leitlinie-1',
  '/fadenburg/luecken',
  '/fadenburg/aufgaben',
  '/fadenburg/konzept',
  '/fadenburg/konzept/leitlinien/neu',
  '/fadenburg/konzept/fachteile/teil-1/bearbeiten',
  '/fadenburg/leitlinien/leitlinie-1',
  '/fadenburg/ziele',
  '/fadenburg/ziele/neu',
  '/fadenburg/ziele/ziel-1',
  '/fadenburg/ziele/ziel-1/bearbeiten',
  '/fadenburg/ziele/ziel-1/einschaetzung',
  '/fadenburg/matrix',
  '/fadenburg/matrix?lesart=money',
  '/fadenburg/matrix/teil-1/aufgabe-1',
  '/fadenburg/massnahmen',
  '/fadenburg/massnahmen?prioritaet=core&ziel=ziel-1',
  '/fadenburg/massnahmen/neu',
  '/fadenburg/massnahmen/import',
  '/fadenburg/massnahmen/massnahme-36',
  '/fadenburg/massnahmen/massnahme-36/bearbeiten',
  '/fadenburg/massnahmen/massnahme-36/stand',
  '/fadenburg/massnahmen/massnahme-36/geld',
  '/fadenburg/haushalt',
  '/fadenburg/haushalt/neu',
  '/fadenburg/haushalt/produkt-1',
  '/fadenburg/raeume',
  '/fadenburg/raeume?gliederung=ortsteile',
  '/fadenburg/raeume/neu',
  '/fadenburg/raeume/import',
  '/fadenburg/raeume/raum-1',
  '/fadenburg/raeume/raum-1/bearbeiten',
  '/fadenburg/indikatoren',
  '/fadenburg/indikatoren/neu',
  '/fadenburg/indikatoren/import',
  '/fadenburg/indikatoren/rate-1',
  '/fadenburg/indikatoren/rate-1?raum=ot-1',
  '/fadenburg/indikatoren/zahl-1/bearbeiten',
  '/fadenburg/bericht',
  '/fadenburg/bericht/runden/neu',
  '/fadenburg/bericht/entwurf',
  '/fadenburg/bericht/vergleich',
  '/fadenburg/aemter',
  '/fadenburg/aemter/neu',
  '/fadenburg/aemter/amt-fuer-wohnen',
  '/fadenburg/personen',
  '/fadenburg/verlauf',
  '/fadenburg/gibt-es-nicht',
  '/leipzig',
  '/leipzig/luecken',
  '/leipzig/konzept',
  '/leipzig/matrix',
  '/leipzig/raeume',
  '/leipzig/raeume/raum-nordraum',
  '/leipzig/indikatoren/arbeitslose-jung',
  '/muenster',
  '/muenster/massnahmen/b14',
  '/muenster/haushalt',
];
const administrators = ['/fadenburg/personen', '/fadenburg/personen/einladen'];
const strangers = ['/anmelden', '/gibt/es/nicht', '/einladung/fadenburg/falsch'];
const visits = [
  { role: 'coordinator', paths: coordinators },
  { role: 'administrator', paths: administrators },
  { role: null, paths: strangers },
];

const kinds: readonly (Looks & { readonly name: string })[] = [
  { name: 'auf Deutsch, hell' },
  { name: 'auf Deutsch, dunkel', dark: true },
  { name: 'auf Englisch, hell', language: 'en' },
  { name: 'auf Englisch, dunkel', language: 'en', dark: true },
];

for (const looks of kinds) {
  for (const { role, paths } of visits) {
    test(`accessible: ${role ?? 'niemand'}, ${looks.name}`, async ({ browser }) => {
      test.setTimeout(300_000);
      const context = await windowOf(browser, role, looks);
      const page = await context.newPage();
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        await page.evaluate(() => {
          for (const each of document.querySelectorAll('details:not([data-menu])')) each.setAttribute('open', '');
        });
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        for (const { id, nodes } of violations)
          found.push(
            `${path}: ${id} at ${nodes
              .slice(0, 3)
              .map((node) => node.target.join(' '))
              .join(' | ')}`,
          );
      }
      expect(found).toEqual([]);
      await context.close();
    });
  }
}

for (const [name, width] of [
  ['a phone', 375],
  ['a zoom of 200 %', 640],
] as const) {
  test(`nothing has to be pushed sideways on ${name}`, async ({ browser }) => {
    test.setTimeout(180_000);
    const context = await windowOf(browser, 'coordinator', { width, height: 812 });
    const page = await context.newPage();
    const wide: string[] = [];
    for (const path of coordinators) {
      await page.goto(path);
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) wide.push(`${path}: ${over} px`);
    }
    expect(wide).toEqual([]);
    await context.close();
  });
}

test('pages say what they are in their title, each something else', async ({ browser }) => {
  const context = await windowOf(browser, 'coordinator');
  const page = await context.newPage();
  const titles = new Map<string, string>();
  for (const path of coordinators.filter((each) => each.startsWith('/fadenburg/') && !each.includes('?'))) {
    await page.goto(path);
    const title = await page.title();
    expect(title).toMatch(/ – Stadtfaden$/);
    expect([path, titles.get(title)]).toEqual([path, undefined]);
    titles.set(title, path);
  }
});
