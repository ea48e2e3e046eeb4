/** Makes protected tables: as a job when rule or values change, and by itself where one is out of date. */

import type { CityDb } from '#platform/database.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import { changedIn, heldBackIn, type YearCell } from './protected-year.ts';
import type { ProtectionCause } from './protection.ts';
import {
  ensureSecret,
  keepProtected,
  type ProtectedCell,
  type ProtectionGround,
  type PutOut,
  protectionGround,
  staleProtections,
} from './protections.store.server.ts';

export type Work = {
  read<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  write<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  progress?(done: number, total: number): Promise<void>;
};

/** How often a table is made anew because values came in meanwhile. */
const mostTries = 3;

/** Makes every protected table of a city that is out of date; returns how many. */
export async function protectStale(work: Work): Promise<number> {
  const ids = await work.read(staleProtections);
  if (ids.length === 0) return 0;
  await work.write(ensureSecret);
  for (const [place, id] of ids.entries()) {
    let kept = false;
    for (let tried = 0; tried < mostTries && !kept; tried++)
      kept = await protectOne(work, id, { place, of: ids.length });
  }
  return ids.length;
}

async function protectOne(work: Work, indicatorId: string, { place, of }: { place: number; of: number }) {
  const ground = await work.read((db) => protectionGround(db, indicatorId));
  if (!ground) return true;
  const years = [...Map.groupBy(ground.cells, ({ year }) => year)];
  const rows: PutOut[] = [];
  for (const [done, [, cells]] of years.entries()) {
    await work.progress?.(place * 100 + Math.round((done / years.length) * 100), of * 100);
    for (const row of putOut(ground, cells)) rows.push(row);
    // Others are served meanwhile.
    await new Promise(setImmediate);
  }
  return work.write((db) => keepProtected(db, ground, rows));
}

/** What is put out of the values of one year. */
export function putOut(ground: ProtectionGround, stored: readonly ProtectedCell[]): PutOut[] {
  const { rule, areas, sameGround, secret } = ground;
  const known = stored.filter((cell): cell is KnownCell => cell.value !== null);
  const [year] = stored.map((cell) => cell.year);
  const changes = rule.method === 'rounding' || rule.method === 'cell-key';
  const plain = ({ areaId, year: at, state, value, evidence }: ProtectedCell) => ({
    areaId,
    year: at,
    state,
    value,
    evidence,
    cause: null,
    madeOf: value,
  });
  if (changes) {
    const cells = known.map(({ areaId, value }) => ({ areaId, value: Math.round(value), cases: value }));
    const changed = changedIn({ areas, cells }, rule, { secret, name: `${rule.indicatorId} ${year}` });
    return stored.map((cell) => ({ ...plain(cell), value: changed.get(cell.areaId) ?? null }));
  }
  const same = stored.every(({ value, before }) => (value === null ? before === null : before?.madeOf === value));
  // Made again, it could come out otherwise, and both together would tell more than each.
  const held = sameGround && same ? heldBefore(known) : heldNow(ground, known);
  return stored.map((cell) => {
    const cause = held.get(cell.areaId) ?? null;
    return cause === null ? plain(cell) : { ...plain(cell), state: 'suppressed', value: null, cause };
  });
}

type KnownCell = ProtectedCell & { readonly value: number };

function heldBefore(cells: readonly KnownCell[]): ReadonlyMap<string, ProtectionCause> {
  return new Map(cells.flatMap(({ areaId, before }) => (before?.cause ? [[areaId, before.cause] as const] : [])));
}

function heldNow({ rule, areas, isMean }: ProtectionGround, known: readonly KnownCell[]) {
  const times = ({ cases }: KnownCell) => (isMean ? Math.max(cases ?? 0, 1) : 1);
  const cells = known.map((cell) => {
    const each = yearCell(cell, rule.casesId !== null);
    return { ...each, value: each.value * times(cell) };
  });
  const earlier = new Map(
    known.flatMap((cell) =>
      cell.before ? [[cell.areaId, { ...cell.before, madeOf: cell.before.madeOf * times(cell) }] as const] : [],
    ),
  );
  const kind = cells.every(({ value }) => Number.isInteger(value)) ? 'counts' : 'magnitudes';
  return heldBackIn({ areas, cells, kind, earlier }, rule);
}

/** A count stands for itself, and in a share for those who are not counted as well. */
function yearCell({ areaId, value, cases }: KnownCell, named: boolean): YearCell {
  if (named) return { areaId, value, cases: cases ?? 0 };
  return { areaId, value, cases: cases === null ? value : Math.min(value, cases) };
}

/** The job behind a new rule. */
export async function protectJob(run: JobRun): Promise<{ path: string; entryId: number | null }> {
  const { indicatorId, entryId = null } = run.input as { indicatorId?: string; entryId?: number };
  await run.progress(0, 1);
  await protectStale(run);
  return { path: indicatorId ? `/indikatoren/${indicatorId}#schutz` : '/indikatoren', entryId };
}
