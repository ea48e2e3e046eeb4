/** Divisions of a pilot city that were cut anew: each version put together from units that the city has. */

import { sql } from 'kysely';
import type { DivisionForm } from '#areas/area.ts';
import { listDivisions } from '#areas/areas.store.server.ts';
import { importDivision } from '#areas/divisions.store.server.ts';
import type { ReceivedArea } from '#areas/shapes.store.server.ts';
import { importVersion } from '#areas/versions.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { sha256 } from '#platform/files.server.ts';
import type { Actor } from '#platform/journal.server.ts';

type CutArea = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  /** The units whose land it is. */
  readonly units: readonly string[];
};

export type Cut = {
  readonly id: string;
  readonly position: number;
  readonly first: { readonly form: DivisionForm; readonly areas: readonly CutArea[] };
  /** The borders that hold today. */
  readonly now: { readonly validFrom: string; readonly note: string; readonly areas: readonly CutArea[] };
};

export async function storeCuts(db: CityDb, actor: Actor, cuts: readonly Cut[]): Promise<void> {
  for (const { id, position, first, now } of cuts) {
    const areas = await drawn(db, first.areas);
    await importDivision(db, actor, { id, form: first.form, position, areas, file: fileOf(id, first.form.validFrom) });
    const division = (await listDivisions(db)).find((each) => each.id === id);
    if (!division) throw new Error(`pilot division ${id}`);
    const before = new Map(first.areas.map((area) => [area.id, landOf(area)]));
    const kept = new Set(now.areas.map((area) => area.id));
    await importVersion(db, actor, {
      division,
      form: { ...division, validFrom: now.validFrom, note: now.note },
      areas: (await drawn(db, now.areas)).map((area, i) => {
        const land = before.get(area.id);
        const cut = now.areas[i];
        return { ...area, isNew: !land, breaks: land !== undefined && cut !== undefined && land !== landOf(cut) };
      }),
      endedIds: first.areas.map((area) => area.id).filter((areaId) => !kept.has(areaId)),
      file: fileOf(id, now.validFrom),
    });
  }
}

const landOf = ({ units }: CutArea) => [...units].sort().join(' ');

function fileOf(id: string, validFrom: string) {
  const name = `${id}-${validFrom.slice(0, 4)}.geojson`;
  return { name, hash: sha256(name) };
}

/** With the shape that their units have together. */
async function drawn(db: CityDb, areas: readonly CutArea[]): Promise<ReceivedArea[]> {
  const pairs = areas.flatMap(({ id, units }) => units.map((unit) => ({ id, unit })));
  const { rows } = await sql<{ id: string; json: string }>`
    select made.id, st_asgeojson(st_buffer(st_union(shape.geom), 0)) as json
    from unnest(${pairs.map(({ id }) => id)}::text[], ${pairs.map(({ unit }) => unit)}::text[]) as made (id, unit)
      join area_shape shape on shape.city_id = ${db.cityId} and shape.area_id = made.unit and shape.valid_to is null
    group by made.id
  `.execute(db);
  const shapes = new Map(rows.map(({ id, json }) => [id, JSON.parse(json) as object]));
  return areas.map(({ id, code, name }) => ({ id, code, name, geometry: shapes.get(id) ?? null }));
}
