import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { geoPackage, type PackedShape } from './geopackage.server.ts';

const columns = [
  ['id', 'TEXT'],
  ['name', 'TEXT'],
] as const;
const layer = {
  name: 'ortsteile',
  title: 'Ortsteile',
  columns,
  origin: 'Amt; CC0; 2015-12-31',
  at: '2015-12-31T00:00:00.000Z',
};
/** A multipolygon without parts: its order of bytes, its type, no rings. */
const empty = Uint8Array.from([1, 6, 0, 0, 0, 0, 0, 0, 0]);
const shape = (id: string, box: PackedShape['box']): PackedShape => ({
  values: [id, `Raum "${id}"`],
  wkb: empty,
  box,
});

function opened<T>(bytes: Uint8Array, work: (db: DatabaseSync) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-test-'));
  const path = join(folder, 'a.gpkg');
  writeFileSync(path, bytes);
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return work(db);
  } finally {
    db.close();
    rmSync(folder, { recursive: true });
  }
}

test('is a GeoPackage with its layer, its extent and its origin', () => {
  const bytes = geoPackage(layer, [shape('a', [12, 13, 51, 52]), shape('b', [11, 12, 50, 51])]);
  opened(bytes, (db) => {
    expect(db.prepare('pragma application_id').get()).toEqual({ application_id: 0x47504b47 });
    expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(db.prepare('pragma foreign_key_check').all()).toEqual([]);
    expect(db.prepare('select * from gpkg_contents').get()).toMatchObject({
      table_name: 'ortsteile',
      data_type: 'features',
      description: layer.origin,
      min_x: 11,
      min_y: 50,
      max_x: 13,
      max_y: 52,
      srs_id: 4326,
    });
    expect(
      db
        .prepare('select srs_id from gpkg_spatial_ref_sys order by 1')
        .all()
        .map(({ srs_id }) => srs_id),
    ).toEqual([-1, 0, 4326]);
    expect(db.prepare('select id, name from ortsteile').all()).toHaveLength(2);
  });
});

test('a geometry begins with the head of the standard and goes on with its own bytes', () => {
  const head = opened(geoPackage(layer, [shape('a', [12, 13, 51, 52])]), (db) => {
    const row = db.prepare('select geom from ortsteile').get();
    return Buffer.from(row?.geom as Uint8Array);
  });
  expect(head.subarray(0, 4)).toEqual(Buffer.from([0x47, 0x50, 0, 3]));
  expect(head.readInt32LE(4)).toBe(4326);
  expect([8, 16, 24, 32].map((at) => head.readDoubleLE(at))).toEqual([12, 13, 51, 52]);
  expect(head.subarray(40)).toEqual(Buffer.from(empty));
});

test('without shapes it is still a layer, and a name that is none is refused', () => {
  opened(geoPackage(layer, []), (db) => {
    expect(db.prepare('select min_x from gpkg_contents').get()).toEqual({ min_x: null });
  });
  expect(() => geoPackage({ ...layer, name: 'a"; drop' }, [])).toThrow('Not the name');
  expect(() => geoPackage({ ...layer, columns: [['a b', 'TEXT']] }, [])).toThrow('Not the name');
});
