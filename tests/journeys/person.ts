/** People at a browser: they see labels and buttons, nothing else. */

import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';

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

async function signIn(page: Page, email: string) {
  await page.goto('/anmelden');
  await page.getByRole('textbox', { name: /Mail/ }).fill(email);
  await page.locator('input[type=password]').fill('faden-demo-2026');
  await page.getByRole('button', { name: /^(Anmelden|Sign in)$/ }).click();
  await expect(page).not.toHaveURL(/anmelden/);
  await page.close();
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
