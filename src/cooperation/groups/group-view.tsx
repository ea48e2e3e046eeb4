/** Meetings and tasks on the page of a group. */

import { Form, type FormFailure, SelectField, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Button, Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationTexts } from '../texts.en.ts';
import type { GroupData } from './group-shown.server.ts';

type Props = { readonly data: GroupData };

export function Meetings({ data: { meetings, group, takePart } }: Props) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card
      title={t('meetings.title')}
      lead={t('meetings.lead')}
      id="treffen"
      actions={takePart && !group.retired && <a href={href(`/gruppen/${group.id}/treffen/neu`)}>{t('meetings.add')}</a>}
    >
      {meetings.length === 0 && <p className="muted">{t('meetings.none')}</p>}
      <ol className="timeline">
        {meetings.map((each) => (
          <li key={each.id} className={each.ahead ? '' : 'timeline__good'}>
            <strong>{formatDate(each.heldOn, language)}</strong>
            {each.startsAt && ` ${each.startsAt}`}
            {each.place && (
              <>
                {', '}
                <Said>{each.place}</Said>
              </>
            )}
            <Words label={t('meetings.agenda')} words={each.agenda} />
            <Words label={t('meetings.minutes')} words={each.minutes} />
            <Words label={t('meetings.result')} words={each.result} />
            {takePart && (
              <a
                className="small"
                href={href(`/gruppen/${group.id}/treffen/${each.id}`)}
                aria-label={`${t(each.ahead ? 'meetings.change' : 'meetings.write')}: ${formatDate(each.heldOn, language)}`}
              >
                {each.ahead ? t('meetings.change') : t('meetings.write')}
              </a>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Words({ label, words }: { label: string; words: string | null }) {
  if (!words) return null;
  return (
    <p className="prose">
      <b>{label}:</b> <Said>{words}</Said>
    </p>
  );
}

export function Tasks({ data, failure }: Props & { failure: FormFailure | undefined }) {
  const t = useTexts(cooperationTexts);
  const { tasks, choices, group } = data;
  return (
    <Card title={t('groupTasks.title')} id="aufgaben">
      {tasks.length === 0 && <p className="muted">{t('groupTasks.none')}</p>}
      <ul className="list">
        {tasks.map((task) => (
          <TaskItem key={task.id} task={task} />
        ))}
      </ul>
      {choices && !group.retired && <TaskForm data={data} choices={choices} failure={failure} />}
    </Card>
  );
}

function TaskItem({ task }: { task: GroupData['tasks'][number] }) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const done = task.doneOn !== null;
  return (
    <li id={`aufgabe-${task.id}`}>
      <span>
        <Said>{task.title}</Said>{' '}
        {done && <Chip tone="good">{t('groupTasks.done', { date: formatDate(task.doneOn ?? '', language) })}</Chip>}
        {task.overdue && <Chip tone="strong">{t('groupTasks.overdue')}</Chip>}
        <span className="muted block small">
          <Said>{[task.person, task.office].filter(Boolean).join(', ')}</Said>
          {task.left && <span className="break"> {t('requests.left')}</span>}
          {task.dueOn && ` · ${t('requests.until', { date: formatDate(task.dueOn, language) })}`}
        </span>
        {task.result && (
          <span className="block small">
            <Said>{task.result}</Said>
          </span>
        )}
      </span>
      {task.able && (
        <form method="post" className="form__end">
          <input type="hidden" name="task" value={task.id} />
          {!done && (
            <input
              className="kern-form-input__input"
              name="result"
              aria-label={t('groupTasks.resultOf', { title: task.title })}
              placeholder={t('groupTasks.result')}
            />
          )}
          <Button kind="secondary" name="act" value={done ? 'again' : 'done'}>
            {done ? t('groupTasks.again') : t('groupTasks.finish')}
          </Button>
        </form>
      )}
    </li>
  );
}

function TaskForm({
  data: { meetings },
  choices,
  failure,
}: Props & { choices: NonNullable<GroupData['choices']>; failure: FormFailure | undefined }) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const labels = {
    title: t('groupTasks.what'),
    meetingId: t('groupTasks.meeting'),
    officeId: t('groups.office'),
    personId: t('requests.person'),
    deputyId: t('requests.deputy'),
    dueOn: t('requests.dueOn'),
  };
  return (
    <details className="more" open={failure !== undefined}>
      <summary>{t('groupTasks.add')}</summary>
      <Form values={{}} failure={failure} labels={labels} submit={t('groupTasks.add')}>
        <input type="hidden" name="act" value="task" />
        <TextField name="title" label={labels.title} />
        <TextField name="dueOn" kind="date" label={labels.dueOn} />
        <SelectField name="officeId" label={labels.officeId} optional options={choices.offices} />
        {choices.people.length > 0 && (
          <>
            <SelectField name="personId" label={labels.personId} optional options={choices.people} />
            <SelectField name="deputyId" label={labels.deputyId} optional options={choices.people} />
          </>
        )}
        {meetings.length > 0 && (
          <SelectField
            name="meetingId"
            label={labels.meetingId}
            optional
            options={meetings.map((each) => ({ value: each.id, label: formatDate(each.heldOn, language) }))}
          />
        )}
      </Form>
    </details>
  );
}
