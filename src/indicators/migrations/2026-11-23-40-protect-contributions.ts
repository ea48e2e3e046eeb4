import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Values to which one or two contribute most are protected too; the data sets that say so are shown to nobody else. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table protection
      add column concentration text check (concentration in ('one', 'two', 'percent')),
      add column concentration_percent int check (concentration_percent between 1 and 99),
      add column largest_id text,
      add column second_id text,
      add constraint protection_concentration check (
        concentration is null
        or (method = 'suppression' and concentration_percent is not null and largest_id is not null
          and (concentration = 'one' or second_id is not null))
      ),
      add foreign key (city_id, largest_id) references indicator (city_id, id),
      add foreign key (city_id, second_id) references indicator (city_id, id),
      drop constraint protection_method_check,
      add constraint protection_method_check
        check (method in ('open', 'suppression', 'rounding', 'cell-key', 'city-only', 'closed'))
  `.execute(schema);
}
