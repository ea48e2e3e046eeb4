import { states } from '#measures/measure.ts';
import { measureTexts } from '#measures/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { type Language, useLanguage, useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { PublicMeasure } from '../public/public-city.ts';
import { StateChips } from '../public/public-parts.tsx';
import type { Route } from './+types/public-measures-page.ts';

type Row = Pick<PublicMeasure, 'id' | 'title' | 'state' | 'dueOn'> & { where: string; words: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const rows = [...city.measures.values()].map(({ id, title, state, dueOn, areaIds, summary, plain }): Row => {
    const where = areaIds.flatMap((areaId) => city.areas.get(areaId)?.name ?? []).join(', ');
    return { id, title, state, dueOn, where, words: `${title} ${summary ?? ''} ${plain ?? ''} ${where}` };
  });
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(registerOf(visit.language), rows, params) };
}

function registerOf(language: Language): RegisterOf<Row> {
  const t = publicationTexts(language);
  const m = measureTexts(language);
  return {
    columns: [
      { key: 'massnahme', label: t('public.measure'), value: (row) => row.title },
      { key: 'stand', label: t('public.state'), value: (row) => row.state && m(`state.${row.state.state}`) },
      { key: 'ort', label: t('public.where'), value: (row) => row.where || t('public.wholeCity') },
      { key: 'frist', label: t('public.due'), value: (row) => row.dueOn, unit: 'date' },
    ],
    filters: [
      {
        key: 'standfilter',
        label: t('public.state'),
        options: states.map((state) => ({ value: state, label: m(`state.${state}`) })),
        matches: (row, state) => row.state?.state === state,
      },
    ],
    words: (row) => row.words,
    sortedBy: 'massnahme',
  };
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
        register={registerOf(language)}
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
