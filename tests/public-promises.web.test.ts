/** What the public side promises beside keeping secrets: no ranking of sensitive themes, reports to read, little script. */

import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { saveArea } from '#areas/areas.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { decideReleases } from '#publication/publication.store.server.ts';
import { decision } from './support/canary-words.ts';
import { actor, emptyCity, type TestCity } from './support/city.ts';
import { areaOf, indicatorOf } from './support/forms.ts';
import { frozenReport } from './support/frozen.ts';
import { square, storeUnits } from './support/shapes.ts';
import { receive, value } from './support/values.ts';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const anybody = () => visitor(url);
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a number of a sensitive theme', () => {
  let city: TestCity;
  const names = ['Zinnwald', 'Auental', 'Mittelfeld'];
  beforeAll(async () => {
    city = await emptyCity();
    const units = names.map((name, i) => ({ id: `o-${i}`, name, code: null, geometry: square(i, 0) }));
    await storeUnits(city, units);
    await city.write(async (db) => {
      for (const [id, sensitive] of [['heikel', true] as const, ['offen', false] as const])
        await saveIndicator(db, actor, { id, form: indicatorOf({ name: `Zahl ${id}`, unit: 'Personen', sensitive }) });
    });
    const amounts = [3000, 1000, 2000];
    const ids = ['heikel', 'offen'];
    await receive(
      city,
      ids.flatMap((id) => amounts.map((amount, i) => value(id, `o-${i}`, 2024, amount))),
    );
    const open = ids.flatMap((id) => ['city', 'areas'].map((fact) => decision('indicator', id, fact)));
    const subject = { kind: 'release', id: 'x', title: 'x' };
    await city.write((db) => decideReleases(db, actor, subject, [...open, decision('division', 'ortsteile', 'units')]));
  });
  const page = async (id: string, asked = '') =>
    (await anybody().get(`/${city.id}/oeffentlich/zahlen/${id}${asked}`)).text();
  const order = (html: string) => [...html.matchAll(/<th scope="row"><a[^>]*>([^<]+)/g)].map(([, name]) => name);

  test('is listed by name with the value of the city beside it, uncoloured, whatever is asked for', async () => {
    for (const asked of ['', '?sortierung=-wert', '?sortierung=wert&farbe=1']) {
      const html = await page('heikel', asked);
      expect(order(html)).toEqual(names.toSorted());
      expect(html).not.toMatch(/ramp-\d/);
      expect(html).toContain('nicht als Rangliste');
      expect(html).toMatch(/<th[^>]*>hier<\/th><th[^>]*>ganze Stadt<\/th>/);
      expect(await wordsOf(new Response(html))).not.toMatch(/höchst|niedrigst|schlechtest|Platz \d|Rang \d/i);
    }
  });

  test('another one has its coloured map with a legend, and its table by name too', async () => {
    const html = await page('offen', '?sortierung=-wert');
    expect(html).toMatch(/ramp-3/);
    expect(html).toContain('class="legend"');
    expect(order(html)).toEqual(names.toSorted());
  });
});

test('the outline of what is in a division that is not released is not drawn', async () => {
  const city = await emptyCity();
  await storeUnits(
    city,
    ['x', 'y'].map((id, i) => ({ id, name: `Raum ${id}`, code: null, geometry: square(i, 0) })),
  );
  await city.write((db) =>
    saveArea(db, actor, { id: 'x', divisionId: 'ortsteile', form: areaOf({ name: 'Raum x' }), expect: 1 }),
  );
  const subject = { kind: 'release', id: 'x', title: 'x' };
  const release = (decisions: Parameters<typeof decideReleases>[3]) =>
    city.write((db) => decideReleases(db, actor, subject, decisions));
  await release([decision('area', 'x', 'text')]);
  const page = async () => (await anybody().get(`/${city.id}/oeffentlich/orte/x`)).text();
  expect(await page()).not.toContain('class="map"');
  await release([decision('division', 'ortsteile', 'units')]);
  await wait(1000);
  const drawn = await page();
  expect(drawn.match(/map__ground/g)).toHaveLength(2);
  expect(drawn).toContain('map__here');
});

describe('a report', () => {
  let coordinator: Visitor;
  let path: string;
  const releaseFrom = (facts: readonly string[], fromOn = '') =>
    coordinator.post(`/fadenburg/freigaben/report/${path.split('/').at(-1)}`, { facts, fromOn });
  const statuses = async () => {
    await wait(1000);
    const asked = ['', '/pdf'].map(async (end) => (await anybody().get(`/fadenburg/oeffentlich/${path}${end}`)).status);
    return Promise.all(asked);
  };
  beforeAll(async () => {
    coordinator = await signedIn(url, 'coordinator@demo.example');
    await coordinator.post('/fadenburg/bericht/entwurf');
    for (let waited = 0; waited < 100 && !path; waited++) {
      await wait(500);
      const list = await (await coordinator.get('/fadenburg/bericht')).text();
      const id = /\/fadenburg\/bericht\/(?!runden|entwurf|vergleich)([\w-]+)"/.exec(list)?.[1];
      if (id) path = `berichte/${id}`;
    }
  });

  test('is released on its own page, from a day, and taken back', async () => {
    const inside = await (await coordinator.get(`/fadenburg/${path.replace('berichte', 'bericht')}`)).text();
    expect(inside).toContain(`/fadenburg/freigaben/report/${path.split('/').at(-1)}`);
    expect(await statuses()).toEqual([404, 404]);
    await releaseFrom(['whole'], '01.01.2190');
    expect(await statuses()).toEqual([404, 404]);
    await releaseFrom(['whole']);
    expect(await statuses()).toEqual([200, 200]);
    await releaseFrom([]);
    expect(await statuses()).toEqual([404, 404]);
  });

  test('is whole: every part of it, with money and obstacles, as page and as PDF', async () => {
    await releaseFrom(['whole']);
    await wait(1000);
    const inside = await (await coordinator.get(`/fadenburg/${path.replace('berichte', 'bericht')}`)).text();
    const outside = await (await anybody().get(`/fadenburg/oeffentlich/${path}`)).text();
    const bodyOf = (html: string) => html.slice(html.indexOf('<div class="document">'), html.lastIndexOf('</section>'));
    const parts = [...bodyOf(outside).matchAll(/<h2[^>]*>([^<]+)/g)].map(([, title]) => title);
    expect(parts.length).toBeGreaterThan(5);
    expect([...bodyOf(inside).matchAll(/<h2[^>]*>([^<]+)/g)].map(([, title]) => title)).toEqual(
      expect.arrayContaining(parts),
    );
    expect(outside).toMatch(/\d\s€|Mio\. €/);
    const files = [`/fadenburg/oeffentlich/${path}/pdf`, `/fadenburg/${path.replace('berichte', 'bericht')}/pdf`];
    const bytes = await Promise.all(
      files.map(async (file) => Buffer.from(await (await coordinator.get(file)).arrayBuffer())),
    );
    expect(bytes[0]?.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes[0]?.equals(bytes[1] ?? Buffer.alloc(0))).toBe(true);
  });

  test('that everybody may read is read by guests, who find the way to it', async () => {
    await releaseFrom(['whole']);
    await wait(1000);
    const guest = await signedIn(url, 'guest@demo.example');
    expect(await (await guest.get('/fadenburg')).text()).toContain('href="/fadenburg/oeffentlich/berichte"');
    expect((await guest.get(`/fadenburg/oeffentlich/${path}`)).status).toBe(200);
    expect((await guest.get(`/fadenburg/oeffentlich/${path}/pdf`)).status).toBe(200);
    await releaseFrom([]);
    await wait(1000);
    expect(await (await guest.get('/fadenburg')).text()).not.toContain('href="/fadenburg/oeffentlich/berichte"');
  });
});

test('a part of a report that was withdrawn is not read in its PDF either', async () => {
  const { city, id, document } = await frozenReport();
  // What is said in this part alone.
  const [part, ...others] = document.parts;
  const rest = JSON.stringify(others);
  const paragraphs =
    part?.blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text.slice(0, 30)] : [])) ?? [];
  const words = paragraphs.filter((said) => !rest.includes(said));
  expect(words.length).toBeGreaterThan(0);
  await city.write((db) =>
    sql`
      update report_part set withdrawn_at = '2026-11-20T09:00:00Z', withdrawn_reason = 'auf Wunsch', content = null
      where city_id = ${db.cityId} and report_id = ${id} and position = 0
    `.execute(db),
  );
  const subject = { kind: 'release', id: 'x', title: 'x' };
  await city.write((db) => decideReleases(db, actor, subject, [decision('report', id, 'whole')]));
  const answer = await anybody().get(`/${city.id}/oeffentlich/berichte/${id}/pdf`);
  const input = Buffer.from(await answer.arrayBuffer());
  const text = execFileSync('pdftotext', ['-', '-'], { input, encoding: 'utf8', maxBuffer: 1e8 }).replace(/\s+/g, ' ');
  expect(text).toContain('zurückgezogen am 20.11.2026');
  expect(text).toContain(document.parts[1]?.title);
  for (const said of words) expect(text).not.toContain(said);
});

/** Without a map to walk on. */
const outside = [
  '',
  '/ziele',
  '/ziele/ziel-1',
  '/massnahmen',
  '/massnahmen/massnahme-36',
  '/orte',
  '/orte/raum-1',
  '/zahlen',
  '/zahlen/rate-1',
];
const inside = [
  '',
  '/luecken',
  '/suche?q=wohnung',
  '/aufgaben',
  '/abdeckung',
  '/ziele',
  '/ziele/ziel-1',
  '/massnahmen',
  '/massnahmen/neu',
  '/matrix',
  '/haushalt',
  '/raeume/raum-1',
  '/indikatoren/rate-1',
  '/bericht/entwurf',
  '/freigaben',
];

test.each([
  ...outside.map((path) => [`/fadenburg/oeffentlich${path}`, null] as const),
  ...inside.map((path) => [`/fadenburg${path}`, 'coordinator'] as const),
])('%s asks for at most 130 kB of script', async (path, role) => {
  const who = role ? await signedIn(url, `${role}@demo.example`) : anybody();
  const answer = await who.get(path);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"|<link[^>]*modulepreload[^>]*href="([^"]+)"/g)];
  const weight = await weightOf(scripts.map(([, src, href]) => src ?? href ?? ''));
  expect(weight.files).toBeGreaterThan(0);
  expect(weight.bytes).toBeLessThanOrEqual(130_000);
  // All script is in files: none within the page.
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
});

/** Compressed, with everything that the scripts bring along. */
async function weightOf(
  paths: readonly string[],
  known = new Set<string>(),
): Promise<{ files: number; bytes: number }> {
  let [files, bytes] = [0, 0];
  for (const path of paths) {
    if (known.has(path)) continue;
    known.add(path);
    const text = await (await fetch(new URL(path, url))).text();
    const brought = [...text.matchAll(/(?:from|import)\s*\(?["'](\.{0,2}\/[^"']+\.js)["']/g)];
    const more = await weightOf(
      brought.map(([, name = '']) => new URL(name, new URL(path, url)).pathname),
      known,
    );
    files += 1 + more.files;
    bytes += gzipSync(text).length + more.bytes;
  }
  return { files, bytes };
}
