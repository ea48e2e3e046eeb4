/** What the journal forgets, where somebody has a right to it. */

import type { CityDb, Tables } from './database.server.ts';
import { canonical, type Journalled, type Row, type Subject } from './journal.server.ts';

/**
 * Takes words out of what the journal keeps of one row: that, when and by whom it was changed stays. What was forgotten cannot be put back by undoing.
 */
export async function forget(
  db: CityDb,
  { kind, id }: Pick<Subject, 'kind' | 'id'>,
  table: keyof Tables & string,
  { key, columns, title }: { readonly key: Row; readonly columns: readonly string[]; readonly title: string },
): Promise<void> {
  const of = canonical(key);
  const without = (row: Row | null) =>
    row &&
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, columns.includes(name) ? null : value]));
  const told = db.selectFrom('journal').select(['id', 'changes']).where('city_id', '=', db.cityId);
  for (const row of await told.where('kind', '=', kind).where('object_id', '=', id).execute()) {
    const changes = row.changes as Journalled[];
    if (!changes.some((each) => each.table === table && canonical(each.key) === of)) continue;
    const kept = changes.map((each) =>
      each.table === table && canonical(each.key) === of
        ? { ...each, before: without(each.before), after: without(each.after) }
        : each,
    );
    await db
      .updateTable('journal')
      .set({ changes: JSON.stringify(kept), title, undoable: false })
      .where('city_id', '=', db.cityId)
      .where('id', '=', row.id)
      .execute();
  }
}
