import { allow } from '#platform/access.server.ts';
import { exportRegister } from '#platform/download.server.ts';
import { loadBoard } from '../board.server.ts';
import { boardRegister } from '../board-register.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/board-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const rows = await loadBoard(visit);
  return exportRegister(args.request, visit, {
    name: 'beobachtung',
    title: indicatorTexts(visit.language)('board.caption'),
    register: boardRegister(visit.language, rows),
    rows,
  });
}
