import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentOf, faultsIn } from '../../tests/support/received-files.ts';
import { archiveOf, clockwise, dbfOf, prjOf, shpOf } from '../../tests/support/shapefiles.ts';
import { comparable, isWorkbook, isZip, systemName, systemNumber, unpackShapefile } from './packed-map.ts';
import { readShapefile, type ShapefileParts } from './shapefile.ts';

const parts = (more: Partial<ShapefileParts> = {}): ShapefileParts => ({
  shp: shpOf([[clockwise(0, 0, 10)], null]),
  dbf: dbfOf(
    ['code', 'name'],
    [
      ['01', 'Mitte'],
      ['02', 'Süd'],
    ],
  ),
  prj: null,
  cpg: null,
  ...more,
});
const against = [...clockwise(2, 2, 3)].reverse();

describe('a Shapefile', () => {
  test('gives shapes and their properties; a record without a shape stays without one', () => {
    expect(contentOf(readShapefile(parts()))).toEqual([
      {
        type: 'Feature',
        properties: { code: '01', name: 'Mitte' },
        geometry: { type: 'MultiPolygon', coordinates: [[clockwise(0, 0, 10)]] },
      },
      { type: 'Feature', properties: { code: '02', name: 'Süd' }, geometry: null },
    ]);
  });

  test.each([
    ['a hole', [clockwise(0, 0, 10), against], [[clockwise(0, 0, 10), against]]],
    ['two parts', [clockwise(0, 0, 1), clockwise(5, 5, 1)], [[clockwise(0, 0, 1)], [clockwise(5, 5, 1)]]],
    [
      'an island in a hole',
      [clockwise(0, 0, 10), against, clockwise(3, 3, 1)],
      [[clockwise(0, 0, 10), against], [clockwise(3, 3, 1)]],
    ],
    ['rings against the clock throughout', [against], [[against]]],
  ])('with %s is read as it is drawn', (_, rings, polygons) => {
    const read = contentOf(readShapefile(parts({ shp: shpOf([rings, null]) })));
    expect(read[0]?.geometry?.coordinates).toEqual(polygons);
  });

  test.each([
    ['UTF-8, said', dbfOf(['name'], [['Süd'], ['Öd']]), 'UTF-8'],
    ['UTF-8, unsaid', dbfOf(['name'], [['Süd'], ['Öd']]), null],
    ['Windows, said', dbfOf(['name'], [['Süd'], ['Öd']], 'latin1'), 'ANSI 1252'],
    ['Windows, said in short', dbfOf(['name'], [['Süd'], ['Öd']], 'latin1'), '1252'],
    ['Latin 1, as ESRI calls it', dbfOf(['name'], [['Süd'], ['Öd']], 'latin1'), '88591'],
    ['Windows, unsaid', dbfOf(['name'], [['Süd'], ['Öd']], 'latin1'), null],
    ['nonsense said', dbfOf(['name'], [['Süd'], ['Öd']]), 'klingonisch'],
  ])('with letters in %s keeps its umlauts', (_, dbf, cpg) => {
    const read = contentOf(readShapefile(parts({ dbf, cpg })));
    expect(read.map(({ properties }) => properties.name)).toEqual(['Süd', 'Öd']);
  });

  test('with points says that it holds no areas', () => {
    const read = contentOf(readShapefile(parts({ shp: shpOf([[clockwise(0, 0, 1)], null], 1) })));
    expect(read[0]?.geometry).toEqual({ type: 'Point' });
  });

  test.each([
    ['cut off shapes', { shp: parts().shp.slice(0, 150) }, [{ key: 'shapefile-broken', part: '.shp' }]],
    ['a cut off table', { dbf: parts().dbf.slice(0, 100) }, [{ key: 'shapefile-broken', part: '.dbf' }]],
    ['no shapes at all', { shp: new Uint8Array(3) }, [{ key: 'shapefile-broken', part: '.shp' }]],
    ['a row too few', { dbf: dbfOf(['name'], [['Mitte']]) }, [{ key: 'shapefile-half', shapes: 2, rows: 1 }]],
  ])('with %s is refused', (_, broken, faults) => {
    expect(faultsIn(readShapefile(parts(broken)))).toMatchObject(faults);
  });

  test.each([-1, 2 ** 20])('whose rings begin at %i, outside their points, is refused', (start) => {
    const shp = parts().shp.slice();
    // The first record begins behind the head of the file and its own; its rings stand 44 bytes in.
    new DataView(shp.buffer, shp.byteOffset).setInt32(100 + 8 + 44, start, true);
    expect(faultsIn(readShapefile(parts({ shp })))).toMatchObject([{ key: 'shapefile-broken', part: '.shp' }]);
  });

  test('of any bytes is read or refused, and nothing breaks', () => {
    const { shp, dbf } = parts();
    fc.assert(
      fc.property(fc.nat(shp.length - 1), fc.nat(255), fc.nat(dbf.length - 1), (at, byte, place) => {
        const [shapes, table] = [shp.slice(), dbf.slice()];
        shapes[at] = byte;
        table[place] = byte;
        const read = readShapefile(parts({ shp: shapes, dbf: table }));
        expect(read.ok || read.faults.length > 0).toBe(true);
      }),
    );
  });
});

describe('an archive', () => {
  const whole = { 'karte/plr.shp': parts().shp, 'karte/plr.dbf': parts().dbf, 'karte/plr.prj': prjOf[25833] ?? '' };

  test('gives the parts of its layer, wherever they lie and whatever lies beside them', () => {
    const bytes = archiveOf({
      ...whole,
      'karte/PLR.CPG': 'UTF-8',
      'lies-mich.txt': 'x',
      '__MACOSX/karte/plr.shp': 'x',
    });
    expect(isZip(bytes)).toBe(true);
    expect(isWorkbook(bytes)).toBe(false);
    const read = contentOf(unpackShapefile(bytes));
    expect([read.shp.length, read.cpg, systemName(read.prj ?? '')]).toEqual([
      parts().shp.length,
      'UTF-8',
      'ETRS89UTMZONE33N',
    ]);
  });

  test.each<[string, Uint8Array, object]>([
    ['no layer', archiveOf({ 'karte.pdf': 'x' }), { key: 'zip-without-shapes', names: 'karte.pdf' }],
    ['two layers', archiveOf({ ...whole, 'zwei.shp': 'x' }), { key: 'zip-many-shapes', count: 2 }],
    ['no table', archiveOf({ 'plr.shp': parts().shp }), { key: 'shapefile-without-table', name: 'plr.dbf' }],
    ['a missing half', archiveOf(whole).slice(0, 200), { key: 'zip-broken' }],
  ])('with %s is refused', (_, bytes, fault) => {
    expect(faultsIn(unpackShapefile(bytes))).toMatchObject([fault]);
  });

  test('that would fill the memory is refused before it is unpacked', () => {
    const bytes = archiveOf({ ...whole, 'karte/plr.shp': new Uint8Array(310 * 1024 * 1024) });
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(faultsIn(unpackShapefile(bytes))).toMatchObject([{ key: 'zip-bomb', megabytes: 311, most: 300 }]);
  });

  test('that lies about its size is refused as broken or read no further than it said', () => {
    const bytes = archiveOf(whole);
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (let at = 0; at + 46 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    const read = unpackShapefile(bytes);
    expect(read.ok ? readShapefile(read.value).ok : false).toBe(false);
  });
});

describe('a reference system', () => {
  test.each([
    ['ETRS_1989_UTM_Zone_33N', 'ETRS89 / UTM zone 33N'],
    ['GCS_WGS_1984', 'WGS 84'],
    ['DHDN_3_Degree_Gauss_Zone_4', 'DHDN / 3-degree Gauss-Kruger zone 4'],
    ['WGS_1984_Web_Mercator_Auxiliary_Sphere', 'WGS 84 / Pseudo-Mercator'],
    ['ETRS_1989_UTM_Zone_32N', 'ETRS89 / UTM zone 32N'],
  ])('%s is what EPSG calls %s', (esri, epsg) => {
    expect(comparable(esri)).toBe(comparable(epsg));
  });

  test('says its number at the end, where it does', () => {
    expect(systemNumber('PROJCS["x",GEOGCS["y",AUTHORITY["EPSG","4258"]],AUTHORITY["EPSG","25833"]]')).toBe(25833);
    expect(systemNumber(prjOf[25833] ?? '')).toBeNull();
  });
});
