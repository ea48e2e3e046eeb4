/** From a posted form to a checked value, or to what is wrong with each field beside what the person typed. */

import { data } from 'react-router';
import type { z } from 'zod';
import { Refusal } from './refusal.ts';

export type FormFailure = {
  readonly values: Record<string, string | string[]>;
  readonly errors: Record<string, string>;
  readonly refusal: { readonly key: string; readonly vars: Record<string, string | number> } | null;
};

/** More fields than any of our forms has; a form with more was not made by us. */
const mostFields = 5000;

export async function formValues(request: Request): Promise<Record<string, string | string[] | File>> {
  const form = await request.formData().catch(() => {
    throw new Refusal(400, 'half-uploaded');
  });
  const values: Record<string, string | string[] | File> = {};
  let count = 0;
  for (const [name, value] of form) {
    count += 1;
    if (count > mostFields) throw new Refusal(413, 'bad-request');
    if (typeof value !== 'string') {
      values[name] = value;
      continue;
    }
    const before = values[name];
    values[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [String(before), value];
  }
  return values;
}

/** Fields named `geld.0.betrag`, `geld.1.betrag` as rows: `[{ betrag }, { betrag }]`. */
export function rowsIn(values: Record<string, string | string[] | File>, name: string): Record<string, string>[] {
  const rows: Record<string, string>[] = [];
  for (const [field, value] of Object.entries(values)) {
    const [prefix, index, column] = field.split('.');
    if (prefix !== name || !/^\d{1,3}$/.test(index ?? '') || !column || typeof value !== 'string') continue;
    const row = rows[Number(index)] ?? {};
    row[column] = value;
    rows[Number(index)] = row;
  }
  return Array.from(rows, (row) => row ?? {});
}

export type Checked<T> =
  | {
      readonly ok: true;
      readonly form: T;
      readonly expect: number | undefined;
      readonly values: Record<string, string | string[]>;
    }
  | { readonly ok: false; readonly failure: FormFailure };

/** Checks what was typed. Rows come in by `rowsIn`; their fields stay flat among the values. */
export function check<S extends z.ZodType>(schema: S, raw: Record<string, unknown>): Checked<z.output<S>> {
  const values = Object.fromEntries(
    Object.entries(raw).filter((pair): pair is [string, string | string[]] => isTyped(pair[1])),
  );
  const parsed = schema.safeParse(raw);
  if (parsed.success) {
    const revision = Number(values.revision);
    return {
      ok: true,
      form: parsed.data,
      values,
      expect: Number.isInteger(revision) && values.revision !== undefined ? revision : undefined,
    };
  }
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.join('.') || 'form';
    errors[field] ??= issue.message;
  }
  return { ok: false, failure: { values, errors, refusal: null } };
}

function isTyped(value: unknown): value is string | string[] {
  return typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'));
}

/** The page again, with what is wrong. */
export function unchecked(failure: FormFailure) {
  return data(failure, { status: 422 });
}

/**
 * Runs the write; what the house refuses on the way (somebody saved in between, a rule of the room) comes back to the form
 * with everything that was typed, instead of an error page.
 */
export async function orRefused<T>(values: Record<string, string | string[]>, work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.status === 403 || error.status === 404 || error.status === 503)
      throw error;
    const failure: FormFailure = { values, errors: {}, refusal: { key: error.key, vars: error.vars } };
    return data(failure, { status: error.status });
  }
}
