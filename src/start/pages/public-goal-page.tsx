import { StandingMark, StandingText } from '#indicators/panels/standing.tsx';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { heldUp, type PublicTarget } from '../public/public-city.ts';
import { HeldUp, leadOf, Office, OfficialText, PublicMeasures } from '../public/public-parts.tsx';
import type { Route } from './+types/public-goal-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const goal = city.goals.get(args.params.goal);
  if (!goal) throw notFound();
  const measures = goal.measureIds.flatMap((id) => city.measures.get(id) ?? []);
  return { goal, measures, stuck: heldUp(measures) };
}

export default function PublicGoalPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { goal, measures, stuck } = loaderData;
  return (
    <>
      <PageHead
        title={goal.title}
        content
        description={goal.plain ?? goal.text ?? t('public.goalsLead')}
        lead={leadOf(goal.plain, goal.text)}
        crumbs={[{ label: t('public.goals'), href: href('/oeffentlich/ziele') }]}
      />
      <div className="stack">
        <OfficialText plain={goal.plain} text={goal.text} />
        {goal.targets !== null && (
          <Card title={t('public.target')} id="zielwerte">
            {goal.targets.length === 0 ? (
              <p>{t('public.noTarget')}</p>
            ) : (
              <ul className="list list--plain">
                {goal.targets.map((target) => (
                  <TargetLine key={`${target.indicator} ${target.date}`} target={target} />
                ))}
              </ul>
            )}
          </Card>
        )}
        <Card title={t('public.measuresOfGoal')} id="massnahmen">
          <PublicMeasures measures={measures} none={t('public.noMeasures')} />
        </Card>
        <HeldUp title={t('public.obstacle')} measures={stuck} />
        <Office office={goal.office} />
      </div>
    </>
  );
}

function TargetLine({ target }: { target: PublicTarget }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const words = t('public.targetLine', {
    indicator: target.indicator,
    value: `${formatNumber(target.value, language, target.decimals)} ${target.unit ?? ''}`.trim(),
    date: formatDate(target.date, language),
  });
  return (
    <li>
      {target.indicatorId ? (
        <a href={href(`/oeffentlich/zahlen/${target.indicatorId}`)}>{words}</a>
      ) : (
        <span>{words}</span>
      )}
      {target.standing && (
        <>
          <div>
            <StandingMark standing={target.standing} />
          </div>
          <StandingText
            standing={target.standing}
            year={Number(target.date.slice(0, 4))}
            decimals={target.decimals}
            unit={target.unit}
          />
        </>
      )}
    </li>
  );
}
