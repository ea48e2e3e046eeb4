/** A list of things of one kind comes in from a file: received, checked, shown, and on the second sending stored. */

import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import type { StoredFile } from '#platform/files.server.ts';
import { formValues } from '#platform/form.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { saved } from '#platform/saved.server.ts';
import type { Fault } from './fault.ts';
import type { CheckedList, ListLine } from './list-import.tsx';
import type { Read } from './received.ts';
import { receive } from './upload.server.ts';

type Kind<T> = {
  readonly path: string;
  check(db: CityDb, file: StoredFile): Promise<Read<T>>;
  keep(db: CityDb, actor: Actor, file: StoredFile, content: T): Promise<number | null>;
  lines(content: T): readonly ListLine[];
};

const mostShown = 8;

type Answer = { readonly faults: readonly Fault[]; readonly checked: null } | { faults: null; checked: CheckedList };

export async function importList<T extends Pick<CheckedList, 'notes'>>(
  visit: Visit,
  request: Request,
  { path, check, keep, lines }: Kind<T>,
): Promise<Answer | Response> {
  const values = await formValues(request);
  const received = await receive(visit, values);
  if (!received.ok) return { faults: received.faults, checked: null };
  const { file } = received;
  const checked = await visit.read((db) => check(db, file));
  if (!checked.ok) return { faults: checked.faults, checked: null };
  if (values.store === 'yes')
    return saved(visit, path, await visit.write((db) => keep(db, visit.actor, file, checked.value)));
  const all = lines(checked.value);
  const created = all.filter(({ existing }) => !existing).length;
  return {
    faults: null,
    checked: {
      fields: { fileId: file.id, store: 'yes' },
      count: all.length,
      vars: { file: file.name, created, changed: all.length - created },
      notes: checked.value.notes,
      preview: all.slice(0, mostShown),
    },
  };
}
