/**
 * Looking through a file of values before it is stored: how it was read, what is in it, what storing would do. A small file is
 * answered at once; a large one is a job (`looked.server.ts`).
 */

import { fileFacts } from '#platform/files.server.ts';
import type { Fault } from './fault.ts';
import type { SlicedFile } from './file-text.ts';
import { checkJob, type Step } from './looked.server.ts';
import { type NewIndicator, type NewTyped, newIndicatorIn } from './new-indicator.ts';
import { wishes } from './reading-wishes.ts';
import type { Remembered } from './readings.store.server.ts';
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

/** @param step hears the share that is read */
export async function lookThrough(
  work: Work,
  file: SlicedFile,
  { form, typed, again }: Asked,
  step: Step = async () => {},
): Promise<Looked> {
  let sent = 0;
  const watched = {
    ...file,
    async *slices() {
      for await (const slice of file.slices()) {
        sent += slice.length;
        // Its encoding is looked for twice, for its headings and for its values; then the values are read.
        await step(Math.min(0.99, sent / file.size / 3));
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

export const checkValuesJob = checkJob<Asked, Looked>('/indikatoren/import', async (run, { fileId }, asked, step) => {
  const facts = await run.read((db) => fileFacts(db, fileId));
  return lookThrough(run, storedFile(run, facts), asked, step);
});
