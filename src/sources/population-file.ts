/** People by age and sex, and the rates they live by, from bare tables. Pure. */

import type { Ages, Rates } from '#analysis/population.ts';
import { survivalOf } from '#analysis/population.ts';
import { type Fault, fault, mostFaults } from './fault.ts';
import type { Read } from './received.ts';
import { figuresIn } from './series-file.ts';
import { columnOf, folded, type Table } from './table.ts';

/** Age groups in the order of age: the first year of each, as written in the file. */
export type Groups = { readonly labels: readonly string[]; readonly starts: readonly number[]; readonly width: number };
export type Counted = { readonly year: number; readonly population: Ages };
export type PopulationFile = {
  readonly groups: Groups;
  /** Counts by area, oldest first; the key is empty where the file has no column of areas. */
  readonly areas: ReadonlyMap<string, readonly Counted[]>;
};

const columns = {
  area: ['area', 'raum', 'gebiet', 'ot', 'ortsteil', 'code', 'key', 'schluessel'],
  year: ['year', 'jahr', 'stichtag'],
  age: ['age', 'alter', 'altersgruppe', 'age group'],
  sex: ['sex', 'geschlecht', 'gender'],
  count: ['count', 'people', 'anzahl', 'einwohner', 'population', 'wert', 'value'],
  survival: ['survival', 'ueberleben'],
  personYears: ['person_years', 'lx', 'personenjahre'],
  births: ['births', 'geburten', 'fertility'],
  migration: ['migration', 'wanderung', 'net_migration'],
};

export function readPopulation({ head, rows }: Table): Read<PopulationFile> {
  const at = { area: columnOf(head, columns.area), ...required(head, ['year', 'age', 'sex', 'count']) };
  if (at.missing) return failed(at.missing);
  const faults: Fault[] = [];
  const add = (key: string, row: number, column: number, vars: Fault['vars'] = {}) => {
    if (faults.length < mostFaults) faults.push(fault(key, { row, field: head[column] ?? null }, vars));
  };
  const groups = groupsIn(rows.map(({ cells }) => cells[at.age] ?? ''));
  const counts = figuresIn(rows, at.count, head[at.count] ?? '', faults);
  const found = new Map<string, Map<number, { female: number[]; male: number[] }>>();
  for (const [index, { line, cells }] of rows.entries()) {
    const cell = (column: number) => cells[column] ?? '';
    const year = Number(/^(?:\d\d?\.\d\d?\.)?(\d{4})(?:-\d\d-\d\d)?$/.exec(cell(at.year))?.[1] ?? Number.NaN);
    const sex = sexOf(cell(at.sex));
    const age = groups.labels.indexOf(cell(at.age));
    const count = counts[index];
    if (Number.isNaN(year)) add('not-a-year', line, at.year, { value: cell(at.year) });
    if (!sex) add('not-a-sex', line, at.sex, { value: cell(at.sex) });
    if (age < 0) add('not-an-age', line, at.age, { value: cell(at.age) });
    if (count && count.state !== 'known') add('people-needed', line, at.count, { value: cell(at.count) });
    if (count?.state === 'known' && count.value < 0) add('negative', line, at.count, { value: cell(at.count) });
    if (Number.isNaN(year) || !sex || age < 0 || count?.state !== 'known') continue;
    const area = at.area < 0 ? '' : cell(at.area);
    const years = found.get(area) ?? new Map<number, { female: number[]; male: number[] }>();
    const people = years.get(year) ?? { female: [], male: [] };
    if (people[sex][age] !== undefined)
      add('twice', line, at.age, {
        what: [area, year, cell(at.sex), cell(at.age)].filter((part) => part !== '').join(' '),
      });
    people[sex][age] = count.value;
    found.set(area, years.set(year, people));
  }
  if (faults.length === 0 && groups.width === 0) faults.push(fault('uneven-ages', { field: head[at.age] ?? null }));
  for (const [area, years] of found)
    for (const [year, people] of years)
      for (const sex of ['female', 'male'] as const) {
        const missing = groups.labels.find((_, age) => people[sex][age] === undefined);
        if (missing !== undefined && faults.length < mostFaults)
          faults.push(fault('group-missing', {}, { what: [area, year, sex].filter(Boolean).join(' '), age: missing }));
      }
  if (faults.length > 0) return { ok: false, faults };
  const areas = [...found].map(([area, years]): [string, Counted[]] => [
    area,
    [...years].map(([year, population]) => ({ year, population })).sort((a, b) => a.year - b.year),
  ]);
  return { ok: true, value: { groups, areas: new Map(areas) } };
}

/** Rates by sex and age group: survival (or person-years of a life table), births, migration; a row `birth` for those born. */
export function readRates({ head, rows }: Table, groups: Groups, boysPerGirl: number): Read<Rates> {
  const at = required(head, ['age', 'sex']);
  if (at.missing) return failed(at.missing);
  const survivalColumn = columnOf(head, columns.survival);
  const yearsColumn = columnOf(head, columns.personYears);
  if (survivalColumn < 0 && yearsColumn < 0)
    return failed(fault('column-missing', { field: 'survival' }, { examples: 'survival, person_years' }));
  const faults: Fault[] = [];
  const lived = survivalColumn >= 0 ? survivalColumn : yearsColumn;
  const blank = () => ({ female: [] as number[], male: [] as number[] });
  const [survival, births, migration] = [blank(), blank(), blank()];
  const atBirth = { female: 1, male: 1 };
  const read = (column: number) => (column < 0 ? null : figuresIn(rows, column, head[column] ?? '', faults));
  const values = {
    lived: read(lived),
    births: read(columnOf(head, columns.births)),
    migration: read(columnOf(head, columns.migration)),
  };
  for (const [index, { line, cells }] of rows.entries()) {
    const [label, sex] = [cells[at.age] ?? '', sexOf(cells[at.sex] ?? '')];
    const number = (figures: typeof values.lived) => {
      const figure = figures?.[index];
      return figure?.state === 'known' ? figure.value : undefined;
    };
    const age = groups.labels.indexOf(label);
    const born = ['birth', 'geburt', 'born', 'l0'].includes(folded(label));
    if (!sex)
      faults.push(fault('not-a-sex', { row: line, field: head[at.sex] ?? null }, { value: cells[at.sex] ?? '' }));
    else if (born) atBirth[sex] = number(values.lived) ?? atBirth[sex];
    else if (age < 0)
      faults.push(fault('not-in-population', { row: line, field: head[at.age] ?? null }, { value: label }));
    else {
      const share = number(values.lived);
      const wrong = share === undefined || share < 0 || (survivalColumn >= 0 && share > 1);
      if (wrong)
        faults.push(fault('not-a-share', { row: line, field: head[lived] ?? null }, { value: cells[lived] ?? '' }));
      survival[sex][age] = share ?? 0;
      births[sex][age] = number(values.births) ?? 0;
      migration[sex][age] = number(values.migration) ?? 0;
    }
  }
  for (const sex of ['female', 'male'] as const) {
    const missing = groups.labels.find((_, age) => survival[sex][age] === undefined);
    if (missing !== undefined) faults.push(fault('group-missing', {}, { what: sex, age: missing }));
  }
  if (faults.length > 0) return { ok: false, faults: faults.slice(0, mostFaults) };
  const { width } = groups;
  if (survivalColumn < 0)
    for (const sex of ['female', 'male'] as const) {
      const table = survivalOf(survival[sex], atBirth[sex] > 1 ? atBirth[sex] : 100_000, width);
      survival[sex] = table.ages;
      atBirth[sex] = table.birth;
    }
  return {
    ok: true,
    value: { width, survival, birthSurvival: atBirth, fertility: births.female, boysPerGirl, migration },
  };
}

type Column = 'year' | 'age' | 'sex' | 'count';

function required(head: readonly string[], wanted: readonly Column[]) {
  const at = { year: -1, age: -1, sex: -1, count: -1 };
  for (const name of wanted) at[name] = columnOf(head, columns[name]);
  const missing = wanted.find((name) => at[name] < 0);
  return {
    ...at,
    missing: missing ? fault('column-missing', { field: missing }, { examples: columns[missing].join(', ') }) : null,
  };
}

function sexOf(text: string): 'female' | 'male' | null {
  const word = folded(text);
  if (['f', 'w', 'female', 'weiblich', 'frauen', 'women'].includes(word)) return 'female';
  return ['m', 'male', 'maennlich', 'maenner', 'men'].includes(word) ? 'male' : null;
}

/** Age groups in their order: `0-4`, `85+`, `85 und mehr` or single years; width 0 where they are not equally wide. */
function groupsIn(texts: readonly string[]): Groups {
  const starts = new Map<string, number>();
  for (const text of texts) {
    const first = /^(?:unter\s*)?(\d{1,3})(?:\s*(?:[-–]|bis|to)\s*\d{1,3}|\s*\+|\s+(?:und|and)\s+\w+)?$/i.exec(
      text,
    )?.[1];
    if (first !== undefined) starts.set(text, Number(first));
  }
  const ordered = [...starts].sort((a, b) => a[1] - b[1]);
  const width = (ordered[1]?.[1] ?? 0) - (ordered[0]?.[1] ?? 0);
  const even = ordered.every(([, start], index) => start === index * width);
  return {
    labels: ordered.map(([label]) => label),
    starts: ordered.map(([, start]) => start),
    width: even ? width : 0,
  };
}

function failed(...faults: Fault[]): Read<never> {
  return { ok: false, faults };
}
