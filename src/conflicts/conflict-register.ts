/** The register of conflicts: its columns and filters, the same on screen and in downloads. Pure. */

import type { Named } from '#platform/names.server.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import { type Conflict, decisionOf, strengths } from './conflict.ts';
import { conflictStates, waitsFor } from './procedure.ts';
import type { conflictTexts } from './texts.en.ts';

export type ConflictLine = Pick<
  Conflict,
  'id' | 'title' | 'state' | 'strength' | 'foundOn' | 'officeId' | 'goalIds' | 'measureIds' | 'areaIds' | 'source'
> & {
  readonly office: string | null;
  readonly officeIds: readonly string[];
  readonly offices: string;
  readonly goals: string;
  readonly measures: string;
  readonly areas: string;
  /** Who is next: the steps that are open. */
  readonly next: string;
  /** Offices that were asked and have not answered. */
  readonly silent: readonly string[];
  readonly dueOn: string | null;
  readonly overdue: boolean;
  /** Days since it was found, until today or until it was decided. */
  readonly age: number | null;
  readonly decidedOn: string | null;
};

export type ConflictNames = {
  readonly offices: readonly Named[];
  readonly goals: readonly Named[];
  readonly measures: readonly Named[];
  readonly areas: readonly Named[];
};

export function conflictLines(
  conflicts: readonly Conflict[],
  names: ConflictNames,
  today: string,
  days: (from: string, to: string) => number,
): ConflictLine[] {
  const map = (list: readonly Named[]) => new Map(list.map((each) => [each.id, each.name]));
  const [offices, goals] = [map(names.offices), map(names.goals)];
  const [measures, areas] = [map(names.measures), map(names.areas)];
  const joined = (ids: readonly string[], of: ReadonlyMap<string, string>) =>
    ids.flatMap((id) => of.get(id) ?? []).join(', ');
  return conflicts.map((conflict) => {
    const open = waitsFor(conflict, today);
    const officeIds = conflict.asked.map(({ officeId }) => officeId);
    const decidedOn = decisionOf(conflict)?.endedOn ?? null;
    const { id, title, state, strength, foundOn, officeId, goalIds, measureIds, areaIds, source } = conflict;
    return {
      ...{ id, title, state, strength, foundOn, officeId, goalIds, measureIds, areaIds, source, officeIds, decidedOn },
      office: offices.get(officeId ?? '') ?? null,
      offices: joined(officeIds, offices),
      goals: joined(goalIds, goals),
      measures: joined(measureIds, measures),
      areas: joined(areaIds, areas),
      next: open
        .map(({ position }) => conflict.steps.find((step) => step.position === position)?.name)
        .filter(Boolean)
        .join(', '),
      silent: open.flatMap((step) => step.officeIds),
      dueOn: open.map((step) => step.dueOn).sort()[0] ?? null,
      overdue: open.some((step) => step.overdue),
      age: state === 'dropped' ? null : Math.max(0, days(foundOn, decidedOn ?? today)),
    };
  });
}

/** Only what stands in some row is worth choosing. */
function choicesOf(list: readonly Named[], used: readonly string[]) {
  const held = new Set(used);
  return list.filter(({ id }) => held.has(id)).map(({ id, name }) => ({ value: id, label: name }));
}

export function conflictRegister(
  t: ReturnType<typeof conflictTexts>,
  rows: readonly ConflictLine[],
  names: ConflictNames,
): RegisterOf<ConflictLine> {
  return {
    columns: [
      { key: 'titel', label: t('list.title'), value: (row) => row.title },
      { key: 'stand', label: t('list.state'), value: (row) => t(`state.${row.state}`) },
      { key: 'staerke', label: t('list.strength'), value: (row) => row.strength && t(`strength.${row.strength}`) },
      { key: 'naechstes', label: t('list.next'), value: (row) => row.next || null },
      { key: 'frist', label: t('list.dueOn'), value: (row) => row.dueOn, unit: 'date' },
      { key: 'alter', label: t('list.age'), value: (row) => row.age, align: 'right' },
      { key: 'zustaendig', label: t('list.office'), value: (row) => row.office },
      { key: 'betroffen', label: t('list.affected'), value: (row) => row.offices || null, extra: true },
      { key: 'ziele', label: t('list.goals'), value: (row) => row.goals || null, extra: true },
      { key: 'massnahmen', label: t('list.measures'), value: (row) => row.measures || null, extra: true },
      { key: 'raeume', label: t('list.areas'), value: (row) => row.areas || null, extra: true },
      { key: 'gefunden', label: t('list.foundOn'), value: (row) => row.foundOn, unit: 'date', extra: true },
      { key: 'entschieden', label: t('list.decidedOn'), value: (row) => row.decidedOn, unit: 'date', extra: true },
      { key: 'quelle', label: t('list.source'), value: (row) => row.source, extra: true },
    ],
    filters: [
      {
        key: 'zustand',
        label: t('list.state'),
        options: conflictStates.map((value) => ({ value, label: t(`state.${value}`) })),
        matches: (row, value) => row.state === value,
      },
      {
        key: 'wie-stark',
        label: t('list.strength'),
        options: strengths.map((value) => ({ value, label: t(`strength.${value}`) })),
        matches: (row, value) => row.strength === value,
      },
      {
        key: 'amt',
        label: t('list.anyOffice'),
        options: choicesOf(
          names.offices,
          rows.flatMap((row) => [...row.officeIds, row.officeId ?? '']),
        ),
        matches: (row, id) => row.officeId === id || row.officeIds.includes(id),
      },
      {
        key: 'raum',
        label: t('list.area'),
        options: choicesOf(
          names.areas,
          rows.flatMap((row) => row.areaIds),
        ),
        matches: (row, id) => row.areaIds.includes(id),
      },
      {
        key: 'ziel',
        more: true,
        label: t('list.goal'),
        options: choicesOf(
          names.goals,
          rows.flatMap((row) => row.goalIds),
        ),
        matches: (row, id) => row.goalIds.includes(id),
      },
      {
        key: 'massnahme',
        more: true,
        label: t('list.measure'),
        options: choicesOf(
          names.measures,
          rows.flatMap((row) => row.measureIds),
        ),
        matches: (row, id) => row.measureIds.includes(id),
      },
      {
        key: 'ueberfaellig',
        more: true,
        label: t('list.dueOn'),
        options: [{ value: 'ja', label: t('list.overdue') }],
        matches: (row) => row.overdue,
      },
    ],
    words: (row) => [row.title, row.goals, row.measures, row.areas, row.offices, row.office].join(' '),
    sortedBy: '-alter',
  };
}
