/** A street address leads to its place: on the public side, inside, and whatever the service that finds addresses does. */

import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { type AddressServices, startAddressServices } from './support/address-services.ts';
import { signedIn, type Visitor, visitor, wordsOf } from './support/visitor.ts';

const url = inject('url');
const city = '/fadenburg';
const setting = `${city}/einstellungen/adresssuche`;
let services: AddressServices;
let others: AddressServices;
let administrator: Visitor;
let coordinator: Visitor;
let statistician: Visitor;
/** A point well within each of two districts. */
let here: { id: string; name: string; point: readonly [number, number] };
let there: typeof here;

type Collection = {
  features: {
    properties: Record<string, unknown>;
    geometry: { coordinates: (readonly [number, number])[][][] };
  }[];
};

beforeAll(async () => {
  others = await startAddressServices();
  services = await startAddressServices(others.origin);
  administrator = await signedIn(url, 'administrator@demo.example');
  coordinator = await signedIn(url, 'coordinator@demo.example');
  statistician = await signedIn(url, 'statistician@demo.example');
  const answer = await coordinator.get(`${city}/raeume.geojson?gliederung=ortsteile`);
  const { features } = (await answer.json()) as Collection;
  const list = await (await visitor(url).get(`${city}/oeffentlich/orte`)).text();
  const spots = features.flatMap(({ properties, geometry }) => {
    const name = Object.values(properties).find((value) => typeof value === 'string' && list.includes(`>${value}<`));
    const id = new RegExp(`/oeffentlich/orte/([\\w-]+)"[^>]*>(?:<[^>]+>)?${name}<`).exec(list)?.[1];
    const corners = geometry.coordinates[0]?.[0]?.slice(1) ?? [];
    const middle = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
    return id && typeof name === 'string' ? [{ id, name, point: [middle(0), middle(1)] as const }] : [];
  });
  const [first, second] = spots;
  if (!first || !second) throw new Error('Fadenburg has no districts to search in');
  [here, there] = [first, second];
});
afterAll(async () => {
  await administrator.post(setting, { act: 'drop' });
  await Promise.all([services.stop(), others.stop()]);
});

let count = 0;
/** Each test asks for a street of its own: what was found is kept. */
const street = () => `Zwirngasse${'abcdefghijklmnopqrstuvwxyz'[count++ % 26]}`;
const known = (name: string, point: readonly [number, number], number = '3') => ({
  ...{ street: name, number, postcode: '00000', city: 'Fadenburg', point },
});
async function use(manner: string, kind: 'nominatim' | 'photon' = 'nominatim') {
  // A port by itself would rest after a failure; another address does not.
  const saved = await administrator.post(setting, { kind, url: `${services.origin}/${manner}`, attribution: '© Amt' });
  expect(saved.status).toBe(302);
}
const asAnybody = (path: string) => visitor(url).get(city + path);
const mine = (typed: string) => asAnybody(`/oeffentlich/orte?${new URLSearchParams({ ort: typed })}`);
const search = (typed: string) => asAnybody(`/oeffentlich/suche?${new URLSearchParams({ q: typed })}`);
const inside = (typed: string) => coordinator.get(`${city}/suche?${new URLSearchParams({ q: typed })}`);

beforeEach(() => {
  services.asked.length = 0;
});

describe.each(['nominatim', 'photon'] as const)('with %s', (kind) => {
  test('an address leads to its district: at my place, in the search of all, and inside', async () => {
    await use('ok', kind);
    const name = street();
    services.known = [known(name, here.point)];
    for (const ask of [mine, search]) {
      const answer = await ask(`${name} 3`);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, `${city}/oeffentlich/orte/${here.id}`]);
    }
    const answer = await inside(`${name} 3`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${city}/raeume/${here.id}`]);
    // The second and third time it was known.
    expect(services.asked).toHaveLength(1);
  });

  test('several addresses are a choice, with whom they are owed to', async () => {
    await use('ok', kind);
    const name = street();
    services.known = [known(name, here.point, '3'), known(name, there.point, '5')];
    for (const [ask, path] of [
      [mine, 'oeffentlich/orte'],
      [search, 'oeffentlich/orte'],
      [inside, 'raeume'],
    ] as const) {
      const answer = await ask(name);
      expect(answer.status).toBe(200);
      const page = await answer.text();
      for (const place of [here, there]) expect(page).toContain(`href="${city}/${path}/${place.id}"`);
      expect(page).toContain('© Amt');
      expect(page).toContain('Welche meinen Sie?');
    }
  });
});

test('an address elsewhere is said to be elsewhere, and one in the city goes before it', async () => {
  await use('ok');
  const [away, both] = [street(), street()];
  services.known = [known(away, [2.35, 48.85]), known(both, [2.35, 48.85]), known(both, here.point)];
  for (const ask of [mine, search, inside])
    expect(await wordsOf(await ask(`${away} 3`))).toContain('Diese Adresse liegt nicht in Fadenburg.');
  expect((await mine(`${both} 3`)).headers.get('location')).toBe(`${city}/oeffentlich/orte/${here.id}`);
});

test('names of places are not asked for', async () => {
  await use('ok');
  expect((await mine(here.name)).headers.get('location')).toBe(`${city}/oeffentlich/orte/${here.id}`);
  await mine('');
  await mine('feld');
  await search('feld');
  expect(services.asked).toEqual([]);
});

test.each(['hang', 'error', 'html', 'huge', 'elsewhere'])(
  'a service that does not answer (%s): one sentence, and places are found as ever',
  async (manner) => {
    await use(manner);
    const before = performance.now();
    const page = await wordsOf(await mine(`${street()} 3, ${here.name}`));
    expect(performance.now() - before).toBeLessThan(4000);
    expect(page).toContain('Die Adresssuche antwortet gerade nicht.');
    expect(page).toContain(`1 Ort passt zu`);
    expect((await mine(here.name)).headers.get('location')).toBe(`${city}/oeffentlich/orte/${here.id}`);
    expect(others.asked).toEqual([]);
    // It rests: the next reader is not kept waiting.
    const [again, asked] = [performance.now(), services.asked.length];
    for (const ask of [search, inside])
      expect(await wordsOf(await ask(`${street()} 3`))).toContain('Die Adresssuche antwortet gerade nicht.');
    expect(performance.now() - again).toBeLessThan(2000);
    expect(services.asked).toHaveLength(asked);
  },
);

test('what a service did not answer is nothing that is kept', async () => {
  await use('error');
  const name = street();
  services.known = [known(name, here.point)];
  expect((await mine(`${name} 3`)).headers.get('cache-control')).toBe('private, no-store');
  await use('ok');
  await use('error');
  await use('ok');
  expect((await mine(`${name} 3`)).status).toBe(302);
});

test.each([
  "' or 1=1 --",
  '<script>alert(1)</script> 3',
  '%00%0d%0a 3',
  '../../etc 3',
  '\u202e3 essag',
  'x'.repeat(5000),
])('hostile words (%#) are words', async (typed) => {
  await use('ok');
  services.known = [];
  for (const ask of [mine, search, inside]) {
    const answer = await ask(typed);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain('<script>alert');
  }
  for (const each of services.asked) expect(new URL(each, services.origin).pathname).toBe('/ok/search');
});

test('odd entries beside a good one do not hide it, and their words are only words', async () => {
  await use('odd');
  const name = street();
  services.known = [known(name, here.point), known(name, there.point, '<b onclick=x>')];
  const page = await (await mine(name)).text();
  expect(page).toContain('&lt;b onclick=x&gt;');
  expect(page).not.toContain('<b onclick');
});

test('to an area that is not released nobody is led: the next one around it, or the sentence that there is none', async () => {
  await use('ok');
  const name = street();
  services.known = [known(name, here.point)];
  const area = `${city}/freigaben/area/${here.id}`;
  await coordinator.post(area, { facts: [], fromOn: '' });
  await statistician.post(`${city}/freigaben/division/ortsteile`, { facts: [], fromOn: '' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const answer = await mine(`${name} 3`);
  expect(answer.headers.get('location') ?? '').not.toContain(here.id);
  expect(await answer.text()).not.toContain(`/orte/${here.id}"`);
  await coordinator.post(area, { facts: ['text'], fromOn: '' });
  await statistician.post(`${city}/freigaben/division/ortsteile`, { facts: ['units'], fromOn: '' });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  expect((await mine(`${name} 3`)).headers.get('location')).toBe(`${city}/oeffentlich/orte/${here.id}`);
});

describe('the setting', () => {
  const url2 = () => `${services.origin}/ok`;
  test('is tried before it is kept, and says where an address lies', async () => {
    await administrator.post(setting, { act: 'drop' });
    const name = street();
    services.known = [known(name, here.point), known(name, [2.35, 48.85], '9')];
    const tried = { act: 'try', kind: 'nominatim', url: url2(), attribution: '', probe: `${name} 3` };
    const page = await wordsOf(await administrator.post(setting, tried));
    expect(page).toContain('Gespeichert ist noch nichts.');
    expect(page).toContain(here.name);
    expect(page).toContain('nicht in dieser Stadt');
    expect(await wordsOf(await administrator.get(`${city}/einstellungen`))).toContain(
      'Diese Stadt sucht keine Adressen',
    );
    const bad = await administrator.post(setting, { ...tried, url: `${services.origin}/html` });
    expect(await wordsOf(bad)).toContain('Der Dienst antwortet nicht richtig');
    const empty = await administrator.post(setting, { ...tried, probe: '' });
    expect(empty.status).toBe(422);
  });

  test.each(['http://10.0.0.1/search', 'file:///etc/passwd', 'https://a:b@k.example', 'https://k.example/?q=', ''])(
    'refuses %j, saved or tried',
    async (address) => {
      const acts: readonly Record<string, string>[] = [{}, { act: 'try', probe: 'x 1' }];
      for (const act of acts) {
        const answer = await administrator.post(setting, { kind: 'photon', url: address, attribution: '', ...act });
        expect(answer.status).toBe(422);
      }
    },
  );

  test('is off again when it is removed: nobody is asked', async () => {
    await use('ok');
    await administrator.post(setting, { act: 'drop' });
    services.asked.length = 0;
    const page = await wordsOf(await mine(`${street()} 3`));
    expect(page).not.toContain('Adresssuche');
    expect(services.asked).toEqual([]);
  });
});
