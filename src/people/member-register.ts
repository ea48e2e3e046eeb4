/** The people of a city as a register, the same on screen and in files. */

import type { RegisterOf } from '#ui/table/register.ts';
import { roleNames } from './role.ts';
import type { peopleTexts } from './texts.en.ts';

export type MemberRow = {
  id: string;
  name: string;
  email: string;
  roles: string[];
  roleKeys: string[];
  offices: string[];
};

export function memberRegister(t: ReturnType<typeof peopleTexts>): RegisterOf<MemberRow> {
  return {
    columns: [
      { key: 'name', label: t('members.name'), value: (row) => row.name },
      { key: 'rollen', label: t('members.roles'), value: (row) => row.roles.join(', ') },
      { key: 'amt', label: t('members.office'), value: (row) => row.offices.join(', ') || null },
      { key: 'mail', label: t('members.email'), value: (row) => row.email },
    ],
    filters: [
      {
        key: 'rolle',
        label: t('members.role'),
        options: roleNames.map((role) => ({ value: role, label: t(`role.${role}`) })),
        matches: (row, role) => row.roleKeys.includes(role),
      },
    ],
    words: (row) => [row.name, row.email, ...row.roles, ...row.offices].join(' '),
    sortedBy: 'name',
  };
}
