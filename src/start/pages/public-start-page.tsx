import { findsAddresses } from '#areas/address-search.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { FindArea } from '../public/find-area.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { loadPublicVersions } from '../public/public-versions.server.ts';
import type { Route } from './+types/public-start-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const measures = [...city.measures.values()];
  const inState = (state: string) => measures.filter((measure) => measure.state?.state === state).length;
  return {
    name: visit.city.name,
    guidelines: city.guidelines,
    goals: city.goals.size,
    areas: city.areas.size,
    addresses: await findsAddresses(visit),
    measures: {
      count: measures.length,
      running: inState('running'),
      done: inState('done'),
      planned: inState('planned'),
      stuck: measures.filter(({ state }) => state && state.course !== null && state.course !== 'on-track').length,
    },
    indicators: city.indicators.size,
    others: [
      { key: 'concept' as const, path: '/oeffentlich/konzept', count: (await loadPublicVersions(visit)).length },
      { key: 'conflicts' as const, path: '/oeffentlich/zielkonflikte', count: city.conflicts.size },
      { key: 'papers' as const, path: '/oeffentlich/vorlagen', count: (await loadPublicCouncil(visit)).papers.size },
      { key: 'reports' as const, path: '/oeffentlich/berichte', count: city.reports.length },
    ].filter(({ count }) => count > 0),
  };
}

export default function PublicStartPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { name, guidelines, goals, areas, addresses, measures, indicators, others } = loaderData;
  const counts = (['running', 'done', 'planned', 'stuck'] as const).filter((key) => measures[key] > 0);
  return (
    <>
      <PageHead title={t('public.title', { city: name })} lead={t('public.lead')} description={t('public.lead')} />
      <div className="stack">
        {areas > 0 && (
          <Card title={t('public.areasTitle')} id="ort">
            <FindArea search="" addresses={addresses} />
          </Card>
        )}
        {(guidelines.length > 0 || goals > 0) && (
          <Card title={t('public.wants')} id="wollen">
            <ul className="list">
              {guidelines.map((guideline) => (
                <li key={guideline.id}>
                  <span>
                    <strong>
                      <Said>{guideline.title}</Said>
                    </strong>
                    {guideline.text && (
                      <span className="block">
                        <Said>{guideline.text}</Said>
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            {goals > 0 && (
              <p>
                <a href={href('/oeffentlich/ziele')}>{t('public.allGoals', { count: goals })}</a>
              </p>
            )}
          </Card>
        )}
        {measures.count > 0 && (
          <Card title={t('public.does')} id="tun">
            {counts.length > 0 && (
              <dl className="figures">
                {counts.map((key) => (
                  <div key={key}>
                    <dt>{t(`public.count.${key}`)}</dt>
                    <dd>{measures[key]}</dd>
                  </div>
                ))}
              </dl>
            )}
            <p>
              <a href={href('/oeffentlich/massnahmen')}>{t('public.allMeasures', { count: measures.count })}</a>
            </p>
          </Card>
        )}
        {indicators > 0 && (
          <Card title={t('public.numbers')} id="zahlen">
            <p>
              <a href={href('/oeffentlich/zahlen')}>{t('public.allNumbers', { count: indicators })}</a>
            </p>
          </Card>
        )}
        {others.length > 0 && (
          <Card title={t('public.others')} id="ausserdem">
            <ul className="list">
              {others.map(({ key, path, count }) => (
                <li key={key}>
                  <a href={href(path)}>{t(`public.other.${key}`, { count })}</a>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
