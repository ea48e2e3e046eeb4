/** How many people the city will have, by age and by area, if it goes on; what was assumed, and what was said last time. */

import { redirect } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { cityPath, saved } from '#platform/saved.server.ts';
import { drawLineChart, drawPyramidChart } from '#ui/chart/render.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { AgesCard, CityCard } from '../panels/projected-city.tsx';
import { AreasCard, ComparedCard, HowCard } from '../panels/projected-parts.tsx';
import { ScenariosCard, SetsCard } from '../panels/scenarios.tsx';
import { listScenarios, retireScenario } from '../population.store.server.ts';
import { projectionRegister } from '../projection-register.ts';
import { loadPopulation } from '../projection-view.server.ts';
import { populationTexts } from '../texts.en.ts';
import type { Route } from './+types/population-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const { shown, sets, ...lists } = await loadPopulation(visit, params);
  const edit = visit.may('indicators.edit');
  const protects = visit.may('values.protect');
  const named = sets.map(({ id, name, source, file, storedAt, storedBy, evidence, protection }) => ({
    id,
    name,
    source,
    file,
    storedAt,
    storedBy,
    evidence,
    protection,
  }));
  if (!shown) return { ...lists, sets: named, edit, protects, shown: null };
  const { fan, pyramid, rows, ...view } = shown;
  const compared = view.other !== null;
  const register = projectionRegister(visit.language, { from: view.from, to: view.to, compared });
  return {
    ...lists,
    sets: named,
    edit,
    protects,
    shown: {
      ...view,
      compared,
      fanSvg: drawLineChart(fan),
      pyramidSvg: pyramid && drawPyramidChart(pyramid),
      pyramidRows: pyramid?.rows ?? [],
      areas: rows.length,
      reading: readRegister(register, rows, params, { perPage: 20 }),
    },
  };
}

/** Projects by what is assumed at present, or ends and restores a set of assumptions. */
export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { act, scenario: id } = await formValues(args.request);
  const scenario = await visit.read(async (db) => (await listScenarios(db)).find((each) => each.id === id));
  if (!scenario) throw notFound();
  if (act === 'project') {
    const job = await visit.hall.jobs.enqueue(visit.city.id, {
      kind: 'project-population',
      title: populationTexts(visit.language)('page.job', { name: scenario.name }),
      actor: visit.actor,
      language: visit.language,
      input: { scenarioId: scenario.id, version: scenario.version },
    });
    return redirect(cityPath(visit, `/auftraege/${job}`));
  }
  const entryId = await visit.write((db) => retireScenario(db, visit.actor, scenario, act === 'retire'));
  return saved(visit, '/bevoelkerung', entryId);
}

export default function PopulationPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(populationTexts);
  const href = useHref();
  const { shown, sets, scenarios, projections, edit, protects } = loaderData;
  const grows = shown?.city && shown.now !== null && shown.city.total >= shown.now;
  return (
    <>
      <PageHead
        title={
          shown?.city
            ? t(grows ? 'page.grows' : 'page.shrinks', {
                year: shown.to,
                people: Math.round(Math.abs(shown.city.total - (shown.now ?? 0)) / 100) * 100,
              })
            : t('page.title')
        }
        lead={t('page.lead')}
        chip={<Chip tone="warn">{t('page.noPlan')}</Chip>}
        actions={
          edit && (
            <>
              <ButtonLink href={href('/bevoelkerung/import')}>{t('page.import')}</ButtonLink>
              {sets.length > 0 && (
                <ButtonLink href={href('/bevoelkerung/annahmen/neu')} kind="primary">
                  {t('scenario.add')}
                </ButtonLink>
              )}
            </>
          )
        }
      />
      <div className="stack">
        {sets.length === 0 && <NothingYet edit={edit} />}
        {sets.length > 0 && !shown && (
          <Notice tone="info" title={t('page.notYet')}>
            <p>{t(scenarios.length > 0 ? 'page.notYetRun' : 'page.notYetAssumed')}</p>
          </Notice>
        )}
        {shown && (
          <>
            <CityCard shown={shown} />
            <AgesCard shown={shown} />
            <AreasCard shown={shown} />
            {shown.other && <ComparedCard shown={shown} projections={projections} />}
            <HowCard shown={shown} />
          </>
        )}
        {sets.length > 0 && <ScenariosCard scenarios={scenarios} edit={edit} />}
        {sets.length > 0 && <SetsCard sets={sets} projections={projections} protects={protects} />}
      </div>
    </>
  );
}

/** What is missing, and where it is brought in. */
function NothingYet({ edit }: { edit: boolean }) {
  const t = useTexts(populationTexts);
  const href = useHref();
  return (
    <Card title={t('page.needs')}>
      <ul className="list">
        <li>{t('page.needsCity')}</li>
        <li>{t('page.needsAreas')}</li>
        <li>{t('page.needsInterval')}</li>
      </ul>
      <Empty
        action={
          edit && (
            <ButtonLink href={href('/bevoelkerung/import')} kind="primary">
              {t('page.import')}
            </ButtonLink>
          )
        }
      >
        {t('page.nothing')}
      </Empty>
    </Card>
  );
}
