/** The register of loads: its columns and filters, the same on screen and in downloads. */

import type { RegisterOf } from '#ui/table/register.ts';
import type { cooperationTexts } from '../texts.en.ts';
import { dutyKinds, type LoadRow } from './load.ts';

export type ShownLoad = LoadRow & {
  /** Null for who has left. */
  readonly name: string | null;
};

export function loadRegister(t: ReturnType<typeof cooperationTexts>): RegisterOf<ShownLoad> {
  const warning = (row: ShownLoad) => {
    if (row.left) return t('requests.left');
    if (row.double) return t(row.personId === null ? 'load.both' : 'load.double');
    return row.heavy ? t('load.heavy') : null;
  };
  return {
    columns: [
      { key: 'name', label: t('load.who'), value: (row) => row.name ?? t('requests.left') },
      ...dutyKinds.map((kind) => ({
        key: kind,
        label: t(`load.${kind}`),
        value: (row: ShownLoad) => row.counts[kind],
        align: 'right' as const,
      })),
      { key: 'summe', label: t('load.total'), value: (row) => row.total, align: 'right' },
      { key: 'hinweis', label: t('load.warning'), value: warning },
    ],
    filters: [
      {
        key: 'art',
        label: t('load.shown'),
        options: [
          { value: 'personen', label: t('load.people') },
          { value: 'aemter', label: t('load.offices') },
        ],
        matches: (row, value) => (row.personId === null) === (value === 'aemter'),
      },
      {
        key: 'hinweis',
        label: t('load.warning'),
        options: [{ value: 'ja', label: t('load.withWarning') }],
        matches: (row) => warning(row) !== null,
      },
    ],
    words: (row) => row.name ?? '',
    sortedBy: '-summe',
  };
}
