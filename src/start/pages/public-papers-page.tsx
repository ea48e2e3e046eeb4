import { standingTones } from '#council/looks.ts';
import { councilTexts } from '#council/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import { publicPaperRegister, publicPaperRows } from '../oparl/public-paper-register.ts';
import type { Route } from './+types/public-papers-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'papers that were released by the council office');
  const rows = publicPaperRows(await loadPublicCouncil(visit));
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(publicPaperRegister(visit.language), rows, params), city: visit.city.id };
}

export default function PublicPapersPage({ loaderData: { reading, city } }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('public.title')}
        lead={
          <>
            {t('public.lead')} <a href={`/${city}/oparl`}>{t('public.oparl')}</a>
          </>
        }
        description={t('public.lead')}
      />
      <Register
        path="/oeffentlich/vorlagen"
        register={publicPaperRegister(language)}
        files={{ path: '/oeffentlich/vorlagen', formats: ['csv', 'xlsx'] }}
        reading={reading}
        caption={t('papers.caption')}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <a href={href(`/oeffentlich/vorlagen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          art: (row) => (row.kindWord ? <Said>{row.kindWord}</Said> : t(`paperKind.${row.kind}`)),
          einreicher: (row) => <Said>{row.from}</Said>,
          eingereicht: (row) =>
            row.submittedOn && <span className="nowrap">{formatDate(row.submittedOn, language)}</span>,
          stand: (row) =>
            row.standing && <Chip tone={standingTones[row.standing]}>{t(`standing.${row.standing}`)}</Chip>,
        }}
        empty={<p className="empty">{t('public.none')}</p>}
      />
    </>
  );
}
