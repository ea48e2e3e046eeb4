/** The imports of values: columns and filters of their list, the same on screen and in downloads. */

import type { Language } from '#ui/language.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import { importModes, type ValueImport } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

const states = ['valid', 'undone'] as const;

export function importRegister(language: Language): RegisterOf<ValueImport> {
  const t = indicatorTexts(language);
  const stateOf = (row: ValueImport) => (row.undone ? 'undone' : 'valid');
  return {
    columns: [
      { key: 'datei', label: t('imports.file'), value: (row) => row.file },
      { key: 'am', label: t('imports.at'), value: (row) => row.at },
      { key: 'von', label: t('imports.by'), value: (row) => row.by },
      { key: 'werte', label: t('imports.rows'), value: (row) => row.rows, align: 'right' },
      { key: 'berichtigt', label: t('imports.revised'), value: (row) => row.revised, align: 'right' },
      { key: 'grund', label: t('imports.reason'), value: (row) => row.reason },
      { key: 'quelle', label: t('imports.source'), value: (row) => row.source },
      { key: 'lizenz', label: t('imports.licence'), value: (row) => row.licence, extra: true },
      { key: 'ersetzt', label: t('imports.replaced'), value: (row) => row.replaced, align: 'right', extra: true },
      { key: 'weise', label: t('imports.mode'), value: (row) => t(`imports.modes.${row.mode}`), extra: true },
      { key: 'pruefsumme', label: t('imports.hash'), value: (row) => row.hash, extra: true },
      { key: 'zustand', label: t('imports.state'), value: (row) => t(`imports.states.${stateOf(row)}`) },
    ],
    filters: [
      {
        key: 'gilt',
        label: t('imports.state'),
        options: states.map((value) => ({ value, label: t(`imports.states.${value}`) })),
        matches: (row, value) => stateOf(row) === value,
      },
      {
        key: 'art',
        label: t('imports.mode'),
        more: true,
        options: importModes.map((value) => ({ value, label: t(`imports.modes.${value}`) })),
        matches: (row, value) => row.mode === value,
      },
    ],
    words: (row) => `${row.file} ${row.by} ${row.source ?? ''} ${row.reason ?? ''} ${row.hash}`,
    sortedBy: '-am',
  };
}
