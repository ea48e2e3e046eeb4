/** Offices as a register, the same on screen and in files. */

import { endedFilter, type RegisterOf } from '#ui/table/register.ts';
import { type OfficeKind, officeKinds } from './role.ts';
import type { peopleTexts } from './texts.en.ts';

export type OfficeRow = {
  id: string;
  name: string;
  short: string | null;
  kind: OfficeKind;
  parent: string | null;
  contact: string | null;
  retired: boolean;
};

export function officeRegister(t: ReturnType<typeof peopleTexts>): RegisterOf<OfficeRow> {
  return {
    columns: [
      { key: 'name', label: t('offices.name'), value: (row) => row.name },
      { key: 'kuerzel', label: t('offices.short'), value: (row) => row.short },
      { key: 'art', label: t('offices.kind'), value: (row) => t(`kind.${row.kind}`) },
      { key: 'teil', label: t('offices.parent'), value: (row) => row.parent },
      { key: 'kontakt', label: t('offices.contact'), value: (row) => row.contact, extra: true },
    ],
    filters: [
      {
        key: 'artfilter',
        label: t('offices.kind'),
        options: officeKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
        matches: (row, kind) => row.kind === kind,
      },
      endedFilter({ label: t('offices.state'), active: t('offices.active'), retired: t('offices.retired') }),
    ],
    words: (row) => `${row.name} ${row.short ?? ''} ${row.parent ?? ''}`,
    sortedBy: 'name',
  };
}
