import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { factsOf } from '../facts.server.ts';
import { loadTasks } from '../tasks.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/tasks-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const [tasks, facts] = await Promise.all([loadTasks(visit), factsOf(visit)]);
  return { tasks: tasks.map((task) => ({ ...task, office: facts.offices.get(task.officeId ?? '')?.name ?? null })) };
}

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  const { tasks } = loaderData;
  return (
    <>
      <PageHead title={t('tasks.title', { count: tasks.length })} lead={t('tasks.lead')} />
      {tasks.length === 0 ? (
        <Empty>{t('tasks.none')}</Empty>
      ) : (
        <Card>
          <ul className="list">
            {tasks.map((task) => (
              <li key={`${task.kind} ${task.path}`}>
                <span>
                  <a href={href(task.path)}>
                    <Said>{task.title}</Said>
                  </a>
                  <span className="muted block small">
                    {t(`tasks.kind.${task.kind}`)}
                    {task.office && (
                      <>
                        {' '}
                        · <Said>{task.office}</Said>
                      </>
                    )}
                    {task.dueOn && ` · ${t('tasks.dueOn', { date: formatDate(task.dueOn, language) })}`}
                  </span>
                </span>
                <span className="chips">
                  {task.overdue && <Chip tone="strong">{t('tasks.overdue')}</Chip>}
                  <ButtonLink href={href(task.path)}>{t('tasks.do')}</ButtonLink>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
