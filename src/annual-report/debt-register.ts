/** The register of who owes what to whom, the same on screen and in downloads. */

import type { IsoDate } from '#analysis/period.ts';
import type { RegisterOf } from '#ui/table/register.ts';
import type { reportTexts } from './texts.en.ts';

export type DebtRow = {
  readonly key: string;
  readonly kind: string;
  readonly kindLabel: string;
  readonly title: string;
  readonly path: string;
  readonly officeId: string | null;
  readonly office: string;
  readonly person: string | null;
  readonly left: boolean;
  readonly creditor: string;
  readonly dueOn: IsoDate | null;
  readonly since: IsoDate | null;
  readonly overdue: boolean;
};

export type DebtChoices = {
  readonly offices: readonly { readonly value: string; readonly label: string }[];
  readonly kinds: readonly { readonly value: string; readonly label: string }[];
};

/** What can be chosen: the offices and kinds that owe something. */
export function debtChoices(rows: readonly DebtRow[]): DebtChoices {
  const pairs = (list: readonly (readonly [string, string])[]) =>
    [...new Map(list)].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'de'));
  return {
    offices: pairs(rows.map((row) => [row.officeId ?? 'keines', row.office])),
    kinds: pairs(rows.map((row) => [row.kind, row.kindLabel])),
  };
}

export function debtRegister(t: ReturnType<typeof reportTexts>, { offices, kinds }: DebtChoices): RegisterOf<DebtRow> {
  return {
    columns: [
      { key: 'was', label: t('debts.what'), value: (row) => row.title },
      { key: 'art', label: t('debts.kind'), value: (row) => row.kindLabel },
      { key: 'amt', label: t('debts.debtor'), value: (row) => row.office },
      {
        key: 'person',
        label: t('debts.person'),
        value: (row) => row.person ?? (row.left ? t('debts.left') : null),
      },
      { key: 'wem', label: t('debts.creditor'), value: (row) => row.creditor },
      { key: 'frist', label: t('debts.dueOn'), value: (row) => row.dueOn, unit: 'date' },
      { key: 'seit', label: t('debts.since'), value: (row) => row.since, unit: 'date', extra: true },
      { key: 'stand', label: t('debts.state'), value: (row) => (row.overdue ? t('tasks.overdue') : t('debts.open')) },
    ],
    filters: [
      {
        key: 'amt',
        label: t('debts.debtor'),
        options: offices,
        matches: (row, value) => (row.officeId ?? 'keines') === value,
      },
      { key: 'art', label: t('debts.kind'), options: kinds, matches: (row, value) => row.kind === value },
      {
        key: 'stand',
        label: t('debts.state'),
        options: [
          { value: 'ueberfaellig', label: t('tasks.overdue') },
          { value: 'verlassen', label: t('debts.left') },
        ],
        matches: (row, value) => (value === 'verlassen' ? row.left : row.overdue),
      },
    ],
    words: (row) => [row.title, row.office, row.person, row.creditor].join(' '),
    sortedBy: 'frist',
  };
}
