/** The register of strategies or instruments: its columns and filters. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { conceptTexts } from '../texts.en.ts';
import { type Bridge, isWhole } from './bridge.ts';

export type BridgeListRow = Bridge & { readonly office: string | null };

export function bridgeRegister(t: ReturnType<typeof conceptTexts>): RegisterOf<BridgeListRow> {
  return {
    columns: [
      { key: 'titel', label: t('bridges.title'), value: (row) => row.title },
      { key: 'zustaendig', label: t('bridges.officeId'), value: (row) => row.office },
      { key: 'ziele', label: t('bridges.goalIds'), value: (row) => row.goalIds.length },
      { key: 'massnahmen', label: t('bridges.measureIds'), value: (row) => row.measureIds.length },
      { key: 'quelle', label: t('bridges.source'), value: (row) => row.source, extra: true },
    ],
    filters: [
      {
        key: 'traegt',
        label: t('bridges.carries'),
        options: [
          { value: 'ja', label: t('bridges.whole') },
          { value: 'nein', label: t('bridges.notWhole') },
        ],
        matches: (row, value) => isWhole(row) === (value === 'ja'),
      },
      endedFilter({ label: t('goals.state'), active: t('goals.active'), retired: t('goals.retired') }),
    ],
    words: (row) => [row.title, row.text, row.office].join(' '),
    sortedBy: 'titel',
  };
}
