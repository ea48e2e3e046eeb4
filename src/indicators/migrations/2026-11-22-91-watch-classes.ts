import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** A watch looks at an indicator or at an index; an alert tells of a value that stands out or of a class that changed. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table watch
      alter column indicator_id drop not null,
      add column index_id text,
      add column margin double precision not null default 0 check (margin >= 0),
      add constraint watch_subject check ((indicator_id is null) <> (index_id is null)),
      add constraint watch_index unique (city_id, index_id),
      add foreign key (city_id, index_id) references composite_index (city_id, id)
  `.execute(schema);
  await sql`
    alter table alert
      alter column indicator_id drop not null,
      alter column p drop not null,
      alter column q drop not null,
      add column index_id text,
      add constraint alert_subject check ((indicator_id is null) <> (index_id is null)),
      add constraint alert_index unique (city_id, index_id, area_id, year, method),
      add foreign key (city_id, index_id) references composite_index (city_id, id),
      drop constraint alert_method_check,
      add constraint alert_method_check
        check (method in ('level', 'change', 'ewma', 'cusum', 'trend-break', 'class-change')),
      add constraint alert_chance check ((method = 'class-change') = (p is null) and (p is null) = (q is null))
  `.execute(schema);
}
