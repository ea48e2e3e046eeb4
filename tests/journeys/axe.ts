/** What axe finds wrong with a page, light and dark. */

import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { address } from './person.ts';

/** Pages are not made of frames, and only what is wrong is asked for: the same findings in a quarter of the time. */
const axe = (page: Page) => new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
const everyRule = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The dark page is the light page in other colours (pages.spec.ts): only these rules can come to another end. */
const colourRules = ['color-contrast', 'link-in-text-block'];

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];
const words = (path: string, look: string, violations: Violations) =>
  violations.map(
    ({ id, nodes }) =>
      `${path}, ${look}: ${id} at ${nodes
        .slice(0, 3)
        .map((node) => node.target.join(' '))
        .join(' | ')}`,
  );

/** @param chosen the theme of the dark look, or null where the device says so by itself */
export async function faultsOf(page: Page, chosen: 'dark' | null): Promise<string[]> {
  const path = page.url().replace(address(), '');
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details:not([data-menu])')) each.setAttribute('open', '');
    // What the browser has not drawn yet, because nobody has come there, lies where it guesses: one over the other.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  const light = await axe(page).withTags(everyRule).analyze();
  await page.evaluate((theme) => {
    if (theme) document.documentElement.dataset['kernTheme'] = theme;
    else delete document.documentElement.dataset['kernTheme'];
  }, chosen);
  const dark = await axe(page).withRules(colourRules).analyze();
  return [...words(path, 'light', light.violations), ...words(path, 'dark', dark.violations)];
}

/** The page that somebody has come to, in both languages; she goes on in German. */
export async function expectAccessible(page: Page): Promise<void> {
  const found: string[] = [];
  for (const language of ['en', 'de']) {
    await page.context().addCookies([{ name: 'sprache', value: language, url: address() }]);
    await page.reload();
    found.push(...(await faultsOf(page, 'dark')));
  }
  await page.reload();
  expect(found).toEqual([]);
}
