import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { councilChoices, paperRegister, paperRows } from '../council-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { standingTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/papers-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const council = await loadCouncil(visit);
  const rows = paperRows(council);
  const choices = councilChoices(rows, council);
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(paperRegister(councilTexts(visit.language), choices), rows, params),
    choices,
    add: visit.may('papers.edit'),
    importing: visit.may('papers.edit', null),
  };
}

export default function PapersPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, choices, add, importing } = loaderData;
  const actions = (
    <>
      {importing && <ButtonLink href={href('/ratsraum/vorlagen/import')}>{t('papers.import')}</ButtonLink>}
      {add && (
        <ButtonLink href={href('/ratsraum/vorlagen/neu')} kind="primary">
          {t('papers.add')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHead
        title={t('papers.title', { count: reading.count })}
        lead={t('papers.lead')}
        crumbs={[{ label: t('council.crumb'), href: href('/ratsraum') }]}
        actions={actions}
      />
      <Register
        path="/ratsraum/vorlagen"
        register={paperRegister(t, choices)}
        reading={reading}
        caption={t('papers.caption')}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <>
              <a href={href(`/ratsraum/vorlagen/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>{' '}
              {row.closed && <Chip tone="warn">{t('paper.closedChip')}</Chip>}
            </>
          ),
          art: (row) => (row.kindWord ? <Said>{row.kindWord}</Said> : t(`paperKind.${row.kind}`)),
          einreicher: (row) => <Said>{row.originators || row.office}</Said>,
          eingereicht: (row) =>
            row.submittedOn && <span className="nowrap">{formatDate(row.submittedOn, language)}</span>,
          stand: (row) => <Chip tone={standingTones[row.standing]}>{t(`standing.${row.standing}`)}</Chip>,
        }}
        files={{ path: '/ratsraum/vorlagen', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={actions}>{t('papers.none')}</Empty>}
      />
    </>
  );
}
