import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

export async function up(schema: Schema): Promise<void> {
  await sql`
    create table product (
      city_id text not null references city (city_id),
      id text not null,
      code text not null,
      name text not null,
      field text,
      office_id text,
      source text,
      retired_at timestamptz,
      revision int not null,
      primary key (city_id, id),
      unique (city_id, code),
      foreign key (city_id, office_id) references office (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table product_amount (
      city_id text not null references city (city_id),
      product_id text not null,
      year int not null,
      stage text not null check (stage in ('planned', 'result')),
      direction text not null check (direction in ('income', 'expense')),
      cents bigint not null,
      source text,
      primary key (city_id, product_id, year, stage, direction),
      foreign key (city_id, product_id) references product (city_id, id)
    )
  `.execute(schema);
  await sql`
    create table measure_money (
      city_id text not null references city (city_id),
      id text not null,
      measure_id text not null,
      year int not null check (year between 1900 and 2200),
      stage text not null check (stage in ('planned', 'approved', 'spent')),
      origin text not null check (origin in ('own', 'funding')),
      product_id text,
      programme text,
      cents bigint not null,
      source text,
      revision int not null,
      primary key (city_id, id),
      foreign key (city_id, measure_id) references measure (city_id, id),
      foreign key (city_id, product_id) references product (city_id, id)
    )
  `.execute(schema);
  await sql`create index measure_money_measure on measure_money (city_id, measure_id, year)`.execute(schema);
  await sql`create index measure_money_product on measure_money (city_id, product_id)`.execute(schema);
  for (const table of ['product', 'product_amount', 'measure_money']) await lockToCity(schema, table);
}
