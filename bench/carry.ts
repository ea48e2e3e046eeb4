/**
 * Values carried between two stored divisions of 5,000 areas with about 120 points each, shapes read from the database
 * included, against `sf::st_interpolate_aw` on the same polygons already in memory; and whether the results are the same.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { carryCounts } from '#analysis/carry.ts';
import { known } from '#analysis/figure.ts';
import { landShares } from '#areas/overlaps.store.server.ts';
import { inCity, openDatabase } from '#platform/database.server.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { commandLine, emptyFolder } from './houses.ts';
import { inR } from './peers.ts';
import { type Line, ratio } from './table.ts';

type Place = readonly [number, number];
type Area = { readonly id: string; readonly geometry: { readonly type: 'Polygon'; readonly coordinates: Place[][] } };

const columns = 100;
const rowsOfGrid = 50;
const pointsOnEdge = 30;
const west = 12.2;
const south = 51.2;
const step = 0.004;
const day = '2026-11-22';

export async function measureCarry(): Promise<Line[]> {
  const from = division('a', 0, 1);
  const to = division('b', 0.37, 2);
  const peer = inSf(from, to);
  const cluster = await startPostgres();
  try {
    const stored = await carriedOn(cluster.url, from, to);
    const embedded = await carriedOn(undefined, from, to);
    const worst = Math.max(
      ...[...stored.values].map(([id, value]) => Math.abs(value - (peer.values[id] ?? 0)) / (1 + Math.abs(value))),
    );
    return [
      timeLine('postgres', stored.seconds, peer.seconds, 0.25),
      timeLine('embedded', embedded.seconds, peer.seconds, 1),
      { what: 'largest difference to sf, relative', found: worst.toExponential(1), bar: '≤ 1e-9', met: worst <= 1e-9 },
    ];
  } finally {
    cluster.stop();
  }
}

function timeLine(engine: string, seconds: number, peer: number, bar: number): Line {
  return {
    what: `carry 5,000 → 5,000 stored areas, ${engine}, to sf::st_interpolate_aw`,
    found: `${ratio(seconds / peer)} (${seconds.toFixed(2)} s, ${peer.toFixed(2)} s)`,
    bar: `≤ ${bar.toFixed(2)}`,
    met: seconds <= bar * peer,
  };
}

/** A grid whose borders wind; neighbours share every point of their border. */
function division(mark: string, shift: number, seed: number): Area[] {
  // No wave at the corners, so that lines meet there.
  const wave = (t: number, line: number) => 0.25 * step * Math.sin(Math.PI * t) ** 2 * Math.sin(7 * t * seed + line);
  const down = (column: number, t: number): Place => [
    west + step * (column + shift) + wave(t, column),
    south + step * (t + shift),
  ];
  const along = (row: number, t: number): Place => [
    west + step * (t + shift),
    south + step * (row + shift) + wave(t, row + 0.5),
  ];
  const corner = (column: number, row: number): Place => [west + step * (column + shift), south + step * (row + shift)];
  const edge = (line: (t: number) => Place, from: number, first: Place) => [
    first,
    ...Array.from({ length: pointsOnEdge - 1 }, (_, i) => line(from + (i + 1) / pointsOnEdge)),
  ];
  return Array.from({ length: columns * rowsOfGrid }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)];
    const upper = edge((t) => along(row + 1, t), column, corner(column, row + 1));
    const left = edge((t) => down(column, t), row, corner(column, row));
    const ring = [
      ...edge((t) => along(row, t), column, corner(column, row)),
      ...edge((t) => down(column + 1, t), row, corner(column + 1, row)),
      corner(column + 1, row + 1),
      ...upper.slice(1).reverse(),
      corner(column, row + 1),
      ...left.slice(1).reverse(),
    ].map(([x, y]): Place => [rounded(x), rounded(y)]);
    return { id: `${mark}${index}`, geometry: { type: 'Polygon', coordinates: [[...ring, ring[0] as Place]] } };
  });
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

const valueOfArea = (id: string) => 100 + ((Number(id.slice(1)) * 37) % 1000);

async function carriedOn(url: string | undefined, from: readonly Area[], to: readonly Area[]) {
  const dataDir = emptyFolder();
  const files = mkdtempSync(join(tmpdir(), 'stadtfaden-carry-'));
  const env: Record<string, string> = url ? { DATABASE_URL: url } : {};
  try {
    commandLine(['city', 'create', '--id', 'bench', '--name', 'Bench', '--year', '2026'], dataDir, env);
    for (const [name, areas] of [
      ['from', from],
      ['to', to],
    ] as const) {
      const path = join(files, `${name}.geojson`);
      writeFileSync(path, collectionOf(areas));
      const words = [
        'areas',
        'import',
        path,
        '--city',
        'bench',
        '--name',
        name,
        '--source',
        'Bench',
        '--valid-from',
        '2020-01-01',
      ];
      commandLine(words, dataDir, env);
    }
    const database = await openDatabase({ dataDir, databaseUrl: url, statementSeconds: 120 });
    try {
      database.open();
      const ids = await inCity(database, 'bench', 'read', async (db) => {
        const divisions = await db
          .selectFrom('division')
          .select(['id', 'name'])
          .where('city_id', '=', db.cityId)
          .execute();
        const codes = await db.selectFrom('area').select(['id', 'code']).where('city_id', '=', db.cityId).execute();
        return {
          divisions: new Map(divisions.map(({ id, name }) => [name, id])),
          codes: new Map(codes.map(({ id, code }) => [id, code ?? ''])),
        };
      });
      const between = { from: ids.divisions.get('from') ?? '', to: ids.divisions.get('to') ?? '' };
      const times: number[] = [];
      let values = new Map<string, number>();
      for (let run = 0; run < 3; run++) {
        const before = performance.now();
        const shares = await inCity(database, 'bench', 'read', (db) => landShares(db, between, day));
        const figures = new Map(
          [...shares.sources.keys()].map((id) => [id, known(valueOfArea(ids.codes.get(id) ?? ''))]),
        );
        const { values: all } = carryCounts({ ...shares, values: figures });
        times.push((performance.now() - before) / 1000);
        values = new Map(
          all.map(({ target, figure }) => [ids.codes.get(target) ?? '', figure.state === 'known' ? figure.value : 0]),
        );
      }
      return { seconds: times.sort((a, b) => a - b)[1] as number, values };
    } finally {
      await database.close();
    }
  } finally {
    rmSync(files, { recursive: true, force: true });
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}

function collectionOf(areas: readonly Area[]): string {
  const features = areas.map(({ id, geometry }) => ({
    type: 'Feature',
    properties: { code: id, name: id, value: valueOfArea(id) },
    geometry,
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** On the same equal-area map; its time is that of the interpolation alone. */
function inSf(from: readonly Area[], to: readonly Area[]): { seconds: number; values: Record<string, number> } {
  const script = `
suppressMessages({library(sf); library(jsonlite)})
plane <- "+proj=cea +lon_0=0 +lat_ts=0 +ellps=WGS84 +units=m"
a <- st_transform(st_read("from.geojson", quiet = TRUE), plane)
b <- st_transform(st_read("to.geojson", quiet = TRUE), plane)
st_agr(a) <- "constant"
times <- c()
for (i in 1:3) { t <- system.time(r <- suppressWarnings(st_interpolate_aw(a["value"], st_geometry(b), extensive = TRUE))); times <- c(times, t["elapsed"]) }
v <- rep(0, nrow(b)); v[as.integer(rownames(r))] <- r$value
cat(toJSON(list(seconds = median(times), code = b$code, value = v), digits = NA, auto_unbox = TRUE))
`;
  const found = inR<{ seconds: number; code: string[]; value: number[] }>(script, {
    'from.geojson': collectionOf(from),
    'to.geojson': collectionOf(to),
  });
  return {
    seconds: found.seconds,
    values: Object.fromEntries(found.code.map((code, i) => [code, found.value[i] ?? 0])),
  };
}
