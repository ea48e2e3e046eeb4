/** The register of alerts: its columns and filters, the same on screen and in downloads. */

import type { Language } from '#ui/language.ts';
import type { Tone } from '#ui/layout/page.tsx';
import type { RegisterOf } from '#ui/table/register.ts';
import { type Alert, type AlertState, alertMethods, alertStates, classChange } from './alert.ts';
import { indicatorTexts } from './texts.en.ts';

export type AlertLine = Pick<
  Alert,
  | 'id'
  | 'indicatorId'
  | 'indexId'
  | 'areaId'
  | 'year'
  | 'againYear'
  | 'method'
  | 'direction'
  | 'dueOn'
  | 'foundOn'
  | 'effect'
  | 'q'
> & {
  /** What is watched: an indicator or an index, and its page. */
  readonly indicator: string;
  readonly path: string;
  readonly area: string;
  readonly officeId: string | null;
  readonly office: string | null;
  /** As it is today: silence ends. */
  readonly state: AlertState;
  readonly waiting: boolean;
  readonly overdue: boolean;
  readonly revised: boolean;
  /** In a few words. */
  readonly finding: string;
  readonly sentence: string;
  readonly comment: string | null;
  readonly oneIn: number | null;
};

export const alertTones: Readonly<Record<AlertState, Tone>> = {
  open: 'bad',
  acknowledged: 'warn',
  explained: 'good',
  silenced: 'outline',
  closed: 'plain',
};

/** Not a state of its own: what somebody has to do something about. */
const waiting = 'waiting';

function choicesOf(
  rows: readonly AlertLine[],
  id: (row: AlertLine) => string | null,
  label: (row: AlertLine) => string,
) {
  const found = new Map(rows.flatMap((row) => (id(row) === null ? [] : [[id(row) ?? '', label(row)] as const])));
  return [...found].map(([value, words]) => ({ value, label: words })).sort((a, b) => a.label.localeCompare(b.label));
}

export function alertRegister(language: Language, rows: readonly AlertLine[]): RegisterOf<AlertLine> {
  const t = indicatorTexts(language);
  const coordination = t('alerts.coordination');
  return {
    columns: [
      {
        key: 'auffaellig',
        label: t('alerts.what'),
        value: (row) => row.finding,
      },
      { key: 'indikatorname', label: t('alerts.indicator'), value: (row) => row.indicator },
      { key: 'auffaelligjahr', label: t('alerts.year'), value: (row) => row.againYear, align: 'right' },
      { key: 'stand', label: t('alerts.state'), value: (row) => t(`state.${row.state}`) },
      { key: 'frist', label: t('alerts.dueOn'), value: (row) => (row.waiting ? row.dueOn : null), unit: 'date' },
      { key: 'zustaendig', label: t('alerts.office'), value: (row) => row.office ?? coordination },
      { key: 'verfahrenname', label: t('alerts.method'), value: (row) => t(`method.${row.method}`), extra: true },
      { key: 'einmalin', label: t('alerts.chance'), value: (row) => row.oneIn, align: 'right' },
      { key: 'wirkung', label: t('alerts.effect'), value: (row) => t(`effect.${row.effect}`), extra: true },
      { key: 'bedeutung', label: t('alerts.comment'), value: (row) => row.comment, extra: true },
      { key: 'gefunden', label: t('alerts.foundOn'), value: (row) => row.foundOn, unit: 'date', extra: true },
      {
        key: 'geaendert',
        label: t('alerts.revised'),
        value: (row) => (row.revised ? t('alerts.revisedIs') : null),
        extra: true,
      },
    ],
    filters: [
      {
        key: 'zustand',
        label: t('alerts.state'),
        options: [
          { value: waiting, label: t('alerts.waiting') },
          ...alertStates.map((state) => ({ value: state as string, label: t(`state.${state}`) })),
        ],
        matches: (row, state) => (state === waiting ? row.waiting : row.state === state),
      },
      {
        key: 'indikator',
        label: t('alerts.indicator'),
        options: choicesOf(
          rows,
          (row) => row.indicatorId ?? row.indexId,
          (row) => row.indicator,
        ),
        matches: (row, id) => (row.indicatorId ?? row.indexId) === id,
      },
      {
        key: 'raum',
        label: t('alerts.area'),
        options: choicesOf(
          rows,
          (row) => row.areaId,
          (row) => row.area,
        ),
        matches: (row, id) => row.areaId === id,
      },
      {
        key: 'amt',
        label: t('alerts.office'),
        options: choicesOf(
          rows,
          (row) => row.officeId ?? 'koordination',
          (row) => row.office ?? coordination,
        ),
        matches: (row, id) => (row.officeId ?? 'koordination') === id,
        more: true,
      },
      {
        key: 'verfahren',
        label: t('alerts.method'),
        options: ([...alertMethods, classChange] as const).map((method) => ({
          value: method as string,
          label: t(`method.${method}`),
        })),
        matches: (row, method) => row.method === method,
        more: true,
      },
    ],
    words: (row) => `${row.area} ${row.indicator} ${row.office ?? coordination} ${row.comment ?? ''}`,
    sortedBy: '-einmalin',
  };
}
