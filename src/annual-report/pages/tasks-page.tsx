import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { factsOf } from '../facts.server.ts';
import { loadTasks } from '../tasks.server.ts';
import { groupOf, type TaskGroup } from '../tasks.ts';
import { reportTexts } from '../texts.en.ts';
import { kindWords, notAbleWords } from '../waiting.server.ts';
import type { Route } from './+types/tasks-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const [tasks, facts] = await Promise.all([loadTasks(visit), factsOf(visit)]);
  const day = today();
  const kinds = [...new Set(tasks.map((task) => task.kind))];
  const asked = new URL(args.request.url).searchParams.get('art');
  const kind = kinds.find((each) => each === asked) ?? null;
  return {
    count: tasks.length,
    kind,
    kinds: kinds.map((each) => {
      const inside = tasks.filter((task) => task.kind === each);
      return { kind: each, label: inside[0] ? kindWords(inside[0], visit.language) : each, count: inside.length };
    }),
    tasks: tasks
      .filter((task) => kind === null || task.kind === kind)
      .map((task) => ({
        ...task,
        group: groupOf(task, day),
        kindLabel: kindWords(task, visit.language),
        notAble: task.able ? null : notAbleWords(task, visit.language),
        office: facts.offices.get(task.officeId ?? '')?.name ?? null,
      })),
    colleagues: visit.may('people.read'),
  };
}

type Data = Route.ComponentProps['loaderData'];
const groups: readonly TaskGroup[] = ['overdue', 'week', 'later'];

export default function TasksPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { tasks, count, colleagues } = loaderData;
  const actions = (
    <>
      {colleagues && <ButtonLink href={href('/abwesenheit')}>{t('tasks.absence')}</ButtonLink>}
      <ButtonLink href="/konto#erinnerungen">{t('tasks.reminders')}</ButtonLink>
    </>
  );
  return (
    <>
      <PageHead title={t('tasks.title', { count })} lead={t('tasks.lead')} actions={actions} />
      {count === 0 ? (
        <Empty action={<ButtonLink href={href('/')}>{t('tasks.toOverview')}</ButtonLink>}>{t('tasks.none')}</Empty>
      ) : (
        <div className="stack">
          <Kinds data={loaderData} />
          {groups.map((group) => {
            const inside = tasks.filter((task) => task.group === group);
            return inside.length === 0 ? null : (
              <Card key={group} title={`${t(`tasks.group.${group}`)} (${inside.length})`} id={`aufgaben-${group}`}>
                <ul className="list">
                  {inside.map((task) => (
                    <TaskItem key={`${task.kind} ${task.path} ${task.officeId}`} task={task} />
                  ))}
                </ul>
              </Card>
            );
          })}
          <Downloads
            path="/aufgaben"
            formats={['csv', 'xlsx']}
            query={{ art: loaderData.kind }}
            what={t('tasks.caption')}
          />
        </div>
      )}
    </>
  );
}

/** Filters by kind, as links: the choice stands in the address. */
function Kinds({ data: { kinds, kind, count } }: { data: Data }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  if (kinds.length < 2) return null;
  const choice = (value: string | null, label: string, number: number) => ({
    label: `${label} (${number})`,
    href: href('/aufgaben', value ? { art: value } : {}),
    current: kind === value,
  });
  const choices = [
    choice(null, t('tasks.all'), count),
    ...kinds.map((each) => choice(each.kind, each.label, each.count)),
  ];
  return <ChoiceChips label={t('tasks.kinds')} choices={choices} />;
}

function TaskItem({ task }: { task: Data['tasks'][number] }) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <li>
      <span>
        <a href={href(task.path)}>
          <Said>{task.title}</Said>
        </a>
        <span className="muted block small">
          {task.kindLabel}
          {task.office && (
            <>
              {' '}
              · <Said>{task.office}</Said>
            </>
          )}
          {task.dueOn && ` · ${t('tasks.dueOn', { date: formatDate(task.dueOn, language) })}`}
        </span>
        {task.notAble && <span className="muted block small">{task.notAble}</span>}
      </span>
      <span className="chips">
        {task.forName !== null && <Chip tone="blue">{t('tasks.for', { name: task.forName })}</Chip>}
        {task.overdue && <Chip tone="strong">{t('tasks.overdue')}</Chip>}
        <ButtonLink href={href(task.path)}>{task.able ? t('tasks.do') : t('tasks.look')}</ButtonLink>
      </span>
    </li>
  );
}
