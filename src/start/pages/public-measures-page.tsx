import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import { StateChips } from '../public/public-parts.tsx';
import { measureRegister, measureRows } from '../public/public-registers.ts';
import type { Route } from './+types/public-measures-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(measureRegister(visit.language), measureRows(city), params) };
}

export default function PublicMeasuresPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead title={t('public.does')} lead={t('public.measuresLead')} description={t('public.measuresLead')} />
      <Register
        path="/oeffentlich/massnahmen"
        register={measureRegister(language)}
        files={{ path: '/oeffentlich/massnahmen', formats: ['csv', 'xlsx'] }}
        reading={loaderData.reading}
        caption={t('public.caption')}
        rowKey={(row) => row.id}
        cells={{
          massnahme: (row) => (
            <a href={href(`/oeffentlich/massnahmen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          stand: (row) => <StateChips state={row.state} />,
          frist: (row) => row.dueOn && formatDate(row.dueOn, language),
        }}
        empty={<p className="empty">{t('public.none')}</p>}
      />
    </>
  );
}
