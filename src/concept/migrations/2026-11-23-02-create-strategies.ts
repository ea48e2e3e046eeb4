import { sql } from 'kysely';
import { lockToCity, type Schema } from '#platform/migrate.server.ts';

/** Strategies and instruments lead from a goal to the measures: the same shape, two words of the field. */
export async function up(schema: Schema): Promise<void> {
  for (const table of ['strategy', 'instrument']) {
    const column = sql.ref(`${table}_id`);
    await sql`
      create table ${sql.table(table)} (
        city_id text not null references city (city_id),
        id text not null,
        title text not null,
        text text,
        office_id text,
        position int not null,
        source text,
        retired_at timestamptz,
        revision int not null,
        primary key (city_id, id),
        foreign key (city_id, office_id) references office (city_id, id)
      )
    `.execute(schema);
    for (const other of ['goal', 'measure']) {
      const otherColumn = sql.ref(`${other}_id`);
      await sql`
        create table ${sql.table(`${table}_${other}`)} (
          city_id text not null references city (city_id),
          ${column} text not null,
          ${otherColumn} text not null,
          primary key (city_id, ${column}, ${otherColumn}),
          foreign key (city_id, ${column}) references ${sql.table(table)} (city_id, id),
          foreign key (city_id, ${otherColumn}) references ${sql.table(other)} (city_id, id)
        )
      `.execute(schema);
      await sql`
        create index ${sql.ref(`${table}_of_${other}`)} on ${sql.table(`${table}_${other}`)} (city_id, ${otherColumn})
      `.execute(schema);
      await lockToCity(schema, `${table}_${other}`);
    }
    await lockToCity(schema, table);
  }
}
