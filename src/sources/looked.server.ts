/**
 * The one way of a received file into the house: looked through, shown, and on the second sending stored. A small file is answered
 * at once. With a large one both are jobs with progress that can be stopped: what was found is kept with the job, for the one
 * who asked, and shown by `?geprueft` on the page the file was sent from.
 */

import { redirect } from 'react-router';
import type { Visit } from '#platform/access.server.ts';
import type { CityDb } from '#platform/database.server.ts';
import { type FileFacts, fileFacts, readFile, type StoredFile } from '#platform/files.server.ts';
import type { JobHandler, JobResult, JobRun } from '#platform/jobs.server.ts';
import { readJob } from '#platform/jobs.server.ts';
import type { Actor } from '#platform/journal.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import type { Fault } from './fault.ts';
import type { Read } from './received.ts';
import { sourceTexts } from './texts.en.ts';
import { receive } from './upload.server.ts';

/** Hears the share that is done, from 0 to 1; may throw to stop. */
export type Step = (share: number) => Promise<void>;

/** Transactions that read, one after the other: between them others have their turn, and who asks to stop is heard. */
export type Looking = { read<T>(work: (db: CityDb) => Promise<T>): Promise<T>; readonly step?: Step };

/** Whole percents only, each said once. */
export function stepsOf(run: Pick<JobRun, 'progress'>): Step {
  let said = -1;
  return async (share) => {
    const percent = Math.floor(share * 100);
    if (percent === said) return;
    said = percent;
    await run.progress(percent, 100);
  };
}

type Sent = { readonly fileId: string; readonly listId?: string };
type Task = 'check' | 'import';

/** Queues work on a file. @returns the answer that leads to its page */
export async function queued(
  visit: Visit,
  { task, of, file, input }: { task: Task; of: string; file: { name: string }; input: Sent & Record<string, unknown> },
): Promise<Response> {
  const job = await visit.hall.jobs.enqueue(visit.city.id, {
    kind: `${task}-${of}`,
    title: sourceTexts(visit.language)(`job.${task}`, { file: file.name }),
    actor: visit.actor,
    language: visit.language,
    input,
  });
  return redirect(cityPath(visit, `/auftraege/${job}`));
}

/** The job behind «check» for a large file. @param page where what was found is shown */
export function checkJob<A, F>(
  page: string,
  look: (run: JobRun, sent: Sent, asked: A, step: Step) => Promise<F>,
): JobHandler {
  return async (run) => {
    const { fileId, listId, ...asked } = run.input as Sent & Record<string, unknown>;
    const step = stepsOf(run);
    await step(0);
    const found = await look(run, { fileId, ...(listId ? { listId } : {}) }, asked as A, step);
    await step(0.99);
    return { path: `${page}?geprueft=${run.id}`, found };
  };
}

/** What a check found, for the one who asked for it. */
export async function lookedIn<A, F>(
  visit: Visit,
  of: string,
  jobId: string,
): Promise<{ file: FileFacts; asked: A; found: F }> {
  return visit.read(async (db) => {
    const job = await readJob(db, jobId);
    if (job?.kind !== `check-${of}` || job.requestedBy !== visit.person.id || !job.result?.found) throw notFound();
    const { fileId, listId: _, ...asked } = job.input as Sent & Record<string, unknown>;
    return { file: await fileFacts(db, fileId), asked: asked as A, found: job.result.found as F };
  });
}

/** What a form said of a file: as it was typed, and as it is understood. */
type Asked<F> = { readonly typed: Readonly<Record<string, string>>; readonly form: F };
type Files = { readonly file: StoredFile; readonly list: StoredFile | undefined };

/** One kind of thing that comes in from a file which is read as a whole: how it is checked, told and stored. */
export type Intake<F, T, S> = {
  readonly of: 'areas' | 'measures' | 'papers' | 'places' | 'population';
  /** Where its files are sent from. */
  readonly page: string;
  /** From so many bytes on nobody waits: for a check, for storing. */
  readonly large: Readonly<Record<Task, number>>;
  check(work: Looking, files: Files, form: F): Promise<Read<T>>;
  /** What the page shows of it; kept with a job. */
  told(content: T, files: Files, form: F): S;
  /** All in one transaction. */
  keep(
    db: CityDb,
    given: { actor: Actor; files: Files; form: F; content: T; step?: Step },
  ): Promise<{ path: string; entryId: number | null }>;
};

export type Answer<S> = { readonly typed: Readonly<Record<string, string>> } & (
  | { readonly faults: readonly Fault[]; readonly checked: null }
  | { readonly faults: null; readonly checked: S & { readonly fields: Readonly<Record<string, string>> } }
);

/** The named fields of a form, as they were typed. */
export const typedIn = (values: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, String(values[name] ?? '').trim()]));

const sentOf = ({ file, list }: Files): Sent => ({ fileId: file.id, ...(list ? { listId: list.id } : {}) });

function answered<F, T, S>(intake: Intake<F, T, S>, read: Read<T>, files: Files, { typed, form }: Asked<F>): Answer<S> {
  if (!read.ok) return { typed, faults: read.faults, checked: null };
  const fields = { ...typed, ...sentOf(files), store: 'yes' };
  return { typed, faults: null, checked: { ...intake.told(read.value, files, form), fields } };
}

/** Takes a sent form with its file: checks it, or stores it, at once or as a job. */
export async function takeFile<F, T, S>(
  visit: Visit,
  values: Record<string, unknown>,
  intake: Intake<F, T, S>,
  asked: Asked<F>,
): Promise<Answer<S> | Response> {
  const refused = (faults: readonly Fault[]): Answer<S> => ({ typed: asked.typed, faults, checked: null });
  const received = await receive(visit, values);
  if (!received.ok) return refused(received.faults);
  const hasList = Boolean(values.listId) || (values.list instanceof File && values.list.size > 0);
  const list = hasList ? await receive(visit, values, 'list') : null;
  if (list && !list.ok) return refused(list.faults);
  const files = { file: received.file, list: list?.file };
  const task = values.store === 'yes' ? 'import' : 'check';
  if (files.file.size + (files.list?.size ?? 0) >= intake.large[task])
    return queued(visit, { task, of: intake.of, file: files.file, input: { ...sentOf(files), ...asked } });
  const read = await intake.check(visit, files, asked.form);
  if (task === 'check' || !read.ok) return answered(intake, read, files, asked);
  const given = { actor: visit.actor, files, form: asked.form, content: read.value };
  const { path, entryId } = await visit.write((db) => intake.keep(db, given));
  return saved(visit, path, entryId);
}

/** What the check of a large file has found, where the address names one. */
export async function foundFor<F, T, S>(
  visit: Visit,
  request: Request,
  intake: Intake<F, T, S>,
): Promise<Answer<S> | undefined> {
  const jobId = new URL(request.url).searchParams.get('geprueft');
  return jobId ? (await lookedIn<Asked<F>, Answer<S>>(visit, intake.of, jobId)).found : undefined;
}

const filesOf = ({ read }: Looking, { fileId, listId }: Sent): Promise<Files> =>
  read(async (db) => ({ file: await readFile(db, fileId), list: listId ? await readFile(db, listId) : undefined }));

/** The jobs behind «check» and «store» for large files of one kind. */
export function intakeJobs<F, T, S>(intake: Intake<F, T, S>): Record<string, JobHandler> {
  const { of, page, check } = intake;
  return {
    [`check-${of}`]: checkJob<Asked<F>, Answer<S>>(page, async (run, sent, asked, step) => {
      const files = await filesOf(run, sent);
      return answered(intake, await check({ read: run.read, step }, files, asked.form), files, asked);
    }),
    [`import-${of}`]: (run) => importFile(intake, run),
  };
}

/** Checked again, because the city may have changed since; nothing is stored before all of it is. */
async function importFile<F, T, S>({ check, keep }: Intake<F, T, S>, run: JobRun): Promise<JobResult> {
  const { form, ...sent } = run.input as Sent & Asked<F>;
  const step = stepsOf(run);
  await step(0);
  const files = await filesOf(run, sent);
  const read = await check({ read: run.read, step: (share) => step(share / 2) }, files, form);
  if (!read.ok) throw new Refusal(422, 'import-errors', { count: read.faults.length });
  await step(0.5);
  return run.write(async (db) => {
    const heard = (share: number) => step(0.5 + share * 0.49);
    const kept = await keep(db, { actor: run.actor, files, form, content: read.value, step: heard });
    // Who asked to stop while it was written is heard before it counts.
    await run.progress(99, 100);
    return kept;
  });
}
