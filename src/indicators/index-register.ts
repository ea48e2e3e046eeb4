/** An index in the areas of its division as a register. Never sorted by its values: an index is no ranking. */

import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { Column, RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import type { IndexContent } from './city-index.ts';
import { type AreaEdition, type EditionPart, isClassed, type Reason } from './index-editions.ts';
import { indicatorTexts } from './texts.en.ts';

export type IndexRow = AreaEdition & { readonly name: string };
type Names = ReadonlyMap<string, string>;

/** Why an area has no class, in words. */
export function reasonWords(result: Reason, language: Language, names: Names): string {
  const t = indicatorTexts(language);
  const words = t(`index.reason.${result.reason}`, { detail: result.detail });
  const indicator = names.get(result.indicatorId ?? '');
  return indicator ? `${words} (${indicator})` : words;
}

/** The class of an area in a part, or why there is none; empty where the part could not be computed at all. */
export function classWords(result: AreaEdition[EditionPart], language: Language, names: Names): string {
  if (isClassed(result)) return result.class.name;
  return result === null ? '–' : reasonWords(result, language, names);
}

export function indexRegister(language: Language, content: IndexContent, names: Names): RegisterOf<IndexRow> {
  const t = indicatorTexts(language);
  const ui = uiTexts(language);
  const parts: EditionPart[] = content.span === null ? ['status'] : ['status', 'dynamics'];
  // Numbers stand there and in files, but nobody sorts areas by them.
  const number = (
    key: string,
    label: string,
    of: (row: IndexRow) => number | null,
    extra = false,
  ): Column<IndexRow> => ({
    key,
    label,
    value: () => null,
    file: (row) => of(row) ?? ui('unknown'),
    align: 'right',
    ...(extra ? { extra: true } : {}),
  });
  const indexIn = (part: EditionPart) => (row: IndexRow) => {
    const result = row[part];
    return isClassed(result) ? result.index : null;
  };
  const classFilter = (part: EditionPart, key: string) => ({
    key,
    label: t(`index.${part}`),
    options: [
      ...content[part].map(({ name }, i) => ({ value: String(i + 1), label: name })),
      { value: 'ohne', label: t('index.unclassed') },
    ],
    matches: (row: IndexRow, value: string) => {
      const result = row[part];
      return isClassed(result) ? result.class.code === value : value === 'ohne';
    },
  });
  return {
    columns: [
      { key: 'raumname', label: t('index.area'), value: (row) => row.name },
      ...parts.flatMap((part): Column<IndexRow>[] => [
        {
          key: part === 'status' ? 'status' : 'dynamik',
          label: t(`index.${part}`),
          value: (row) => {
            const result = row[part];
            return isClassed(result) ? result.class.name : t('index.unclassed');
          },
        },
        number(part === 'status' ? 'status-z' : 'dynamik-z', t(`index.${part}Value`), indexIn(part)),
      ]),
      ...content.indicators.map(({ indicatorId }, i) =>
        number(
          `z-${i + 1}`,
          t('index.zOf', { name: names.get(indicatorId) ?? indicatorId }),
          (row) => (isClassed(row.status) ? (row.status.z[indicatorId] ?? null) : null),
          true,
        ),
      ),
      {
        key: 'grund',
        label: t('index.why'),
        value: (row) =>
          row.status === null || isClassed(row.status) ? null : reasonWords(row.status, language, names),
        hidden: true,
      },
      { key: 'nachweis', label: ui('file.evidence'), value: () => ui('evidence.computed'), hidden: true },
    ],
    filters: [
      classFilter('status', 'statusfilter'),
      ...(content.span === null ? [] : [classFilter('dynamics', 'dynamikfilter')]),
    ],
    words: (row) => row.name,
    sortedBy: 'raumname',
  };
}

/** An index value as read: two decimals are finer than it is. */
export function indexValue(result: AreaEdition[EditionPart], language: Language): string {
  return isClassed(result) ? formatNumber(result.index, language, 2) : '–';
}
