import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bowTie,
  contentOf,
  cp1252,
  faultsIn,
  feature,
  mapOf,
  polygon,
  ringAt,
  utf8,
  utf16,
  wordsFor,
} from '../../tests/support/received-files.ts';
import { type AreasOptions, type Extent, importAreas } from './areas-import.ts';

const areasOf = (bytes: Uint8Array, options?: AreasOptions) => contentOf(importAreas(bytes, options));
const faultsOf = (bytes: Uint8Array, options?: AreasOptions) => faultsIn(importAreas(bytes, options));
const multi = (...polygons: readonly { coordinates: unknown }[]) => ({
  type: 'MultiPolygon',
  coordinates: polygons.map((each) => each.coordinates),
});
const ring = ringAt();
const hole = [
  [12.302, 51.302],
  [12.304, 51.302],
  [12.304, 51.304],
  [12.302, 51.302],
];
const with3 = (height: unknown) => ring.map(([x, y]) => [x, y, height]);
const swapped = ring.map(([x, y]) => [y, x]);
/** Leipzig in metres, as city offices keep it (ETRS89 / UTM 33). */
const metres = [
  [317_000, 5_690_000],
  [318_000, 5_690_000],
  [318_000, 5_691_000],
  [317_000, 5_690_000],
];

describe('a map is read', () => {
  test('with name, key and geometry of each area', () => {
    expect(areasOf(mapOf([feature({ name: 'Mitte', code: '001' }), feature({ name: 'Süd', code: 2 })]))).toEqual([
      { code: '001', name: 'Mitte', geometry: polygon(ring) },
      { code: '2', name: 'Süd', geometry: polygon(ring) },
    ]);
  });

  test.each<[string, unknown]>([
    ['a hole', polygon(ring, hole)],
    ['several parts', multi(polygon(ring), polygon(ringAt(12.4)))],
    ['heights', polygon(with3(112.5))],
    ['a ring that crosses itself, of which only the database can tell', bowTie],
  ])('with %s', (_, geometry) => {
    expect(areasOf(mapOf([feature({ name: 'Mitte' }, geometry)]))[0]?.geometry).toEqual(geometry);
  });

  test.each<[object, string | null, string]>([
    [{ Name: 'Mitte', OT: '01' }, '01', 'Mitte'],
    [{ bezeichnung: 'Mitte', Schlüssel: 1 }, '1', 'Mitte'],
    [{ id: 7, ortsteil: ' Mitte ' }, '7', 'Mitte'],
    [{ label: 'Mitte' }, null, 'Mitte'],
    [{ name: 'Mitte', code: '' }, null, 'Mitte'],
    [{ name: 'Mitte', code: 0 }, '0', 'Mitte'],
    [{ name: 'Mitte', code: null }, null, 'Mitte'],
  ])('with the properties %j', (properties, code, name) => {
    expect(areasOf(mapOf([feature(properties)]))[0]).toMatchObject({ code, name });
  });

  test('with the properties that are said to be name and key', () => {
    const map = mapOf([feature({ name: 'A', BEZ: 'Mitte', SCHL: '07' })]);
    expect(areasOf(map, { nameKey: 'BEZ', codeKey: 'SCHL' })[0]).toMatchObject({ code: '07', name: 'Mitte' });
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['CRS84', { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } }],
    ['OGC:CRS84', { type: 'name', properties: { name: 'OGC:CRS84' } }],
    ['EPSG:4326', { type: 'name', properties: { name: 'EPSG:4326' } }],
    ['the urn of 4326', { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4326' } }],
    ['the address of 4326', { type: 'name', properties: { name: 'http://www.opengis.net/def/crs/EPSG/0/4326' } }],
    ['a bare name', 'EPSG:4326'],
  ])('in degrees, where the reference system is %s', (_, crs) => {
    expect(areasOf(mapOf([feature({ name: 'Mitte' })], { crs }))).toHaveLength(1);
  });

  test('with a mark of UTF-8 before it, and with umlauts', () => {
    expect(areasOf(utf8(`\ufeff${new TextDecoder().decode(mapOf([feature({ name: 'Weiße Mühle' })]))}`))).toMatchObject(
      [{ name: 'Weiße Mühle' }],
    );
  });

  test('with two areas of one name, where their keys differ', () => {
    const map = mapOf([feature({ name: 'Neustadt', code: '1' }), feature({ name: 'Neustadt', code: '2' })]);
    expect(areasOf(map).map((area) => area.code)).toEqual(['1', '2']);
  });

  test.each<[string, number, number]>([
    ['in Flensburg', 9.4, 54.8],
    ['at the Zugspitze', 10.98, 47.42],
    ['in Aachen', 6.08, 50.77],
    ['in Görlitz', 14.98, 51.15],
  ])('%s as well as in Leipzig', (_, x, y) => {
    expect(areasOf(mapOf([feature({ name: 'Mitte' }, polygon(ringAt(x, y)))]))).toHaveLength(1);
  });

  test('of twenty thousand areas', () => {
    const features = Array.from({ length: 20_000 }, (_, i) => feature({ name: `Block ${i}` }));
    expect(areasOf(mapOf(features))).toHaveLength(20_000);
  });
});

describe('a file is refused as a whole', () => {
  const text = new TextDecoder().decode(mapOf([feature({ name: 'Mühle' })]));
  test.each<[string, Uint8Array, object]>([
    ['an empty file', utf8(''), { key: 'empty-file' }],
    ['no JSON', utf8('Guten Tag'), { key: 'not-json', position: 1 }],
    ['blanks', utf8('  \n'), { key: 'not-json', position: 3 }],
    ['a comma too many', utf8(text.replace(']]]', '],]]')), { key: 'not-json', position: text.indexOf(']]]') + 3 }],
    ['no number', utf8(text.replace('51.3', 'NaN')), { key: 'not-json', position: text.indexOf('51.3') + 1 }],
    ['JSON and more', utf8(`${text}x`), { key: 'not-json', position: text.length + 1 }],
    ['a file cut off', utf8(text.slice(0, -3)), { key: 'not-json', position: text.length - 2 }],
    ['Windows-1252', cp1252(text), { key: 'not-utf-8', position: text.indexOf('ü') + 1 }],
    ['UTF-16', utf16(text), { key: 'not-utf-8', position: 1 }],
    [
      'a letter cut off',
      utf8(`${text.split('ü')[0]}ü`).slice(0, -1),
      { key: 'not-utf-8', position: text.indexOf('ü') + 1 },
    ],
    ['null', utf8('null'), { key: 'not-a-collection' }],
    ['a list', utf8('[]'), { key: 'not-a-collection' }],
    ['a single feature', utf8(JSON.stringify(feature({ name: 'Mitte' }))), { key: 'not-a-collection' }],
    ['a geometry', utf8(JSON.stringify(polygon(ring))), { key: 'not-a-collection' }],
    ['TopoJSON', utf8('{"type":"Topology","objects":{},"arcs":[]}'), { key: 'not-a-collection' }],
    ['features that are no list', utf8('{"type":"FeatureCollection","features":{}}'), { key: 'not-a-collection' }],
    ['nesting without end', utf8('['.repeat(50_000)), { key: 'not-json', position: 50_000 }],
    ['no features', mapOf([]), { key: 'no-features' }],
    [
      'metres, as it says',
      mapOf([feature({ name: 'Mitte' }, polygon(metres))], {
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25833' } },
      }),
      { key: 'unknown-crs', crs: 'urn:ogc:def:crs:EPSG::25833' },
    ],
    ['another system in short', mapOf([], { crs: 'EPSG:25833' }), { key: 'unknown-crs', crs: 'EPSG:25833' }],
    [
      'a number that ends alike',
      mapOf([], { crs: { properties: { name: 'EPSG:14326' } } }),
      { key: 'unknown-crs', crs: 'EPSG:14326' },
    ],
    ['a system behind a link', mapOf([], { crs: { type: 'link' } }), { key: 'unknown-crs', crs: '{"type":"link"}' }],
  ])('for being %s', (_, bytes, expected) => {
    expect(faultsOf(bytes)).toEqual([{ row: null, field: null, ...expected }]);
  });

  test('for twenty-five thousand areas, and it is said how many there may be', () => {
    const map = mapOf(Array.from({ length: 25_000 }, (_, i) => feature({ name: `Block ${i}` })));
    const read = importAreas(map);
    expect(faultsIn(read)).toEqual([{ key: 'too-many-areas', row: null, field: null, has: 25_000, most: 20_000 }]);
    expect(read.ok ? '' : wordsFor(read.faults[0] as never)).toContain('25.000 Flächen, höchstens 20.000');
  });

  test('wherever it is cut off', () => {
    const bytes = utf8(text);
    for (let length = 1; length < bytes.length; length++) {
      const [fault] = faultsOf(bytes.slice(0, length));
      expect(['not-json', 'not-utf-8']).toContain(fault?.key);
      expect(Number(fault?.position)).toBeGreaterThan(0);
      expect(Number(fault?.position)).toBeLessThanOrEqual(length + 1);
    }
  });
});

test('an area without a polygon is kept', () => {
  const file = mapOf([feature({ name: 'Gut', plr_id: '01' }), feature({ name: 'Ohne', plr_id: '02' }, null)]);
  expect(areasOf(file)[1]).toEqual({ code: '02', name: 'Ohne', geometry: null });
});

test('what an area lies in is read from the property that is named', () => {
  const file = mapOf([feature({ name: 'Mitte', bezirk_id: '01' })]);
  expect(areasOf(file, { parentKey: 'bezirk_id' })[0]?.parent).toBe('01');
});

test('features of one key and name are parts of one area; of one key and two names they are refused', () => {
  const one = feature({ name: 'Gut', plr_id: '01' });
  expect(areasOf(mapOf([one, one]))).toHaveLength(2);
  const other = feature({ name: 'Anders', plr_id: '01' });
  expect(faultsOf(mapOf([one, other]))).toMatchObject([{ key: 'duplicate-area', row: 2, first: 1 }]);
});

describe('an area is refused', () => {
  const good = feature({ name: 'Gut' }, polygon(ringAt(12.4)));
  test.each<[string, unknown, object]>([
    ['a point', { type: 'Point', coordinates: [12.3, 51.3] }, { key: 'not-a-polygon', type: 'Point' }],
    ['a line', { type: 'LineString', coordinates: ring }, { key: 'not-a-polygon', type: 'LineString' }],
    [
      'a collection',
      { type: 'GeometryCollection', geometries: [polygon(ring)] },
      { key: 'not-a-polygon', type: 'GeometryCollection' },
    ],
    ['no rings', polygon(), { key: 'no-geometry' }],
    ['no parts', multi(), { key: 'no-geometry' }],
    ['an empty part', multi(polygon(ring), polygon()), { key: 'no-geometry' }],
    ['no coordinates', { type: 'Polygon' }, { key: 'no-geometry' }],
    ['coordinates in words', { type: 'Polygon', coordinates: 'hier' }, { key: 'no-geometry' }],
    ['an empty ring', polygon([]), { key: 'ring-too-short' }],
    ['a ring of three points', polygon([ring[0], ring[1], ring[0]]), { key: 'ring-too-short' }],
    ['a short hole', polygon(ring, [hole[0], hole[1], hole[0]]), { key: 'ring-too-short' }],
    ['a part whose coordinates are too flat', { type: 'MultiPolygon', coordinates: [ring] }, { key: 'ring-too-short' }],
    ['an open ring', polygon(ring.slice(0, 4)), { key: 'ring-open' }],
    ['an open hole', polygon(ring, [...hole.slice(0, 3), [12.303, 51.303]]), { key: 'ring-open' }],
    ['a second part with an open ring', multi(polygon(ring), polygon(ring.slice(0, 4))), { key: 'ring-open' }],
    ['a coordinate that is null', polygon([ring[0], [12.31, null], ...ring.slice(2)]), { key: 'bad-position' }],
    ['a coordinate in quotes', polygon([ring[0], ['12.31', '51.3'], ...ring.slice(2)]), { key: 'bad-position' }],
    ['a coordinate alone', polygon([ring[0], [12.31], ...ring.slice(2)]), { key: 'bad-position' }],
    ['a height that is none', polygon(with3(null)), { key: 'bad-position' }],
    ['swapped coordinates', polygon(swapped), { key: 'swapped', x: '51.300', y: '12.300' }],
    [
      'one swapped point',
      polygon([ring[0], ring[1], [51.31, 12.31], ring[3], ring[0]]),
      { key: 'swapped', x: '51.310', y: '12.310' },
    ],
    [
      'a swapped hole',
      polygon(
        ring,
        hole.map(([x, y]) => [y, x]),
      ),
      { key: 'swapped' },
    ],
    ['metres, though it does not say so', polygon(metres), { key: 'unknown-crs', crs: '317000, 5690000' }],
    [
      'one point in metres',
      polygon([ring[0], metres[0], ...ring.slice(2)]),
      { key: 'unknown-crs', crs: '317000, 5690000' },
    ],
    [
      'a place in the sea off Africa',
      polygon([...ring.slice(0, 2), [0, 0], ...ring.slice(3)]),
      { key: 'far-away', x: '0.000', y: '0.000' },
    ],
    ['a place in Paris', polygon(ringAt(2.35, 48.86)), { key: 'far-away', x: '2.350', y: '48.860' }],
  ])('for %s, and named', (_, geometry, expected) => {
    expect(faultsOf(mapOf([good, feature({ name: 'Schlecht' }, geometry)]))).toEqual([
      expect.objectContaining({ row: 2, field: 'Schlecht', ...expected }),
    ]);
  });

  test('for a number beyond all bounds', () => {
    const text = new TextDecoder().decode(mapOf([feature({ name: 'Weit' })])).replace('51.3', '1e999');
    expect(faultsOf(utf8(text))).toEqual([{ key: 'bad-position', row: 1, field: 'Weit' }]);
  });

  test.each<[string, unknown, object]>([
    ['no feature', { type: 'Polygon', coordinates: [ring] }, { key: 'not-a-feature', field: null }],
    ['null', null, { key: 'not-a-feature', field: null }],
    [
      'without a geometry member',
      { type: 'Feature', properties: { name: 'A' } },
      { key: 'not-a-feature', field: null },
    ],
    ['with properties that are a list', feature([] as never), { key: 'not-a-feature', field: null }],
    ['without properties', feature(null), { key: 'no-name', field: 'name', keys: '–' }],
    [
      'without a name among its properties',
      feature({ kz: 'A', flaeche: 3 }),
      { key: 'no-name', field: 'name', keys: 'kz, flaeche' },
    ],
    ['with an empty name', feature({ name: ' ' }), { key: 'no-name', field: 'name', keys: 'name' }],
    ['with a name that is a list', feature({ name: ['A'] }), { key: 'no-name', field: 'name', keys: 'name' }],
    [
      'with the key of another',
      feature({ name: 'Neu', code: '1' }),
      { key: 'duplicate-area', field: 'code', first: 1, what: '1' },
    ],
    [
      'with the name of another, and no key',
      feature({ name: 'Süd' }),
      { key: 'duplicate-area', field: 'name', first: 2, what: 'Süd' },
    ],
  ])('for being %s', (_, each, expected) => {
    const before = [feature({ name: 'Mitte', code: '1' }), feature({ name: 'Süd' })];
    expect(faultsOf(mapOf([...before, each]))).toEqual([{ row: 3, ...expected }]);
  });

  test.each([
    ['de', 'Fläche 3', 'Fläche 3, Schlecht'],
    ['en', 'Feature 3', 'Feature 3, Schlecht'],
  ] as const)('and called an area, not a line, in %s', (language, alone, named) => {
    const said = (each: unknown) => {
      const read = importAreas(mapOf([good, feature({ name: 'Auch gut' }), each]));
      return read.ok ? [] : read.faults.map((fault) => wordsFor(fault, language).split(':')[0]);
    };
    expect(said(null)).toEqual([alone]);
    expect(said(feature({ name: 'Schlecht' }, polygon()))).toEqual([named]);
  });

  const leipzig: Extent = [12.2, 51.2, 12.5, 51.4];
  test.each<[string, number, number, string[]]>([
    ['within it', 12.3, 51.3, []],
    ['beside it', 12.9, 51.9, []],
    ['in Berlin', 13.4, 52.5, ['far-away']],
    ['within it, latitude first', 51.3, 12.3, ['swapped']],
    ['in Berlin, latitude first', 52.5, 13.4, ['far-away']],
  ])('where it is known how far the city reaches: %s', (_, x, y, keys) => {
    const map = mapOf([feature({ name: 'Mitte' }, polygon(ringAt(x, y)))]);
    expect(faultsOf(map, { extent: leipzig }).map((fault) => fault.key)).toEqual(keys);
  });

  test('with all others that are wrong, and with no more than anybody reads', () => {
    const bad = feature({ name: 'Schlecht' }, polygon());
    const some = [
      good,
      { ...bad, properties: { name: 'Eins' } },
      feature({}, polygon()),
      { ...bad, properties: { name: 'Drei' } },
    ];
    expect(faultsOf(mapOf(some)).map(({ row, key }) => [row, key])).toEqual([
      [2, 'no-geometry'],
      [3, 'no-name'],
      [3, 'no-geometry'],
      [4, 'no-geometry'],
    ]);
    const many = Array.from({ length: 5000 }, (_, i) => feature({ name: `Block ${i}` }, polygon()));
    expect(faultsOf(mapOf(many))).toHaveLength(200);
  });

  test('or read, but nothing breaks, whatever is in it', () => {
    const anything = fc.anything({
      values: [fc.jsonValue(), fc.constantFrom('Polygon', ring, [ring], [[ring]], 12.3)],
    });
    fc.assert(
      fc.property(anything, anything, (properties, coordinates) => {
        const types = ['Polygon', 'MultiPolygon', 'Point'].map((type) =>
          feature(properties as never, { type, coordinates }),
        );
        const read = importAreas(mapOf([...types, properties]));
        expect(read.ok || faultsIn(read).length > 0).toBe(true);
      }),
      { examples: [[{ '{{': 'Polygon' }, {}]] },
    );
  });
});
