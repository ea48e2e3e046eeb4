import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { loadChecklist } from '../checklists.server.ts';
import { answerTable } from '../register.server.ts';
import type { Route } from './+types/answers-export.ts';

/** Questions and answers of all parts, also those that are still open. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = cooperationTexts(visit.language);
  const wanted = Number(new URL(args.request.url).searchParams.get('fassung')) || null;
  const loaded = await loadChecklist(visit, args.params.checklist, wanted);
  return exportTable(args.request, visit, {
    name: `pruefliste-${loaded.checklist.id}`,
    title: loaded.checklist.title,
    page: `/prueflisten/${loaded.checklist.id}`,
    source: loaded.checklist.source ?? undefined,
    table: answerTable(t, loaded),
  });
}
