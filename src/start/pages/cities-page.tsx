import { redirect } from 'react-router';
import { citiesOf } from '#people/people.store.server.ts';
import { allowSignedIn } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { Card, Chip, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/cities-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const { hall, person } = await allowSignedIn(args);
  const cities = await citiesOf(hall.database, person.id);
  if (cities.length === 1 && cities[0]) throw redirect(`/${cities[0].id}`);
  return { cities };
}

export default function CitiesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const { cities } = loaderData;
  if (cities.length === 0) {
    return (
      <PlainShell top={<a href="/konto">{t('top.account')}</a>}>
        <PageHead title={t('cities.none')} lead={t('cities.noneLead')} />
      </PlainShell>
    );
  }
  return (
    <PlainShell top={<a href="/konto">{t('top.account')}</a>}>
      <PageHead title={t('cities.title')} lead={t('cities.lead')} />
      <Card>
        <ul className="list">
          {cities.map((city) => (
            <li key={city.id}>
              <a href={`/${city.id}`}>{city.name}</a>
              <Chip tone={city.fictitious ? 'outline' : 'plain'}>
                {t(city.fictitious ? 'cities.fictitious' : 'cities.real')}
              </Chip>
            </li>
          ))}
        </ul>
      </Card>
    </PlainShell>
  );
}
