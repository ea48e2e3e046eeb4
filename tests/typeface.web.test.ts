/** The typeface is asked for with the page itself: found in the stylesheet alone it comes late, and lines break anew. */

import { expect, inject, test } from 'vitest';

const url = inject('url');

test.each(['/', '/anmelden', '/fadenburg/oeffentlich'])('%s asks for each weight it is drawn in', async (path) => {
  const page = await (await fetch(`${url}${path}`)).text();
  const asked = [...page.matchAll(/<link rel="preload" as="font"[^>]*href="([^"]+)"/g)].map(([, href = '']) => href);
  const [, sheet = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(page) ?? [];
  const styles = await (await fetch(`${url}${sheet}`)).text();
  const latin = [...styles.matchAll(/url\((\/assets\/[\w-]*-latin-\d[^)]*\.woff2)\)/g)].map(([, href = '']) => href);
  expect(latin).toHaveLength(3);
  expect(asked.toSorted()).toEqual(latin.toSorted());
  for (const href of asked) expect((await fetch(`${url}${href}`)).status).toBe(200);
});
