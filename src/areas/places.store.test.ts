import { expect, test } from 'vitest';
import { emptyCity } from '../../tests/support/city.ts';
import { received, square, storeUnits } from '../../tests/support/shapes.ts';
import type { Place } from './area.ts';
import { readShape } from './drawn-shape.ts';
import { countPlaces, insertPlaces, isSound, listPlaces, pointsIn, whatLiesIn } from './places.store.server.ts';

const today = '2026-11-22';
const place = (id: string, point: Place['point'], areaId: string | null = null): Place => ({
  id,
  kind: 'school',
  name: `Schule ${id}`,
  point,
  areaId,
  source: 'Test',
  licence: null,
});
const shape = (text: string) => {
  const read = readShape(text);
  if (!read.ok) throw new Error(read.fault);
  return read.shape;
};

test('what lies in a drawn shape: areas that it touches, places in it, of this city only', async () => {
  const [city, other] = [await emptyCity(), await emptyCity()];
  const squares = [received('a', square(0, 0)), received('b', square(1, 0)), received('ohne', null)];
  await storeUnits(city, squares);
  await storeUnits(other, [received('fremd', square(0, 0))]);
  await city.write((db) =>
    insertPlaces(db, [place('1', [12.305, 51.305]), place('2', [12.315, 51.305]), place('3', null, 'a')]),
  );
  await other.write((db) => insertPlaces(db, [place('1', [12.305, 51.305])]));
  await city.read(async (db) => {
    const found = await whatLiesIn(db, shape('12.301,51.301,12.308,51.308'), today);
    expect(found.areas.map(({ id }) => id)).toEqual(['a']);
    expect(found.places.map(({ id }) => id)).toEqual(['1']);
    const both = await whatLiesIn(db, shape('12.301,51.301;12.319,51.301;12.31,51.309'), today);
    expect(both.areas.map(({ id }) => id)).toEqual(['a', 'b']);
    expect((await whatLiesIn(db, shape('12.301,51.301,12.308,51.308'), '1980-01-01')).areas).toEqual([]);
    expect(await countPlaces(db)).toEqual(new Map([['school', 3]]));
    const listed = await listPlaces(db, 'school');
    expect(listed[0]).toEqual(place('1', [12.305, 51.305]));
    expect(listed[2]).toEqual(place('3', null, 'a'));
    const points = await pointsIn(db, ['a', 'b', 'ohne'], today);
    expect([...points.keys()].sort()).toEqual(['a', 'b']);
    expect(points.get('a')?.[0]).toBeCloseTo(12.305);
  });
});

test('what lies in a hole is not in the area, what lies on an island is', async () => {
  const city = await emptyCity();
  const ring = (west: number, south: number, size: number) => [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ];
  const geometry = {
    type: 'MultiPolygon',
    coordinates: [[ring(12.3, 51.3, 0.09), ring(12.33, 51.33, 0.03)], [ring(12.45, 51.3, 0.01)]],
  };
  const core = { type: 'MultiPolygon', coordinates: [[ring(12.33, 51.33, 0.03)]] };
  await storeUnits(city, [
    { ...received('ring', null), geometry },
    { ...received('kern', null), geometry: core },
  ]);
  await city.read(async (db) => {
    const at = async (west: number, south: number) => {
      const tiny = shape(`${west},${south},${west + 0.001},${south + 0.001}`);
      return (await whatLiesIn(db, tiny, today)).areas.map(({ id }) => id);
    };
    expect(await at(12.345, 51.345)).toEqual(['kern']);
    expect(await at(12.31, 51.31)).toEqual(['ring']);
    expect(await at(12.454, 51.304)).toEqual(['ring']);
    expect(await at(12.42, 51.304)).toEqual([]);
    // The point at which something is said of an area lies in it, not in its hole.
    const [lon = 0, lat = 0] = (await pointsIn(db, ['ring'], today)).get('ring') ?? [];
    expect(lon > 12.33 && lon < 12.36 && lat > 51.33 && lat < 51.36).toBe(false);
  });
});

test('a shape is asked for soundness before it is laid over anything', async () => {
  const city = await emptyCity();
  expect(await city.read((db) => isSound(db, shape('12.3,51.3,12.4,51.4')))).toBe(true);
  const broken = {
    kind: 'polygon',
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    },
  } as const;
  expect(await city.read((db) => isSound(db, broken))).toBe(false);
});
