import { expect, test } from 'vitest';
import { tileAddress, tilesAround } from './tile-address.ts';

const asked = (url: string) =>
  new URL(tileAddress({ kind: 'wms', url }).replace('{bbox-epsg-3857}', 'BOX')).searchParams;

test('a WMS is asked for one tile in Web Mercator, as its version wants it', () => {
  expect(Object.fromEntries(asked('https://k.example/wms?layers=grau'))).toEqual({
    service: 'WMS',
    request: 'GetMap',
    version: '1.3.0',
    styles: '',
    format: 'image/png',
    layers: 'grau',
    crs: 'EPSG:3857',
    width: '256',
    height: '256',
    bbox: 'BOX',
  });
  const old = asked('https://k.example/wms?VERSION=1.1.1&LAYERS=a,b&FORMAT=image/jpeg&SRS=EPSG:25833&BBOX=1,2,3,4');
  expect(Object.fromEntries(old)).toMatchObject({
    version: '1.1.1',
    srs: 'EPSG:3857',
    layers: 'a,b',
    format: 'image/jpeg',
  });
  expect([old.get('crs'), old.getAll('bbox')]).toEqual([null, ['BOX']]);
});

test('the four tiles around a point meet at it', () => {
  const [first, second, third] = tilesAround({ kind: 'xyz', url: 'https://k.example/{z}/{x}/{y}.png' }, [0, 0], 1);
  expect([first, second, third]).toEqual([
    'https://k.example/1/0/0.png',
    'https://k.example/1/1/0.png',
    'https://k.example/1/0/1.png',
  ]);
  const boxes = tilesAround({ kind: 'wms', url: 'https://k.example/?layers=x' }, [12.37, 51.34]).map((each) =>
    (new URL(each).searchParams.get('bbox') ?? '').split(',').map(Number),
  );
  expect(boxes[0]?.[2]).toBeCloseTo(boxes[1]?.[0] ?? 0, 3);
  expect(boxes[0]?.[1]).toBeCloseTo(boxes[2]?.[3] ?? 0, 3);
  // Leipzig in metres of Web Mercator.
  expect(Math.abs((boxes[0]?.[2] ?? 0) - 1_377_000)).toBeLessThan(6000);
});
