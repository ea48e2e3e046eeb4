import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { amendmentRegister, amendmentRows } from '../answer-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { answerTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/amendments-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const rows = amendmentRows(await loadCouncil(visit));
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(amendmentRegister(councilTexts(visit.language)), rows, params) };
}

export default function AmendmentsPage({ loaderData: { reading } }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('amendments.title', { count: reading.count })}
        lead={t('amendments.lead')}
        crumbs={[{ label: t('council.crumb'), href: href('/ratsraum') }]}
      />
      <Register
        path="/ratsraum/aenderungen"
        register={amendmentRegister(t)}
        reading={reading}
        caption={t('amendments.caption')}
        rowKey={(row) => row.id}
        cells={{
          zu: (row) => (
            <a href={href(`/ratsraum/aenderungen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          von: (row) => <Said>{row.committee}</Said>,
          gestellt: (row) => <span className="nowrap">{formatDate(row.filedOn, language)}</span>,
          antwort: (row) => (
            <Chip tone={row.answer === 'open' ? 'warn' : answerTones[row.answer]}>
              {t(`amendmentAnswer.${row.answer}`)}
            </Chip>
          ),
        }}
        files={{ path: '/ratsraum/aenderungen', formats: ['csv', 'xlsx'] }}
        empty={<Empty>{t('amendments.none')}</Empty>}
      />
    </>
  );
}
