/** The jobs behind a large file: how far they are, and that nothing is left of one that was stopped, whenever that was. */

import { expect, test } from 'vitest';
import { keepFile } from '#platform/files.server.ts';
import { Cancelled, type JobRun } from '#platform/jobs.server.ts';
import { actor, emptyCity, type TestCity } from '../../tests/support/city.ts';
import { utf8 } from '../../tests/support/received-files.ts';
import { everything, journalLength, rowsOf } from '../../tests/support/rows.ts';
import { intakeJobs } from './looked.server.ts';
import { measuresIntake } from './measures.server.ts';

const jobs = intakeJobs(measuresIntake);

async function sent(city: TestCity, text: string): Promise<string> {
  const bytes = Buffer.from(utf8(text));
  const file = { name: 'liste.csv', mediaType: 'text/csv', bytes, createdBy: null };
  return (await city.write((db) => keepFile(db, file))).id;
}

/** @param stopAt so far, and somebody has asked to stop */
function runOf(city: TestCity, fileId: string, stopAt = 101): JobRun & { readonly heard: number[] } {
  const heard: number[] = [];
  return {
    ...{ id: 'auftrag', cityId: city.id, actor, language: 'de', heard },
    ...{ read: city.read, write: city.write },
    input: { fileId, typed: {}, form: null },
    async progress(done) {
      heard.push(done);
      if (done >= stopAt) throw new Cancelled();
    },
  };
}
const list = `Kennung;Titel\n${Array.from({ length: 20 }, (_, i) => `M ${i};Steg ${i} bauen`).join('\n')}\n`;

test('a check says what is in the file, and stores nothing', async () => {
  const city = await emptyCity();
  const run = runOf(city, await sent(city, list));
  const result = await jobs['check-measures']?.(run);
  expect(result).toMatchObject({ path: '/massnahmen/import?geprueft=auftrag', found: { checked: { count: 20 } } });
  expect(await rowsOf(city, 'measure')).toEqual([]);
});

test('storing says how far it is, and where the measures are', async () => {
  const city = await emptyCity();
  const run = runOf(city, await sent(city, list));
  expect(await jobs['import-measures']?.(run)).toMatchObject({ path: '/massnahmen', entryId: expect.any(Number) });
  expect(await rowsOf(city, 'measure')).toHaveLength(20);
  expect(run.heard.length).toBeGreaterThan(10);
  expect(run.heard).toEqual([...run.heard].sort((a, b) => a - b));
});

test.each([0, 50, 75, 99])('who asks to stop at %i percent finds nothing stored', async (stopAt) => {
  const city = await emptyCity();
  const run = runOf(city, await sent(city, list), stopAt);
  const before = [await everything(city), await journalLength(city)];
  await expect(jobs['import-measures']?.(run)).rejects.toThrow(Cancelled);
  expect([await everything(city), await journalLength(city)]).toEqual(before);
});

test('a file that no longer fits is refused, and nothing is stored', async () => {
  const city = await emptyCity();
  const run = runOf(city, await sent(city, 'Kennung;Titel;Federführung\nM 1;Steg bauen;Amt für Wolken\n'));
  await expect(jobs['import-measures']?.(run)).rejects.toMatchObject({ key: 'import-errors', vars: { count: 1 } });
  expect(await rowsOf(city, 'measure')).toEqual([]);
});
