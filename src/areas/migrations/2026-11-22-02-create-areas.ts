import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table division (
      city_id text not null references city (city_id),
      id text not null,
      name text not null,
      kind text not null,
      position int not null,
      source text,
      licence text,
      note text,
      valid_from date,
      revision int not null,
      primary key (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table area (
      city_id text not null references city (city_id),
      id text not null,
      division_id text not null,
      code text,
      name text not null,
      parent_id text,
      category text check (category in ('special-need', 'strategic', 'strategic-green', 'observation', 'candidate')),
      themes text[] not null,
      profile text,
      chance text,
      strategy text,
      reason text,
      note text,
      office_id text,
      manager_id text references person (id) on delete set null,
      contact text,
      source text,
      position int not null,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, division_id, code),
      foreign key (city_id, division_id) references division (city_id, id),
      foreign key (city_id, parent_id) references area (city_id, id),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  // An overlay of invalid rings makes the embedded engine hang: none gets in.
  await sql`
    create table area_shape (
      city_id text not null references city (city_id),
      area_id text not null,
      valid_from date not null,
      valid_to date,
      geom geometry(MultiPolygon, 4326) not null check (st_isvalid(geom)),
      approximate boolean not null,
      source text,
      changed_at timestamptz not null,
      primary key (city_id, area_id, valid_from),
      check (valid_to > valid_from),
      foreign key (city_id, area_id) references area (city_id, id)
    )
  `.execute(schema);
  await sql`create index area_shape_geom on area_shape using gist (geom)`.execute(schema);
  await sql`
    create table area_part (
      city_id text not null references city (city_id),
      area_id text not null,
      part_id text not null,
      primary key (city_id, area_id, part_id),
      foreign key (city_id, area_id) references area (city_id, id),
      foreign key (city_id, part_id) references area (city_id, id)
    )
  `.execute(schema);
  for (const table of ['division', 'area', 'area_shape', 'area_part']) await lockToCity(schema, table);
}
