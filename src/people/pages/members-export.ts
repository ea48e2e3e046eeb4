import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { memberRegister } from '../member-register.ts';
import { loadMembers } from '../registers.server.ts';
import { peopleTexts } from '../texts.en.ts';
import type { Route } from './+types/members-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const t = peopleTexts(visit.language);
  return exportRegister(args.request, visit, {
    name: 'personen',
    title: t('members.caption'),
    register: memberRegister(t),
    rows: await loadMembers(visit),
  });
}
