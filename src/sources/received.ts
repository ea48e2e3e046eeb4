/** What reading a received file gives: rows as they stand in it, or what is wrong with it. */

import type { Fault } from './fault.ts';

export type Row = { readonly line: number; readonly cells: readonly string[] };

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly Fault[] };
