/** Series calculated back to new borders (decisions/0036): refused for units that had not begun, taken in both ways named there. */

import { expect, test } from 'vitest';
import { listAreas } from '#areas/areas.store.server.ts';
import { undoDivision } from '#areas/divisions.store.server.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { undoVersion } from '#areas/versions.store.server.ts';
import { saveIndicator } from '#indicators/indicators.store.server.ts';
import { type Actor, undo } from '#platform/journal.server.ts';
import { type AreasRequest, checkAreas, keepAreas } from '#sources/areas.server.ts';
import { slicedBytes } from '#sources/file-text.ts';
import { checkValues, readingOf, valuesRequest } from '#sources/values.server.ts';
import { actor, emptyCity, person, type TestCity } from './support/city.ts';
import { divisionOf, indicatorOf } from './support/forms.ts';
import { feature, mapOf, utf8 } from './support/received-files.ts';
import { square } from './support/shapes.ts';

const before = mapOf([
  feature({ code: '01', name: 'Au' }, square(0, 0)),
  feature({ code: '02', name: 'Moor' }, square(1, 0)),
]);
/** Au has grown, Moor has become Feld. */
const since = mapOf([
  feature({ code: '01', name: 'Au' }, square(0, 0, 1.5)),
  feature({ code: '03', name: 'Feld' }, square(3, 0)),
]);
type Said = { readonly name: string; readonly validFrom: string; readonly divisionId?: string };

async function draw(city: TestCity, who: Actor, bytes: Uint8Array, { name, validFrom, divisionId }: Said) {
  const request: AreasRequest = divisionId ? { divisionId, validFrom } : {};
  const read = await checkAreas(city, { name: 'karte.geojson', bytes }, request);
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const form = divisionOf({ name, validFrom });
  return city.write((db) => keepAreas(db, who, { name: 'karte.geojson', hash: name }, form, read.value));
}

async function cutAnew(who: Actor) {
  const city = await emptyCity();
  await city.write((db) => saveIndicator(db, actor, { id: 'leute', form: indicatorOf({ name: 'Leute' }) }));
  await draw(city, who, before, { name: 'Ortsteile', validFrom: '2000-01-01' });
  const version = await draw(city, who, since, {
    name: 'Ortsteile',
    validFrom: '2021-01-01',
    divisionId: 'ortsteile',
  });
  return { city, version };
}

const file = slicedBytes('werte.csv', utf8('Indikator;Raum;Jahr;Wert\nleute;03;2019;5\nleute;03;2021;6\n'));

async function saidOf(city: TestCity, divisionId: string) {
  const read = await checkValues(city, file, readingOf(valuesRequest.parse({ divisionId }), null));
  return read.ok ? read.value.count : read.faults.map(({ key, row, vars }) => [key, row, vars.day, vars.year]);
}

test('a value of a year before the area began is refused', async () => {
  const { city } = await cutAnew(actor);
  expect(await saidOf(city, 'ortsteile')).toEqual([['area-not-yet', 2, '2021-01-01', 2019]]);
});

test('the new borders as a division of their own take the whole series, without a break', async () => {
  const { city } = await cutAnew(actor);
  const { id } = await draw(city, actor, since, { name: 'Ortsteile, Grenzen 2021', validFrom: '2019-01-01' });
  expect(await saidOf(city, id)).toBe(2);
  const own = (await city.read(listAreas)).filter(({ divisionId }) => divisionId === id);
  expect(own.map(({ validFrom }) => validFrom)).toEqual([null, null]);
  const breaks = await city.read((db) =>
    breaksOf(
      db,
      own.map((area) => area.id),
    ),
  );
  expect(breaks.size).toBe(0);
  expect((await city.read((db) => breaksOf(db, ['au']))).get('au')).toEqual(['2021-01-01']);
});

test('the version taken back and imported with the earlier day takes it too, and breaks there', async () => {
  const ada = await person();
  const { city, version } = await cutAnew(ada);
  const undoes = { division: undoDivision, 'division-version': undoVersion };
  await city.write((db) => undo(db, ada, version.entryId, undoes));
  await draw(city, ada, since, { name: 'Ortsteile', validFrom: '2019-01-01', divisionId: 'ortsteile' });
  expect(await saidOf(city, 'ortsteile')).toBe(2);
  expect((await city.read((db) => breaksOf(db, ['au']))).get('au')).toEqual(['2019-01-01']);
});
