/** What is wrong with a received file, and where: a key of the texts under `fault`, with what it speaks about. */

export type Fault = {
  readonly key: string;
  /** Line of the file, the head being line 1, or which of its features; null where the whole file is meant. */
  readonly row: number | null;
  readonly feature?: boolean;
  readonly field: string | null;
  readonly vars: Readonly<Record<string, string | number>>;
};

export function fault(
  key: string,
  where: { row?: number | null; field?: string | null } = {},
  vars: Fault['vars'] = {},
): Fault {
  return { key, row: where.row ?? null, field: where.field ?? null, vars };
}

/** What is wrong with a feature of a map. */
export function featureFault(row: number, key: string, field: string | null = null, vars: Fault['vars'] = {}): Fault {
  return { ...fault(key, { row, field }, vars), feature: true };
}

/** More than this nobody reads; the file is wrong as a whole. */
export const mostFaults = 200;

/** A remark that does not stop an import: how the file was read. */
export type Note = Pick<Fault, 'key' | 'vars'>;
