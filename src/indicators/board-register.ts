/** The monitoring board: what changed since last year, by weight; the same on screen and in downloads. */

import type { YearChange } from '#analysis/year-change.ts';
import { formatNumber, unitBetween } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import type { Indicator } from './indicator.ts';
import type { Interpretation } from './interpretation.ts';
import { indicatorTexts } from './texts.en.ts';

export type BoardRow = YearChange &
  Pick<Indicator, 'id' | 'name' | 'theme' | 'unit' | 'decimals' | 'direction'> & {
    readonly officeId: string | null;
    readonly interpretation: Interpretation | null;
    readonly asked: string | null;
    /** Alerts of the indicator that wait for an answer. */
    readonly alerts: number;
  };

/** Where the change leads: better and worse only where the indicator has a direction. What cannot be seen is no change. */
export function courseOf({ change, direction, decimals }: Pick<BoardRow, 'change' | 'direction' | 'decimals'>) {
  if (Math.abs(change) < 0.5 * 10 ** -decimals) return 'same' as const;
  if (direction === 'none') return change > 0 ? ('more' as const) : ('less' as const);
  return change > 0 === (direction === 'up') ? ('better' as const) : ('worse' as const);
}

export function boardRegister(language: Language, rows: readonly BoardRow[]): RegisterOf<BoardRow> {
  const t = indicatorTexts(language);
  const themes = [...new Set(rows.flatMap((row) => row.theme ?? []))].sort();
  return {
    columns: [
      { key: 'indikatorname', label: t('board.indicator'), value: (row) => row.name },
      { key: 'aenderung', label: t('board.change'), value: (row) => row.change, align: 'right' },
      { key: 'wohin', label: t('board.course'), value: (row) => t(`board.courses.${courseOf(row)}`) },
      {
        key: 'betroffen',
        label: t('board.affected'),
        value: (row) => (row.areas > 0 ? row.affected : null),
        align: 'right',
      },
      { key: 'gewicht', label: t('board.weight'), value: (row) => round(row.weight), align: 'right' },
      {
        key: 'deutung',
        label: t('board.meaning'),
        value: (row) => row.interpretation?.comment ?? (row.asked && t('board.asked', { office: row.asked })),
      },
      { key: 'warnungen', label: t('board.alerts'), value: (row) => row.alerts, align: 'right' },
      {
        key: 'raeumegezaehlt',
        label: t('board.areas'),
        value: (row) => row.areas,
        align: 'right',
        extra: true,
      },
      { key: 'vergleichsjahr', label: t('board.year'), value: (row) => row.year, align: 'right', extra: true },
      { key: 'davor', label: t('board.before'), value: (row) => row.before, align: 'right', extra: true },
      { key: 'jetzt', label: t('board.now'), value: (row) => row.now, align: 'right', extra: true },
      { key: 'ueblich', label: t('board.usual'), value: (row) => row.usual, align: 'right', extra: true },
      { key: 'groesse', label: t('board.size'), value: (row) => round(row.size), align: 'right', extra: true },
      { key: 'einheit', label: t('board.unit'), value: (row) => row.unit, extra: true },
    ],
    filters: [
      {
        key: 'themenfilter',
        label: t('list.theme'),
        options: themes.map((theme) => ({ value: theme, label: theme })),
        matches: (row, theme) => row.theme === theme,
      },
      {
        key: 'gedeutet',
        label: t('board.meaning'),
        options: [
          { value: 'ja', label: t('board.given') },
          { value: 'nein', label: t('board.missing') },
        ],
        matches: (row, value) => Boolean(row.interpretation?.comment) === (value === 'ja'),
      },
    ],
    words: (row) => `${row.name} ${row.theme ?? ''} ${row.interpretation?.comment ?? ''}`,
    sortedBy: '-gewicht',
  };
}

const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

/** A change as people say it: with its sign and unit. */
export function changeInWords({ change, decimals, unit }: BoardRow, language: Language): string {
  const sign = change >= 0.5 * 10 ** -decimals ? '+' : '';
  return `${sign}${formatNumber(change, language, decimals)} ${unitBetween(unit, language)}`.trim();
}
