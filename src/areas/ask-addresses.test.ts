/** A service that answers, and each way in which one does not: within the time, and never an error. */

import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AddressServices, startAddressServices } from '../../tests/support/address-services.ts';
import { askAddresses } from './address-search.server.ts';

let services: AddressServices;
let others: AddressServices;
const point = [12.37, 51.34] as const;
beforeAll(async () => {
  others = await startAddressServices();
  services = await startAddressServices(others.origin);
  for (const each of [services, others])
    each.known = [{ street: 'Ritterstraße', number: '12', postcode: '04109', city: 'Leipzig', point }];
});
afterAll(() => Promise.all([services.stop(), others.stop()]));

const ask = (kind: 'nominatim' | 'photon', manner: string, text = 'ritterstraße 12') =>
  askAddresses({ kind, url: `${services.origin}/${manner}` }, text, null);

const address = { label: 'Ritterstraße 12, 04109 Leipzig', point };

test.each(['nominatim', 'photon'] as const)('%s finds an address, or none', async (kind) => {
  expect(await ask(kind, 'ok')).toEqual([address]);
  expect(await ask(kind, 'ok', 'Nirgendwo')).toEqual([]);
  // Entries that are none are passed over, those beside them are not.
  expect(await ask(kind, 'odd')).toEqual([address]);
});

test.each(['hang', 'drip'])('one that does not come to an end (%s) is waited for two seconds', async (manner) => {
  const before = performance.now();
  expect(await ask('nominatim', manner)).toBeNull();
  expect(performance.now() - before).toBeLessThan(3000);
});

test.each(['error', 'html', 'huge'])('one that answers otherwise (%s) does not answer', async (manner) => {
  expect(await ask('nominatim', manner)).toBeNull();
  expect(await ask('photon', manner)).toBeNull();
});

test('one that leads to another host is not followed', async () => {
  expect(await ask('nominatim', 'elsewhere')).toBeNull();
  expect(services.asked.at(-1)).toMatch(/^\/elsewhere\/search/);
  expect(others.asked).toEqual([]);
});

test('one that is away does not answer', async () => {
  const gone = await startAddressServices();
  await gone.stop();
  expect(await askAddresses({ kind: 'photon', url: gone.origin }, 'x', null)).toBeNull();
});

test.each(['http://k.example/search', 'file:///etc/passwd', 'https://ich:geheim@k.example'])(
  '%s is never asked, whoever wrote it into the table',
  async (url) => expect(await askAddresses({ kind: 'nominatim', url }, 'x', null)).toBeNull(),
);

test('nothing typed, nothing asked', async () => {
  const before = services.asked.length;
  expect(await ask('photon', 'ok', ' \u0000 ')).toEqual([]);
  expect(services.asked).toHaveLength(before);
});
