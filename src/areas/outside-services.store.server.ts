/** All SQL of services of others that a city uses; and which base map lies below its map. */

import type { Visit } from '#platform/access.server.ts';
import type { Basemap } from '#platform/config.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import type { BaseMapForm, BaseMapKind, BaseMapSetting } from './outside-service.ts';

const id = 'base-map';

export async function baseMapSetting(db: CityDb): Promise<BaseMapSetting | null> {
  const row = await db
    .selectFrom('outside_service')
    .select(['kind', 'url', 'attribution', 'revision'])
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { ...row, kind: row.kind as BaseMapKind } : null;
}

/** @param form null: again as the installation has it */
export async function saveBaseMap(
  db: CityDb,
  actor: Actor,
  title: string,
  { form, expect }: { form: BaseMapForm | null; expect?: number | undefined },
): Promise<number | null> {
  const before = await baseMapSetting(db);
  const act = form === null ? 'retire' : before ? 'update' : 'create';
  return record(db, actor, { act, kind: 'outside-service', id, title }, [
    form ? put('outside_service', { id }, form, before ? expect : undefined) : drop('outside_service', { id }),
  ]);
}

/** The base map of a setting, as the map takes it. */
export function baseMapFrom({ kind, url, attribution }: Omit<BaseMapSetting, 'revision'>): Basemap | null {
  if (kind === 'none' || url === null || attribution === null) return null;
  return { kind, url, origin: new URL(url).origin, attribution };
}

/** The city's own base map, or that of the installation. */
export async function loadBaseMap(visit: Pick<Visit, 'remember' | 'hall'>): Promise<Basemap | null> {
  const setting = await visit.remember('base map', baseMapSetting);
  return setting ? baseMapFrom(setting) : visit.hall.config.basemap;
}
