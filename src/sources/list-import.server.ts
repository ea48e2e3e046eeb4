/** A list of things of one kind that comes in from a file: its lines, new and changed, and one journal entry for all of them. */

import type { CityDb } from '#platform/database.server.ts';
import type { StoredFile } from '#platform/files.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import type { CheckedList, ListLine } from './list-import.tsx';
import type { Intake, Step } from './looked.server.ts';
import type { Read } from './received.ts';

type Kind<T> = {
  readonly of: 'measures' | 'papers';
  readonly path: string;
  readonly large: { readonly check: number; readonly import: number };
  check(db: CityDb, file: StoredFile): Promise<Read<T>>;
  keep(db: CityDb, actor: Actor, file: StoredFile, content: T, step?: Step): Promise<number | null>;
  lines(content: T): readonly ListLine[];
};

const mostShown = 8;

export function listIntake<T extends Pick<CheckedList, 'notes'>>({
  of,
  path,
  large,
  check,
  keep,
  lines,
}: Kind<T>): Intake<null, T, Omit<CheckedList, 'fields'>> {
  return {
    of,
    page: `${path}/import`,
    large,
    check: ({ read }, { file }) => read((db) => check(db, file)),
    told(content, { file }) {
      const all = lines(content);
      const created = all.filter(({ existing }) => !existing).length;
      return {
        count: all.length,
        vars: { file: file.name, created, changed: all.length - created },
        notes: content.notes,
        preview: all.slice(0, mostShown),
      };
    },
    keep: async (db, { actor, files, content, step }) => ({
      path,
      entryId: await keep(db, actor, files.file, content, step),
    }),
  };
}
