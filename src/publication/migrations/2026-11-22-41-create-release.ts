import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table release (
      city_id text not null references city (city_id),
      kind text not null check (kind in ('guideline', 'goal', 'measure', 'division', 'area', 'indicator', 'report')),
      object_id text not null,
      fact text not null,
      from_on date not null,
      released_by text not null,
      released_at timestamptz not null,
      primary key (city_id, kind, object_id, fact)
    )
  `.execute(schema);
  await lockToCity(schema, 'release');
}
