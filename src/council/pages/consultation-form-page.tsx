import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { saveConsultation } from '../consultations.store.server.ts';
import { paperFor } from '../council-view.server.ts';
import { type Consultation, consultationFormOn, consultationRoles, outcomes, type Paper } from '../paper.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/consultation-form-page.ts';

type Params = { paper: string; consultation?: string };

async function chosen(visit: Visit, { paper: id, consultation }: Params) {
  const { council, paper } = await paperFor(visit, id);
  const held = paper.consultations.find((each) => each.id === consultation);
  if (consultation !== undefined && !held) throw notFound();
  return { council, paper, held };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.edit');
  const { council, paper, held } = await chosen(visit, args.params as Params);
  const names = new Map([...council.committees].map(([id, { name }]) => [id, name]));
  return {
    paper: { id: paper.id, title: paper.title, revision: paper.revision },
    held: held ?? null,
    values: valuesOf(paper, held),
    committees: [...council.committees.values()]
      .filter(({ kind, retired, id }) => (kind !== 'group' && !retired) || id === held?.committeeId)
      .map(({ id, name }) => ({ value: id, label: name })),
    meetings: [...council.meetings.values()]
      .filter(({ retired, id }) => !retired || id === held?.meetingId)
      .slice(0, 300)
      .map(({ id, title, day, committeeId }) => ({
        value: id,
        label: `${formatDate(day, visit.language)}: ${title}`,
        group: names.get(committeeId) ?? committeeId,
      })),
  };
}

/** The resolution of the deciding committee begins with the wording as it stands after the amendments. */
function valuesOf(paper: Paper, held: Consultation | undefined): Record<string, string> {
  if (!held) return { role: 'preparation' };
  const begun = held.role === 'decision' ? (paper.wording ?? paper.text ?? '') : '';
  return {
    committeeId: held.committeeId,
    meetingId: held.meetingId ?? '',
    role: held.role,
    outcome: held.outcome ?? '',
    decidedOn: held.decidedOn ?? '',
    resolution: held.resolution ?? begun,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.edit');
  const { paper, held } = await chosen(visit, args.params as Params);
  const checked = check(consultationFormOn(today()), await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveConsultation(db, visit.actor, paper, checked.form, held?.id));
    return saved(visit, `/ratsraum/vorlagen/${paper.id}`, entryId);
  });
}

const names = ['committeeId', 'meetingId', 'role', 'outcome', 'decidedOn', 'resolution'] as const;

export default function ConsultationFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { paper, held, values, committees, meetings } = loaderData;
  const labels = Object.fromEntries(names.map((name) => [name, t(`consultationForm.${name}`)]));
  const back = href(`/ratsraum/vorlagen/${paper.id}`);
  return (
    <>
      <PageHead
        title={t(held ? 'consultationForm.edit' : 'consultationForm.new', { title: paper.title })}
        lead={t('consultationForm.lead')}
        crumbs={[
          { label: t('papers.crumb'), href: href('/ratsraum/vorlagen') },
          { label: paper.title, href: back },
        ]}
      />
      <Form
        values={values}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={back}
        // With other words of the paper, what was typed of a resolution is of no use any more.
        draft={`consultation:${paper.id}:${held?.id ?? 'new'}:${paper.revision}`}
      >
        <SelectField name="committeeId" label={t('consultationForm.committeeId')} options={committees} />
        <Choice
          name="role"
          label={t('consultationForm.role')}
          columns
          options={consultationRoles.map((value) => ({ value, label: t(`consultationRole.${value}`) }))}
        />
        <SelectField
          name="meetingId"
          label={t('consultationForm.meetingId')}
          hint={t('consultationForm.meetingHint')}
          optional
          options={meetings}
        />
        <SelectField
          name="outcome"
          label={t('consultationForm.outcome')}
          hint={t('consultationForm.outcomeHint')}
          optional
          options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        />
        <TextField name="decidedOn" kind="date" label={t('consultationForm.decidedOn')} optional />
        <TextArea
          name="resolution"
          label={t('consultationForm.resolution')}
          hint={t('consultationForm.resolutionHint')}
          optional
          rows={8}
        />
      </Form>
    </>
  );
}
