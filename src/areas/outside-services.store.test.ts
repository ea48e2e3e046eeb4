import { expect, test } from 'vitest';
import { entries, undo } from '#platform/journal.server.ts';
import { emptyCity, person } from '../../tests/support/city.ts';
import { refused } from '../../tests/support/rows.ts';
import {
  addressSearchSetting,
  baseMapFrom,
  baseMapSetting,
  saveAddressSearch,
  saveBaseMap,
} from './outside-services.store.server.ts';

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

test('an address search is set beside the base map, changed and taken back, each by itself', async () => {
  const [city, other, ada] = [await emptyCity(), await emptyCity(), await person()];
  const search = { kind: 'photon', url: 'https://a.example/api', attribution: null } as const;
  const save = (what: Parameters<typeof saveAddressSearch>[3]) =>
    city.write((db) => saveAddressSearch(db, ada, 'Adresssuche', what));
  expect(await city.read(addressSearchSetting)).toBeNull();
  await city.write((db) => saveBaseMap(db, ada, 'Grundkarte', { form }));
  await save({ form: search });
  expect(await city.read(addressSearchSetting)).toEqual({ ...search, revision: 1 });
  expect(await other.read(addressSearchSetting)).toBeNull();
  const changed = await save({ form: { ...search, kind: 'nominatim' }, expect: 1 });
  await expect(save({ form: search, expect: 1 })).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
  await city.write((db) => undo(db, ada, changed ?? 0));
  expect(await city.read(addressSearchSetting)).toMatchObject(search);
  const gone = await save({ form: null });
  expect(await city.read(addressSearchSetting)).toBeNull();
  expect(await city.read(baseMapSetting)).toMatchObject(form);
  await city.write((db) => undo(db, ada, gone ?? 0));
  expect(await city.read(addressSearchSetting)).toMatchObject(search);
});

test.each([
  ['address-search', { kind: 'wms', url: 'https://a.example', attribution: 'x' }],
  ['address-search', { kind: 'photon', url: null, attribution: null }],
  ['base-map', { kind: 'photon', url: 'https://a.example', attribution: 'x' }],
  ['base-map', { kind: 'xyz', url: null, attribution: 'x' }],
  ['wetter', { kind: 'photon', url: 'https://a.example', attribution: null }],
])('the table refuses a service %s that is %j', async (id, values) => {
  const city = await emptyCity();
  const stored = city.write((db) =>
    db
      .insertInto('outside_service')
      .values({ city_id: db.cityId, id, ...values, revision: 1 })
      .execute(),
  );
  await expect(stored).rejects.toMatchObject({ code: '23514' });
});
