/** The register of requests to take part: its columns and filters, the same on screen and in downloads. */

import type { Tone } from '#ui/layout/page.tsx';
import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type Cooperation, type CooperationState, cooperationKinds, cooperationStates } from './cooperation.ts';
import type { cooperationTexts } from './texts.en.ts';

export type RequestRow = Cooperation & {
  readonly title: string;
  readonly retired: boolean;
  readonly leadId: string | null;
  readonly lead: string | null;
  readonly office: string;
  readonly askedBy: string | null;
  readonly person: string | null;
  readonly deputy: string | null;
  readonly left: boolean;
  readonly state: CooperationState;
  readonly timely: boolean | null;
};

export const requestTones: Readonly<Record<CooperationState, Tone>> = {
  asked: 'plain',
  unanswered: 'strong',
  agreed: 'blue',
  late: 'strong',
  contributed: 'good',
  declined: 'warn',
};

export function requestRegister(
  t: ReturnType<typeof cooperationTexts>,
  offices: readonly { readonly id: string; readonly name: string }[],
): RegisterOf<RequestRow> {
  const officeOptions = offices.map(({ id, name }) => ({ value: id, label: name }));
  return {
    columns: [
      { key: 'titel', label: t('requests.object'), value: (row) => row.title },
      { key: 'art', label: t('requests.kindName'), value: (row) => t(`kind.${row.kind}`) },
      { key: 'amt', label: t('requests.office'), value: (row) => row.office },
      { key: 'gebeten', label: t('requests.askedBy'), value: (row) => row.askedBy },
      { key: 'stand', label: t('requests.state'), value: (row) => t(`requestState.${row.state}`) },
      { key: 'frist', label: t('requests.dueOn'), value: (row) => row.dueOn, unit: 'date' },
      { key: 'am', label: t('requests.askedOn'), value: (row) => row.askedOn, unit: 'date', extra: true },
      { key: 'antwort', label: t('requests.answeredOn'), value: (row) => row.answeredOn, unit: 'date', extra: true },
      {
        key: 'puenktlich',
        label: t('requests.timely'),
        value: (row) => (row.timely === null ? null : t(row.timely ? 'requests.yes' : 'requests.no')),
        extra: true,
      },
      { key: 'zusage', label: t('requests.promisedOn'), value: (row) => row.promisedOn, unit: 'date', extra: true },
      { key: 'gewuenscht', label: t('requests.wanted'), value: (row) => row.wanted, hidden: true },
      { key: 'grund', label: t('requests.reason'), value: (row) => row.reason, hidden: true },
      { key: 'beitrag', label: t('requests.contribution'), value: (row) => row.contribution, hidden: true },
      { key: 'verweis', label: t('requests.link'), value: (row) => row.link, hidden: true },
      { key: 'person', label: t('requests.person'), value: (row) => row.person, extra: true },
    ],
    filters: [
      {
        key: 'stand',
        label: t('requests.state'),
        options: cooperationStates.map((value) => ({ value, label: t(`requestState.${value}`) })),
        matches: (row, value) => row.state === value,
      },
      {
        key: 'amt',
        label: t('requests.office'),
        options: officeOptions,
        matches: (row, value) => row.officeId === value,
      },
      {
        key: 'art',
        label: t('requests.kindName'),
        options: cooperationKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
        matches: (row, value) => row.kind === value,
      },
      {
        key: 'von',
        more: true,
        label: t('requests.askedBy'),
        options: officeOptions,
        matches: (row, value) => (row.askedById ?? row.leadId) === value,
      },
      endedFilter({ label: t('requests.objectState'), active: t('requests.active'), retired: t('requests.retired') }),
    ],
    words: (row) => [row.title, row.office, row.askedBy, row.wanted, row.contribution].join(' '),
    sortedBy: 'frist',
  };
}
