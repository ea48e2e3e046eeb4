/** Products and money as the database keeps them: whole cents, each amount at its year, stage and origin. */

import { describe, expect, test } from 'vitest';
import { actor, emptyCity, smallCity, type TestCity } from '../../tests/support/city.ts';
import { moneyOf, productOf } from '../../tests/support/forms.ts';
import { everything, journalLength, refused } from '../../tests/support/rows.ts';
import {
  listMoney,
  listProductAmounts,
  listProducts,
  removeMoney,
  retireProduct,
  saveMoney,
  saveProduct,
} from './budget.store.server.ts';
import { moneyMeasure, moneyMeasures } from './measure-names.server.ts';
import type { Product } from './money.ts';

const saveProductIn = (city: TestCity, what: Parameters<typeof saveProduct>[2]) =>
  city.write((db) => saveProduct(db, actor, what));

async function productIn(city: TestCity, id: string): Promise<Product> {
  const product = (await city.read(listProducts)).find((each) => each.id === id);
  if (!product) throw new Error(`no product ${id}`);
  return product;
}

describe('a product', () => {
  test('is read back as it was saved', async () => {
    const city = await smallCity();
    const form = productOf({ code: '51.1.1', name: 'Räumliche Planung', field: '51', officeId: 'amt-fuer-wohnen' });
    const { id } = await saveProductIn(city, { form, source: 'Haushalt 2026' });
    const expected = { ...form, id, source: 'Haushalt 2026', retired: false, revision: 1 };
    expect(await productIn(city, id)).toEqual(expected);
  });

  test('shares its code with no other', async () => {
    const city = await emptyCity();
    await saveProductIn(city, { form: productOf() });
    const before = [await everything(city), await journalLength(city)];
    const second = saveProductIn(city, { form: productOf({ name: 'Zweites' }) });
    await expect(second).rejects.toMatchObject(refused(409, 'already-there'));
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('shares its code with one of another city', async () => {
    const [here, there] = [await emptyCity(), await emptyCity()];
    await saveProductIn(here, { form: productOf() });
    await saveProductIn(there, { form: productOf() });
    expect(await there.read(listProducts)).toHaveLength(1);
  });

  test('that somebody else saved in between is not saved over', async () => {
    const city = await emptyCity();
    const { id } = await saveProductIn(city, { form: productOf() });
    await saveProductIn(city, { id, form: productOf({ name: 'Erstes' }), expect: 1 });
    const second = saveProductIn(city, { id, form: productOf({ name: 'Zweites' }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect((await productIn(city, id)).name).toBe('Erstes');
  });

  test('stays when it is retired, and comes back', async () => {
    const city = await emptyCity();
    const { id } = await saveProductIn(city, { form: productOf(), source: 'Haushalt' });
    const held = await productIn(city, id);
    await city.write((db) => retireProduct(db, actor, held, true));
    const retired = await productIn(city, id);
    expect(retired).toEqual({ ...held, retired: true, revision: 2 });
    await city.write((db) => retireProduct(db, actor, retired, false));
    expect((await productIn(city, id)).retired).toBe(false);
  });

  test('has its amounts by year, and no other product has them', async () => {
    const city = await smallCity();
    const amounts = await city.read((db) => listProductAmounts(db, 'produkt-1'));
    expect(amounts.length).toBe(8);
    expect(amounts.map((each) => each.year)).toEqual(amounts.map((each) => each.year).toSorted());
    expect(new Set(amounts.map((each) => each.productId))).toEqual(new Set(['produkt-1']));
    expect(await city.read((db) => listProductAmounts(db, 'nichts'))).toEqual([]);
  });
});

const measure = { id: 'massnahme-1', title: 'Maßnahme' };

/** A small city in which no measure has money. */
async function poorCity(): Promise<TestCity> {
  const city = await smallCity();
  await city.write((db) => db.deleteFrom('measure_money').where('city_id', '=', db.cityId).execute());
  return city;
}

const saveMoneyIn = (city: TestCity, what: Parameters<typeof saveMoney>[3], of = measure) =>
  city.write((db) => saveMoney(db, actor, of, what));

describe('an amount', () => {
  test('is read back as it was saved', async () => {
    const city = await poorCity();
    const form = moneyOf({
      stage: 'approved',
      origin: 'funding',
      productId: 'produkt-2',
      programme: 'EFRE',
      source: 'Bescheid',
    });
    await saveMoneyIn(city, { id: 'g', form });
    expect(await city.read((db) => listMoney(db))).toEqual([{ ...form, id: 'g', measureId: measure.id, revision: 1 }]);
  });

  test.each([0, -1, 1, 125_099, 99_999_999_999_999, Number.MAX_SAFE_INTEGER])(
    'of %d cents is kept to the cent',
    async (cents) => {
      const city = await poorCity();
      await saveMoneyIn(city, { form: moneyOf({ cents }) });
      expect((await city.read((db) => listMoney(db))).map((each) => each.cents)).toEqual([cents]);
    },
  );

  test('is one of its measure, among those of all by year, stage and origin', async () => {
    const city = await poorCity();
    await saveMoneyIn(city, { id: 'c', form: moneyOf({ year: 2027 }) });
    await saveMoneyIn(
      city,
      { id: 'b', form: moneyOf({ year: 2026, stage: 'spent' }) },
      { id: 'massnahme-2', title: 'M' },
    );
    await saveMoneyIn(city, { id: 'a', form: moneyOf({ year: 2026, stage: 'approved', origin: 'own' }) });
    await saveMoneyIn(city, { id: 'd', form: moneyOf({ year: 2026, stage: 'approved', origin: 'funding' }) });
    const ids = async (id?: string) => (await city.read((db) => listMoney(db, id))).map((each) => each.id);
    expect(await ids()).toEqual(['d', 'a', 'b', 'c']);
    expect(await ids('massnahme-2')).toEqual(['b']);
  });

  test.each([
    ['of a year long past', { year: 1899 }],
    ['of a year far off', { year: 2201 }],
    ['of a product that does not exist', { productId: 'nichts' }],
  ])('%s is refused', async (_, wrong) => {
    const city = await poorCity();
    const before = [await everything(city), await journalLength(city)];
    await expect(saveMoneyIn(city, { form: moneyOf(wrong) })).rejects.toBeDefined();
    expect([await everything(city), await journalLength(city)]).toEqual(before);
  });

  test('of a measure that does not exist is refused', async () => {
    const city = await poorCity();
    const saved = saveMoneyIn(city, { form: moneyOf() }, { id: 'nichts', title: 'Nichts' });
    await expect(saved).rejects.toMatchObject(refused(409, 'still-needed'));
  });

  test('that somebody else saved in between is not saved over', async () => {
    const city = await poorCity();
    await saveMoneyIn(city, { id: 'g', form: moneyOf({ cents: 100 }) });
    await saveMoneyIn(city, { id: 'g', form: moneyOf({ cents: 200 }), expect: 1 });
    const second = saveMoneyIn(city, { id: 'g', form: moneyOf({ cents: 300 }), expect: 1 });
    await expect(second).rejects.toMatchObject(refused(409, 'changed-meanwhile'));
    expect((await city.read((db) => listMoney(db)))[0]?.cents).toBe(200);
  });

  test('that is removed is gone, and the others stay', async () => {
    const city = await poorCity();
    await saveMoneyIn(city, { id: 'a', form: moneyOf() });
    await saveMoneyIn(city, { id: 'b', form: moneyOf() });
    await city.write((db) => removeMoney(db, actor, measure, 'a'));
    expect((await city.read((db) => listMoney(db))).map((each) => each.id)).toEqual(['b']);
  });

  test.each([
    ['that does not exist', 'nichts', 'massnahme-1'],
    ['of another measure', 'g', 'massnahme-2'],
  ])('%s is not removed', async (_, id, measureId) => {
    const city = await poorCity();
    await saveMoneyIn(city, { id: 'g', form: moneyOf() });
    const removed = city.write((db) => removeMoney(db, actor, { id: measureId, title: 'M' }, id));
    await expect(removed).rejects.toMatchObject(refused(404, 'not-found'));
    expect(await city.read((db) => listMoney(db))).toHaveLength(1);
  });
});

describe('the measures that the budget knows', () => {
  test('come with lead, goals and areas', async () => {
    const city = await smallCity();
    const held = await city.read((db) => moneyMeasure(db, 'massnahme-1'));
    expect(held).toMatchObject({ leadId: 'amt-fuer-stadtentwicklung', goalIds: ['ziel-1', 'ziel-2'] });
    expect(held.areaIds.toSorted()).toEqual(['ot-1', 'raum-1']);
  });

  test('are not those that are retired', async () => {
    const city = await smallCity();
    await city.write((db) =>
      db
        .updateTable('measure')
        .set({ retired_at: '2026-01-01T00:00:00Z' })
        .where('city_id', '=', db.cityId)
        .where('id', '=', 'massnahme-1')
        .execute(),
    );
    expect((await city.read(moneyMeasures)).map((each) => each.id)).not.toContain('massnahme-1');
    await expect(city.read((db) => moneyMeasure(db, 'massnahme-1'))).rejects.toMatchObject(refused(404, 'not-found'));
  });
});
