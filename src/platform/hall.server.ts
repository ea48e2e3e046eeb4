/** What every request and command works with; put together by the hallway (`src/house.server.ts`). */

import type { Auth } from './auth.server.ts';
import type { Config } from './config.server.ts';
import type { CityDb, Database } from './database.server.ts';
import type { Jobs } from './jobs.server.ts';
import type { UndoSummary } from './journal.server.ts';
import type { Grant, RolePermissions } from './rights.ts';

export type Hall = {
  readonly config: Config;
  readonly database: Database;
  readonly auth: Auth;
  readonly jobs: Jobs;
  readonly roles: RolePermissions;
  grantsOf(db: CityDb, personId: string): Promise<Grant[]>;
  readonly undoSummaries: Readonly<Record<string, UndoSummary>>;
};
