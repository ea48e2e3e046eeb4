import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import type { Named } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  Choice,
  FieldGroup,
  Form,
  failureOf,
  HiddenField,
  type Option,
  SelectField,
  TextArea,
  TextField,
  TickList,
} from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type Conflict, conflictForm, optionRows, strengths } from '../conflict.ts';
import { conflictFor } from '../conflict-view.server.ts';
import { saveConflict } from '../conflicts.store.server.ts';
import { loadProposal } from '../proposals.server.ts';
import { loadNames } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/conflict-form-page.ts';

type Params = { conflict?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const conflict = await ownConflict(visit, args.params);
  const names = await loadNames(visit);
  const people = await visit.read(personNames);
  const params = new URL(args.request.url).searchParams;
  const proposal = conflict ? null : await loadProposal(visit, params.get('vorschlag'));
  const leads = options(names.offices).filter((office) => visit.may('conflicts.edit', office.value));
  return {
    conflict,
    proposal,
    preset: proposal ? proposal.preset : presetOf(params, leads),
    leads,
    offices: options(names.offices),
    goals: options(names.goals),
    measures: options(names.measures),
    areas: options(names.areas),
    people: [...people].map(([value, label]) => ({ value, label })),
    all: visit.may('conflicts.edit', null),
  };
}

const options = (names: readonly Named[]): Option[] =>
  names.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name }));

function presetOf(params: URLSearchParams, leads: readonly Option[]) {
  return {
    goalIds: params.getAll('ziel'),
    measureIds: params.getAll('massnahme'),
    areaIds: params.getAll('raum'),
    officeIds: params.getAll('amt'),
    officeId: leads.length === 1 ? (leads[0]?.value ?? '') : '',
  };
}

/** The conflict, if this visitor may change it; null where one is being noted. */
async function ownConflict(visit: Visit, { conflict: id }: Params): Promise<Conflict | null> {
  if (!id) return null;
  const conflict = await conflictFor(visit, id);
  visit.require('conflicts.edit', conflict.officeId);
  if (conflict.state === 'decided') throw new Refusal(409, 'conflict-decided');
  return conflict;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const conflict = await ownConflict(visit, args.params);
  const proposalKey = new URL(args.request.url).searchParams.get('vorschlag');
  const proposal = conflict ? null : await loadProposal(visit, proposalKey);
  if (!conflict && proposalKey && !proposal) throw notFound();
  const values = await formValues(args.request);
  const checked = check(conflictForm, { ...values, options: rowsIn(values, 'options') });
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect } = checked;
  visit.require('conflicts.edit', form.officeId);
  return orRefused(checked.values, async () => {
    const done = await visit.write((db) =>
      saveConflict(db, visit.actor, {
        form,
        ...(conflict ? { id: conflict.id, expect: expect ?? 0 } : { proposalKey: proposal?.key ?? null }),
      }),
    );
    return saved(visit, `/zielkonflikte/${done.id}`, done.entryId);
  });
}

const fields = [
  'title',
  'summary',
  'goalIds',
  'measureIds',
  'uses',
  'areaIds',
  'officeIds',
  'strength',
  'evidence',
  'officeId',
  'ownerId',
  'deputyId',
] as const;

export default function ConflictFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { conflict, proposal, preset, leads, offices, goals, measures, areas, people, all } = loaderData;
  const labels = Object.fromEntries(fields.map((name) => [name, t(`form.${name}`)]));
  return (
    <>
      <PageHead
        title={t(conflict ? 'form.edit' : 'form.new')}
        crumbs={[{ label: t('page.crumb'), href: href('/zielkonflikte') }]}
      />
      {proposal && (
        <Notice tone="info" title={t('proposals.from')}>
          <p>{proposal.why}</p>
        </Notice>
      )}
      <Form
        values={conflict ? valuesOf(conflict) : { strength: 'marked', ...preset }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href(conflict ? `/zielkonflikte/${conflict.id}` : '/zielkonflikte')}
        draft={`conflict:${conflict?.id ?? proposal?.key ?? 'new'}`}
        revision={conflict?.revision}
      >
        <TextField name="title" label={t('form.title')} hint={t('form.titleHint')} />
        <TextArea name="summary" label={t('form.summary')} hint={t('form.summaryHint')} />
        <TickList name="goalIds" label={t('form.goalIds')} hint={t('form.sidesHint')} optional options={goals} />
        <TickList name="measureIds" label={t('form.measureIds')} optional options={measures} />
        <TextArea name="uses" label={t('form.uses')} hint={t('form.usesHint')} optional rows={2} />
        <TickList name="areaIds" label={t('form.areaIds')} hint={t('form.areaHint')} optional options={areas} />
        <TickList name="officeIds" label={t('form.officeIds')} hint={t('form.officeIdsHint')} options={offices} />
        <Choice
          name="strength"
          label={t('form.strength')}
          optional
          options={strengths.map((value) => ({ value, label: t(`strength.${value}`) }))}
        />
        <TextArea name="evidence" label={t('form.evidence')} hint={t('form.evidenceHint')} optional rows={3} />
        <SelectField
          name="officeId"
          label={t('form.officeId')}
          optional={all}
          hint={t('form.officeIdHint')}
          options={leads}
        />
        <SelectField name="ownerId" label={t('form.ownerId')} optional options={people} />
        <SelectField name="deputyId" label={t('form.deputyId')} optional options={people} />
        <OptionRows count={(conflict?.options.length ?? 0) + optionRows} />
      </Form>
    </>
  );
}

function OptionRows({ count }: { count: number }) {
  const t = useTexts(conflictTexts);
  return (
    <FieldGroup title={t('form.options')} lead={t('form.optionsLead')} id="wege">
      {Array.from({ length: count }, (_, index) => ({ name: `options.${index}`, number: index + 1 })).map(
        ({ name, number }) => (
          <div key={name}>
            <HiddenField name={`${name}.id`} />
            <TextField name={`${name}.title`} label={t('form.option', { number })} optional />
            <TextArea name={`${name}.effect`} label={t('form.effect', { number })} optional rows={2} />
          </div>
        ),
      )}
    </FieldGroup>
  );
}

function valuesOf(conflict: Conflict): Record<string, string | string[]> {
  const rows = conflict.options.flatMap((each, i) => [
    [`options.${i}.id`, each.id],
    [`options.${i}.title`, each.title],
    [`options.${i}.effect`, each.effect ?? ''],
  ]);
  return {
    title: conflict.title,
    summary: conflict.summary,
    goalIds: [...conflict.goalIds],
    measureIds: [...conflict.measureIds],
    uses: conflict.uses.join('\n'),
    areaIds: [...conflict.areaIds],
    officeIds: conflict.asked.map(({ officeId }) => officeId),
    strength: conflict.strength ?? '',
    evidence: conflict.evidence ?? '',
    officeId: conflict.officeId ?? '',
    ownerId: conflict.ownerId ?? '',
    deputyId: conflict.deputyId ?? '',
    ...Object.fromEntries(rows),
  };
}
