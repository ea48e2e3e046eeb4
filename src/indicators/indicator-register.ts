/** The catalogue: its columns and filters, the same on screen and in downloads. */

import type { Language } from '#ui/language.ts';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import type { Indicator } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

export type IndicatorRow = Pick<
  Indicator,
  'id' | 'name' | 'theme' | 'unit' | 'kind' | 'source' | 'retired' | 'decimals'
> & {
  /** The city's latest known value and its year. */
  readonly latest: { readonly year: number; readonly value: number } | null;
};

export function indicatorRegister(language: Language, themes: readonly string[]): RegisterOf<IndicatorRow> {
  const t = indicatorTexts(language);
  return {
    columns: [
      { key: 'name', label: t('list.name'), value: (row) => row.name },
      { key: 'thema', label: t('list.theme'), value: (row) => row.theme },
      { key: 'einheit', label: t('list.unit'), value: (row) => row.unit },
      { key: 'art', label: t('list.kind'), value: (row) => t(`kind.${row.kind}`), extra: true },
      {
        key: 'wert',
        label: t('list.latest'),
        value: (row) => row.latest?.value ?? null,
        align: 'right',
      },
      { key: 'bis', label: t('list.until'), value: (row) => row.latest?.year ?? null, align: 'right' },
      { key: 'quelle', label: t('list.source'), value: (row) => row.source, extra: true },
    ],
    filters: [
      {
        key: 'themenfilter',
        label: t('list.theme'),
        options: themes.map((theme) => ({ value: theme, label: theme })),
        matches: (row, theme) => row.theme === theme,
      },
      endedFilter({ label: t('list.state'), active: t('list.active'), retired: t('list.retired') }),
    ],
    words: (row) => `${row.name} ${row.theme ?? ''} ${row.source ?? ''}`,
    sortedBy: 'name',
  };
}
