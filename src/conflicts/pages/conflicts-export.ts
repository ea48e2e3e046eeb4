import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { conflictRegister } from '../conflict-register.ts';
import { loadConflictLines } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/conflicts-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.read');
  const t = conflictTexts(visit.language);
  const { rows, names } = await loadConflictLines(visit);
  return exportRegister(args.request, visit, {
    name: 'zielkonflikte',
    title: t('list.caption'),
    register: conflictRegister(t, rows, names),
    rows,
  });
}
