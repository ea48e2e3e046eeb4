/** What is watched: set by the statistics office, run after each import and on demand. */

import { redirect } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import { formatMoment, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { listRuns, listWatches, retireWatch } from '../alerts.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/watches-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const watches = await visit.remember('watches', async (db) => {
    const indicators = nameMap(await listNames(db, 'indicator', 'name'));
    const indices = nameMap(await listNames(db, 'composite_index', 'name'));
    const divisions = await db.selectFrom('division').select(['id', 'name']).where('city_id', '=', db.cityId).execute();
    const division = new Map(divisions.map(({ id, name }) => [id, name]));
    const runs = await listRuns(db);
    return (await listWatches(db)).map((watch) => ({
      ...watch,
      indicator: indicators.get(watch.indicatorId ?? '') ?? indices.get(watch.indexId ?? '') ?? '',
      path: watch.indexId === null ? `/indikatoren/${watch.indicatorId}` : `/indizes/${watch.indexId}`,
      division: division.get(watch.divisionId) ?? '',
      run: runs.find((run) => run.watchId === watch.id) ?? null,
    }));
  });
  return { watches, edit: visit.may('indicators.edit') };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { act, watch: id } = await formValues(args.request);
  if (act === 'run') {
    const job = await visit.hall.jobs.enqueue(visit.city.id, {
      kind: 'find-alerts',
      title: indicatorTexts(visit.language)('watches.job'),
      actor: visit.actor,
      language: visit.language,
      input: {},
    });
    return redirect(cityPath(visit, `/auftraege/${job}`));
  }
  const entryId = await visit.write(async (db) => {
    const watch = (await listWatches(db)).find((each) => each.id === id);
    if (!watch) throw notFound();
    return retireWatch(db, visit.actor, watch, act === 'retire');
  });
  return saved(visit, '/warnungen/regeln', entryId);
}

export default function WatchesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { watches, edit } = loaderData;
  const add = edit && (
    <ButtonLink href={href('/warnungen/regeln/neu')} kind="primary">
      {t('watches.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('watches.title')}
        lead={t('watches.lead')}
        crumbs={[{ label: t('alerts.crumb'), href: href('/warnungen') }]}
        actions={
          <>
            {add}
            {edit && watches.length > 0 && <PostButton fields={{ act: 'run' }}>{t('watches.run')}</PostButton>}
          </>
        }
      />
      {watches.length === 0 ? (
        <Empty action={add}>{t('watches.none')}</Empty>
      ) : (
        <div className="stack">
          {watches.map((watch) => (
            <Watched key={watch.id} watch={watch} edit={edit} />
          ))}
        </div>
      )}
    </>
  );
}

type Shown = Route.ComponentProps['loaderData']['watches'][number];

function Watched({ watch, edit }: { watch: Shown; edit: boolean }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, indicator, division, methods, falseShare, run, retired } = watch;
  const share = formatNumber(falseShare * 100, language, Number.isInteger(falseShare * 100) ? 0 : 1);
  return (
    <Card id={id} title={`${indicator}, ${division}`}>
      <p>
        {watch.indexId === null
          ? `${methods.map((method) => t(`method.${method}`)).join('; ')} · ${t('watches.share', { share })}`
          : `${t('method.class-change')} · ${t('watches.margin', { margin: formatNumber(watch.margin, language, 2) })}`}{' '}
        {retired && <Chip>{t('watches.ended')}</Chip>}
      </p>
      <p className="muted">
        {run
          ? t('watches.latest', {
              year: run.year ?? '–',
              tests: run.tests,
              found: run.found,
              ignored: run.ignored,
              date: formatMoment(run.ranAt, language),
            })
          : t('watches.never')}
      </p>
      <p>
        <a href={href('/warnungen', { indikator: watch.indicatorId ?? watch.indexId })}>{t('alerts.caption')}</a> ·{' '}
        <a href={href(watch.path)}>
          <Said>{indicator}</Said>
        </a>
        {edit && (
          <>
            {' '}
            · <a href={href(`/warnungen/regeln/${id}`)}>{t('watches.change')}</a>
          </>
        )}
      </p>
      {edit && (
        <PostButton
          kind="quiet"
          fields={{ act: retired ? 'restore' : 'retire', watch: id }}
          label={`${indicator}: ${t(retired ? 'watches.restore' : 'watches.retire')}`}
        >
          {t(retired ? 'watches.restore' : 'watches.retire')}
        </PostButton>
      )}
    </Card>
  );
}
