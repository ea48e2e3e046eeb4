import { redirect } from 'react-router';
import { isFounder } from '#people/founders.store.server.ts';
import { citiesOf } from '#people/people.store.server.ts';
import { allowSignedIn } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, PageHead } from '#ui/layout/page.tsx';
import { PlainShell } from '#ui/layout/shell.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { cityRegister, kindOf, mostListed } from '../city-register.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/cities-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const { hall, person, language } = await allowSignedIn(args);
  const cities = await citiesOf(hall.database, person.id);
  const mayFound = await isFounder(hall.database, person.id);
  if (!mayFound && cities.length === 1 && cities[0]) throw redirect(`/${cities[0].id}`);
  const params = new URL(args.request.url).searchParams;
  const many = cities.length > mostListed;
  return {
    mayFound,
    cities: many ? [] : cities,
    reading: many ? readRegister(cityRegister(startTexts(language)), cities, params) : null,
  };
}

export default function CitiesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const { cities, reading, mayFound } = loaderData;
  const found = mayFound && (
    <ButtonLink href="/stadt-anlegen" kind="primary">
      {t('newCity.link')}
    </ButtonLink>
  );
  if (cities.length === 0 && reading === null) {
    return (
      <PlainShell top={<a href="/konto">{t('top.account')}</a>}>
        <PageHead title={t('cities.none')} lead={t('cities.noneLead')} actions={found} />
      </PlainShell>
    );
  }
  return (
    <PlainShell top={<a href="/konto">{t('top.account')}</a>}>
      <PageHead title={t('cities.title')} lead={t('cities.lead')} actions={found} />
      {reading ? (
        <Register
          path="/"
          register={cityRegister(t)}
          reading={reading}
          caption={t('cities.title')}
          rowKey={(city) => city.id}
          cells={{
            name: (city) => <a href={`/${city.id}`}>{city.name}</a>,
            art: (city) => <Chip tone={city.fictitious ? 'outline' : 'plain'}>{kindOf(city, t)}</Chip>,
          }}
        />
      ) : (
        <Card>
          <ul className="list">
            {cities.map((city) => (
              <li key={city.id}>
                <a href={`/${city.id}`}>{city.name}</a>
                <Chip tone={city.fictitious ? 'outline' : 'plain'}>{kindOf(city, t)}</Chip>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </PlainShell>
  );
}
