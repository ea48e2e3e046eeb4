import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { meetingForm } from '../group.ts';
import { loadGroup } from '../groups.server.ts';
import { saveMeeting } from '../groups.store.server.ts';
import type { Route } from './+types/meeting-form-page.ts';

type Params = { group: string; meeting?: string };

async function find(visit: Visit, { group: groupId, meeting: id }: Params) {
  const { group, meetings, takePart } = await loadGroup(visit, groupId);
  if (!takePart) throw new Refusal(403, 'not-allowed');
  const meeting = meetings.find((each) => each.id === id) ?? null;
  if (id !== undefined && !meeting) throw notFound();
  return { group, meeting };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  return find(visit, args.params as Params);
}

/** A meeting is planned, and afterwards its minutes are written, in the same form. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const { group, meeting } = await find(visit, args.params as Params);
  const checked = check(meetingForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveMeeting(db, visit.actor, group, { ...(meeting ? { id: meeting.id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/gruppen/${group.id}#treffen`, done.entryId);
  });
}

export default function MeetingFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { group, meeting } = loaderData;
  const labels = {
    heldOn: t('meetings.heldOn'),
    startsAt: t('meetings.startsAt'),
    place: t('meetings.place'),
    agenda: t('meetings.agenda'),
    minutes: t('meetings.minutes'),
    result: t('meetings.result'),
  };
  return (
    <>
      <PageHead
        title={meeting ? t('meetings.edit') : t('meetings.add')}
        lead={<Said>{group.name}</Said>}
        crumbs={[
          { label: t('groups.crumb'), href: href('/gruppen') },
          { label: group.name, href: href(`/gruppen/${group.id}`) },
        ]}
      />
      <Form
        values={{
          heldOn: meeting?.heldOn ?? '',
          startsAt: meeting?.startsAt ?? '',
          place: meeting?.place ?? '',
          agenda: meeting?.agenda ?? '',
          minutes: meeting?.minutes ?? '',
          result: meeting?.result ?? '',
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(`/gruppen/${group.id}`)}
        draft={`meeting:${group.id}:${meeting?.id ?? 'new'}`}
        revision={meeting?.revision}
      >
        <TextField name="heldOn" kind="date" label={labels.heldOn} />
        <TextField name="startsAt" label={labels.startsAt} hint={t('meetings.startsAtHint')} optional />
        <TextField name="place" label={labels.place} optional />
        <TextArea name="agenda" label={labels.agenda} hint={t('meetings.agendaHint')} optional />
        <TextArea name="minutes" label={labels.minutes} optional rows={8} />
        <TextArea name="result" label={labels.result} hint={t('meetings.resultHint')} optional rows={2} />
      </Form>
    </>
  );
}
