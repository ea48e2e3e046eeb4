import { describe, expect, test } from 'vitest';
import { undo } from '#platform/journal.server.ts';
import { emptyCity, person, smallCity } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import { listIndicators } from './indicators.store.server.ts';
import { chooseResidents, knownByArea, residentsIndicator } from './residents.store.server.ts';

describe('who counts the residents', () => {
  test('is chosen, never guessed, and the choice can be taken back', async () => {
    const city = await smallCity();
    const ada = await person('Ada');
    const chosen = () => city.read(async (db) => (await residentsIndicator(db))?.id ?? null);
    expect(await chosen()).toBeNull();
    const counts = (await city.read(listIndicators)).filter((each) => each.kind === 'count');
    const [first, second] = counts.map((each) => each.id);
    await city.write((db) => chooseResidents(db, ada, first ?? ''));
    const entryId = await city.write((db) => chooseResidents(db, ada, second ?? ''));
    expect(await chosen()).toBe(second);
    await city.write((db) => undo(db, ada, entryId ?? 0));
    expect(await chosen()).toBe(first);
    await city.write((db) => chooseResidents(db, ada, null));
    expect(await chosen()).toBeNull();
  });

  test('is no rate, and nothing of another city', async () => {
    const city = await smallCity();
    const other = await emptyCity();
    const indicators = await city.read(listIndicators);
    const rate = indicators.find((each) => each.kind === 'rate')?.id ?? '';
    const count = indicators.find((each) => each.kind === 'count')?.id ?? '';
    const ada = await person('Ada');
    const refusal = refused(422, 'no-count');
    await expect(city.write((db) => chooseResidents(db, ada, rate))).rejects.toMatchObject(refusal);
    await expect(other.write((db) => chooseResidents(db, ada, count))).rejects.toMatchObject(refusal);
  });
});

test('an area knows its counts, and the rates that are made of them', async () => {
  const city = await smallCity();
  const known = await city.read((db) => knownByArea(db, 2026));
  const indicators = await city.read(listIndicators);
  const [, ids = new Set<string>()] = [...known].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  expect(ids.size).toBeGreaterThan(0);
  expect([...ids].every((id) => indicators.some((each) => each.id === id))).toBe(true);
  for (const { id, kind, numeratorId, denominatorId } of indicators.filter((each) => each.kind === 'rate')) {
    expect([id, kind, ids.has(id)]).toEqual([id, kind, ids.has(numeratorId ?? '') && ids.has(denominatorId ?? '')]);
  }
  expect(await (await emptyCity()).read((db) => knownByArea(db, 2026))).toEqual(new Map());
  expect([...(await city.read((db) => knownByArea(db, 1950))).keys()]).toEqual([]);
});
