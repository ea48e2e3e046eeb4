/** All SQL of services of others that a city uses: which base map lies below its map, and who finds its addresses. */

import type { Visit } from '#platform/access.server.ts';
import type { Basemap } from '#platform/config.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type Actor, drop, put, record } from '#platform/journal.server.ts';
import type {
  AddressSearchForm,
  AddressSearchKind,
  AddressSearchSetting,
  BaseMapForm,
  BaseMapKind,
  BaseMapSetting,
} from './outside-service.ts';

async function serviceRow(db: CityDb, id: 'base-map' | 'address-search') {
  return db
    .selectFrom('outside_service')
    .select(['kind', 'url', 'attribution', 'revision'])
    .where('city_id', '=', db.cityId)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function baseMapSetting(db: CityDb): Promise<BaseMapSetting | null> {
  const row = await serviceRow(db, 'base-map');
  return row ? { ...row, kind: row.kind as BaseMapKind } : null;
}

export async function addressSearchSetting(db: CityDb): Promise<AddressSearchSetting | null> {
  const row = await serviceRow(db, 'address-search');
  return row?.url ? { ...row, url: row.url, kind: row.kind as AddressSearchKind } : null;
}

type Saved<Form> = { readonly form: Form | null; readonly expect?: number | undefined };

/** @param saved without a form: again as the installation has it */
export function saveBaseMap(db: CityDb, actor: Actor, title: string, saved: Saved<BaseMapForm>) {
  return saveService(db, actor, { id: 'base-map', title }, saved);
}

/** @param saved without a form: nobody is asked any more */
export function saveAddressSearch(db: CityDb, actor: Actor, title: string, saved: Saved<AddressSearchForm>) {
  return saveService(db, actor, { id: 'address-search', title }, saved);
}

async function saveService(
  db: CityDb,
  actor: Actor,
  { id, title }: { id: 'base-map' | 'address-search'; title: string },
  { form, expect }: Saved<BaseMapForm | AddressSearchForm>,
): Promise<number | null> {
  const before = await serviceRow(db, id);
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
