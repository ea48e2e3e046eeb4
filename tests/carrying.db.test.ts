/** Values carried between two versions of a division: what was given is what was placed and what was not. */

import { describe, expect, test } from 'vitest';
import { importValues } from '#indicators/imports.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { chooseResidents } from '#indicators/residents.store.server.ts';
import type { Visit } from '#platform/access.server.ts';
import { checkAreas, keepAreas } from '#sources/areas.server.ts';
import { loadCarrying } from '#sources/carrying.server.ts';
import { actor, emptyCity, type TestCity } from './support/city.ts';
import { divisionOf, indicatorOf } from './support/forms.ts';
import { feature, mapOf } from './support/received-files.ts';
import { square } from './support/shapes.ts';

const carry = (city: TestCity, query: Record<string, string>) => {
  const visit = { asOf: '2026-11-22', remember: (_: string, work: never) => city.read(work) } as unknown as Visit;
  return loadCarrying(visit, new URLSearchParams({ indikator: 'w', ...query }));
};

type Unit = readonly [code: string, geometry: object | null];

async function receive(city: TestCity, name: string, units: readonly Unit[], version?: string) {
  const bytes = mapOf(units.map(([code, geometry]) => feature({ code, name: `${name} ${code}` }, geometry)));
  const request = version ? { divisionId: 'orte', validFrom: version } : {};
  const read = await checkAreas(city, { bytes }, request);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const form = divisionOf({ name, ...(version ? { validFrom: version } : {}) });
  await city.write((db) => keepAreas(db, actor, { name: 'x', hash: 'x' }, form, read.value));
}

/** Two squares side by side and one area without a polygon; since 2021 the border lies a quarter further east. */
async function cityOfTwoVersions(): Promise<TestCity> {
  const city = await emptyCity();
  await receive(city, 'Orte', [
    ['1', square(0, 0)],
    ['2', square(1, 0)],
    ['3', null],
  ]);
  await city.write(async (db) => {
    await saveIndicator(db, actor, { id: 'w', form: indicatorOf() });
    const values = [
      ['orte-1', 100],
      ['orte-2', 400],
      ['orte-3', 7],
    ] as const;
    await importValues(
      db,
      actor,
      { name: 'w.csv', hash: 'w' },
      values.map(([areaId, value]) => ({
        indicatorId: 'w',
        areaId,
        year: 2019,
        state: 'known',
        value,
        evidence: 'measured',
      })),
    );
  });
  const wide = square(0, 0);
  const at = (x: number, y: number) => [12.3 + x / 100, 51.3 + y / 100];
  const west = { ...wide, coordinates: [[at(0, 0), at(1.25, 0), at(1.25, 1), at(0, 1), at(0, 0)]] };
  const east = { ...wide, coordinates: [[at(1.25, 0), at(2, 0), at(2, 1), at(1.25, 1), at(1.25, 0)]] };
  await receive(
    city,
    'Orte',
    [
      ['1', west],
      ['2', east],
    ],
    '2021-01-01',
  );
  return city;
}

const between = { von: 'orte@2015-01-01', nach: 'orte@2021-01-01', jahr: '2019' };

describe('values carried to other borders', () => {
  test('are split by land, with an error where an area is split, and nothing is lost', async () => {
    const city = await cityOfTwoVersions();
    const { carried } = await carry(city, between);
    expect(carried?.rows.map(({ code, figure }) => [code, figure.evidence])).toEqual([
      ['1', 'carried'],
      ['2', 'carried'],
    ]);
    const values = carried?.rows.map(({ figure }) => (figure.state === 'known' ? figure.value : Number.NaN)) ?? [];
    expect(values[0]).toBeCloseTo(200, 6);
    expect(values[1]).toBeCloseTo(300, 6);
    expect(carried?.rows.every(({ error }) => error !== null && error > 0)).toBe(true);
  });

  test('leave aside what has no polygon, and say how much that is', async () => {
    const city = await cityOfTwoVersions();
    const { carried } = await carry(city, between);
    expect(carried?.balance?.given).toBeCloseTo(507, 6);
    expect(carried?.balance?.placed).toBeCloseTo(500, 6);
    expect(carried?.balance?.unplaced).toBeCloseTo(7, 6);
    expect(carried?.balance?.left.map(({ name }) => name)).toEqual(['Orte 3']);
    expect(carried?.withoutShape).toEqual(['Orte 3']);
  });

  test('are averaged where they are means, and then have no balance', async () => {
    const city = await cityOfTwoVersions();
    const { carried } = await carry(city, { ...between, art: 'intensive' });
    const [west, east] = carried?.rows ?? [];
    expect(west?.figure.state === 'known' && west.figure.value).toBeCloseTo((100 * 1 + 400 * 0.25) / 1.25, 6);
    expect(east?.figure.state === 'known' && east.figure.value).toBeCloseTo(400, 6);
    expect(carried?.balance).toBeNull();
  });

  test('are split by people where a finer division counts them', async () => {
    const city = await cityOfTwoVersions();
    const blocks = [0, 1, 2, 3, 4, 5, 6, 7].map((i): Unit => [`b${i}`, square(i / 4, 0, 0.25)]);
    await receive(city, 'Blöcke', blocks);
    await city.write(async (db) => {
      await saveIndicator(db, actor, { id: 'ew', form: indicatorOf({ name: 'Einwohner' }) });
      await chooseResidents(db, actor, 'ew');
      // In the second square most live in its westernmost block.
      const people = [10, 10, 10, 10, 60, 20, 0, 0];
      await importValues(
        db,
        actor,
        { name: 'ew.csv', hash: 'ew' },
        people.map((value, i) => ({
          indicatorId: 'ew',
          areaId: `bloecke-b${i}`,
          year: 2019,
          state: 'known',
          value,
          evidence: 'measured',
        })),
      );
    });
    const { carried, people } = await carry(city, { ...between, gewicht: 'people' });
    expect(people?.name).toBe('Blöcke');
    const values = carried?.rows.map(({ figure }) => (figure.state === 'known' ? figure.value : Number.NaN)) ?? [];
    expect(values[0]).toBeCloseTo(400, 6);
    expect(values[1]).toBeCloseTo(100, 6);
  });

  test('are not there without a second division, an indicator, or values', async () => {
    const city = await cityOfTwoVersions();
    expect((await carry(city, { ...between, indikator: 'nichts' })).carried).toBeNull();
    expect((await carry(city, { von: 'orte@2021-01-01', nach: 'orte@2015-01-01', jahr: '1900' })).chosen.year).toBe(
      2019,
    );
    expect((await carry(await emptyCity(), {})).frames).toEqual([]);
  });
});
