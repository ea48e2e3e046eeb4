/** The register of gaps and overlaps of the matrix, the same on screen and in downloads. */

import { relevances } from '#concept/goal.ts';
import type { conceptTexts } from '#concept/texts.en.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import type { FindingRow } from './matrix-findings.server.ts';
import { findingKinds } from './matrix-findings.ts';
import type { startTexts } from './texts.en.ts';

export function findingRegister(
  t: ReturnType<typeof startTexts>,
  concept: ReturnType<typeof conceptTexts>,
): RegisterOf<FindingRow> {
  return {
    columns: [
      { key: 'fachteil', label: t('matrix.part'), value: (row) => row.part },
      { key: 'herausforderung', label: t('matrix.challenge'), value: (row) => row.challenge },
      {
        key: 'bezug',
        label: concept('cell.relevance'),
        value: (row) => concept(`relevance.${row.relevance ?? 'unset'}`),
      },
      {
        key: 'befund',
        label: t('findings.finding'),
        value: (row) => row.kinds.map((kind) => t(`findingKind.${kind}`)).join('; ') || null,
      },
      { key: 'aemter', label: t('matrix.offices'), value: (row) => row.offices.join(', ') || null, extra: true },
      {
        key: 'pruefliste',
        label: t('findings.checklist'),
        value: (row) => row.checklist && `${row.checklist.answered}/${row.checklist.asked}`,
      },
    ],
    filters: [
      {
        key: 'befund',
        label: t('findings.finding'),
        standard: 'mit',
        options: [
          { value: 'mit', label: t('findings.some') },
          ...findingKinds.map((value) => ({ value, label: t(`findingKind.${value}`) })),
        ],
        matches: (row, value) =>
          value === 'mit' ? row.kinds.length > 0 : row.kinds.some((kind) => (kind as string) === value),
      },
      {
        key: 'bezug',
        label: concept('cell.relevance'),
        options: relevances.map((value) => ({ value, label: concept(`relevance.${value}`) })),
        matches: (row, value) => row.relevance === value,
      },
    ],
    words: (row) => [row.part, row.challenge, ...row.offices].join(' '),
    sortedBy: 'fachteil',
  };
}
