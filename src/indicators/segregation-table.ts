/** The segregation indices of all years as a table, the same on screen and in files. */

import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { CellValue } from '#ui/table/register.ts';
import type { SegregationIndex, SegregationYear } from './segregation-years.ts';
import { indicatorTexts } from './texts.en.ts';

export const segregationIndices: readonly SegregationIndex[] = ['unevenness', 'isolation', 'information'];

/** @param rest against everybody else: the unevenness is then called IS */
export function segregationTable(years: readonly SegregationYear[], language: Language, rest: boolean): CellValue[][] {
  const t = indicatorTexts(language);
  const name = (index: SegregationIndex) => t(`segregation.${index === 'unevenness' && rest ? 'is' : index}`);
  const head = [
    t('segregation.year'),
    ...segregationIndices.flatMap((index) => [
      name(index),
      `${name(index)}: ${t('segregation.from')}`,
      `${name(index)}: ${t('segregation.to')}`,
      `${name(index)}: ${t('segregation.chance')}`,
    ]),
    t('segregation.share'),
    t('segregation.note'),
  ];
  const percent = (value: number) => Math.round(value * 10_000) / 100;
  const rows = years.map((each): CellValue[] =>
    each.refused === null
      ? [
          each.year,
          ...segregationIndices.flatMap((index) => {
            const { value, lower, upper, chance } = each.indices[index];
            return [value, lower, upper, chance].map(percent);
          }),
          percent(each.share),
          null,
        ]
      : [
          each.year,
          ...segregationIndices.flatMap(() => ['–', '–', '–', '–']),
          '–',
          t(`segregation.refused.${each.refused}`),
        ],
  );
  return [head, ...rows];
}

export function percentWords(value: number, language: Language): string {
  return `${formatNumber(value * 100, language, 1)} %`;
}
