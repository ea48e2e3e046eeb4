import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { failureOf } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { faultOfPeople } from '../../cooperation.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { groupTaskForm } from '../group.ts';
import { type GroupData, groupShown, mayFor } from '../group-shown.server.ts';
import { Meetings, Tasks } from '../group-view.tsx';
import { loadGroup } from '../groups.server.ts';
import { addGroupTask, finishGroupTask, retireGroup } from '../groups.store.server.ts';
import type { Route } from './+types/group-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  return groupShown(visit, args.params.group);
}

/** Ends the group, gives a task or finishes one. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  const { group, tasks, people, meetings, run, takePart } = await loadGroup(visit, args.params.group);
  const values = await formValues(args.request);
  const path = `/gruppen/${group.id}`;
  if (values.act === 'done' || values.act === 'again') {
    const task = tasks.find((each) => each.id === values.task);
    const named = task && [task.personId, task.deputyId].includes(visit.person.id);
    if (!takePart && !named && !mayFor(visit, task?.officeId ?? null)) throw new Refusal(403, 'not-allowed');
    const result = typeof values.result === 'string' ? values.result.trim().slice(0, 2000) || null : null;
    const done = values.act === 'done';
    const entryId = await visit.write((db) =>
      finishGroupTask(db, visit.actor, group, String(values.task), { done, result }),
    );
    return saved(visit, `${path}#aufgaben`, entryId);
  }
  if (values.act !== 'task') {
    if (!run) throw new Refusal(403, 'not-allowed');
    return saved(visit, path, await visit.write((db) => retireGroup(db, visit.actor, group, values.act === 'retire')));
  }
  if (!takePart) throw new Refusal(403, 'not-allowed');
  const checked = check(groupTaskForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { dueOn, meetingId } = checked.form;
  const fault =
    dueOn < today()
      ? { field: 'dueOn', error: 'deadline-past' }
      : meetingId !== null && !meetings.some((each) => each.id === meetingId)
        ? { field: 'meetingId', error: 'unknown-choice' }
        : faultOfPeople(checked.form, new Set(people.keys()));
  if (fault) return unchecked({ values: checked.values, errors: { [fault.field]: fault.error }, refusal: null });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => addGroupTask(db, visit.actor, group, checked.form));
    return saved(visit, `${path}#aufgaben`, entryId);
  });
}

export default function GroupPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { group, going, run, lead } = loaderData;
  return (
    <>
      <PageHead
        title={group.name}
        content
        crumbs={[{ label: t('groups.crumb'), href: href('/gruppen') }]}
        chip={<Chip tone={going ? 'good' : 'plain'}>{going ? t('groups.going') : t('groups.notGoing')}</Chip>}
        lead={t(lead ? 'groups.sentence' : 'groups.sentenceNoLead', {
          kind: t(`groupKind.${group.kind}`),
          lead: lead ?? '',
        })}
        actions={
          run && (
            <>
              <ButtonLink href={href(`/gruppen/${group.id}/bearbeiten`)}>{ui('edit')}</ButtonLink>
              <PostButton kind="tertiary" fields={{ act: group.retired ? 'restore' : 'retire' }}>
                {group.retired ? t('groups.restore') : t('groups.retire')}
              </PostButton>
            </>
          )
        }
      />
      <div className="stack">
        <GroupFacts data={loaderData} />
        <Members data={loaderData} />
        <Meetings data={loaderData} />
        <Tasks data={loaderData} failure={failureOf(actionData)} />
      </div>
    </>
  );
}

function GroupFacts({ data }: { data: GroupData }) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { group, lead, leader, leaderLeft, deputy, challenge } = data;
  const term = [
    group.from && t('groups.since', { date: formatDate(group.from, language) }),
    group.to && t('groups.until', { date: formatDate(group.to, language) }),
  ].filter(Boolean);
  const leads = leaderLeft ? <span className="break">{t('requests.left')}</span> : leader;
  return (
    <Card title={t('groups.about')} id="angaben">
      <Facts
        facts={[
          [
            t('groups.lead'),
            lead && (
              <a href={href(`/aemter/${group.leadId}`)}>
                <Said>{lead}</Said>
              </a>
            ),
          ],
          [t('groups.leader'), leads],
          [t('groups.deputy'), deputy],
          [t('groups.term'), term.join(', ')],
          [t('groups.challenge'), challenge && <Said>{challenge}</Said>],
          [t('groups.mandate'), group.mandate && <Said>{group.mandate}</Said>],
          [t('groups.result'), group.result && <Said>{group.result}</Said>],
          [t('checklists.source'), group.source],
        ]}
      />
    </Card>
  );
}

function Members({ data: { members } }: { data: GroupData }) {
  const t = useTexts(cooperationTexts);
  return (
    <Card title={t('groups.members')} id="mitglieder">
      {members.length === 0 && <p className="muted">{t('groups.noMembers')}</p>}
      <ul className="list list--plain">
        {members.map((each) => (
          <li key={each.id}>
            <Said>{[each.person, each.office].filter(Boolean).join(', ')}</Said>
            {each.left && <span className="break"> {t('requests.left')}</span>}
            {each.duty && (
              <span className="muted block small">
                <Said>{each.duty}</Said>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
