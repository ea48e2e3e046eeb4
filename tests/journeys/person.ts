/** People at a browser: they see labels and buttons, nothing else. */

import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';

export const address = () => process.env['STADTFADEN_URL'] ?? '';

export type Looks = {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'de' | 'en';
  readonly dark?: boolean;
};

/** A browser window of somebody with this role, signed in. */
export async function windowOf(browser: Browser, role: string | null, looks: Looks = {}): Promise<BrowserContext> {
  const { width = 1280, height = 900, language = 'de', dark = false } = looks;
  const context = await browser.newContext({
    baseURL: address(),
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    hasTouch: width < 500,
    extraHTTPHeaders: {},
  });
  const cookie = (name: string, value: string) => ({ name, value, url: address() });
  await context.addCookies([cookie('sprache', language), cookie('darstellung', dark ? 'dark' : 'light')]);
  if (role) await signIn(await context.newPage(), `${role}@demo.example`);
  return context;
}

type Open = (role: string | null, looks?: Looks) => Promise<Page>;

/** `open`: a page of somebody with this role, signed in, in a window of its own that is closed when the test is over. */
export const test = base.extend<{ open: Open }>({
  async open({ browser }, use) {
    const windows: BrowserContext[] = [];
    await use(async (role, looks) => {
      const window = await windowOf(browser, role, looks);
      windows.push(window);
      return window.newPage();
    });
    await Promise.all(windows.map((window) => window.close()));
  },
});

async function signIn(page: Page, email: string) {
  await page.goto('/anmelden');
  await page.getByRole('textbox', { name: /Mail/ }).fill(email);
  await page.locator('input[type=password]').fill('faden-demo-2026');
  await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click();
  await expect(page).not.toHaveURL(/anmelden/);
  await page.close();
}

/** The page says that it is kept. */
export async function saved(page: Page) {
  await expect(page.getByText('Gespeichert', { exact: true })).toBeVisible();
}

type Fields = Readonly<Record<string, string>>;
/** The field with this label; of several in rows, the first. */
const field = (page: Page, label: string) =>
  page
    .getByLabel(label, { exact: true })
    .or(page.getByLabel(`${label} (freiwillig)`, { exact: true }))
    .first();

export async function fill(page: Page, fields: Fields) {
  for (const [label, words] of Object.entries(fields)) await field(page, label).fill(words);
}
export async function choose(page: Page, fields: Fields) {
  for (const [label, option] of Object.entries(fields)) await field(page, label).selectOption({ label: option });
}
export async function tick(page: Page, group: string, option: string) {
  await page.getByRole('group', { name: group }).getByLabel(option, { exact: true }).check();
}

/** Sends the form, and it is kept. */
export async function save(page: Page) {
  await page.getByRole('button', { name: 'Speichern' }).click();
  await saved(page);
}

/** A part of the page, by its heading. */
export const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** What a link downloads. */
export async function download(page: Page, link: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** How much of what was seen has moved since the page came (the measure of the layout instability API), from 0. */
export function movedSince(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let moved = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) moved += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(moved), 100);
      }),
  );
}

/** Counts what a person does: clicks and taps, not the letters she types. */
export function counting(page: Page) {
  let steps = 0;
  return {
    async click(name: string | RegExp, role: 'link' | 'button' | 'radio' | 'checkbox' = 'link') {
      steps += 1;
      await page.getByRole(role, { name }).first().click();
    },
    async choose(label: string | RegExp, option: string) {
      steps += 1;
      await page.getByLabel(label).selectOption({ label: option });
    },
    async tick(text: string | RegExp) {
      steps += 1;
      await page.getByText(text, { exact: true }).first().click();
    },
    get steps() {
      return steps;
    },
  };
}
