import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import type { Named } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TickList } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listClaims, listContraryUses, saveClaims } from '../impacts.store.server.ts';
import { areContrary, landUseForm, landUses } from '../land-use.ts';
import { loadNames } from '../register.server.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/land-use-form-page.ts';

function landUseIn(visit: Visit, text: string) {
  visit.require('conflicts.edit', null);
  const use = landUses.find((each) => each === text);
  if (!use) throw notFound();
  return use;
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const use = landUseIn(visit, args.params.use);
  const { goals, measures } = await loadNames(visit);
  const claims = (await visit.remember('land claims', listClaims)).filter((each) => each.use === use);
  const contrary = await visit.remember('contrary uses', listContraryUses);
  const ids = (kind: 'goal' | 'measure') => claims.flatMap((each) => (each.kind === kind ? each.objectId : []));
  const options = (names: readonly Named[]) =>
    names.filter(({ retired }) => !retired).map(({ id, name }) => ({ value: id, label: name }));
  return {
    use,
    goals: options(goals),
    measures: options(measures),
    values: {
      goalIds: ids('goal'),
      measureIds: ids('measure'),
      contraryUses: landUses.filter((each) => areContrary(use, each, contrary)),
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.edit');
  const use = landUseIn(visit, args.params.use);
  const checked = check(landUseForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const title = conflictTexts(visit.language)(`use.${use}`);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => saveClaims(db, visit.actor, { use, title, form: checked.form }));
    return saved(visit, '/zielkonflikte/nutzungen', entryId);
  });
}

export default function LandUseFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { use, goals, measures, values } = loaderData;
  const labels = {
    goalIds: t('uses.goalIds'),
    measureIds: t('uses.measureIds'),
    contraryUses: t('uses.contraryUses'),
  };
  const others = landUses.filter((each) => each !== use).map((each) => ({ value: each, label: t(`use.${each}`) }));
  return (
    <>
      <PageHead
        title={t('uses.formTitle', { use: t(`use.${use}`) })}
        lead={t('uses.formLead')}
        crumbs={[{ label: t('uses.title'), href: href('/zielkonflikte/nutzungen') }]}
      />
      <Form
        values={values}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href('/zielkonflikte/nutzungen')}
      >
        <TickList
          name="contraryUses"
          label={labels.contraryUses}
          hint={t('uses.contraryHint')}
          optional
          options={others}
        />
        <TickList name="goalIds" label={labels.goalIds} hint={t('uses.goalHint')} optional options={goals} />
        <TickList name="measureIds" label={labels.measureIds} optional options={measures} />
      </Form>
    </>
  );
}
