/** Carried values as a list: the same on screen and in files. */

import { indicatorTexts } from '#indicators/texts.en.ts';
import type { Language } from '#ui/language.ts';
import { figureCell } from '#ui/table/export.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { CarriedRow } from './carrying.server.ts';

export function carriedRegister(language: Language): RegisterOf<CarriedRow> {
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  return {
    columns: [
      { key: 'raumname', label: t('carry.area'), value: (row) => row.name },
      { key: 'schluessel', label: t('carry.code'), value: (row) => row.code },
      {
        key: 'wert',
        label: t('carry.value'),
        value: (row) => (row.figure.state === 'known' ? row.figure.value : null),
        file: (row) => figureCell(row.figure, ui),
        align: 'right',
      },
      { key: 'fehler', label: t('carry.error'), value: (row) => row.error, align: 'right' },
      {
        key: 'abgedeckt',
        label: t('carry.covered'),
        value: (row) => Math.round(row.covered * 1000) / 10,
        align: 'right',
      },
      { key: 'belegart', label: t('carry.evidence'), value: (row) => ui(`evidence.${row.figure.evidence}`) },
    ],
    filters: [],
    words: (row) => `${row.name} ${row.code ?? ''}`,
    sortedBy: 'schluessel',
  };
}
