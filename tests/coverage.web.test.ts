/** The coverage at the running server: money for those who may see it, residents as somebody chose them, odd addresses. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const page = '/fadenburg/abdeckung';
let coordinator: Visitor;
let guest: Visitor;
beforeAll(async () => {
  coordinator = await signedIn(url, 'coordinator@demo.example');
  guest = await signedIn(url, 'guest@demo.example');
});
const words = async (who: Visitor, path: string) => wordsOf(await who.get(path));

describe('money', () => {
  test('is not shown to guests: not on the page, not in the file, not as what is missing', async () => {
    for (const path of [page, '/fadenburg/abdeckung.csv', `${page}?spalte=name&spalte=geld-planned&luecke=money`]) {
      expect(await (await guest.get(path)).text()).not.toMatch(/€|kein Geld/);
    }
    expect(await words(coordinator, page)).toMatch(/€ je Einwohner/);
  });
});

describe('residents', () => {
  const choose = (indicatorId: string) => coordinator.post(page, { indicatorId });

  test('are unknown until the coordination chooses who counts them, and again when it takes that back', async () => {
    expect(await words(coordinator, page)).toMatch(/Noch ist nicht gewählt, welcher Indikator/);
    expect((await choose('einwohner')).status).toBe(302);
    expect(await words(coordinator, `${page}?spalte=name&spalte=einwohner`)).toMatch(
      /Gezählt nach: Einwohnerinnen und Einwohner, \d{4}/,
    );
    expect((await choose('')).status).toBe(302);
    expect(await words(coordinator, page)).toMatch(/Noch ist nicht gewählt/);
  });

  test.each(['rate-1', 'gibt-es-nicht', '<script>'])('are not counted by %s', async (id) => {
    const response = await choose(id);
    expect([response.status, await wordsOf(response)]).toEqual([422, expect.stringMatching(/der etwas zählt/)]);
  });
});

describe('the page', () => {
  test('names the empty areas of a real city, each with a link and what is missing', async () => {
    const html = await (await coordinator.get('/leipzig/abdeckung?gliederung=ortsteile')).text();
    expect(html).toMatch(/<h1>\d+ Räume sind leer<\/h1>/);
    expect(html).toMatch(/href="\/leipzig\/raeume\/[\w-]+"[^>]*>[^<]+<\/a><span[^>]*>keine Maßnahme, /);
  });

  test.each([
    ['a division that does not exist', '?gliederung=gibt-es-nicht'],
    ['a column that does not exist', '?sortierung=-gibt-es-nicht&spalte=teil-gibt-es-nicht'],
    ['a page far away', '?seite=99999999999'],
    ['hostile words', `?suche=${encodeURIComponent("'; drop table area; --<script>")}`],
    ['very many letters', `?gliederung=${'x'.repeat(6000)}`],
  ])('answers %s', async (_, query) => {
    expect((await coordinator.get(`${page}${query}`)).status).toBe(200);
    expect((await coordinator.get(`/fadenburg/abdeckung.csv${query}`)).status).toBe(200);
  });

  test('gives its list as a file with all sector parts, source and day', async () => {
    const csv = await (await coordinator.get('/fadenburg/abdeckung.csv?gliederung=ortsteile')).text();
    const lines = csv.trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(30);
    expect(lines[0]).toMatch(/Raum;.*Maßnahmen;.*Was fehlt/);
    expect(lines.at(-1)).toMatch(/^"?Quelle: Stadtfaden, Fadenburg.* · Stand: \d{4}-/);
  });
});
