/** Indicators to be, from a table: a row says what is counted, in which unit, from where. Their values come by another file. Pure. */

import { type IndicatorForm, indicatorForm } from '#indicators/indicator.ts';
import { indicatorTexts } from '#indicators/texts.en.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';
import { columnOf, folded, type Table } from './table.ts';

export type CatalogueEntry = {
  readonly form: IndicatorForm;
  /** Whether it is the one that counts the residents. */
  readonly residents: boolean;
};

const columns = {
  name: ['Name', 'Indikator', 'Indicator', 'Bezeichnung'],
  unit: ['Einheit', 'Unit'],
  kind: ['Art', 'Kind'],
  direction: ['Richtung', 'Direction'],
  decimals: ['Nachkommastellen', 'Decimals'],
  source: ['Quelle', 'Source'],
  licence: ['Lizenz', 'Licence'],
  definition: ['Definition'],
  theme: ['Thema', 'Theme'],
  residents: ['Zählt die Einwohner', 'Counts residents'],
} as const;

const kinds = ['count', 'amount', 'mean'] as const;
const directions = ['up', 'down', 'none'] as const;

/** The value that a word stands for: itself, or what it is called in either language. */
function meant<T extends string>(word: string, values: readonly T[], called: (value: T) => readonly string[]) {
  return values.find((value) => [value, ...called(value)].some((each) => folded(each) === folded(word)));
}

/** @param taken names of indicators that the city has */
export function importCatalogue({ head, rows }: Table, taken: readonly string[]): Read<readonly CatalogueEntry[]> {
  const at = Object.fromEntries(Object.entries(columns).map(([key, names]) => [key, columnOf(head, names)]));
  if ((at['name'] ?? -1) < 0)
    return { ok: false, faults: [fault('column-missing', { field: 'Name' }, { examples: columns.name.join(', ') })] };
  const faults: Fault[] = [];
  const seen = new Set(taken.map(folded));
  const languages = (['de', 'en'] as const).map((language) => indicatorTexts(language));
  const entries = rows.flatMap(({ line, cells }): CatalogueEntry[] => {
    const text = (key: keyof typeof columns) => (cells[at[key] ?? -1] ?? '').trim();
    const wrong = (key: string, field: keyof typeof columns, vars: Fault['vars']) => {
      if (faults.length < mostFaults)
        faults.push(fault(key, { row: line, field: head[at[field] ?? 0] ?? field }, vars));
    };
    const name = text('name');
    if (seen.has(folded(name))) wrong('indicator-exists', 'name', { value: name });
    seen.add(folded(name));
    const kind = meant(text('kind') || 'count', kinds, (value) => languages.map((t) => t(`kind.${value}`)));
    const direction = meant(text('direction') || 'none', directions, (value) =>
      languages.map((t) => t(`direction.${value}`)),
    );
    const allowed = (
      values: readonly (
        | 'kind.count'
        | 'kind.amount'
        | 'kind.mean'
        | 'direction.up'
        | 'direction.down'
        | 'direction.none'
      )[],
    ) => values.map((value) => languages[0]?.(value)).join(', ');
    if (!kind)
      wrong('unknown-word', 'kind', {
        value: text('kind'),
        allowed: allowed(['kind.count', 'kind.amount', 'kind.mean']),
      });
    if (!direction)
      wrong('unknown-word', 'direction', {
        value: text('direction'),
        allowed: allowed(['direction.up', 'direction.down', 'direction.none']),
      });
    const form = indicatorForm.safeParse({
      name,
      unit: text('unit'),
      kind,
      direction,
      decimals: text('decimals'),
      source: text('source'),
      licence: text('licence'),
      definition: text('definition'),
      theme: text('theme'),
      evidence: 'measured',
    });
    if (form.success) return [{ form: form.data, residents: /^(ja|yes|x|1)$/i.test(text('residents')) }];
    if (!name) wrong('field-required', 'name', {});
    else if (kind && direction) wrong('new-indicator', 'name', {});
    return [];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: entries };
}
