import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { indicatorRegister, indicatorRows } from '../public/public-registers.ts';
import type { Route } from './+types/public-indicators-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(indicatorRegister(visit.language), indicatorRows(city), params) };
}

export default function PublicIndicatorsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('public.numbers')}
        lead={t('public.indicatorsLead')}
        description={t('public.indicatorsLead')}
      />
      <Register
        path="/oeffentlich/zahlen"
        register={indicatorRegister(language)}
        files={{ path: '/oeffentlich/zahlen', formats: ['csv', 'xlsx'] }}
        reading={loaderData.reading}
        caption={t('public.captionNumbers')}
        rowKey={(row) => row.id}
        cells={{
          zahl: (row) => (
            <a href={href(`/oeffentlich/zahlen/${row.id}`)}>
              <Said>{row.name}</Said>
            </a>
          ),
          wert: (row) => row.value !== null && `${formatNumber(row.value, language, row.decimals)} ${row.unit ?? ''}`,
          stand: (row) => row.year && String(row.year),
        }}
      />
    </>
  );
}
