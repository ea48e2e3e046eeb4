import { allow } from '#platform/access.server.ts';
import { exportTable } from '#platform/download.server.ts';
import { factsOf } from '../facts.server.ts';
import { loadTasks } from '../tasks.server.ts';
import { reportTexts } from '../texts.en.ts';
import { kindWords } from '../waiting.server.ts';
import type { Route } from './+types/tasks-export.ts';

/** The tasks of whoever asks, in the order of the page. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = reportTexts(visit.language);
  const [tasks, facts] = await Promise.all([loadTasks(visit), factsOf(visit)]);
  const asked = new URL(args.request.url).searchParams.get('art');
  const known = tasks.some((task) => task.kind === asked);
  const heads = ['title', 'kind', 'office', 'dueOn', 'state', 'for'] as const;
  const rows = tasks
    .filter((task) => !known || task.kind === asked)
    .map((task) => [
      task.title,
      kindWords(task, visit.language),
      facts.offices.get(task.officeId ?? '')?.name ?? null,
      task.dueOn,
      task.overdue ? t('tasks.overdue') : null,
      task.forName,
    ]);
  return exportTable(args.request, visit, {
    name: 'aufgaben',
    title: t('tasks.caption'),
    table: [heads.map((head) => t(`tasks.column.${head}`)), ...rows],
  });
}
