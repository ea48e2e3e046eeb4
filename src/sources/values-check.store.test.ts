/** A file looked through before it is stored: the same answer at once and as a job, with progress, stopped at any time. */

import { expect, test } from 'vitest';
import { Cancelled } from '#platform/jobs.server.ts';
import { utf8 } from '../../tests/support/received-files.ts';
import { rowsOf } from '../../tests/support/rows.ts';
import { cityOfFigures, receive, value } from '../../tests/support/values.ts';
import { slicedBytes } from './file-text.ts';
import { valuesRequest } from './values.server.ts';
import { type Asked, lookThrough } from './values-check.server.ts';

const asked = (said: Record<string, string> = {}): Asked => ({
  form: valuesRequest.parse(said),
  typed: { newName: '', newUnit: '', newKind: '', newSource: '' },
  again: false,
});
const lines = ['a', 'b', 'c'].flatMap((area) => Array.from({ length: 190 }, (_, i) => `part;${area};${1901 + i};${i}`));
const file = slicedBytes('werte.csv', utf8(`Indikator;Raum;Jahr;Wert\n${lines.join('\n')}\n`));

test('says what is in the file and what storing would do, and how far it is', async () => {
  const city = await cityOfFigures();
  await receive(city, [value('part', 'a', 1901, 7)]);
  const shares: number[] = [];
  const looked = await lookThrough(city, file, asked(), async (share) => {
    shares.push(share);
  });
  expect(looked).toMatchObject({ faults: null, head: ['Indikator', 'Raum', 'Jahr', 'Wert'] });
  expect(looked.checked).toMatchObject({ count: 570, areas: 3, effect: { replaced: 1, revised: 1 } });
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThan(1);
  expect(await rowsOf(city, 'indicator_value')).toHaveLength(1);
  // Kept with the job, it is the same again.
  expect(JSON.parse(JSON.stringify(looked))).toEqual(looked);
});

test('says what is wrong, and stops where somebody asks', async () => {
  const city = await cityOfFigures();
  const wrong = slicedBytes('werte.csv', utf8('Indikator;Raum;Jahr;Wert\npart;Atlantis;2015;1\n'));
  expect(await lookThrough(city, wrong, asked())).toMatchObject({
    faults: [{ key: 'unknown-area', row: 2 }],
    checked: null,
  });
  let heard = 0;
  const stopped = lookThrough(city, file, asked(), async () => {
    heard += 1;
    if (heard === 2) throw new Cancelled();
  });
  await expect(stopped).rejects.toThrow(Cancelled);
  expect(await rowsOf(city, 'received_bundle')).toEqual([]);
});
