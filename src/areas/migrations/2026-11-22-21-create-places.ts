import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table place (
      city_id text not null references city (city_id),
      id text not null,
      kind text not null check (kind in ('school', 'day-care', 'tram-stop', 'bus-stop', 'train-station')),
      name text not null,
      geom geometry(Point, 4326),
      area_id text,
      source text not null,
      licence text,
      primary key (city_id, id),
      foreign key (city_id, area_id) references area (city_id, id),
      check (geom is not null or area_id is not null)
    )
  `.execute(schema);
  await sql`create index place_geom on place using gist (geom)`.execute(schema);
  await sql`create index place_kind on place (city_id, kind, name)`.execute(schema);
  await lockToCity(schema, 'place');
}
