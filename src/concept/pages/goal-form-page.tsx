import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { listNames } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import {
  Choice,
  FieldGroup,
  FieldRow,
  Form,
  failureOf,
  type Option,
  SelectField,
  TextArea,
  TextField,
  Tick,
  TickList,
} from '#ui/form/form.tsx';
import { typedNumber } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listGoals, saveGoal } from '../concept.store.server.ts';
import { type Goal, goalForm, influences, proofs, targetRows } from '../goal.ts';
import { BoundNotice } from '../panels/binding.tsx';
import { conceptTexts } from '../texts.en.ts';
import { boundFields, loadBinding } from '../versions/binding.server.ts';
import type { Route } from './+types/goal-form-page.ts';

type Params = { goal?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  const { goal: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    goals: await listGoals(db),
    guidelines: await listNames(db, 'guideline', 'title'),
    parts: await listNames(db, 'sector_part', 'title'),
    challenges: await listNames(db, 'challenge', 'title'),
    offices: await listNames(db, 'office', 'name'),
    indicators: await listNames(db, 'indicator', 'name'),
    people: await personNames(db),
  }));
  const goal = lists.goals.find((each) => each.id === id) ?? null;
  if (id && !goal) throw notFound();
  const params = new URL(args.request.url).searchParams;
  const binding = await loadBinding(visit, 'goal', id ?? '');
  const options = (names: readonly { id: string; name: string; retired: boolean }[]): Option[] =>
    names.filter((each) => !each.retired).map((each) => ({ value: each.id, label: each.name }));
  return {
    goal,
    binding,
    preset: {
      guidelineId: params.get('leitlinie') ?? '',
      sectorPartId: params.get('fachteil') ?? '',
      challengeIds: params.getAll('herausforderung'),
    },
    guidelines: options(lists.guidelines),
    parts: options(lists.parts),
    challenges: options(lists.challenges),
    offices: options(lists.offices),
    indicators: options(lists.indicators),
    people: [...lists.people].map(([value, label]) => ({ value, label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { goal: id } = args.params as Params;
  const values = await formValues(args.request);
  const held = await heldBack(visit, id);
  const targets = held?.key && !('targets.0.indicatorId' in values) ? held.targets : rowsIn(values, 'targets');
  const checked = check(goalForm, { ...held?.fields, ...values, targets });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveGoal(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/ziele/${done.id}`, done.entryId);
  });
}

/** What a version in force holds is not in the form: it stays as it is. */
async function heldBack(visit: Visit, id: string | undefined) {
  if (!id || !(await loadBinding(visit, 'goal', id))) return null;
  const goal = (await visit.read(listGoals)).find((each) => each.id === id);
  return goal ? { key: goal.key, fields: boundFields(goal), targets: goal.targets } : null;
}

export default function GoalFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { goal, preset, guidelines, parts, challenges, offices, people } = loaderData;
  const failure = failureOf(actionData);
  const { binding } = loaderData;
  if (binding && !goal)
    return (
      <>
        <PageHead title={t('form.goal.new')} crumbs={[{ label: t('goals.name'), href: href('/ziele') }]} />
        <BoundNotice binding={binding} fresh />
      </>
    );
  return (
    <>
      <PageHead
        title={goal ? t('form.goal.edit') : t('form.goal.new')}
        crumbs={[{ label: t('goals.name'), href: href('/ziele') }]}
      />
      <div className="stack">
        {binding && <BoundNotice binding={binding} />}
        <Form
          values={goal ? valuesOf(goal) : preset}
          failure={failure}
          labels={labelsOf(t)}
          submit={ui('save')}
          cancel={href(goal ? `/ziele/${goal.id}` : '/ziele')}
          draft={`goal:${goal?.id ?? 'new'}`}
          revision={goal?.revision}
        >
          {!binding && (
            <>
              <TextField name="title" label={t('form.title')} hint={t('form.goalTitleHint')} />
              <TextField name="code" label={t('form.code')} hint={t('form.codeHint')} optional />
              <TextArea name="text" label={t('goal.text')} optional />
            </>
          )}
          <TextArea name="plain" label={t('goal.plain')} hint={t('goal.plainHint')} optional />
          {!binding && (
            <>
              <SelectField name="guidelineId" label={t('goal.guidelineId')} optional options={guidelines} />
              <SelectField name="sectorPartId" label={t('goal.sectorPartId')} optional options={parts} />
            </>
          )}
          <SelectField name="officeId" label={t('goal.officeId')} optional options={offices} />
          <SelectField name="ownerId" label={t('goal.ownerId')} optional options={people} />
          <SelectField name="deputyId" label={t('goal.deputyId')} optional options={people} />
          <Choice
            name="influence"
            label={t('goal.influence')}
            hint={t('goal.influenceHint')}
            columns
            optional
            options={influences.map((value) => ({ value, label: t(`influence.${value}`) }))}
          />
          <Choice
            name="proof"
            label={t('goal.proof')}
            hint={t('goal.proofHint')}
            columns
            optional
            options={proofs.map((value) => ({ value, label: t(`proof.${value}`) }))}
          />
          {!(binding && goal?.key) && <TargetRows goal={goal} indicators={loaderData.indicators} />}
          <TickList name="challengeIds" label={t('goal.challengeIds')} optional options={challenges} />
          {!binding && <Tick name="key" label={t('goal.key')} hint={t('goal.keyHint')} />}
        </Form>
      </div>
    </>
  );
}

function TargetRows({ goal, indicators }: { goal: Goal | null; indicators: readonly Option[] }) {
  const t = useTexts(conceptTexts);
  const rows = Math.max(targetRows - 2, (goal?.targets.length ?? 0) + 1);
  return (
    <FieldGroup title={t('goal.targets')} lead={t('goal.targetsLead')} id="zielwerte">
      {Array.from({ length: rows }, (_, index) => `targets.${index}`).map((name) => (
        <FieldRow key={name}>
          <SelectField name={`${name}.indicatorId`} label={t('goal.indicator')} options={indicators} />
          <TextField name={`${name}.value`} kind="number" label={t('goal.value')} />
          <TextField name={`${name}.date`} kind="date" label={t('goal.date')} />
        </FieldRow>
      ))}
    </FieldGroup>
  );
}

function labelsOf(t: ReturnType<typeof conceptTexts>): Record<string, string> {
  const rows = Array.from({ length: 20 }, (_, i) => [
    [`targets.${i}.indicatorId`, `${t('goal.indicator')} ${i + 1}`],
    [`targets.${i}.value`, `${t('goal.value')} ${i + 1}`],
    [`targets.${i}.date`, `${t('goal.date')} ${i + 1}`],
  ]).flat();
  const names = [
    'guidelineId',
    'sectorPartId',
    'officeId',
    'ownerId',
    'deputyId',
    'influence',
    'proof',
    'challengeIds',
    'text',
    'plain',
  ] as const;
  return {
    title: t('form.title'),
    code: t('form.code'),
    ...Object.fromEntries(names.map((name) => [name, t(`goal.${name}`)])),
    ...Object.fromEntries(rows),
  };
}

function valuesOf(goal: Goal): Record<string, string | string[]> {
  const targets = goal.targets.flatMap((target, i) => [
    [`targets.${i}.indicatorId`, target.indicatorId],
    [`targets.${i}.value`, typedNumber(target.value)],
    [`targets.${i}.date`, target.date ?? ''],
  ]);
  return {
    code: goal.code ?? '',
    title: goal.title,
    text: goal.text ?? '',
    plain: goal.plain ?? '',
    guidelineId: goal.guidelineId ?? '',
    sectorPartId: goal.sectorPartId ?? '',
    officeId: goal.officeId ?? '',
    ownerId: goal.ownerId ?? '',
    deputyId: goal.deputyId ?? '',
    influence: goal.influence ?? '',
    proof: goal.proof ?? '',
    key: goal.key ? 'on' : '',
    challengeIds: [...goal.challengeIds],
    ...Object.fromEntries(targets),
  };
}
