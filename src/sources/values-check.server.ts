/**
 * Looking through a file of values before it is stored: how it was read, what is in it, what storing would do. A small file is
 * answered at once; a large one is a job with progress that can be stopped, and what it found is kept with the job.
 */

import type { Visit } from '#platform/access.server.ts';
import { fileFacts } from '#platform/files.server.ts';
import { type JobRun, readJob } from '#platform/jobs.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Fault } from './fault.ts';
import type { SlicedFile } from './file-text.ts';
import { type NewIndicator, type NewTyped, newIndicatorIn } from './new-indicator.ts';
import { wishes } from './reading-wishes.ts';
import type { Remembered } from './readings.store.server.ts';
import { sourceTexts } from './texts.en.ts';
import {
  asBefore,
  checkValues,
  readingOf,
  recall,
  storedFile,
  type ValuesChecked,
  type ValuesRequest,
  type Work,
  withId,
} from './values.server.ts';

/** From this size on nobody waits for the page. */
export const largeFrom = 2_000_000;

/** What the form says of a file. */
export type Asked = {
  readonly form: ValuesRequest;
  readonly typed: NewTyped;
  /** Checked again: she has seen how it was read, and may have changed that. */
  readonly again: boolean;
};

export type Looked = {
  readonly head: readonly string[];
  readonly from: Pick<Remembered, 'file' | 'on'> | null;
  readonly wanted: ValuesRequest;
  readonly made: NewIndicator | null;
  readonly faults: readonly Fault[] | null;
  readonly checked: Omit<ValuesChecked, 'sums'> | null;
};

/** @param progress hears the share that is read, from 0 to 1; may throw to stop */
export async function lookThrough(
  work: Work,
  file: SlicedFile,
  { form, typed, again }: Asked,
  progress: (share: number) => Promise<void> = async () => {},
): Promise<Looked> {
  let sent = 0;
  const watched = {
    ...file,
    async *slices() {
      for await (const slice of file.slices()) {
        sent += slice.length;
        // Its encoding is looked for twice, for its headings and for its values; then the values are read.
        await progress(Math.min(0.99, sent / file.size / 3));
        yield slice;
      }
    },
  };
  const { head, remembered } = await recall(work, watched);
  const indicator = newIndicatorIn(typed);
  const isNew = indicator.ok && indicator.value !== null;
  const { wishes: said, from } = asBefore(wishes.parse(form), again || isNew ? null : remembered);
  const origin = { source: form.source ?? from?.source ?? null, licence: form.licence ?? from?.licence ?? null };
  const wanted: ValuesRequest = { ...form, ...said, ...origin };
  const looked = { head, from: from && { file: from.file, on: from.on }, wanted, made: null };
  if (!indicator.ok) return { ...looked, faults: indicator.faults, checked: null };
  const made = await work.read((db) => withId(db, indicator.value));
  const read = await checkValues(work, watched, readingOf(wanted, made));
  if (!read.ok) return { ...looked, made, faults: read.faults, checked: null };
  const { sums: _, ...checked } = read.value;
  return { ...looked, made, faults: null, checked };
}

/** The job behind «check» for a large file. */
export async function checkJob(run: JobRun): Promise<{ path: string; found: Looked }> {
  const { fileId, ...asked } = run.input as Asked & { fileId: string };
  const facts = await run.read((db) => fileFacts(db, fileId));
  let said = -1;
  const found = await lookThrough(run, storedFile(run, facts), asked, async (share) => {
    const percent = Math.floor(share * 100);
    if (percent === said) return;
    said = percent;
    await run.progress(percent, 100);
  });
  return { path: `/indikatoren/import?geprueft=${run.id}`, found };
}

export async function queueCheck(visit: Visit, file: { id: string; name: string }, asked: Asked): Promise<string> {
  return visit.hall.jobs.enqueue(visit.city.id, {
    kind: 'check-values',
    title: sourceTexts(visit.language)('values.checkJob', { file: file.name }),
    actor: visit.actor,
    language: visit.language,
    input: { fileId: file.id, ...asked },
  });
}

/** What a check found, for the one who asked for it. */
export async function lookedIn(
  visit: Visit,
  jobId: string,
): Promise<{ file: { id: string; name: string }; asked: Asked; looked: Looked }> {
  return visit.read(async (db) => {
    const job = await readJob(db, jobId);
    if (job?.kind !== 'check-values' || job.requestedBy !== visit.person.id || !job.result?.found) throw notFound();
    const { fileId, ...asked } = job.input as Asked & { fileId: string };
    const { id, name } = await fileFacts(db, fileId);
    return { file: { id, name }, asked, looked: job.result.found as Looked };
  });
}
