/** The register of checklists: its columns and filters, the same on screen and in downloads. */

import type { IsoDate } from '#analysis/period.ts';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { cooperationTexts } from '../texts.en.ts';
import { type Progress, type VersionState, versionStates } from './checklist.ts';

export type ChecklistRow = {
  readonly id: string;
  readonly title: string;
  readonly challenge: string | null;
  readonly group: string | null;
  readonly version: number | null;
  readonly state: VersionState;
  readonly questions: number;
  readonly parts: number;
  readonly progress: Progress;
  readonly dueOn: IsoDate | null;
  readonly overdue: boolean;
  readonly retired: boolean;
};

export function checklistRegister(t: ReturnType<typeof cooperationTexts>): RegisterOf<ChecklistRow> {
  return {
    columns: [
      { key: 'titel', label: t('checklists.name'), value: (row) => row.title },
      { key: 'herausforderung', label: t('checklists.challenge'), value: (row) => row.challenge },
      { key: 'gruppe', label: t('checklists.group'), value: (row) => row.group },
      { key: 'stand', label: t('checklists.state'), value: (row) => t(`versionState.${row.state}`) },
      { key: 'fassung', label: t('checklists.version'), value: (row) => row.version, align: 'right', extra: true },
      { key: 'fragen', label: t('checklists.questions'), value: (row) => row.questions, align: 'right', extra: true },
      { key: 'fachteile', label: t('checklists.parts'), value: (row) => row.parts, align: 'right', extra: true },
      { key: 'beantwortet', label: t('checklists.answered'), value: (row) => row.progress.answered, align: 'right' },
      { key: 'offen', label: t('checklists.open'), value: (row) => row.progress.open, align: 'right' },
      {
        key: 'belegt',
        label: t('checklists.withEvidence'),
        value: (row) => row.progress.withEvidence,
        align: 'right',
        extra: true,
      },
      { key: 'frist', label: t('checklists.dueOn'), value: (row) => row.dueOn, unit: 'date' },
    ],
    filters: [
      {
        key: 'stand',
        label: t('checklists.state'),
        options: versionStates.map((value) => ({ value, label: t(`versionState.${value}`) })),
        matches: (row, value) => row.state === value,
      },
      endedFilter({ label: t('checklists.kept'), active: t('checklists.active'), retired: t('checklists.retired') }),
    ],
    words: (row) => [row.title, row.challenge, row.group].join(' '),
    sortedBy: 'titel',
  };
}
