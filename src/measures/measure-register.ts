/** The register of measures: its columns and filters, the same on screen and in downloads. */

import type { Named } from '#platform/names.server.ts';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type Course, courses, type Measure, priorities, stateOf, states } from './measure.ts';
import type { measureTexts } from './texts.en.ts';

export type MeasureRow = Pick<
  Measure,
  | 'id'
  | 'code'
  | 'title'
  | 'priority'
  | 'dueOn'
  | 'retired'
  | 'goalIds'
  | 'areaIds'
  | 'leadId'
  | 'sectorPartId'
  | 'source'
  | 'plain'
> & {
  readonly state: ReturnType<typeof stateOf>;
  readonly course: Course | null;
  readonly lead: string | null;
  readonly part: string | null;
  readonly goals: string;
  readonly areas: string;
  readonly reportedOn: string | null;
};

export type MeasureNames = {
  readonly offices: readonly Named[];
  readonly parts: readonly Named[];
  readonly goals: readonly Named[];
  readonly areas: readonly Named[];
};

export function measureRows(measures: readonly Measure[], names: MeasureNames): MeasureRow[] {
  const map = (list: readonly Named[]) => new Map(list.map((each) => [each.id, each.name]));
  const [offices, parts, goals, areas] = [map(names.offices), map(names.parts), map(names.goals), map(names.areas)];
  const joined = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => of.get(id) ?? []).join(', ');
  return measures.map((measure) => ({
    ...measure,
    state: stateOf(measure),
    course: measure.latest?.course ?? null,
    lead: offices.get(measure.leadId ?? '') ?? null,
    part: parts.get(measure.sectorPartId ?? '') ?? null,
    goals: joined(measure.goalIds, goals),
    areas: joined(measure.areaIds, areas),
    reportedOn: measure.latest?.reportedOn ?? null,
  }));
}

/** Only what stands in some row is worth choosing. */
function options(list: readonly Named[], used: ReadonlySet<string>) {
  return list.filter((each) => used.has(each.id)).map((each) => ({ value: each.id, label: each.name }));
}

export type MeasureChoices = Readonly<
  Record<'offices' | 'parts' | 'goals' | 'areas', readonly { value: string; label: string }[]>
>;

export function measureChoices(rows: readonly MeasureRow[], names: MeasureNames): MeasureChoices {
  const used = (ids: (row: MeasureRow) => readonly (string | null)[]) =>
    new Set(rows.flatMap((row) => ids(row).flatMap((id) => id ?? [])));
  return {
    offices: options(
      names.offices,
      used((row) => [row.leadId]),
    ),
    parts: options(
      names.parts,
      used((row) => [row.sectorPartId]),
    ),
    goals: options(
      names.goals,
      used((row) => row.goalIds),
    ),
    areas: options(
      names.areas,
      used((row) => row.areaIds),
    ),
  };
}

export function measureRegister(t: ReturnType<typeof measureTexts>, choices: MeasureChoices): RegisterOf<MeasureRow> {
  return {
    columns: [
      { key: 'titel', label: t('list.title'), value: (row) => row.title },
      { key: 'kennung', label: t('list.code'), value: (row) => row.code, extra: true },
      { key: 'federfuehrung', label: t('list.leadOffice'), value: (row) => row.lead },
      { key: 'stand', label: t('list.state'), value: (row) => row.state && t(`state.${row.state}`) },
      { key: 'verlauf', label: t('list.course'), value: (row) => row.course && t(`course.${row.course}`) },
      { key: 'frist', label: t('list.dueOn'), value: (row) => row.dueOn, unit: 'date' },
      { key: 'gemeldet', label: t('list.reportedOn'), value: (row) => row.reportedOn, unit: 'date' },
      {
        key: 'prio',
        label: t('list.priority'),
        value: (row) => row.priority && t(`priority.${row.priority}`),
        extra: true,
      },
      { key: 'teil', label: t('list.part'), value: (row) => row.part, extra: true },
      { key: 'ziele', label: t('list.goals'), value: (row) => row.goals || null, extra: true },
      { key: 'raeume', label: t('list.areas'), value: (row) => row.areas || null, extra: true },
      { key: 'quelle', label: t('list.source'), value: (row) => row.source, extra: true },
      { key: 'einfach', label: t('form.plain'), value: (row) => row.plain, hidden: true },
    ],
    filters: [
      { key: 'fachteil', label: t('list.part'), options: choices.parts, matches: (row, id) => row.sectorPartId === id },
      {
        key: 'amt',
        label: t('list.office'),
        options: [...choices.offices, { value: 'none', label: t('list.noLead') }],
        matches: (row, id) => (id === 'none' ? row.leadId === null : row.leadId === id),
      },
      { key: 'raum', label: t('list.area'), options: choices.areas, matches: (row, id) => row.areaIds.includes(id) },
      {
        key: 'ziel',
        more: true,
        label: t('list.goal'),
        options: choices.goals,
        matches: (row, id) => row.goalIds.includes(id),
      },
      {
        key: 'status',
        label: t('list.state'),
        options: [
          ...states.map((value) => ({ value, label: t(`state.${value}`) })),
          { value: 'none', label: t('list.noState') },
        ],
        matches: (row, value) => (row.state ?? 'none') === value,
      },
      {
        key: 'kurs',
        more: true,
        label: t('list.course'),
        options: courses.map((value) => ({ value, label: t(`course.${value}`) })),
        matches: (row, value) => row.course === value,
      },
      {
        key: 'prioritaet',
        label: t('list.priority'),
        options: priorities.map((value) => ({ value, label: t(`priority.${value}`) })),
        matches: (row, value) => row.priority === value,
      },
      endedFilter({ label: t('list.retiredFilter'), active: t('list.active'), retired: t('list.retired') }, 'umfang'),
    ],
    words: (row) => [row.code, row.title, row.lead, row.part, row.goals, row.areas].join(' '),
    sortedBy: 'titel',
  };
}
