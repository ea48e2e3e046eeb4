/** Interpretations as the database keeps them. */

import { expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { actor, person, smallCity } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import { interpretationForm } from './interpretation.ts';
import { listInterpretations, saveInterpretation } from './interpretations.store.server.ts';

const indicator = { id: 'rate-1', name: 'Anteil' };
const asking = { comment: null, officeId: 'amt-fuer-wohnen' };
const said = { comment: 'Neue Wohnungen.', officeId: 'amt-fuer-wohnen' };

test('an office is asked, answers, and can take its answer back', async () => {
  const city = await smallCity();
  const her = await person();
  await city.write((db) => saveInterpretation(db, actor, { indicator, year: 2025, form: asking }));
  expect(await city.read(listInterpretations)).toMatchObject([{ ...asking, year: 2025, revision: 1 }]);
  const entryId = await city.write((db) =>
    saveInterpretation(db, her, { indicator, year: 2025, form: said, expect: 1 }),
  );
  expect(await city.read(listInterpretations)).toMatchObject([said]);
  await city.write((db) => undo(db, her, entryId ?? 0));
  expect(await city.read(listInterpretations)).toMatchObject([asking]);
});

test('what somebody else said meanwhile is not overwritten', async () => {
  const city = await smallCity();
  const save = (expected?: number) =>
    city.write((db) => saveInterpretation(db, actor, { indicator, year: 2025, form: said, expect: expected }));
  await save();
  await expect(save(7)).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
});

test.each([
  [{}, false],
  [{ officeId: 'amt' }, true],
  [{ comment: 'Neue Wohnungen.' }, true],
])('%o is taken: %s', (form, taken) => {
  expect(interpretationForm.safeParse(form).success).toBe(taken);
});
