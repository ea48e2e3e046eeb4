/** Reads a file of values against what a city knows, and stores it; used by the page, the job and the command line. */

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { sql } from 'kysely';
import { z } from 'zod';
import { oneOf, optionalLine } from '#analysis/fields.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { isStored } from '#indicators/formula.ts';
import {
  add,
  addValue,
  countHeld,
  countReplaced,
  noValues,
  type ReceivedColumns,
  type ReceivedFile,
  type StoredImport,
} from '#indicators/imports.store.server.ts';
import { type ImportMode, importModes } from '#indicators/indicator.ts';
import { listIndicators, saveIndicator } from '#indicators/indicators.store.server.ts';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { guardsOf, valuesFor } from '#indicators/protected-values.store.server.ts';
import {
  bundleSize,
  forgetBundles,
  forgetOldBundles,
  keepBundle,
  storeBundles,
} from '#indicators/received.store.server.ts';
import { runWatches } from '#indicators/watch-runs.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { fileFacts, readSlice } from '#platform/files.server.ts';
import { newId, slug } from '#platform/id.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { log } from '#platform/log.server.ts';
import { Refusal } from '#platform/refusal.ts';
import type { Fault } from './fault.ts';
import { type SlicedFile, sliceSize } from './file-text.ts';
import { type Step, stepsOf } from './looked.server.ts';
import { formOf, type NewIndicator, nameTaken } from './new-indicator.ts';
import { isWished, optionsOf, signatureOf, type Wishes, wishes, wishFields } from './reading-wishes.ts';
import { type Remembered, recallReading, rememberReading } from './readings.store.server.ts';
import type { Read } from './received.ts';
import { formLimits, openTable, type TableLimits } from './table.ts';
import { sumDoubts } from './value-doubts.ts';
import type { Known } from './value-names.ts';
import { type ImportedValue, readValues, type ValuesFound } from './values-import.ts';

/** Transactions of one city, one after the other: while a file is read, none is open. */
export type Work = {
  read<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
  write<T>(work: (db: CityDb) => Promise<T>): Promise<T>;
};

/** A file that was received before, read from the database piece by piece. */
export function storedFile(
  work: Pick<Work, 'read'>,
  { id, name, size }: { id: string; name: string; size: number },
): SlicedFile {
  return {
    name,
    size,
    async *slices() {
      for (let from = 0; from < size; from += sliceSize)
        yield await work.read((db) => readSlice(db, id, from, sliceSize));
    },
  };
}

/** A file on disk, for the command line; its hash is taken on the way. */
export async function fileOnDisk(path: string): Promise<SlicedFile & { hash: string }> {
  const { size } = await stat(path);
  const slices = () => createReadStream(path, { highWaterMark: sliceSize }) as AsyncIterable<Buffer>;
  const hash = createHash('sha256');
  for await (const slice of slices()) hash.update(slice);
  return { name: basename(path), size, slices, hash: hash.digest('hex') };
}

/** From disk, nothing has to be in memory at once. */
export const diskLimits: TableLimits = { bytes: 1024 * 1024 * 1024, rows: 10_000_000 };

async function knownOf(db: CityDb): Promise<Known & { divisionNames: ReadonlyMap<string, string> }> {
  const divisions = await listDivisions(db);
  const city = new Set(divisions.filter((division) => division.kind === 'city').map((division) => division.id));
  return {
    divisionNames: new Map(divisions.map(({ id, name }) => [id, name])),
    indicators: (await listIndicators(db))
      .filter((each) => !each.retired)
      .map(({ id, name, kind, evidence, unit, numeratorId, denominatorId, per }) => ({
        id,
        name,
        rate: !isStored({ kind }),
        count: kind === 'count',
        summable: kind === 'count' || kind === 'amount',
        evidence,
        unit,
        numeratorId,
        denominatorId,
        per,
      })),
    // What ended with a version of its division has values until then; what was retired otherwise has none to come.
    areas: (await listAreas(db))
      .filter((each) => !each.retired || each.validTo !== null)
      .map(({ id, code, name, divisionId, validFrom, validTo }) => ({
        ...{ id, code, name, divisionId, validFrom, validTo },
        isCity: city.has(divisionId),
      })),
  };
}

/** How a file of values is read. */
export type Reading = {
  readonly wishes: Wishes;
  readonly made?: NewIndicator | null;
  readonly mode?: ImportMode;
  readonly limits?: TableLimits;
};

/** The headings of a file, and how files like it were read the last time. */
export async function recall(
  work: Pick<Work, 'read'>,
  file: SlicedFile,
  limits?: TableLimits,
): Promise<{ head: readonly string[]; remembered: Remembered | null }> {
  const table = await openTable(file, limits);
  if (!table.ok) return { head: [], remembered: null };
  const { head } = table.value;
  return { head, remembered: await work.read((db) => recallReading(db, signatureOf(head))) };
}

/** What was said of this file; where nothing was, what was said of the last one like it. */
export function asBefore(said: Wishes, remembered: Remembered | null): { wishes: Wishes; from: Remembered | null } {
  if (isWished(said) || !remembered) return { wishes: said, from: null };
  return { wishes: remembered.wishes, from: remembered };
}

/** What storing would do to values that are there: take their place, change them, drop those the file does not name. */
export type Effect = { readonly replaced: number; readonly revised: number; readonly dropped: number };
export type ValuesChecked = ValuesFound & { readonly effect: Effect };

/** Reads the whole file and says what is in it and what it would do; nothing is stored. */
export async function checkValues(work: Work, file: SlicedFile, reading: Reading): Promise<Read<ValuesChecked>> {
  const count = { replaced: 0, revised: 0 };
  const read = await readBundles(work, file, reading, async (values) =>
    add(count, await work.read((db) => countReplaced(db, values))),
  );
  if (!read.ok) return read;
  const held = reading.mode === 'whole-series' ? await work.read((db) => countHeld(db, read.value.indicatorIds)) : 0;
  return { ok: true, value: { ...read.value, effect: { ...count, dropped: Math.max(0, held - count.replaced) } } };
}

async function readBundles(
  work: Work,
  file: SlicedFile,
  { wishes: said, made = null, limits = formLimits }: Reading,
  take: (values: ReceivedColumns) => Promise<void>,
): Promise<Read<ValuesFound & { signature: string }>> {
  const table = await openTable(file, limits);
  if (!table.ok) return table;
  const known = await work.read(knownOf);
  const taken = made && nameTaken(made.name, known.indicators);
  if (taken) return { ok: false, faults: [taken] };
  const options = optionsOf(said);
  const bundles = new Bundles(take);
  const read = made
    ? await readValues(table.value, withNew(known, made), { ...options, indicatorId: made.id }, bundles.add)
    : await readValues(table.value, known, options, bundles.add);
  if (!read.ok) return read;
  await bundles.end();
  const doubts = [...read.value.doubts, ...(await doubtfulSums(work, read.value, known.divisionNames))];
  return { ok: true, value: { ...read.value, doubts, signature: signatureOf(table.value.head) } };
}

function withNew(known: Known, { id, name, kind, unit }: NewIndicator): Known {
  const made = {
    id,
    name,
    rate: false,
    count: kind === 'count',
    summable: kind !== 'mean',
    evidence: 'measured' as const,
    unit,
  };
  return { ...known, indicators: [...known.indicators, made] };
}

/** Puts the values together to bundles of one size. */
class Bundles {
  readonly #take: (values: ReceivedColumns) => Promise<void>;
  #held = noValues();

  constructor(take: (values: ReceivedColumns) => Promise<void>) {
    this.#take = take;
  }

  readonly add = async (values: readonly ImportedValue[]) => {
    for (const { indicatorId, areaId, year, figure } of values) {
      const { state, evidence } = figure;
      const value = figure.state === 'known' ? figure.value : null;
      addValue(this.#held, { indicatorId, areaId, year, state, value, evidence });
      if (this.#held.years.length >= bundleSize) await this.end();
    }
  };

  async end() {
    if (this.#held.years.length > 0) await this.#take(this.#held);
    this.#held = noValues();
  }
}

/** The city's own numbers, as whoever asks may see them. */
async function cityValues(db: CityDb, indicatorIds: readonly string[]) {
  const { rows } = await sql<{ indicator_id: string; starts_on: string; value: number }>`
    select held.indicator_id, held.starts_on, held.value
    from ${await valuesFor(db, indicatorIds)} as held
      join area on area.city_id = held.city_id and area.id = held.area_id
      join division on division.city_id = area.city_id and division.id = area.division_id
    where held.city_id = ${db.cityId} and held.indicator_id = any(${[...indicatorIds]}::text[])
      and division.kind = 'city' and held.state = 'known'
  `.execute(db);
  return rows;
}

/** Sums of areas beside the city's number: that of the file, or else the one that is stored. */
async function doubtfulSums(
  work: Work,
  { sums }: ValuesFound,
  divisionNames: ReadonlyMap<string, string>,
): Promise<Fault[]> {
  const lacking = new Set(sums.filter(({ city }) => city === null).map(({ indicatorId }) => indicatorId));
  if (lacking.size === 0) return sumDoubts(sums, divisionNames);
  const rows = await work.read((db) => cityValues(db, [...lacking]));
  const cities = new Map(rows.map((row) => [`${row.indicator_id} ${Number(row.starts_on.slice(0, 4))}`, row.value]));
  const whole = sums.map((sum) => ({ ...sum, city: sum.city ?? cities.get(`${sum.indicatorId} ${sum.year}`) ?? null }));
  return sumDoubts(whole, divisionNames);
}

/** A new indicator is called in addresses as it is called, where that is free. */
export async function withId(db: CityDb, made: Omit<NewIndicator, 'id'> | null): Promise<NewIndicator | null> {
  if (!made) return null;
  const taken = new Set((await listIndicators(db)).map((each) => each.id));
  const wanted = slug(made.name);
  const ids = [wanted, ...Array.from({ length: taken.size + 1 }, (_, index) => `${wanted}-${index + 2}`)];
  return { ...made, id: ids.find((id) => !taken.has(id)) ?? wanted };
}

/**
 * The effect as told to who asks: of values that are held back from her nobody counts how many differ, or she could find
 * them out by guessing.
 */
export async function toldEffect(
  db: CityDb,
  { effect, indicatorIds }: { readonly effect: Effect; readonly indicatorIds: readonly string[] },
): Promise<Effect> {
  const { table, closed } = await guardsOf(db, indicatorIds);
  return table.length + closed.length > 0 ? { ...effect, revised: effect.replaced } : effect;
}

/** Whoever changes published numbers says why. */
export function needsReason({ revised, dropped }: Effect): boolean {
  return revised + dropped > 0;
}

export type ValuesStored = StoredImport & Pick<ValuesFound, 'indicatorIds' | 'doubts'>;

/**
 * Reads a file and stores it: the values are kept aside while it is read, in small transactions, and go in together in one.
 * Whatever happens before, nothing has changed.
 *
 * @param progress hears the share that is done
 */
export async function takeIn(
  work: Work,
  actor: Actor,
  file: SlicedFile & ReceivedFile,
  reading: Reading,
  progress: Step = async () => {},
): Promise<Read<ValuesStored>> {
  const importId = newId();
  let bundles = 0;
  let sent = 0;
  try {
    await work.write(forgetOldBundles);
    const watched = { ...file, slices: () => counting(file.slices(), (bytes) => (sent += bytes)) };
    const read = await readBundles(work, watched, reading, async (values) => {
      await work.write((db) => keepBundle(db, importId, bundles, values));
      bundles += 1;
      // A file is read twice: once for its encoding, once for its values.
      await progress(Math.min(0.5, sent / file.size / 4));
    });
    if (!read.ok) return read;
    const { count: rows, indicatorIds, decimals, doubts, signature } = read.value;
    const stored = await work.write(async (db) => {
      const { made = null, mode } = reading;
      if (made) await saveIndicator(db, actor, { id: made.id, form: formOf(made, decimals) });
      const staged = { importId, bundles, rows, indicatorIds };
      const how = { ...file, ...(mode ? { mode } : {}) };
      const done = await storeBundles(db, actor, how, staged, (each) => progress(0.5 + (each / bundles) * 0.5));
      // Nobody was asked for a reason, and since then the city has changed: nothing is stored.
      if (!file.reason && done.revised > 0) throw new Refusal(422, 'reason-needed');
      const said = made ? { ...reading.wishes, indicatorId: made.id } : reading.wishes;
      const origin = { source: file.source || null, licence: file.licence || null };
      await rememberReading(db, signature, { file: file.name, wishes: said, ...origin });
      return done;
    });
    return { ok: true, value: { ...stored, indicatorIds, doubts } };
  } finally {
    await work.write((db) => forgetBundles(db, importId)).catch(() => {});
  }
}

async function* counting(slices: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  for await (const slice of slices) {
    count(slice.length);
    yield slice;
  }
}

/** Looks for alerts in what has come in; the values are stored whatever comes of it. */
export async function watchValues(db: CityDb, actor: Actor, indicatorIds: readonly string[]): Promise<number> {
  return (await runWatches(db, actor, new Set(indicatorIds))).found;
}

/** How a file shall be read and stored, as a form or a job brings it. */
export const valuesRequest = z.object({
  ...wishFields,
  mode: z.preprocess((mode) => mode || 'add', oneOf(importModes)),
  source: optionalLine,
  licence: optionalLine,
  reason: optionalLine,
});
export type ValuesRequest = z.output<typeof valuesRequest>;

export function readingOf(wanted: ValuesRequest, made: NewIndicator | null): Reading {
  return { wishes: wishes.parse(wanted), made, mode: wanted.mode };
}

/** The job behind «store the values»: checked again, because the city may have changed since. */
export async function valuesJob(run: JobRun): Promise<{ path: string; entryId: number }> {
  const { fileId, made = null, ...wanted } = run.input as ValuesRequest & { fileId: string; made?: NewIndicator };
  const facts = await run.read((db) => fileFacts(db, fileId));
  const { source, licence, reason } = wanted;
  const file = { ...storedFile(run, facts), hash: facts.hash, source, licence, reason };
  const stored = await takeIn(run, run.actor, file, readingOf(wanted, made), stepsOf(run));
  if (!stored.ok) throw new Refusal(422, 'import-errors', { count: stored.faults.length });
  const { entryId, indicatorIds } = stored.value;
  // Of protected values nothing is shown until their table stands for the new ones.
  await protectStale({ read: run.read, write: run.write }).catch((error: unknown) =>
    log.error({ error: String(error) }, 'protecting values after an import'),
  );
  await run
    .write((db) => watchValues(db, run.actor, indicatorIds))
    .catch((error: unknown) => log.error({ error: String(error) }, 'looking for alerts after an import'));
  return { path: indicatorIds[0] ? `/indikatoren/${indicatorIds[0]}` : '/indikatoren', entryId };
}
