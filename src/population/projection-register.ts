/** The areas of a projection as a register, the same on screen and in files. */

import { formatChange, formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { Column, RegisterOf } from '#ui/table/register.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { populationTexts } from './texts.en.ts';

export type AreaRow = {
  readonly id: string;
  readonly name: string;
  /** As counted; null where it is not in the data set. */
  readonly now: number | null;
  readonly later: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** The same year in the projection that it is compared with. */
  readonly before: number | null;
  /** Why there is no projection. */
  readonly lack: string | null;
};

/** In percent of now. */
export function changeOf({ now, later }: Pick<AreaRow, 'now' | 'later'>): number | null {
  return now === null || later === null || now <= 0 ? null : (100 * (later - now)) / now;
}

/** Projected people are no counts: tens are as fine as they are. */
export function aboutPeople(value: number | null, language: Language): string {
  return value === null ? '–' : formatNumber(Math.round(value / 10) * 10, language);
}

export function percentChange(value: number | null, language: Language): string {
  return value === null ? '–' : `${formatChange(value, language, 1)} %`;
}

export function projectionRegister(
  language: Language,
  { from, to, compared }: { from: number; to: number; compared: boolean },
): RegisterOf<AreaRow> {
  const t = populationTexts(language);
  const ui = uiTexts(language);
  const number = (key: string, label: string, of: (row: AreaRow) => number | null, extra = false): Column<AreaRow> => ({
    key,
    label,
    value: of,
    file: (row) => of(row) ?? ui('unknown'),
    align: 'right',
    ...(extra ? { extra: true } : {}),
  });
  const tens = (value: number | null) => (value === null ? null : Math.round(value / 10) * 10);
  return {
    columns: [
      { key: 'raumname', label: t('page.area'), value: (row) => row.name },
      number('aenderung', t('page.changePercent'), (row) => {
        const change = changeOf(row);
        return change === null ? null : Math.round(change * 10) / 10;
      }),
      number('gezaehlt', t('page.countedIn', { year: from }), (row) => row.now),
      number('fortgeschrieben', t('page.projectedTo', { year: to }), (row) => tens(row.later)),
      number('von', t('page.low'), (row) => tens(row.low)),
      number('bis', t('page.high'), (row) => tens(row.high)),
      ...(compared
        ? [
            number('zuvor', t('page.againstBefore'), (row) =>
              row.later === null || row.before === null ? null : tens(row.later - row.before),
            ),
          ]
        : []),
      { key: 'grund', label: t('page.lack'), value: (row) => row.lack, hidden: true },
      { key: 'nachweis', label: ui('file.evidence'), value: () => ui('evidence.forecast'), hidden: true },
    ],
    filters: [],
    words: (row) => row.name,
    sortedBy: '-aenderung',
  };
}
