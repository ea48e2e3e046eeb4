/**
 * Measures from a received table, one a row. An external key (`Kennung`) makes a second import of the same file change the
 * measures instead of doubling them. Pure: table and what the city has in, forms and faults out.
 */

import type { z } from 'zod';
import { type MeasureForm, measureForm, type ReportForm, reportForm } from '#measures/measure.ts';
import { type Fault, fault, mostFaults, type Note } from './fault.ts';
import type { Read, Row } from './received.ts';
import { columnOf, folded, type Table } from './table.ts';

export type Named = { readonly id: string; readonly name: string; readonly code?: string | null };
export type KnownForMeasures = {
  readonly offices: readonly Named[];
  readonly goals: readonly Named[];
  readonly areas: readonly Named[];
  readonly parts: readonly Named[];
  /** By their external keys. */
  readonly measures: ReadonlyMap<string, KnownMeasure>;
};
/** A measure as it is, in the words of its form: what a file says nothing of stays so. */
export type KnownMeasure = { readonly id: string; readonly held: Readonly<Record<string, unknown>> };

export type ImportedMeasure = {
  readonly line: number;
  /** The measure that has this key already, or null for a new one. */
  readonly existingId: string | null;
  readonly form: MeasureForm;
  readonly report: ReportForm | null;
};
export type MeasuresImport = { readonly measures: readonly ImportedMeasure[]; readonly notes: readonly Note[] };

const columns = {
  code: ['Kennung', 'Nummer', 'Nr', 'ID', 'external_id', 'code', 'key'],
  title: ['Titel', 'Maßnahme', 'Name', 'Bezeichnung', 'title', 'measure'],
  summary: ['Beschreibung', 'Kurzbeschreibung', 'summary', 'description'],
  part: ['Fachteil', 'Handlungsfeld', 'sector_part'],
  lead: ['Federführung', 'Amt', 'Zuständig', 'lead', 'office'],
  offices: ['Beteiligte', 'Beteiligt', 'Mitwirkung', 'offices', 'participating'],
  goals: ['Ziele', 'Ziel', 'goals', 'goal'],
  areas: ['Räume', 'Raum', 'Ortsteile', 'areas', 'area'],
  priority: ['Priorität', 'priority'],
  startsOn: ['Beginn', 'Start', 'starts_on'],
  dueOn: ['Frist', 'Ende', 'Fertig bis', 'due_on', 'deadline'],
  rhythm: ['Rhythmus', 'rhythm_months'],
  state: ['Status', 'Zustand', 'state'],
  course: ['Verlauf', 'Bewertung', 'course'],
  sentence: ['Sachstand', 'Stand', 'report'],
  reportedOn: ['Stand vom', 'Datum', 'reported_on'],
} as const;
type ColumnName = keyof typeof columns;

/** Words in the file for our vocabularies, German and English. */
const words = {
  priority: {
    core: ['Kernprojekt', 'core'],
    high: ['hoch', 'prioritär', 'high'],
    normal: ['normal', 'mittel', 'niedrig', 'low'],
  },
  state: {
    planned: ['geplant', 'planned'],
    running: ['läuft', 'laufend', 'in Umsetzung', 'running'],
    paused: ['ruht', 'pausiert', 'paused'],
    done: ['fertig', 'abgeschlossen', 'umgesetzt', 'done'],
    dropped: ['aufgegeben', 'entfallen', 'verworfen', 'dropped'],
  },
  course: {
    'on-track': ['auf Kurs', 'im Plan', 'grün', 'on-track'],
    difficult: ['schwierig', 'gelb', 'orange', 'difficult'],
    'off-track': ['nicht auf Kurs', 'rot', 'off-track'],
  },
} as const;

export function importMeasures(table: Table, known: KnownForMeasures, today: string): Read<MeasuresImport> {
  const at = Object.fromEntries(
    Object.entries(columns).map(([name, names]) => [name, columnOf(table.head, names)]),
  ) as Record<ColumnName, number>;
  if (at.title < 0)
    return {
      ok: false,
      faults: [fault('column-missing', { field: 'Titel' }, { examples: columns.title.slice(0, 3).join(', ') })],
    };
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const measures: ImportedMeasure[] = [];
  for (const row of table.rows) {
    if (faults.length >= mostFaults) break;
    const reader = new MeasureReader(row, table.head, at, known, faults);
    const measure = reader.read(today);
    const { code } = measure?.form ?? {};
    const before = code ? seen.get(code) : undefined;
    if (code && before !== undefined)
      faults.push(
        fault('duplicate', { row: row.line, field: table.head[at.code] ?? null }, { first: before, what: code }),
      );
    if (code) seen.set(code, row.line);
    if (measure) measures.push(measure);
  }
  if (faults.length > 0) return { ok: false, faults };
  const noKey = measures.filter((measure) => measure.form.code === null).length;
  const noState = table.rows.filter(({ cells }) => !cells[at.state] && (cells[at.sentence] || cells[at.course])).length;
  const notes = [
    { key: 'no-key', vars: { count: noKey } },
    { key: 'no-state', vars: { count: noState } },
  ].filter(({ vars }) => vars.count > 0);
  return { ok: true, value: { measures, notes: [...table.notes, ...notes] } };
}

class MeasureReader {
  readonly #row: Row;
  readonly #head: readonly string[];
  readonly #at: Record<ColumnName, number>;
  readonly #known: KnownForMeasures;
  readonly #faults: Fault[];

  constructor(
    row: Row,
    head: readonly string[],
    at: Record<ColumnName, number>,
    known: KnownForMeasures,
    faults: Fault[],
  ) {
    this.#row = row;
    this.#head = head;
    this.#at = at;
    this.#known = known;
    this.#faults = faults;
  }

  read(today: string): ImportedMeasure | null {
    const count = this.#faults.length;
    const code = measureForm.shape.code.safeParse(this.#cell('code')).data ?? '';
    const existing = this.#known.measures.get(code);
    const form = this.#parse(measureForm, { milestones: [], ...existing?.held, ...this.#given() });
    const report = this.#report(today);
    if (!form || this.#faults.length > count) return null;
    return { line: this.#row.line, existingId: existing?.id ?? null, form, report };
  }

  /** What the file says: only of the columns that it has. */
  #given(): Record<string, unknown> {
    const all: Record<string, [ColumnName, unknown]> = {
      code: ['code', this.#cell('code')],
      title: ['title', this.#cell('title')],
      summary: ['summary', this.#cell('summary')],
      sectorPartId: ['part', this.#one('part', this.#known.parts) ?? ''],
      leadId: ['lead', this.#one('lead', this.#known.offices) ?? ''],
      officeIds: ['offices', this.#several('offices', this.#known.offices)],
      goalIds: ['goals', this.#several('goals', this.#known.goals)],
      areaIds: ['areas', this.#several('areas', this.#known.areas)],
      priority: ['priority', this.#word('priority') ?? ''],
      startsOn: ['startsOn', this.#cell('startsOn')],
      dueOn: ['dueOn', this.#cell('dueOn')],
      rhythmMonths: ['rhythm', this.#cell('rhythm')],
    };
    const given = Object.entries(all).filter(([, [column]]) => this.#at[column] >= 0);
    return Object.fromEntries(given.map(([field, [, value]]) => [field, value]));
  }

  /** A state stands in the file only where it says one. */
  #report(today: string): ReportForm | null {
    const state = this.#word('state');
    if (!state) return null;
    return this.#parse(reportForm, {
      state,
      course: this.#word('course') ?? '',
      sentence: this.#cell('sentence') || '–',
      reportedOn: this.#cell('reportedOn') || today,
    });
  }

  #cell(name: ColumnName): string {
    return this.#row.cells[this.#at[name]] ?? '';
  }

  #fault(key: string, name: ColumnName, vars: Fault['vars']) {
    this.#faults.push(
      fault(key, { row: this.#row.line, field: this.#head[this.#at[name]] ?? columns[name][0] ?? null }, vars),
    );
  }

  #parse<S extends z.ZodType>(schema: S, values: Record<string, unknown>): z.output<S> | null {
    const parsed = schema.safeParse(values);
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) {
      const name = fieldColumns[String(issue.path[0])] ?? 'title';
      this.#fault(`field-${issue.message}`, name, { value: this.#cell(name).slice(0, 80) });
    }
    return null;
  }

  #find(list: readonly Named[], wanted: string, name: ColumnName): string | null {
    const found = list.filter(
      (each) => each.id === wanted || (each.code && each.code === wanted) || folded(each.name) === folded(wanted),
    );
    if (found.length === 1 && found[0]) return found[0].id;
    this.#fault(found.length === 0 ? 'unknown-name' : 'ambiguous-name', name, { value: wanted.slice(0, 80) });
    return null;
  }

  #one(name: ColumnName, list: readonly Named[]): string | null {
    const cell = this.#cell(name);
    return cell === '' ? null : this.#find(list, cell, name);
  }

  #several(name: ColumnName, list: readonly Named[]): string[] {
    return this.#cell(name)
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean)
      .flatMap((part) => this.#find(list, part, name) ?? []);
  }

  #word(name: 'priority' | 'state' | 'course'): string | null {
    const cell = this.#cell(name);
    if (cell === '') return null;
    const found = Object.entries(words[name]).find(
      ([key, list]) => key === cell || list.some((word: string) => folded(word) === folded(cell)),
    );
    if (found) return found[0];
    const allowed = Object.values(words[name]).flatMap((list) => list[0] ?? []);
    this.#fault('unknown-word', name, { value: cell.slice(0, 80), allowed: allowed.join(', ') });
    return null;
  }
}

const fieldColumns: Readonly<Record<string, ColumnName>> = {
  code: 'code',
  title: 'title',
  summary: 'summary',
  startsOn: 'startsOn',
  dueOn: 'dueOn',
  rhythmMonths: 'rhythm',
  officeIds: 'offices',
  goalIds: 'goals',
  areaIds: 'areas',
  priority: 'priority',
  state: 'state',
  course: 'course',
  sentence: 'sentence',
  reportedOn: 'reportedOn',
};
