import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useTexts } from '#ui/language.ts';
import { Card, PageHead } from '#ui/layout/page.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { PublicGoals } from '../public/public-parts.tsx';
import type { Route } from './+types/public-goals-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const goals = [...city.goals.values()].map(({ id, title, guideline }) => ({ id, title, guideline }));
  return { groups: [...Map.groupBy(goals, (goal) => goal.guideline)] };
}

export default function PublicGoalsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  return (
    <>
      <PageHead title={t('public.wants')} lead={t('public.goalsLead')} description={t('public.goalsLead')} />
      <div className="stack">
        {loaderData.groups.map(([guideline, goals], index) => (
          <Card key={guideline ?? ''} title={guideline ?? t('public.noGuideline')} id={`leitlinie-${index + 1}`}>
            <PublicGoals goals={goals} />
          </Card>
        ))}
        <Downloads path="/oeffentlich/ziele" formats={['csv', 'xlsx']} what={t('public.goals')} />
      </div>
    </>
  );
}
