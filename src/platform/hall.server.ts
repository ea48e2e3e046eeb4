/** What every request and command works with; put together by the hallway (`src/house.server.ts`). */

import type { Auth } from './auth.server.ts';
import type { Config } from './config.server.ts';
import type { CityDb, Clearance, Database } from './database.server.ts';
import type { Jobs } from './jobs.server.ts';
import type { UndoSummary } from './journal.server.ts';
import type { Grant, RolePermissions } from './rights.ts';

/** Of a visit, what it takes to read a city for somebody: a visit holds the hall, so the hall does not name visits. */
type Reader = {
  readonly language: 'de' | 'en';
  readonly asOf: string;
  remember<T>(key: string, load: (db: CityDb) => Promise<T>): Promise<T>;
};

export type Hall = {
  readonly config: Config;
  readonly database: Database;
  readonly auth: Auth;
  readonly jobs: Jobs;
  readonly roles: RolePermissions;
  grantsOf(db: CityDb, personId: string): Promise<Grant[]>;
  /** What somebody with these roles may see beyond what everybody in the city sees. */
  clearanceOf(db: CityDb, grants: readonly Grant[]): Promise<Clearance>;
  /** The present state of objects of any room, in a word of the reader's language; by kind and id. */
  notesOn(
    reader: Reader,
    wanted: readonly { readonly kind: string; readonly id: string }[],
  ): Promise<ReadonlyMap<string, string>>;
  readonly undoSummaries: Readonly<Record<string, UndoSummary>>;
};
