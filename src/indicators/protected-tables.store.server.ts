/** Makes protected tables: as a job when rule or values change, and by itself where one is out of date. */

import type { CityDb } from '#platform/database.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import { changedIn } from './changed-year.ts';
import { cellKey, heldBackIn, type YearCell } from './protected-year.ts';
import type { Protection, ProtectionCause } from './protection.ts';
import {
  ensureSecret,
  type GroundOf,
  keepProtected,
  type ProtectedCell,
  type ProtectionGround,
  type PutOut,
  protectionGround,
} from './protection-ground.store.server.ts';
import { staleProtections } from './protections.store.server.ts';

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
  const done = new Set<string>();
  for (const [place, id] of ids.entries()) {
    // Made already, together with one that it is a sum or a part of.
    if (done.has(id)) continue;
    let kept: readonly string[] | null = null;
    for (let tried = 0; tried < mostTries && !kept; tried++)
      kept = await protectOne(work, id, { place, of: ids.length });
    for (const each of kept ?? []) done.add(each);
  }
  return ids.length;
}

/** One and all that are tied to it by sums; null where rule, values or areas have moved on meanwhile. */
async function protectOne(
  work: Work,
  indicatorId: string,
  { place, of }: { place: number; of: number },
): Promise<string[] | null> {
  const ground = await work.read((db) => protectionGround(db, indicatorId));
  if (!ground) return [];
  const years = [...new Set(ground.members.flatMap(({ cells }) => cells.map(({ year }) => year)))];
  const made = ground.members.filter(isMade).map((member) => ({ of: member, rows: [] as PutOut[] }));
  for (const [done, year] of years.entries()) {
    await work.progress?.(place * 100 + Math.round((done / years.length) * 100), of * 100);
    const rows = putOut(ground, year);
    for (const each of made) for (const row of rows.get(each.of.indicatorId) ?? []) each.rows.push(row);
    // Others are served meanwhile.
    await new Promise(setImmediate);
  }
  const kept = await work.write((db) => keepProtected(db, made));
  return kept ? made.map((each) => each.of.indicatorId) : null;
}

type Ruled = GroundOf & { readonly rule: Protection };

const isMade = <T extends GroundOf>(member: T): member is T & Ruled =>
  member.rule !== null && member.rule.method !== 'open' && member.rule.method !== 'closed';

const plain = ({ areaId, year, state, value, evidence }: ProtectedCell): PutOut => ({
  areaId,
  year,
  state,
  value,
  evidence,
  cause: null,
  madeOf: value,
});

const hiddenCell = (cell: ProtectedCell, cause: ProtectionCause): PutOut => ({
  ...plain(cell),
  state: 'suppressed',
  value: null,
  cause,
});

/** What is put out of the values of one year, by indicator. */
function putOut(ground: ProtectionGround, year: number): Map<string, PutOut[]> {
  const members = ground.members.map((member) => ({
    ...member,
    cells: member.cells.filter((cell) => cell.year === year),
  }));
  const held = heldIn(ground, members);
  return new Map(
    members.filter(isMade).map((member): [string, PutOut[]] => {
      const { indicatorId, rule, cells } = member;
      if (rule.method === 'rounding' || rule.method === 'cell-key') return [indicatorId, changed(ground, member)];
      return [
        indicatorId,
        cells.map((cell) => {
          const cause = held.get(cellKey({ areaId: cell.areaId, series: indicatorId }));
          return cause === undefined || cell.value === null ? plain(cell) : hiddenCell(cell, cause);
        }),
      ];
    }),
  );
}

function changed({ areas, secret }: ProtectionGround, { indicatorId, rule, cells }: Ruled): PutOut[] {
  const counts = cells.filter(isKnown).map(({ areaId, value }) => ({ areaId, value: Math.round(value), cases: value }));
  const shown = changedIn({ areas, cells: counts }, rule, { secret, name: indicatorId });
  return cells.map((cell) => {
    if (!isKnown(cell)) return plain(cell);
    const value = shown.get(cell.areaId) ?? null;
    return value === null ? hiddenCell(cell, 'whole') : { ...plain(cell), value };
  });
}

type KnownCell = ProtectedCell & { readonly value: number };
const isKnown = (cell: ProtectedCell): cell is KnownCell => cell.value !== null;

/** What is held back of a year, by `cellKey`; as before where nothing has changed. */
function heldIn({ areas, sums }: ProtectionGround, members: readonly GroundOf[]): ReadonlyMap<string, ProtectionCause> {
  const [own] = members;
  if (!own?.rule) return new Map();
  // Made again, it could come out otherwise, and both together would tell more than each.
  const isSame = members.every(
    ({ rule, sameGround, cells }) => !rule || rule.method === 'closed' || (sameGround && cells.every(isAsBefore)),
  );
  const known = members.flatMap(({ indicatorId, cells }) =>
    cells.filter(isKnown).map((cell) => ({ key: cellKey({ areaId: cell.areaId, series: indicatorId }), cell })),
  );
  if (isSame)
    return new Map(known.flatMap(({ key, cell }) => (cell.before?.cause ? [[key, cell.before.cause] as const] : [])));
  const cells = members.flatMap((member) => yearCells(member));
  const earlier = new Map(
    members.flatMap(({ indicatorId, isMean, cells: some }) =>
      some
        .filter(isKnown)
        .flatMap((cell) =>
          cell.before
            ? [
                [
                  cellKey({ areaId: cell.areaId, series: indicatorId }),
                  { ...cell.before, madeOf: cell.before.madeOf * casesOf(isMean, cell) },
                ] as const,
              ]
            : [],
        ),
    ),
  );
  const kind = cells.every(({ value }) => Number.isInteger(value)) ? 'counts' : 'magnitudes';
  const rules = new Map(members.flatMap(({ indicatorId, rule }) => (rule ? [[indicatorId, rule] as const] : [])));
  if (members.length === 1) return heldBackIn({ areas, cells, kind, earlier, rules }, own.rule);
  const base = { ...own.rule, method: 'suppression' as const };
  const hidden = heldBackIn({ areas, cells, kind, earlier, sums, rules }, base);
  const city = new Set(areas.filter(({ isCity }) => isCity).map(({ id }) => id));
  // What is shown for the city alone stays so, whatever else the table needs.
  return new Map(
    cells.flatMap((cell): [string, ProtectionCause][] => {
      const key = cellKey(cell);
      const cause = hidden.get(key);
      const cityOnly = rules.get(cell.series ?? '')?.method === 'city-only' && !city.has(cell.areaId);
      return cityOnly ? [[key, 'city-only']] : cause ? [[key, cause]] : [];
    }),
  );
}

const isAsBefore = ({ value, before }: ProtectedCell) => (value === null ? before === null : before?.madeOf === value);
const casesOf = (isMean: boolean, { cases }: KnownCell) => (isMean ? Math.max(cases ?? 0, 1) : 1);

function yearCells({ indicatorId, rule, isMean, cells }: GroundOf): YearCell[] {
  return cells.filter(isKnown).map((cell) => {
    const largest = rule?.concentration ? { largest: contributionsOf(cell, cells) } : {};
    const { cases, value } = yearCell(cell, (rule?.casesId ?? null) !== null);
    return { areaId: cell.areaId, series: indicatorId, value: value * casesOf(isMean, cell), cases, ...largest };
  });
}

/**
 * The largest contributions that are known. Where nobody says, as with a district of which only the quarters are told, no two
 * contributions can be larger than the two largest of all, and none larger than the value.
 */
function contributionsOf({ value, first, second }: KnownCell, all: readonly ProtectedCell[]): number[] {
  if (first !== null) return [first, second ?? Math.max(0, Math.min(first, value - first))];
  const told = all.flatMap((cell) => [cell.first ?? 0, cell.second ?? 0]).sort((a, b) => b - a);
  if (told.every((each) => each === 0)) return [value];
  const top = Math.min(value, told[0] ?? 0);
  return [top, Math.min(value - top, told[1] ?? 0)];
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
