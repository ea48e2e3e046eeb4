/** Breaks of the thread as a register, the same on screen and in files. */

import { type BreakKind, breakKinds } from '#analysis/thread.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import type { startTexts } from './texts.en.ts';

export type BreakRow = {
  kind: BreakKind;
  object: 'goal' | 'measure' | 'indicator';
  id: string;
  title: string;
  office: string | null;
  mend: string | null;
};

export function breakRegister(t: ReturnType<typeof startTexts>, offices: readonly string[]): RegisterOf<BreakRow> {
  return {
    columns: [
      { key: 'wo', label: t('breaks.object'), value: (row) => row.title },
      { key: 'was', label: t('breaks.kind'), value: (row) => t(`own.${row.kind}`) },
      { key: 'artdeseintrags', label: t('breaks.objectKind'), value: (row) => t(`kind.${row.object}`) },
      { key: 'amt', label: t('breaks.office'), value: (row) => row.office },
      { key: 'beheben', label: t('breaks.action'), value: (row) => row.mend, screen: true },
      { key: 'reihe', label: '#', value: (row) => breakKinds.indexOf(row.kind), hidden: true, screen: true },
    ],
    filters: [
      {
        key: 'art',
        label: t('breaks.kind'),
        options: breakKinds.map((kind) => ({
          value: kind,
          label: `${t(`kind.${objectOf(kind)}`)}: ${t(`own.${kind}`)}`,
        })),
        matches: (row, kind) => row.kind === kind,
      },
      {
        key: 'amtfilter',
        label: t('breaks.office'),
        options: offices.map((office) => ({ value: office, label: office })),
        matches: (row, office) => row.office === office,
      },
    ],
    words: (row) => `${row.title} ${row.office ?? ''}`,
    sortedBy: 'reihe',
  };
}

function objectOf(kind: BreakKind): 'goal' | 'measure' | 'indicator' {
  if (kind === 'value-overdue') return 'indicator';
  return kind.startsWith('goal-') ? 'goal' : 'measure';
}
