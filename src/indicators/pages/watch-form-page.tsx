import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextField, TickList } from '#ui/form/form.tsx';
import { typedNumber } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { alertMethods, subjectChoice, watchForm, watchModels } from '../alert.ts';
import { listWatches, saveWatch } from '../alerts.store.server.ts';
import { listIndicators } from '../indicators.store.server.ts';
import { listIndices } from '../indices.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/watch-form-page.ts';

type Params = { watch?: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { watch: id } = args.params as Params;
  const lists = await visit.read(async (db) => ({
    watches: await listWatches(db),
    indicators: await listIndicators(db),
    indices: await listIndices(db),
    divisions: await db
      .selectFrom('division')
      .select(['id as value', 'name as label'])
      .where('city_id', '=', db.cityId)
      .where('kind', '<>', 'city')
      .orderBy('position')
      .execute(),
  }));
  const watch = lists.watches.find((each) => each.id === id) ?? null;
  if (id && !watch) throw notFound();
  return {
    watch,
    divisions: lists.divisions,
    indicators: lists.indicators
      .filter((each) => !each.retired || each.id === watch?.indicatorId)
      .map(({ id: indicatorId, name: label }) => ({ value: subjectChoice({ indicatorId, indexId: null }), label })),
    indices: lists.indices
      .filter((each) => !each.retired || each.id === watch?.indexId)
      .map(({ id: indexId, name: label }) => ({ value: subjectChoice({ indicatorId: null, indexId }), label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { watch: id } = args.params as Params;
  const checked = check(watchForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveWatch(db, visit.actor, { ...(id ? { id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, '/warnungen/regeln', done.entryId);
  });
}

export default function WatchFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { watch, indicators, indices, divisions } = loaderData;
  const subjects = [
    ...indicators.map((each) => ({ ...each, group: t('watchForm.indicators') })),
    ...indices.map((each) => ({ ...each, group: t('watchForm.indices') })),
  ];
  const labels = {
    indicatorId: t('watchForm.indicatorId'),
    divisionId: t('watchForm.divisionId'),
    methods: t('watchForm.ways'),
    model: t('watchForm.model'),
    falseShare: t('watchForm.falsePercent'),
    years: t('watchForm.years'),
    daysToAnswer: t('watchForm.daysToAnswer'),
    margin: t('watchForm.margin'),
  };
  return (
    <>
      <PageHead
        title={t(watch ? 'watches.edit' : 'watches.add')}
        crumbs={[
          { label: t('alerts.crumb'), href: href('/warnungen') },
          { label: t('watches.title'), href: href('/warnungen/regeln') },
        ]}
      />
      <Form
        values={{
          indicatorId: watch ? subjectChoice(watch) : '',
          divisionId: watch?.divisionId ?? divisions.at(-1)?.value ?? '',
          methods: [...(watch?.methods ?? alertMethods)],
          model: watch?.model ?? 'binomial',
          falseShare: typedNumber(Math.round((watch?.falseShare ?? 0.05) * 1e6) / 1e4),
          years: String(watch?.years ?? 10),
          daysToAnswer: String(watch?.daysToAnswer ?? 14),
          margin: typedNumber(watch?.margin ?? 0),
        }}
        failure={failureOf(actionData)}
        labels={labels}
        submit={t(watch ? 'watches.edit' : 'watches.add')}
        cancel={href('/warnungen/regeln')}
        draft={`watch:${watch?.id ?? 'new'}`}
        revision={watch?.revision}
      >
        <SelectField
          name="indicatorId"
          label={labels.indicatorId}
          hint={t('watchForm.subjectHint')}
          options={subjects}
        />
        <SelectField name="divisionId" label={labels.divisionId} options={divisions} />
        <TickList
          name="methods"
          label={labels.methods}
          hint={t('watchForm.waysHint')}
          options={alertMethods.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
        <Choice
          name="model"
          label={labels.model}
          options={watchModels.map((value) => ({ value, label: t(`model.${value}`) }))}
        />
        <TextField name="falseShare" label={labels.falseShare} hint={t('watchForm.falseHint')} />
        <TextField name="years" label={labels.years} />
        <TextField name="daysToAnswer" label={labels.daysToAnswer} />
        <TextField name="margin" label={labels.margin} hint={t('watchForm.marginHint')} optional />
      </Form>
    </>
  );
}
