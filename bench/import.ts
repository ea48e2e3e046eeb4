/**
 * A file of a million values into an empty city, checked, matched, journalled, against a bare COPY of the same rows, already
 * parsed, into the same table with the same indexes and keys; how far memory grows; and the embedded engine beside it.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startPostgres } from '../tests/support/postgres.ts';
import { root } from '../tests/support/server.ts';
import { commandLine, emptyFolder } from './houses.ts';
import { type Line, ratio } from './table.ts';

const indicators = 40;
const areas = 1000;
const years = Array.from({ length: 25 }, (_, i) => 2000 + i);
const million = indicators * areas * years.length;

type Taken = { readonly seconds: number; readonly growth: number; readonly added: number };

export async function measureImport(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-import-'));
  const cluster = await startPostgres();
  try {
    await writeFiles(folder);
    const onPostgres = importOn(folder, cluster.url);
    const copied = copyInto(folder, cluster.url);
    const embedded = importOn(folder);
    const speed = copied / onPostgres.seconds;
    return [
      {
        what: `import of ${million.toLocaleString('en')} values, speed to a bare COPY, postgres`,
        found: `${ratio(speed)} (${onPostgres.seconds.toFixed(1)} s, COPY ${copied.toFixed(1)} s)`,
        bar: '≥ 0.40',
        met: speed >= 0.4 && onPostgres.added === million,
      },
      ...[onPostgres, embedded].map(({ growth }, i) => ({
        what: `growth of memory while importing, ${['postgres', 'embedded'][i]}`,
        found: `${growth.toFixed(0)} MB`,
        bar: '≤ 200 MB',
        met: growth <= 200,
      })),
      {
        what: 'the same file, embedded, time to postgres',
        found: `${ratio(embedded.seconds / onPostgres.seconds)} (${embedded.seconds.toFixed(1)} s)`,
        bar: '≤ 3.00',
        met: embedded.seconds <= 3 * onPostgres.seconds && embedded.added === million,
      },
    ];
  } finally {
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The file as an office sends it, and the same rows as COPY takes them. */
async function writeFiles(folder: string) {
  const csv = await open(join(folder, 'werte.csv'), 'w');
  const rows = await open(join(folder, 'rows.tsv'), 'w');
  const small = await open(join(folder, 'werte.csv.small'), 'w');
  for (const file of [csv, small]) await file.write('Indikator;Raum;Jahr;Wert\n');
  for (let indicator = 0; indicator < indicators; indicator++) {
    const cells = Array.from({ length: areas }, (_, area) => years.map((year) => ({ area, year }))).flat();
    const valueAt = (area: number, year: number) => (indicator * 7919 + area * 104_729 + year) % 9999;
    const lines = cells
      .map(({ area, year }) => `indikator-${indicator};a${area};${year};${valueAt(area, year)}\n`)
      .join('');
    await csv.write(lines);
    if (indicator < 2) await small.write(lines);
    const parsed = cells.map(({ area, year }) =>
      ['bench', `indikator-${indicator}`, `area-${area}`, `${year}-01-01`, `${year + 1}-01-01`].concat([
        'known',
        String(valueAt(area, year)),
        'measured',
        'copied',
      ]),
    );
    await rows.write(parsed.map((cells) => `${cells.join('\t')}\n`).join(''));
  }
  await Promise.all([csv.close(), small.close(), rows.close()]);
}

function importOn(folder: string, url?: string): Taken {
  const dataDir = emptyFolder();
  try {
    const words = ['city', 'create', '--id', 'bench', '--name', 'Bench', '--year', '2026'];
    commandLine(words, dataDir, url ? { DATABASE_URL: url } : {});
    const file = join(folder, 'werte.csv');
    const given = [dataDir, file, String(areas), String(indicators), ...(url ? [url] : [])];
    return JSON.parse(
      execFileSync(process.execPath, [join(root, 'bench/import-once.ts'), ...given], { encoding: 'utf8', cwd: root }),
    );
  } finally {
    rmSync(dirname(dataDir), { recursive: true, force: true });
  }
}

/** The peer: no check, no match, no journal. The values of the import are taken out before. */
function copyInto(folder: string, url: string): number {
  const psql = (words: string) => execFileSync('psql', [url, '-q', '-v', 'ON_ERROR_STOP=1', '-c', words]);
  psql(`
    truncate indicator_value;
    insert into value_import (city_id, id, file_name, hash, rows, imported_by, imported_at)
    values ('bench', 'copied', 'rows.tsv', 'x', ${million}, 'Bench', now());
  `);
  const began = performance.now();
  psql(`\\copy indicator_value from '${join(folder, 'rows.tsv')}'`);
  return (performance.now() - began) / 1000;
}
