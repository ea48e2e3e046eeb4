/** All SQL of the budget. */

import type { CityDb } from '#platform/database.server.ts';
import { newId } from '#platform/id.server.ts';
import { type Act, type Actor, drop, put, record } from '#platform/journal.server.ts';
import { notFound } from '#platform/refusal.ts';
import { retire } from '#platform/retire.server.ts';
import type { MeasureMoney, MoneyForm, MoneyStage, Origin, Product, ProductAmount, ProductForm } from './money.ts';

export async function listProducts(db: CityDb): Promise<Product[]> {
  const rows = await db.selectFrom('product').selectAll().where('city_id', '=', db.cityId).orderBy('code').execute();
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    field: row.field,
    officeId: row.office_id,
    source: row.source,
    retired: row.retired_at !== null,
    revision: row.revision,
  }));
}

export async function saveProduct(
  db: CityDb,
  actor: Actor,
  {
    id = newId(),
    form,
    source = null,
    expect,
  }: { id?: string; form: ProductForm; source?: string | null; expect?: number | undefined },
): Promise<{ id: string; entryId: number | null }> {
  const act: Act = expect === undefined ? 'create' : 'update';
  const row = { code: form.code, name: form.name, field: form.field, office_id: form.officeId };
  const fresh = expect === undefined ? { source, retired_at: null } : {};
  const entryId = await record(db, actor, { act, kind: 'product', id, title: form.name }, [
    put('product', { id }, { ...row, ...fresh }, expect),
  ]);
  return { id, entryId };
}

export function retireProduct(db: CityDb, actor: Actor, product: Product, retired: boolean): Promise<number | null> {
  const { id, name, revision } = product;
  return retire(db, actor, { table: 'product', kind: 'product', id, title: name, revision }, retired);
}

export async function listProductAmounts(db: CityDb, productId?: string): Promise<ProductAmount[]> {
  let query = db.selectFrom('product_amount').selectAll().where('city_id', '=', db.cityId).orderBy('year');
  if (productId) query = query.where('product_id', '=', productId);
  return (await query.execute()).map((row) => ({
    productId: row.product_id,
    year: row.year,
    stage: row.stage as ProductAmount['stage'],
    direction: row.direction as ProductAmount['direction'],
    cents: row.cents,
    source: row.source,
  }));
}

/** Money of all measures, or of one. */
export async function listMoney(db: CityDb, measureId?: string): Promise<MeasureMoney[]> {
  let query = db
    .selectFrom('measure_money')
    .selectAll()
    .where('city_id', '=', db.cityId)
    .orderBy('year')
    .orderBy('stage')
    .orderBy('origin')
    .orderBy('id');
  if (measureId) query = query.where('measure_id', '=', measureId);
  return (await query.execute()).map((row) => ({
    id: row.id,
    measureId: row.measure_id,
    year: row.year,
    stage: row.stage as MoneyStage,
    origin: row.origin as Origin,
    productId: row.product_id,
    programme: row.programme,
    cents: row.cents,
    source: row.source,
    revision: row.revision,
  }));
}

export async function saveMoney(
  db: CityDb,
  actor: Actor,
  measure: { id: string; title: string },
  { id = newId(), form, expect }: { id?: string; form: MoneyForm; expect?: number | undefined },
): Promise<number | null> {
  const row = {
    measure_id: measure.id,
    year: form.year,
    stage: form.stage,
    origin: form.origin,
    product_id: form.productId,
    programme: form.programme,
    cents: form.cents,
    source: form.source,
  };
  const subject = { act: 'update', kind: 'measure', id: measure.id, title: measure.title } as const;
  return record(db, actor, subject, [put('measure_money', { id }, row, expect)]);
}

export async function removeMoney(
  db: CityDb,
  actor: Actor,
  measure: { id: string; title: string },
  id: string,
): Promise<number | null> {
  const held = (await listMoney(db, measure.id)).find((each) => each.id === id);
  if (!held) throw notFound();
  return record(db, actor, { act: 'update', kind: 'measure', id: measure.id, title: measure.title }, [
    drop('measure_money', { id }),
  ]);
}
