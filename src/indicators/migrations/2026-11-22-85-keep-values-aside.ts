import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Values of a file while it is read: columns of some thousand values as one row, which costs a hundredth of as many rows. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create unlogged table received_bundle (
      city_id text not null references city (city_id),
      import_id text not null,
      bundle int not null,
      indicator_ids text[] not null,
      area_ids text[] not null,
      years int[] not null,
      states text[] not null,
      figures double precision[] not null,
      evidences text[] not null,
      received_at timestamptz not null,
      primary key (city_id, import_id, bundle)
    )
  `.execute(schema);
  await lockToCity(schema, 'received_bundle');
  // A received file is read slice by slice: of what is stored compressed, each slice would cost the whole.
  await sql`alter table file alter column bytes set storage external`.execute(schema);
}
