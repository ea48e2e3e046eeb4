import { describe, expect, test } from 'vitest';
import { utf8 } from '../../tests/support/received-files.ts';
import { coordinate, type PlacesOptions, placesFromGeoJson, placesFromTable } from './places-import.ts';
import { readTable } from './table.ts';

const extent = [12.2, 51.2, 12.6, 51.5] as const;
const degrees: PlacesOptions = { system: 'degrees', extent };

async function read(text: string, options: PlacesOptions = degrees) {
  const table = await readTable('orte.csv', utf8(text));
  if (!table.ok) throw new Error('no table');
  return placesFromTable(table.value, options);
}
const faultsOf = async (text: string, options?: PlacesOptions) => {
  const answer = await read(text, options);
  return answer.ok ? [] : answer.faults.map(({ key, row, field }) => [key, row, field]);
};

test.each([
  ['12,3731', 12.3731],
  ['12.3731', 12.3731],
  ['12.345', 12.345],
  [' 51,34° ', 51.34],
  ['317455,10', 317455.1],
  ['317 455,1', 317455.1],
  ['5.690.123', 5690123],
  ['5.690.123,45', 5690123.45],
  ['-3', -3],
  ['', null],
  ['12,3,4', null],
  ['12 Grad', null],
  ['NaN', null],
  ['1e3', null],
])('the coordinate %j is %j', (text, value) => {
  expect(coordinate(text)).toBe(value);
});

describe('a table', () => {
  test('gives places with their lines, in degrees', async () => {
    const answer = await read('Name;Kennung;Länge;Breite\nSchule A;s1;12,3731;51,3397\nSchule B;;12,4;51,3\n');
    expect(answer).toMatchObject({
      ok: true,
      value: {
        places: [
          { row: 2, name: 'Schule A', code: 's1', point: [12.3731, 51.3397] },
          { row: 3, name: 'Schule B', code: null, point: [12.4, 51.3] },
        ],
      },
    });
  });

  test('gives the same place from UTM with and without the zone before the easting', async () => {
    const head = 'Name;Ostwert;Nordwert\n';
    for (const [system, line] of [
      ['utm-33', 'A;317000;5690000'],
      ['utm-33', 'A;33317000;5690000'],
    ] as const) {
      const answer = await read(head + line, { system, extent });
      const [place] = answer.ok ? answer.value.places : [];
      expect(place?.point[0]).toBeCloseTo(12.37305, 4);
      expect(place?.point[1]).toBeCloseTo(51.3318, 4);
    }
  });

  test('takes the columns that somebody names', async () => {
    const answer = await read('Wo;a;b\nKita;12,3;51,3\n', { ...degrees, nameColumn: 'Wo', xColumn: 'a', yColumn: 'b' });
    expect(answer.ok).toBe(true);
    expect(await faultsOf('Wo;a;b\nKita;12,3;51,3\n')).toEqual([
      ['column-missing', null, 'Name'],
      ['column-missing', null, 'Länge'],
      ['column-missing', null, 'Breite'],
    ]);
  });

  test('is refused line by line: not numbers, swapped, metres, outside, without name, twice', async () => {
    const head = 'Name;x;y\n';
    expect(await faultsOf(`${head}A;hier;51,3\nB;51,3;12,3\nC;317000;5690000\nD;7,6;51,9\n;12,3;51,3\n`)).toEqual([
      ['not-a-coordinate', 2, 'x'],
      ['swapped-columns', 3, 'x'],
      ['metres-not-degrees', 4, 'x'],
      ['outside-city', 5, 'x'],
      ['field-required', 6, 'Name'],
    ]);
    expect(await faultsOf(`${head}A;12,3;51,3\nB;12,4;51,3\nA;12,3;51,3\n`)).toEqual([['duplicate', 4, 'Name']]);
    const utm = { system: 'utm-33', extent } as const;
    expect(await faultsOf(`${head}A;12,3;51,3\nB;5690000;317000\nC;600000;5690000\n`, utm)).toEqual([
      ['degrees-not-metres', 2, 'x'],
      ['swapped-columns', 3, 'x'],
      ['outside-city', 4, 'x'],
    ]);
  });
});

describe('GeoJSON', () => {
  const file = (...features: object[]) => utf8(JSON.stringify({ type: 'FeatureCollection', features }));
  const point = (coordinates: unknown, properties: object = { name: 'Kita', id: 7 }) => ({
    type: 'Feature',
    properties,
    geometry: { type: 'Point', coordinates },
  });
  const faults = (bytes: Uint8Array) => {
    const answer = placesFromGeoJson(bytes, { extent });
    return answer.ok ? [] : answer.faults.map(({ key, row }) => [key, row]);
  };

  test('gives places with key and name', () => {
    const answer = placesFromGeoJson(file(point([12.3, 51.3, 110])), { extent });
    expect(answer).toMatchObject({
      ok: true,
      value: { places: [{ row: 1, name: 'Kita', code: '7', point: [12.3, 51.3] }] },
    });
  });

  test('is refused feature by feature', () => {
    const line = { type: 'Feature', properties: { name: 'L' }, geometry: { type: 'LineString', coordinates: [] } };
    const bare = { type: 'Feature', properties: { name: 'L' }, geometry: null };
    expect(
      faults(
        file(
          point([51.3, 12.3]),
          line,
          bare,
          point(['12', 51]),
          point([12.3, 51.3], {}),
          { type: 'Punkt' },
          point([0, 0]),
        ),
      ),
    ).toEqual([
      ['swapped-columns', 1],
      ['not-a-point', 2],
      ['no-geometry', 3],
      ['bad-position', 4],
      ['no-name', 5],
      ['not-a-feature', 6],
      ['outside-city', 7],
    ]);
    expect(faults(utf8('{'))).toEqual([['not-json', null]]);
  });
});
