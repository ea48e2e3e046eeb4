/** The frame of the public side: no name, no rights, only what was released. */

import { Outlet, useLocation } from 'react-router';
import { councilTexts } from '#council/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip } from '#ui/layout/page.tsx';
import { PlaceProvider, useHref } from '#ui/layout/place.tsx';
import { Preferences, PublicShell } from '#ui/layout/shell.tsx';
import type { Route } from './+types/public-layout.ts';
import { loadPublicCouncil } from './oparl/public-council.server.ts';
import { loadPublicCity } from './public/public-city.server.ts';
import { loadPublicVersions } from './public/public-versions.server.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const council = await loadPublicCouncil(visit);
  const { id, name, fictitious, reportYear } = visit.city;
  return {
    city: { id, name, fictitious, reportYear },
    asOf: visit.asOf,
    has: {
      concept: (await loadPublicVersions(visit)).length > 0,
      goals: city.goals.size > 0,
      measures: city.measures.size > 0,
      conflicts: city.conflicts.size > 0,
      areas: city.areas.size > 0,
      indicators: city.indicators.size > 0,
      reports: city.reports.length > 0,
      papers: council.papers.size > 0,
    },
  };
}

export default function PublicLayout({ loaderData }: Route.ComponentProps) {
  const { city } = loaderData;
  return (
    <PlaceProvider place={{ city: city.id, year: city.reportYear, standardYear: city.reportYear }}>
      <Frame data={loaderData} />
    </PlaceProvider>
  );
}

function Frame({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(publicationTexts);
  const council = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { pathname } = useLocation();
  const { city, has, asOf } = data;
  const item = (label: string, path: string) => {
    const to = href(path);
    return { label, href: to, current: path === '/oeffentlich' ? pathname === to : pathname.startsWith(to) };
  };
  const nav = [
    item(t('public.home'), '/oeffentlich'),
    ...(has.concept ? [item(t('public.concept'), '/oeffentlich/konzept')] : []),
    ...(has.goals ? [item(t('public.goals'), '/oeffentlich/ziele')] : []),
    ...(has.measures ? [item(t('public.measures'), '/oeffentlich/massnahmen')] : []),
    ...(has.conflicts ? [item(t('public.conflict.all'), '/oeffentlich/zielkonflikte')] : []),
    ...(has.areas ? [item(t('public.areas'), '/oeffentlich/orte')] : []),
    ...(has.indicators ? [item(t('public.indicators'), '/oeffentlich/zahlen')] : []),
    ...(has.reports ? [item(t('public.reports'), '/oeffentlich/berichte')] : []),
    ...(has.papers ? [item(council('public.nav'), '/oeffentlich/vorlagen')] : []),
    item(t('public.news.title'), '/oeffentlich/neues'),
    item(t('public.search.title'), '/oeffentlich/suche'),
  ];
  const feed = href('/oeffentlich/neues.atom');
  return (
    <PublicShell
      name={city.name}
      home={href('/oeffentlich')}
      menu={t('public.menu')}
      nav={nav}
      mark={city.fictitious ? <Chip tone="outline">{t('public.fictitious')}</Chip> : null}
      end={<Preferences path={pathname} labels={{ dark: t('public.dark'), light: t('public.light') }} />}
      footer={
        <>
          <p>{t('public.footer', { date: formatDate(asOf, language) })}</p>
          <p>
            <a href={feed}>{t('public.news.subscribe')}</a>
          </p>
          <p>
            <a href={`/anmelden?weiter=/${city.id}`}>{t('public.staff')}</a>
          </p>
        </>
      }
    >
      <link
        rel="alternate"
        type="application/atom+xml"
        title={t('public.news.feedTitle', { city: city.name })}
        href={feed}
      />
      <Outlet />
    </PublicShell>
  );
}
