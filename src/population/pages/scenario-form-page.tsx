/** What is assumed of births, deaths and moves: each saving is a new version. */

import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, FieldGroup, FieldRow, Form, failureOf, SelectField, TextField } from '#ui/form/form.tsx';
import { typedNumber } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { RatesTable } from '../panels/rates-table.tsx';
import { currentVersion, listScenarios, listSets, saveScenario } from '../population.store.server.ts';
import { assumptionsOf, projectionWays, rateFields, scenarioForm } from '../population.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/scenario-form-page.ts';

type Params = { scenario?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { scenario: id } = args.params as Params;
  const { sets, scenarios } = await visit.read(async (db) => ({
    sets: await listSets(db),
    scenarios: await listScenarios(db),
  }));
  const scenario = scenarios.find((each) => each.id === id) ?? null;
  if (id && !scenario) throw notFound();
  const current = scenario ? currentVersion(scenario) : undefined;
  const wanted = current?.setId ?? new URL(args.request.url).searchParams.get('datensatz');
  const set = sets.find((each) => each.id === wanted) ?? sets[0] ?? null;
  const groups = set?.groups ?? { labels: [], starts: [], width: 0 };
  // Another data set can take its place where it has the same age groups.
  const fitting = sets.filter((each) => each.groups.labels.join() === groups.labels.join());
  const given = current?.assumptions;
  const rows = groups.labels.flatMap((_, i) =>
    rateFields.map((field) => [`ages.${i}.${field}`, typedNumber(given?.ages[i]?.[field] ?? null)] as const),
  );
  return {
    id: scenario?.id ?? null,
    revision: scenario?.revision,
    groups,
    sets: fitting.map(({ id: value, name: label }) => ({ value, label })),
    values: {
      name: scenario?.name ?? '',
      setId: set?.id ?? '',
      way: given?.way ?? 'counts',
      steps: typedNumber(given?.steps ?? 3),
      boysPerGirl: typedNumber(given?.boysPerGirl ?? 1.05),
      birthSurvivalFemale: typedNumber(given?.birthSurvivalFemale ?? 1),
      birthSurvivalMale: typedNumber(given?.birthSurvivalMale ?? 1),
      reason: '',
      ...Object.fromEntries(rows),
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { scenario: id } = args.params as Params;
  const raw = await formValues(args.request);
  const checked = check(scenarioForm, { ...raw, ages: raw.way === 'rates' ? rowsIn(raw, 'ages') : [] });
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect, values } = checked;
  return orRefused(values, async () => {
    const set = (await visit.read(listSets)).find((each) => each.id === form.setId);
    const assumptions = set && assumptionsOf(form, set.groups);
    if (!set || !assumptions) return unchecked({ values, errors: { setId: 'unknown-choice' }, refusal: null });
    const done = await visit.write((db) =>
      saveScenario(db, visit.actor, {
        ...(id ? { id, expect: expect ?? 0 } : {}),
        name: form.name,
        setId: set.id,
        reason: form.reason,
        assumptions,
      }),
    );
    return saved(visit, '/bevoelkerung#annahmen', done.entryId);
  });
}

export default function ScenarioFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(populationTexts);
  const href = useHref();
  const { id, revision, groups, sets, values } = loaderData;
  const labels: Record<string, string> = {
    name: t('form.name'),
    setId: t('form.setId'),
    way: t('form.way'),
    steps: t('form.steps', { width: groups.width }),
    boysPerGirl: t('form.boysPerGirl'),
    birthSurvivalFemale: t('form.birthSurvivalFemale'),
    birthSurvivalMale: t('form.birthSurvivalMale'),
    reason: t('form.reason'),
    ...Object.fromEntries(
      groups.labels.flatMap((label, i) =>
        rateFields.map((field) => [`ages.${i}.${field}`, `${t(`rate.${field}`)}, ${label}`]),
      ),
    ),
  };
  return (
    <>
      <PageHead
        title={t(id ? 'scenario.change' : 'scenario.add')}
        lead={t('form.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/bevoelkerung') }]}
      />
      <Form
        values={values}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t('form.save')}
        cancel={href('/bevoelkerung')}
        draft={`scenario:${id ?? 'new'}`}
        revision={revision}
      >
        <TextField name="name" label={labels.name ?? ''} hint={t('form.nameHint')} />
        <FieldRow>
          <SelectField name="setId" label={labels.setId ?? ''} options={sets} />
          <TextField name="steps" kind="number" label={labels.steps ?? ''} hint={t('form.stepsHint')} />
        </FieldRow>
        <Choice
          name="way"
          label={labels.way ?? ''}
          options={projectionWays.map((value) => ({ value, label: t(`wayLong.${value}`) }))}
        />
        <FieldGroup title={t('form.rates')} lead={t('form.ratesLead')}>
          <FieldRow>
            <TextField name="boysPerGirl" label={labels.boysPerGirl ?? ''} optional />
            <TextField name="birthSurvivalFemale" label={labels.birthSurvivalFemale ?? ''} optional />
            <TextField name="birthSurvivalMale" label={labels.birthSurvivalMale ?? ''} optional />
          </FieldRow>
          <RatesTable ages={groups.labels} width={groups.width} />
        </FieldGroup>
        <TextField name="reason" label={labels.reason ?? ''} hint={t('form.reasonHint')} optional />
      </Form>
    </>
  );
}
