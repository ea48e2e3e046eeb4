import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  HiddenField,
  type Option,
  SelectField,
  TextField,
  Tick,
} from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type AgendaItem, agendaRows, type Meeting, meetingForm, meetingStates } from '../committee.ts';
import { saveMeeting } from '../consultations.store.server.ts';
import { loadCouncil } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/meeting-form-page.ts';

type Params = { meeting?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.edit');
  const { meeting: id } = args.params as Params;
  const council = await loadCouncil(visit);
  const meeting = id ? council.meetings.get(id) : null;
  if (meeting === undefined) throw notFound();
  const agenda = council.agenda.filter(({ meetingId }) => meetingId === id);
  const used = new Set(agenda.map(({ paperId }) => paperId));
  return {
    meeting,
    agenda,
    preset: { committeeId: new URL(args.request.url).searchParams.get('gremium') ?? '', state: 'planned' },
    committees: [...council.committees.values()]
      .filter((each) => (each.kind !== 'group' && !each.retired) || each.id === meeting?.committeeId)
      .map(({ id: value, name }) => ({ value, label: name })),
    papers: [...council.papers.values()]
      .filter((each) => (each.submittedOn !== null && !each.retired) || used.has(each.id))
      .slice(0, 1000)
      .map(({ id: value, number, title }) => ({ value, label: number ? `${number}: ${title}` : title })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.edit');
  const { meeting: id } = args.params as Params;
  const council = await loadCouncil(visit);
  if (id && !council.meetings.has(id)) throw notFound();
  const values = await formValues(args.request);
  const checked = check(meetingForm, { ...values, agenda: rowsIn(values, 'agenda') });
  if (!checked.ok) return unchecked(checked.failure);
  if (!council.committees.has(checked.form.committeeId))
    return unchecked({ values: checked.values, errors: { committeeId: 'unknown-choice' }, refusal: null });
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveMeeting(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/ratsraum/sitzungen/${done.id}`, done.entryId);
  });
}

const names = ['committeeId', 'title', 'day', 'time', 'place', 'state'] as const;

export default function MeetingFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { meeting, agenda, preset, committees, papers } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`meeting.${name}`)]));
  return (
    <>
      <PageHead
        title={t(meeting ? 'meetingForm.edit' : 'meetingForm.new')}
        crumbs={[
          { label: t('council.crumb'), href: href('/ratsraum') },
          { label: t('meetings.crumb'), href: href('/ratsraum/sitzungen') },
        ]}
      />
      <Form
        values={meeting ? valuesOf(meeting, agenda) : preset}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(meeting ? `/ratsraum/sitzungen/${meeting.id}` : '/ratsraum/sitzungen')}
        draft={`meeting:${meeting?.id ?? 'new'}`}
        revision={meeting?.revision}
      >
        <SelectField name="committeeId" label={t('meeting.committeeId')} options={committees} />
        <TextField name="title" label={t('meeting.title')} hint={t('meetingForm.titleHint')} />
        <FieldRow>
          <TextField name="day" kind="date" label={t('meeting.day')} />
          <TextField name="time" label={t('meeting.time')} hint={t('meetingForm.timeHint')} optional />
          <SelectField
            name="state"
            label={t('meeting.state')}
            options={meetingStates.map((value) => ({ value, label: t(`meetingState.${value}`) }))}
          />
        </FieldRow>
        <TextField name="place" label={t('meeting.place')} optional />
        <Agenda count={agenda.length + agendaRows} papers={papers} />
      </Form>
    </>
  );
}

function Agenda({ count, papers }: { count: number; papers: readonly Option[] }) {
  const t = useTexts(councilTexts);
  return (
    <FieldGroup title={t('meeting.agenda')} lead={t('meetingForm.agendaLead')} id="tagesordnung">
      {Array.from({ length: count }, (_, index) => `agenda.${index}`).map((name) => (
        <div key={name} className="field-group">
          <HiddenField name={`${name}.id`} />
          <FieldRow>
            <TextField name={`${name}.number`} label={t('meetingForm.number')} optional />
            <SelectField name={`${name}.paperId`} label={t('meetingForm.paper')} optional options={papers} />
            <TextField name={`${name}.title`} label={t('meetingForm.item')} />
          </FieldRow>
          <FieldRow>
            <TextField name={`${name}.outcome`} label={t('meetingForm.outcome')} optional />
            <Tick name={`${name}.closed`} label={t('paper.closedChip')} />
          </FieldRow>
        </div>
      ))}
    </FieldGroup>
  );
}

function valuesOf(meeting: Meeting, agenda: readonly AgendaItem[]): Record<string, string> {
  const rows = agenda.flatMap((each, i) => [
    [`agenda.${i}.id`, each.id],
    [`agenda.${i}.number`, each.number ?? ''],
    [`agenda.${i}.title`, each.title],
    [`agenda.${i}.paperId`, each.paperId ?? ''],
    [`agenda.${i}.outcome`, each.outcome ?? ''],
    [`agenda.${i}.closed`, String(each.closed)],
  ]);
  return {
    committeeId: meeting.committeeId,
    title: meeting.title,
    day: meeting.day,
    time: meeting.time ?? '',
    place: meeting.place ?? '',
    state: meeting.state,
    ...Object.fromEntries(rows),
  };
}
