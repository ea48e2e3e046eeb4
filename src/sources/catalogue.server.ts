/** Reads a catalogue of indicators against what a city has, and stores it; the values come by another file. */

import { listIndicators, saveIndicator } from '#indicators/indicators.store.server.ts';
import { chooseResidents } from '#indicators/residents.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { slug } from '#platform/id.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { type CatalogueEntry, importCatalogue } from './catalogue-import.ts';
import type { Read } from './received.ts';
import { readTable } from './table.ts';

export async function checkCatalogue(
  db: CityDb,
  file: { name: string; bytes: Uint8Array },
): Promise<Read<readonly CatalogueEntry[]>> {
  const table = await readTable(file.name, file.bytes);
  if (!table.ok) return table;
  return importCatalogue(
    table.value,
    (await listIndicators(db)).map(({ name }) => name),
  );
}

/** Each is an entry of the journal of its own, so that one can be taken back without the others. */
export async function keepCatalogue(db: CityDb, actor: Actor, entries: readonly CatalogueEntry[]): Promise<string[]> {
  const taken = new Set((await listIndicators(db)).map(({ id }) => id));
  const ids: string[] = [];
  for (const { form, residents } of entries) {
    const wanted = slug(form.name);
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    taken.add(id);
    await saveIndicator(db, actor, { id, form });
    if (residents) await chooseResidents(db, actor, id);
    ids.push(id);
  }
  return ids;
}
