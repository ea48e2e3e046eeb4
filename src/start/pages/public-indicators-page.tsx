import { latestKnown } from '#analysis/trend.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatNumber } from '#ui/format.ts';
import { type Language, useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-indicators-page.ts';

type Row = {
  id: string;
  name: string;
  theme: string | null;
  unit: string | null;
  decimals: number;
  value: number | null;
  year: number | null;
};

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const rows = [...city.indicators.values()].map(({ id, name, theme, unit, decimals, city: points }): Row => {
    const latest = latestKnown(points);
    return { id, name, theme, unit, decimals, value: latest?.value ?? null, year: latest?.year ?? null };
  });
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(registerOf(visit.language), rows, params) };
}

function registerOf(language: Language): RegisterOf<Row> {
  const t = publicationTexts(language);
  return {
    columns: [
      { key: 'zahl', label: t('public.indicator'), value: (row) => row.name },
      { key: 'thema', label: t('public.theme'), value: (row) => row.theme },
      { key: 'wert', label: t('public.latest'), value: (row) => row.value, align: 'right' },
      { key: 'stand', label: t('public.year'), value: (row) => row.year, align: 'right' },
    ],
    filters: [],
    words: (row) => `${row.name} ${row.theme ?? ''}`,
    sortedBy: 'zahl',
  };
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
        register={registerOf(language)}
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
