/** Ends an object or puts it back: the same for every kind. Nothing is deleted; what is retired is no part of the thread. */

import { now } from './clock.server.ts';
import type { CityDb, Tables } from './database.server.ts';
import { type Actor, put, record } from './journal.server.ts';

type Retirable = {
  readonly table: keyof Tables & string;
  readonly kind: string;
  readonly id: string;
  readonly title: string;
  readonly revision: number;
};

export function retire(
  db: CityDb,
  actor: Actor,
  { table, kind, id, title, revision }: Retirable,
  retired: boolean,
): Promise<number | null> {
  return record(db, actor, { act: retired ? 'retire' : 'restore', kind, id, title }, [
    put(table, { id }, { retired_at: retired ? now().toISOString() : null }, revision),
  ]);
}
