/** An indicator in the areas of a division as a register, the same on screen and in files. */

import type { Figure } from '#analysis/figure.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { Column, RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { Indicator } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

export type AreaRow = {
  readonly id: string;
  readonly name: string;
  readonly figure: Figure;
  readonly change: Figure;
};

/** Sensitive themes are not sorted by their numbers; a file has them all the same. */
export function areaValuesRegister(
  language: Language,
  indicator: Pick<Indicator, 'sensitive' | 'unit'>,
  year: number | null,
  from: number | null,
): RegisterOf<AreaRow> {
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  const number = (key: string, label: string, figure: (row: AreaRow) => Figure): Column<AreaRow> => ({
    key,
    label,
    value: (row) => {
      const found = figure(row);
      return indicator.sensitive || found.state !== 'known' ? null : found.value;
    },
    file: (row) => figureCell(figure(row), ui),
    align: 'right',
  });
  return {
    columns: [
      { key: 'raumname', label: t('page.area'), value: (row) => row.name },
      number('wert', String(year ?? ''), (row) => row.figure),
      ...(from === null ? [] : [number('aenderung', t('page.change', { year: from }), (row) => row.change)]),
      { key: 'einheit', label: t('page.unit'), value: () => indicator.unit, hidden: true },
      {
        key: 'nachweis',
        label: ui('file.evidence'),
        value: (row) => ui(`evidence.${row.figure.evidence}`),
        hidden: true,
      },
    ],
    filters: [],
    words: (row) => row.name,
    sortedBy: 'raumname',
  };
}
