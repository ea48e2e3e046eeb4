import { roles } from '#people/role.ts';
import { peopleTexts } from '#people/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextField, Tick } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { saveStage } from '../stages.store.server.ts';
import { type StageMeaning, stageForm, stageFreezes } from '../version.ts';
import { loadVersions } from '../versions.server.ts';
import type { Route } from './+types/stage-form-page.ts';

type Params = { stage?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { stage: id } = args.params as Params;
  const { stages } = await loadVersions(visit);
  const stage = stages.find((each) => each.id === id) ?? null;
  if (id && !stage) throw notFound();
  return { stage };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { stage: id } = args.params as Params;
  const checked = check(stageForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const what = { ...(id ? { id, expect: checked.expect ?? 0 } : {}), form: checked.form };
    return saved(visit, '/fassungen/verfahren', await visit.write((db) => saveStage(db, visit.actor, what)));
  });
}

/** Only whoever may make steps can be named for one. */
const takers = (Object.keys(roles) as (keyof typeof roles)[]).filter((role) => 'versions.step' in roles[role]);

export default function StageFormPage({ loaderData: { stage }, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const people = useTexts(peopleTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const labels = {
    title: t('stageForm.title'),
    meaning: t('stageForm.meaning'),
    role: t('stageForm.role'),
    days: t('stageForm.days'),
    freezes: t('stageForm.freezes'),
    resolution: t('stageForm.resolution'),
    council: t('stageForm.council'),
    hears: t('stageForm.hears'),
  };
  // Each of the others stands once in every procedure.
  const meanings: readonly StageMeaning[] = [stage?.meaning ?? 'review'];
  return (
    <>
      <PageHead
        title={t(stage ? 'stageForm.edit' : 'stageForm.new')}
        crumbs={[
          { label: t('versions.title'), href: href('/fassungen') },
          { label: t('stages.title'), href: href('/fassungen/verfahren') },
        ]}
      />
      <Form
        values={{
          title: stage?.title ?? '',
          meaning: stage?.meaning ?? 'review',
          role: stage?.role ?? '',
          days: String(stage?.days ?? ''),
          freezes: stage?.freezes ?? 'nothing',
          resolution: stage?.resolution ? 'on' : '',
          council: stage?.council ? 'on' : '',
          hears: stage?.hears ? 'on' : '',
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={ui('save')}
        cancel={href('/fassungen/verfahren')}
        revision={stage?.revision}
      >
        <TextField name="title" label={labels.title} />
        <Choice
          name="meaning"
          label={labels.meaning}
          columns
          options={meanings.map((value) => ({ value, label: t(`meaning.${value}`) }))}
        />
        <SelectField
          name="role"
          label={labels.role}
          hint={t('stageForm.roleHint')}
          optional
          options={takers.map((value) => ({ value, label: people(`role.${value}`) }))}
        />
        <TextField name="days" kind="number" label={labels.days} hint={t('stageForm.daysHint')} optional />
        <Choice
          name="freezes"
          label={labels.freezes}
          columns
          options={stageFreezes.map((value) => ({ value, label: t(`freezes.${value}`) }))}
        />
        <Tick name="resolution" label={labels.resolution} />
        <Tick name="council" label={labels.council} />
        <Tick name="hears" label={labels.hears} hint={t('stageForm.hearsHint')} />
      </Form>
    </>
  );
}
