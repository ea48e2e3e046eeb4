/** The rows of the registers of offices and people. */

import type { Visit } from '#platform/access.server.ts';
import type { MemberRow } from './member-register.ts';
import type { OfficeRow } from './office-register.ts';
import { listMembers, listOffices } from './people.store.server.ts';
import { peopleTexts } from './texts.en.ts';

export async function loadOffices(visit: Visit): Promise<OfficeRow[]> {
  const offices = await visit.remember('offices', listOffices);
  const names = new Map(offices.map((office) => [office.id, office.name]));
  return offices.map((office): OfficeRow => ({ ...office, parent: names.get(office.parentId ?? '') ?? null }));
}

export async function loadMembers(visit: Visit): Promise<MemberRow[]> {
  const t = peopleTexts(visit.language);
  const { members, offices } = await visit.read(async (db) => ({
    members: await listMembers(db),
    offices: await listOffices(db),
  }));
  const officeName = new Map(offices.map((office) => [office.id, office.name]));
  return members.map(
    (member): MemberRow => ({
      id: member.personId,
      name: member.name,
      email: member.email,
      roles: [...new Set(member.grants.map((grant) => t(`role.${grant.role}`)))],
      roleKeys: member.grants.map((grant) => grant.role),
      offices: member.grants.flatMap((grant) => officeName.get(grant.officeId ?? '') ?? []),
    }),
  );
}
