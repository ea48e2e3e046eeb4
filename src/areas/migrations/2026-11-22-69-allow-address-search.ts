import { sql } from 'kysely';
import type { Schema } from '#platform/migrate.server.ts';

/** Beside the base map, a city may name the service that finds its street addresses. */
export async function up(schema: Schema): Promise<void> {
  await sql`
    alter table outside_service
      drop constraint outside_service_id_check,
      drop constraint outside_service_kind_check,
      drop constraint outside_service_check
  `.execute(schema);
  await sql`
    alter table outside_service
      add constraint outside_service_known check (
        (id = 'base-map' and kind in ('wms', 'xyz', 'style', 'none'))
        or (id = 'address-search' and kind in ('nominatim', 'photon'))
      ),
      add constraint outside_service_addressed check (
        (id = 'base-map' and (kind = 'none' or (url is not null and attribution is not null)))
        or (id = 'address-search' and url is not null)
      )
  `.execute(schema);
}
