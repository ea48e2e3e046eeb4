import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { conflictRows, publicConflictRegister } from '../public/public-registers.ts';
import type { Route } from './+types/public-conflicts-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(publicConflictRegister(visit.language), conflictRows(city), params) };
}

export default function PublicConflictsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const lead = t('public.conflict.lead');
  return (
    <>
      <PageHead title={t('public.conflict.all')} lead={lead} description={lead} />
      <Register
        path="/oeffentlich/zielkonflikte"
        register={publicConflictRegister(language)}
        files={{ path: '/oeffentlich/zielkonflikte', formats: ['csv', 'xlsx'] }}
        reading={loaderData.reading}
        caption={t('public.conflict.all')}
        rowKey={(row) => row.id}
        cells={{
          konflikt: (row) => (
            <a href={href(`/oeffentlich/zielkonflikte/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
        }}
        empty={<p className="empty">{t('public.none')}</p>}
      />
    </>
  );
}
