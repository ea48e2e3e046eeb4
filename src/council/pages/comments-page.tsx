import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { commentRegister, commentRows } from '../answer-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/comments-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const rows = commentRows(await loadCouncil(visit));
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(commentRegister(councilTexts(visit.language)), rows, params),
    asOf: visit.asOf,
  };
}

export default function CommentsPage({ loaderData: { reading, asOf } }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <>
      <PageHead
        title={t('comments.title', { count: reading.count })}
        lead={t('comments.lead')}
        crumbs={[{ label: t('council.crumb'), href: href('/ratsraum') }]}
      />
      <Register
        path="/ratsraum/stellungnahmen"
        register={commentRegister(t)}
        reading={reading}
        caption={t('comments.caption')}
        rowKey={(row) => row.id}
        cells={{
          zu: (row) => (
            <a href={href(`/ratsraum/stellungnahmen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          von: (row) => <Said>{row.committee}</Said>,
          beschlossen: (row) => <span className="nowrap">{formatDate(row.resolvedOn, language)}</span>,
          antwort: (row) =>
            row.answeredOn ? (
              formatDate(row.answeredOn, language)
            ) : (
              <Chip tone={row.dueOn < asOf ? 'strong' : 'warn'}>
                {t(row.dueOn < asOf ? 'comment.overdue' : 'comment.open')}
              </Chip>
            ),
          amt: (row) => row.office && <Said>{row.office}</Said>,
        }}
        files={{ path: '/ratsraum/stellungnahmen', formats: ['csv', 'xlsx'] }}
        empty={<Empty>{t('comments.none')}</Empty>}
      />
    </>
  );
}
