/** The units of a division as a register. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type Area, categories } from './area.ts';
import type { areaTexts } from './texts.en.ts';

export type AreaRow = Pick<Area, 'id' | 'name' | 'code' | 'category' | 'themes' | 'retired'> & {
  readonly parent: string | null;
  /** Whether it has a polygon on that day. */
  readonly shaped: boolean;
};

export function areaRegister(t: ReturnType<typeof areaTexts>, focus: boolean): RegisterOf<AreaRow> {
  return {
    columns: [
      { key: 'name', label: t('list.name'), value: (row) => row.name },
      { key: 'kennung', label: t('list.id'), value: (row) => row.id, hidden: true },
      ...(focus
        ? [
            {
              key: 'kategorie',
              label: t('list.category'),
              value: (row: AreaRow) => row.category && t(`category.${row.category}`),
            },
            { key: 'themen', label: t('list.themes'), value: (row: AreaRow) => row.themes.join(', ') || null },
          ]
        : [
            { key: 'schluessel', label: t('list.code'), value: (row: AreaRow) => row.code },
            { key: 'in', label: t('list.parent'), value: (row: AreaRow) => row.parent },
            {
              key: 'flaeche',
              label: t('list.shape'),
              value: (row: AreaRow) => (row.shaped ? t('list.shaped') : t('list.noShape')),
              hidden: true,
            },
          ]),
    ],
    filters: focus
      ? [
          {
            key: 'kategoriefilter',
            label: t('list.category'),
            options: categories.map((value) => ({ value, label: t(`category.${value}`) })),
            matches: (row, value) => row.category === value,
          },
          endedFilter({ label: t('list.state'), active: t('list.active'), retired: t('list.retired') }),
        ]
      : [],
    words: (row) => `${row.name} ${row.code ?? ''} ${row.parent ?? ''} ${row.themes.join(' ')}`,
    sortedBy: focus ? 'name' : 'schluessel',
  };
}
