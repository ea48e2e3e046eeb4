/** Reads a file of values against what a city knows, and stores it; used by the page, the job and the command line. */

import { z } from 'zod';
import { oneOf, optionalChoice, optionalLine } from '#analysis/fields.ts';
import { listAreas, listDivisions } from '#areas/areas.store.server.ts';
import { runWatches } from '#indicators/alerts.store.server.ts';
import { type ReceivedFile, importValues as storeValues } from '#indicators/imports.store.server.ts';
import { type ImportMode, importModes } from '#indicators/indicator.ts';
import { listIndicators, saveIndicator } from '#indicators/indicators.store.server.ts';
import { protectStale } from '#indicators/protected-tables.store.server.ts';
import { guardsOf } from '#indicators/protected-values.store.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { readFile } from '#platform/files.server.ts';
import { slug } from '#platform/id.server.ts';
import type { JobRun } from '#platform/jobs.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { log } from '#platform/log.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { formOf, type NewIndicator, nameTaken } from './new-indicator.ts';
import type { Read } from './received.ts';
import { readTable } from './table.ts';
import { importValues, type Known, type ValuesImport, type ValuesOptions } from './values-import.ts';

async function knownOf(db: CityDb): Promise<Known> {
  const city = new Set(
    (await listDivisions(db)).filter((division) => division.kind === 'city').map((division) => division.id),
  );
  return {
    indicators: (await listIndicators(db))
      .filter((each) => !each.retired)
      .map(({ id, name, kind, evidence }) => ({ id, name, rate: kind === 'rate', evidence })),
    areas: (await listAreas(db))
      .filter((each) => !each.retired)
      .map(({ id, code, name, divisionId }) => ({ id, code, name, divisionId, isCity: city.has(divisionId) })),
  };
}

export async function checkValues(
  db: CityDb,
  file: { name: string; bytes: Uint8Array },
  options: ValuesOptions,
  made: NewIndicator | null = null,
): Promise<Read<ValuesImport>> {
  const table = await readTable(file.name, file.bytes);
  if (!table.ok) return table;
  const known = await knownOf(db);
  if (!made) return importValues(table.value, known, options);
  const taken = nameTaken(made.name, known.indicators);
  if (taken) return { ok: false, faults: [taken] };
  const { id, name } = made;
  const indicators = [...known.indicators, { id, name, rate: false, evidence: 'measured' as const }];
  return importValues(table.value, { ...known, indicators }, { ...options, indicatorId: id });
}

/** A new indicator is called in addresses as it is called, where that is free. */
export async function withId(db: CityDb, made: Omit<NewIndicator, 'id'> | null): Promise<NewIndicator | null> {
  if (!made) return null;
  const taken = new Set((await listIndicators(db)).map((each) => each.id));
  const wanted = slug(made.name);
  const ids = [wanted, ...Array.from({ length: taken.size + 1 }, (_, index) => `${wanted}-${index + 2}`)];
  return { ...made, id: ids.find((id) => !taken.has(id)) ?? wanted };
}

/** What storing would do to values that are there: take their place, change them, drop those the file does not name. */
export type Effect = { readonly replaced: number; readonly revised: number; readonly dropped: number };

export async function effectOf(
  db: CityDb,
  { values }: Pick<ValuesImport, 'values'>,
  mode: ImportMode = 'add',
): Promise<Effect> {
  const rows = await db
    .selectFrom('indicator_value')
    .select(['indicator_id', 'area_id', 'starts_on', 'state', 'value'])
    .where('city_id', '=', db.cityId)
    .where('indicator_id', 'in', [...new Set(values.map((each) => each.indicatorId))])
    .execute();
  const held = new Map(rows.map((row) => [`${row.indicator_id} ${row.area_id} ${row.starts_on.slice(0, 4)}`, row]));
  let [replaced, revised] = [0, 0];
  for (const { indicatorId, areaId, year, figure } of values) {
    const old = held.get(`${indicatorId} ${areaId} ${year}`);
    if (!old) continue;
    replaced += 1;
    if (old.state !== figure.state || (figure.state === 'known' && old.value !== figure.value)) revised += 1;
  }
  return { replaced, revised, dropped: mode === 'whole-series' ? rows.length - replaced : 0 };
}

/**
 * The effect as told to who asks: of values that are held back from her nobody counts how many differ, or she could find
 * them out by guessing.
 */
export async function toldEffect(db: CityDb, found: Pick<ValuesImport, 'values'>, mode: ImportMode): Promise<Effect> {
  const effect = await effectOf(db, found, mode);
  const { table, closed } = await guardsOf(db, [...new Set(found.values.map((each) => each.indicatorId))]);
  return table.length + closed.length > 0 ? { ...effect, revised: effect.replaced } : effect;
}

/** Whoever changes published numbers says why. */
export function needsReason({ revised, dropped }: Effect): boolean {
  return revised + dropped > 0;
}

export async function keepValues(
  db: CityDb,
  actor: Actor,
  file: ReceivedFile,
  { values }: ValuesImport,
  made: NewIndicator | null = null,
) {
  if (made) await saveIndicator(db, actor, { id: made.id, form: formOf(made, values) });
  const received = values.map(({ indicatorId, areaId, year, figure }) => ({
    indicatorId,
    areaId,
    year,
    state: figure.state,
    value: figure.state === 'known' ? figure.value : null,
    evidence: figure.evidence,
  }));
  return storeValues(db, actor, file, received);
}

/** Looks for alerts in what has come in; the values are stored whatever comes of it. */
export async function watchValues(db: CityDb, actor: Actor, { values }: ValuesImport): Promise<number> {
  return (await runWatches(db, actor, new Set(values.map((each) => each.indicatorId)))).found;
}

/** How a file shall be read and stored, as a form or a job brings it. */
export const valuesRequest = z.object({
  indicatorId: optionalChoice,
  divisionId: optionalChoice,
  mode: z.preprocess((mode) => mode || 'add', oneOf(importModes)),
  source: optionalLine,
  licence: optionalLine,
  reason: optionalLine,
});
export type ValuesRequest = z.output<typeof valuesRequest>;

/** The job behind «store the values»: checked again, because the city may have changed since. */
export async function valuesJob(run: JobRun): Promise<{ path: string; entryId: number }> {
  const { fileId, made, ...wanted } = run.input as ValuesRequest & { fileId: string; made?: NewIndicator };
  await run.progress(0, 3);
  const { name, hash, bytes } = await run.read((db) => readFile(db, fileId));
  const options = { indicatorId: wanted.indicatorId ?? undefined, divisionId: wanted.divisionId ?? undefined };
  const checked = await run.read((db) => checkValues(db, { name, bytes }, options, made));
  if (!checked.ok) throw new Refusal(422, 'import-errors', { count: checked.faults.length });
  await run.progress(1, 3);
  const { source, licence, mode, reason } = wanted;
  const { entryId } = await run.write(async (db) => {
    if (!reason && needsReason(await effectOf(db, checked.value, mode))) throw new Refusal(422, 'reason-needed');
    return keepValues(db, run.actor, { name, hash, source, licence, mode, reason }, checked.value, made);
  });
  await run.progress(2, 3);
  // Of protected values nothing is shown until their table stands for the new ones.
  await protectStale({ read: run.read, write: run.write }).catch((error: unknown) =>
    log.error({ error: String(error) }, 'protecting values after an import'),
  );
  await run
    .write((db) => watchValues(db, run.actor, checked.value))
    .catch((error: unknown) => log.error({ error: String(error) }, 'looking for alerts after an import'));
  const [first] = checked.value.values;
  return { path: first ? `/indikatoren/${first.indicatorId}` : '/indikatoren', entryId };
}
