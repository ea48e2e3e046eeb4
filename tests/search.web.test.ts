/** The search page as people use and misuse it. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
let coordinator: Visitor;
let guest: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  guest = await signedIn(url, 'guest@demo.example');
});

const search = (who: Visitor, query: Record<string, string>) =>
  who.get(`/fadenburg/suche?${new URLSearchParams(query)}`);

test.each([
  '',
  '   ',
  'x'.repeat(10_000),
  'viele Worte '.repeat(500),
  '\u0000',
  'a\u0000b',
  '%_\\\'"<>',
  '(a+)+$ [',
  "' or 1=1; drop table goal; --",
  ':* & | !',
  '😀🏙️',
  '<script>alert(1)</script>',
])('%# whatever is asked for, there is a sensible page', async (q) => {
  const response = await search(coordinator, { q });
  expect(response.status).toBe(200);
  const html = await response.text();
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('<search');
  expect((await coordinator.get(`/fadenburg/suche/vorschlaege?${new URLSearchParams({ q })}`)).status).toBe(200);
});

test.each<Record<string, string>>([
  { q: 'neubau', art: 'gibt-es-nicht', seite: '99' },
  { q: 'neubau', art: 'measure', seite: '-1' },
  { q: 'neubau', art: 'measure', seite: '1e99' },
  { q: 'neubau', auch: 'alles' },
])('a wrong address is put right: %j', async (query) => {
  const response = await search(coordinator, query);
  expect(response.status).toBe(200);
  expect(await wordsOf(response)).toContain('Neubau');
});

describe('what is found', () => {
  test('is marked, even where it was mistyped, and that is said', async () => {
    const html = await (await search(coordinator, { q: 'Strasenbahn' })).text();
    expect(html).toContain('<mark>Straßenbahn</mark>');
    expect(html).toContain('Zu „Strasenbahn“ gibt es nichts.');
  });

  test('is only what the reader may see', async () => {
    expect(await wordsOf(await search(coordinator, { q: 'Amt für Wohnen' }))).toMatch(/Ämter 1 Treffer/);
    const forGuests = await (await search(guest, { q: 'Amt für Wohnen' })).text();
    expect(forGuests).not.toContain('/fadenburg/aemter/');
    expect(forGuests).not.toContain('/fadenburg/haushalt/');
    const suggested = await (await guest.get('/fadenburg/suche/vorschlaege?q=wohnen')).text();
    expect(suggested).not.toMatch(/aemter|haushalt/);
    expect(await (await search(guest, { q: 'Neubau' })).text()).not.toMatch(/\d €|Mio\. €/);
  });

  test('can be narrowed to a kind and paged, in the address', async () => {
    const first = await (await search(coordinator, { q: 'M', art: 'measure' })).text();
    const all = await (await search(coordinator, { q: 'Neubau' })).text();
    expect(all).toMatch(/suche\?q=Neubau&amp;art=measure/);
    expect(first).toContain('<search');
  });
});
