import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Services of others that a city's pages use: the base map below its map. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    create table outside_service (
      city_id text not null references city (city_id),
      id text not null check (id in ('base-map')),
      kind text not null check (kind in ('wms', 'xyz', 'style', 'none')),
      url text,
      attribution text,
      revision int not null,
      primary key (city_id, id),
      check (kind = 'none' or (url is not null and attribution is not null))
    )
  `.execute(schema);
  await lockToCity(schema, 'outside_service');
}
