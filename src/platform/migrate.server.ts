/** Runs the rooms' migrations in the order of their names, which begin with their date. */

import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { appRole, type Database } from './database.server.ts';

// biome-ignore lint/suspicious/noExplicitAny: a migration speaks to the schema of its day, not to today's types
export type Schema = Kysely<any>;
export type RoomMigrations = Record<string, { up(schema: Schema): Promise<void> }>;

/** @param migrations by file name, `2026-11-22-03-create-areas`; names must be unique over all rooms */
export async function migrate(database: Database, migrations: RoomMigrations): Promise<void> {
  await database.asOwner(async (owner) => {
    const migrator = new Migrator({
      db: owner,
      provider: { getMigrations: async () => migrations as Record<string, Migration> },
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? '';
      throw new Error(`Migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  });
}

/**
 * Makes a table one of a city: rights for the app's role, and row-level security that shows it only the city of its
 * transaction. The table must lead its primary key with `city_id`.
 */
export async function lockToCity(schema: Schema, table: string): Promise<void> {
  await sql`
    alter table ${sql.table(table)} enable row level security;
  `.execute(schema);
  await sql`alter table ${sql.table(table)} force row level security`.execute(schema);
  await sql`
    create policy city on ${sql.table(table)}
      using (city_id = current_setting('app.city_id', true))
      with check (city_id = current_setting('app.city_id', true))
  `.execute(schema);
  await openToApp(schema, table);
}

/** Rights for the app's role on a table that belongs to no single city. */
export async function openToApp(schema: Schema, table: string): Promise<void> {
  await sql`grant select, insert, update, delete on ${sql.table(table)} to ${sql.id(appRole)}`.execute(schema);
}
