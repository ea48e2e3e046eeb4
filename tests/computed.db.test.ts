/** Computed indicators at the command line, as a statistics office would script them; and their speed on a large city. */

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listIndicators } from '#indicators/indicators.store.server.ts';
import { figuresAt } from '#indicators/values-at.store.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { commands } from '../src/command-line/commands.server.ts';
import { commandTexts } from '../src/command-line/texts.en.ts';
import { database, type TestCity } from './support/city.ts';
import { cityOfFigures, receive, value } from './support/values.ts';

const hall = { database } as Hall;
const folder = mkdtempSync(join(tmpdir(), 'computed-'));

async function compute(city: TestCity, content: unknown, values: Record<string, string | boolean> = {}) {
  const command = commands.find(({ noun, verb }) => `${noun} ${verb}` === 'indicators compute');
  if (!command) throw new Error('no command');
  const path = join(folder, 'formula.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  const lines: string[] = [];
  for await (const line of command.run(
    hall,
    { argument: path, values: { city: city.id, ...values } },
    commandTexts('en'),
  ))
    lines.push(line);
  return lines;
}

const rate = { name: 'Per thousand', definition: { kind: 'rate', cases: 'Teil', of: 'all', per: 1000 } };
const computed = async (city: TestCity) =>
  (await city.read(listIndicators)).filter((each) => each.formulaVersion !== null);

test('a file defines what is computed, and again makes a new version', async () => {
  const city = await cityOfFigures();
  await receive(city, [value('part', 'a', 2020, 3), value('all', 'a', 2020, 60)]);
  expect(await compute(city, rate, { 'dry-run': true })).toEqual([
    'Per thousand: “Teil” divided by “Alle”, times 1,000',
    expect.stringContaining('nothing'),
  ]);
  expect(await computed(city)).toEqual([]);
  await compute(city, [rate]);
  const [made] = await computed(city);
  if (!made) throw new Error('nothing made');
  expect(made).toMatchObject({ name: 'Per thousand', kind: 'rate', unit: 'je 1.000 Alle', formulaVersion: 1 });
  const at = await city.read((db) => figuresAt(db, made, { divisionId: 'ortsteile', years: [2020] }));
  expect(at.get(2020)?.get('a')).toMatchObject({ state: 'known', value: 50, evidence: 'computed' });
  await compute(city, { ...rate, definition: { kind: 'index', of: 'Alle', base: 2020 }, reason: 'better' });
  expect(await computed(city)).toMatchObject([{ id: made.id, kind: 'computed', formulaVersion: 2 }]);
});

test.each<[string, unknown, RegExp]>([
  ['no JSON', '{', /no JSON/],
  ['no definition', { name: 'x' }, /definition/],
  ['an unknown kind', { name: 'x', definition: { kind: 'median', of: 'age' } }, /definition/],
  ['more than is known', { ...rate, kind: 'x' }, /does not fit/],
  ['an unknown input', { name: 'x', definition: { kind: 'index', of: 'nowhere', base: 2020 } }, /x: /],
  ['a mean as cases', { name: 'x', definition: { kind: 'rate', cases: 'age', of: 'all', per: 1 } }, /count/],
])('%s is refused, and nothing is stored', async (_, content, why) => {
  const city = await cityOfFigures();
  const all = typeof content === 'string' ? content : [rate, content];
  await expect(compute(city, all)).rejects.toThrow(why);
  expect(await computed(city)).toEqual([]);
});
