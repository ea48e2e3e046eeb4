/** An import of measures into a city that already holds some: what the file has no column for stays. */

import { expect, test } from 'vitest';
import { listMeasures, saveMeasure } from '#measures/measures.store.server.ts';
import { checkMeasures, keepMeasures } from '#sources/measures.server.ts';
import { actor, emptyCity } from './support/city.ts';
import { measureOf } from './support/forms.ts';

test('what a measure says in plain language survives an import that does not know it', async () => {
  const city = await emptyCity();
  const form = measureOf({ code: 'M 1', plain: 'Sie kommen trocken über den Fluss.' });
  await city.write((db) => saveMeasure(db, actor, { form }));
  const file = { name: 'massnahmen.csv', bytes: new TextEncoder().encode('Kennung;Titel\nM 1;Steg bauen\n') };
  await city.write(async (db) => {
    const read = await checkMeasures(db, file);
    if (!read.ok) throw new Error('the file is refused');
    await keepMeasures(db, actor, file, read.value);
  });
  expect(await city.read((db) => listMeasures(db, '2100-01-01'))).toMatchObject([
    { title: 'Steg bauen', plain: 'Sie kommen trocken über den Fluss.' },
  ]);
});
