import { expect, test } from 'vitest';
import { entries, undo } from '#platform/journal.server.ts';
import { emptyCity, person } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import { baseMapFrom, baseMapSetting, saveBaseMap } from './outside-services.store.server.ts';

const form = { kind: 'xyz', url: 'https://k.example/{z}/{x}/{y}.png', attribution: '© Amt' } as const;

test('a base map is set, changed, taken away and taken back; each city has its own', async () => {
  const [city, other, ada] = [await emptyCity(), await emptyCity(), await person()];
  const save = (what: Parameters<typeof saveBaseMap>[3]) =>
    city.write((db) => saveBaseMap(db, ada, 'Grundkarte', what));
  await save({ form });
  expect(await city.read(baseMapSetting)).toEqual({ ...form, revision: 1 });
  expect(await other.read(baseMapSetting)).toBeNull();
  await save({ form: { kind: 'none', url: null, attribution: null }, expect: 1 });
  await expect(save({ form, expect: 1 })).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  const gone = await save({ form: null });
  expect(await city.read(baseMapSetting)).toBeNull();
  await city.write((db) => undo(db, ada, gone ?? 0));
  expect(await city.read(baseMapSetting)).toMatchObject({ kind: 'none', url: null });
  const [, taken] = await city.read((db) => entries(db, { kind: 'outside-service' }));
  expect(taken).toMatchObject({ act: 'retire', title: 'Grundkarte', undoable: true });
});

test('the map gets address, owner and the one host it may ask', () => {
  expect(baseMapFrom(form)).toEqual({ ...form, origin: 'https://k.example' });
  expect(baseMapFrom({ kind: 'none', url: null, attribution: null })).toBeNull();
});
