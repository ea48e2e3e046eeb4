import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { breakRegister } from '../break-register.ts';
import { loadBreaks } from '../breaks.server.ts';
import { pathOfObject } from '../entry-list.tsx';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/breaks-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, offices } = await loadBreaks(visit);
  return {
    reading: readRegister(
      breakRegister(startTexts(visit.language), offices),
      rows,
      new URL(args.request.url).searchParams,
    ),
    offices,
  };
}

export default function BreaksPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const { reading, offices } = loaderData;
  return (
    <>
      <PageHead
        title={t('breaks.title', { count: reading.count })}
        lead={t('breaks.lead')}
        crumbs={[{ label: t('nav.overview'), href: href('/') }]}
      />
      <Register
        path="/luecken"
        register={breakRegister(t, offices)}
        reading={reading}
        caption={t('breaks.caption')}
        rowKey={(row) => `${row.kind} ${row.id}`}
        cells={{
          wo: (row) => (
            <a href={href(pathOfObject(row.object, row.id) ?? '/')}>
              <Said>{row.title}</Said>
            </a>
          ),
          was: (row) => <span className="break">{t(`own.${row.kind}`)}</span>,
          amt: (row) =>
            row.office ? <Said>{row.office}</Said> : <span className="muted">{t('breaks.noOffice')}</span>,
          beheben: (row) =>
            row.mend ? (
              <a
                href={href(row.mend)}
                aria-label={t('overview.mendOf', { title: `${t(`own.${row.kind}`)}, ${row.title}` })}
              >
                {t('overview.mend')}
              </a>
            ) : (
              <span className="muted" title={t('breaks.readOnly')}>
                –<span className="kern-sr-only">{t('breaks.readOnly')}</span>
              </span>
            ),
        }}
        files={{ path: '/luecken', formats: ['csv', 'xlsx'] }}
        empty={<Empty>{t('breaks.none')}</Empty>}
      />
    </>
  );
}
