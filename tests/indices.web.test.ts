/** Indices and segregation at the running server: nothing is stored that was not seen, and no number stands without its reason. */

import { beforeAll, describe, expect, inject, test } from 'vitest';
import { signedIn, type Visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
let statistician: Visitor;
beforeAll(async () => {
  statistician = await signedIn(url, 'statistician@demo.example');
});

const form = {
  name: 'Proben der Lagen',
  divisionId: 'ortsteile',
  spread: 'population',
  minimum: '0',
  'indicators.0.indicatorId': 'rate-1',
  'indicators.0.weight': '1',
  'indicators.0.worse': 'lower',
  'status.0.name': 'hoch',
  'status.0.upTo': '-1',
  'status.1.name': 'mittel',
  'status.1.upTo': '1',
  'status.2.name': 'niedrig',
  excluded: 'ot-3; nur zur Probe',
};
const seenIn = (html: string) => /name="seen" value="([0-9a-f]+)"/.exec(html)?.[1] ?? '';
const listed = async () => wordsOf(await statistician.get(`${city}/indizes`));

describe('an index', () => {
  test('is seen before it is stored; a change is another version, and the first one stays', async () => {
    const before = await listed();
    const unseen = await statistician.post(`${city}/indizes/neu`, { ...form, act: 'save', seen: 'nothing' });
    expect(unseen.status).toBe(200);
    const html = await unseen.text();
    const words = await wordsOf(new Response(html));
    expect(words).toMatch(/gespeichert ist noch nichts/);
    expect(words).toMatch(/ausgenommen: nur zur Probe/);
    expect(await listed()).toBe(before);

    const other = await statistician.post(`${city}/indizes/neu`, {
      ...form,
      minimum: '1',
      act: 'save',
      seen: seenIn(html),
    });
    expect(other.status).toBe(200);
    expect(await listed()).toBe(before);

    const stored = await statistician.post(`${city}/indizes/neu`, { ...form, act: 'save', seen: seenIn(html) });
    expect(stored.status).toBe(302);
    const path = stored.headers.get('location') ?? '';
    expect(await wordsOf(await statistician.get(path))).toMatch(/Fassung 1, Ortsteile/);

    const changed = { ...form, 'status.1.upTo': '0,5', reason: 'Grenze nachgezogen', revision: '1' };
    const preview = await (await statistician.post(`${path}/bearbeiten`, changed)).text();
    expect(await wordsOf(new Response(preview))).toMatch(
      /Gegenüber Fassung 1: [1-9]\d* von 36 Räumen mit anderem Status/,
    );
    const second = await statistician.post(`${path}/bearbeiten`, { ...changed, act: 'save', seen: seenIn(preview) });
    expect(second.status).toBe(302);
    expect(await wordsOf(await statistician.get(path))).toMatch(/Fassung 2, Ortsteile/);
    expect(await wordsOf(await statistician.get(`${path}?fassung=1`))).toMatch(
      /Sie sehen Fassung 1. Es gilt Fassung 2/,
    );
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['a count', { 'indicators.0.indicatorId': 'einwohner' }, /Diese Auswahl gibt es nicht/],
    ['an area of another division', { excluded: 'bezirk-1; weg' }, /Diese Auswahl gibt es nicht/],
    ['limits that fall', { 'status.1.upTo': '-2' }, /Jede Grenze muss über der vorigen liegen/],
  ])('refuses %s, with what was typed', async (_, wrong, words) => {
    const response = await statistician.post(`${city}/indizes/neu`, { ...form, ...wrong, act: 'save' });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(await wordsOf(new Response(html))).toMatch(words);
    expect(html).toContain('value="Proben der Lagen"');
  });

  test('names what is left out and why in its files as well, and nobody is sorted by its values', async () => {
    const csv = await (await statistician.get(`${city}/indizes/lebenslagen/raeume.csv`)).text();
    expect(csv).toMatch(/ausgenommen: Beispiel: fast nur Gewerbe/);
    const sorted = await (await statistician.get(`${city}/indizes/lebenslagen/raeume.csv?sortierung=-status-z`)).text();
    const names = (text: string) =>
      text
        .split('\r\n')
        .slice(1, 37)
        .map((row) => row.split(';')[0]);
    expect(names(sorted).toSorted()).toEqual(names(csv).toSorted());
    const values = sorted
      .split('\r\n')
      .slice(1, 37)
      .map((row) => Number((row.split(';')[2] ?? '').replace(',', '.')));
    expect(values).not.toEqual(values.toSorted((a, b) => b - a));
  });

  test('stands on the page of each of its areas', async () => {
    expect(await wordsOf(await statistician.get(`${city}/raeume/ot-2`))).toMatch(
      /Status und Dynamik .*Lebenslagen in den Ortsteilen/,
    );
    expect(await wordsOf(await statistician.get(`${city}/raeume/raum-1`))).not.toMatch(/Lebenslagen in den Ortsteilen/);
  });
});

describe('segregation', () => {
  test('says what it means and what chance would give', async () => {
    const words = await wordsOf(await statistician.get(`${city}/segregation?gruppe=zahl-1&gegen=zahl-2`));
    expect(words).toMatch(/Dissimilarität D: .* Zufall allein ergäbe/);
    expect(words).toMatch(/Sie sagen nicht, warum Menschen dort wohnen/);
  });

  test('is not said against everybody else as long as nobody chose who counts them', async () => {
    const words = await wordsOf(await statistician.get(`${city}/segregation?gruppe=zahl-1`));
    expect(words).toMatch(/lässt sich erst vergleichen, wenn gewählt ist/);
    expect(words).not.toMatch(/Zufall allein ergäbe \d/);
  });
});
