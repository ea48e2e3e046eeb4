import { describe, expect, test } from 'vitest';
import { looksLikeAddress, questionAddress, questionIn, readAddresses } from './address-search.ts';
import { addressSearchForm, searchFault } from './outside-service.ts';

test.each([
  ['Ritterstraße 12', true],
  ['Ritterstr. 12a, 04109 Leipzig', true],
  ['An der Mühle 3', true],
  ['Am Markt', true],
  ['Lange Gasse', true],
  ['STRASSE DES 18. OKTOBER', true],
  ['Grünau-Ost', false],
  ['04109', false],
  ['Wahlkreis 3', true],
  ['Weglage', false],
  ['', false],
])('%j is meant as an address: %s', (typed, is) => expect(looksLikeAddress(typed)).toBe(is));

test('a question is one short line, whatever was typed', () => {
  expect(questionIn('  Ritter\u0000straße\r\n\t12\u202e ')).toBe('Ritter straße 12');
  expect(questionIn('x'.repeat(10_000))).toHaveLength(200);
});

describe('a question', () => {
  const box = [12.2, 51.2, 12.6, 51.4] as const;
  const ask = (kind: 'nominatim' | 'photon', url: string, text = 'Ritterstraße 12') =>
    questionAddress({ kind, url }, text, box);

  test.each([
    ['nominatim', 'https://a.example', '/search'],
    ['nominatim', 'https://a.example/nominatim/', '/nominatim/search'],
    ['nominatim', 'https://a.example/search.php', '/search.php'],
    ['photon', 'https://a.example/photon', '/photon/api'],
    ['photon', 'https://a.example/api/', '/api'],
  ] as const)('of %s to %s asks %s', (kind, url, path) => expect(ask(kind, url).pathname).toBe(path));

  test('names the city’s place, and nothing of who asks', () => {
    expect([...ask('nominatim', 'https://a.example').searchParams]).toEqual([
      ['q', 'Ritterstraße 12'],
      ['limit', '10'],
      ['format', 'jsonv2'],
      ['addressdetails', '1'],
      ['accept-language', 'de'],
      ['viewbox', '12.20000,51.20000,12.60000,51.40000'],
    ]);
    expect([...ask('photon', 'https://a.example').searchParams]).toEqual([
      ['q', 'Ritterstraße 12'],
      ['limit', '10'],
      ['lon', '12.40000'],
      ['lat', '51.30000'],
    ]);
  });

  test.each(['x&format=html&q=y', '../../geheim#', 'http://169.254.169.254/', '@anderer.example/', '%00%0d%0aHost: x'])(
    'with %j asks the same host for these very words',
    (text) => {
      const address = ask('nominatim', 'https://a.example/n', text);
      expect(address.origin + address.pathname).toBe('https://a.example/n/search');
      expect(address.searchParams.getAll('q')).toEqual([text]);
      expect(address.searchParams.get('format')).toBe('jsonv2');
    },
  );
});

describe('an answer', () => {
  const house = { lat: '51.34', lon: '12.37', display_name: '12, Ritterstraße, Leipzig', addresstype: 'place' };
  const read = (kind: 'nominatim' | 'photon', answer: unknown) => readAddresses(kind, JSON.stringify(answer));

  test('of Nominatim becomes a line and a point', () => {
    const address = { road: 'Ritterstraße', house_number: '12', postcode: '04109', city: 'Leipzig', suburb: 'Mitte' };
    expect(read('nominatim', [{ ...house, address }, house])).toEqual([
      { label: 'Ritterstraße 12, 04109 Leipzig (Mitte)', point: [12.37, 51.34] },
      { label: '12, Ritterstraße, Leipzig', point: [12.37, 51.34] },
    ]);
  });

  test('of Photon too', () => {
    const geometry = { type: 'Point', coordinates: [12.37, 51.34] };
    const properties = { type: 'street', name: 'Ritterstraße', postcode: '04109', city: 'Leipzig' };
    expect(read('photon', { features: [{ geometry, properties }] })).toEqual([
      { label: 'Ritterstraße, 04109 Leipzig', point: [12.37, 51.34] },
    ]);
  });

  test('larger than an address is none', () => {
    expect(read('nominatim', [{ ...house, addresstype: 'city' }])).toEqual([]);
    expect(read('nominatim', [{ ...house, addresstype: undefined, category: 'place', type: 'village' }])).toEqual([]);
    const geometry = { type: 'Point', coordinates: [12.37, 51.34] };
    expect(read('photon', { features: [{ geometry, properties: { type: 'city', name: 'Leipzig' } }] })).toEqual([]);
  });

  test.each([
    ['nominatim', '<h1>Wartung</h1>'],
    ['nominatim', '{"error":"nein"}'],
    ['nominatim', ''],
    ['photon', '[]'],
    ['photon', '{"features":{"length":3}}'],
    ['photon', 'null'],
  ] as const)('of %s that is none (%j) is said to be none', (kind, text) =>
    expect(readAddresses(kind, text)).toBeNull(),
  );

  test('is read no further than it was asked for, and its words are cut', () => {
    const many = Array.from({ length: 500 }, () => ({ ...house, display_name: 'x'.repeat(5000) }));
    const found = read('nominatim', many);
    expect(found).toHaveLength(10);
    expect(found?.[0]?.label).toHaveLength(160);
  });
});

test.each([
  ['https://a.example', null],
  ['https://a.example:8443/nominatim', null],
  ['http://localhost:8080', null],
  ['http://127.0.0.1:2322/api', null],
  ['http://a.example', 'service-https'],
  ['http://10.0.0.5/search', 'service-https'],
  ['ftp://a.example', 'service-address'],
  ['file:///etc/passwd', 'service-address'],
  ['gopher://a.example', 'service-address'],
  ['javascript:alert(1)', 'service-address'],
  ['a.example', 'service-address'],
  ['https://ich:geheim@a.example', 'service-password'],
  ['https://a.example/search?key=1', 'service-question'],
  ['https://a.example/#x', 'service-question'],
])('the address of a service %s: %s', (address, fault) => expect(searchFault(address)).toBe(fault));

test('a service has a known kind and an address; whom it is owed to may be left out', () => {
  const read = (form: object) => addressSearchForm.safeParse({ kind: 'photon', url: 'https://a.example', ...form });
  expect(read({}).data).toEqual({ kind: 'photon', url: 'https://a.example', attribution: null });
  expect(read({ kind: 'google' }).error?.issues.map(({ path }) => path[0])).toEqual(['kind']);
  expect(read({ url: '' }).error?.issues[0]).toMatchObject({ path: ['url'], message: 'required' });
});
