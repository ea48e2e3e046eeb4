import { type BreakKind, breakKinds } from '#analysis/thread.ts';
import { factsOf } from '#annual-report/facts.server.ts';
import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { pathOfObject } from '../entry-list.tsx';
import { mendNeeds, mendPath, officeOf, titleOf } from '../mend.ts';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/breaks-page.ts';

type BreakRow = {
  kind: BreakKind;
  object: 'goal' | 'measure' | 'indicator';
  id: string;
  title: string;
  office: string | null;
  mend: string | null;
};

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const facts = await factsOf(visit);
  const rows = facts.thread.breaks.map((each): BreakRow => {
    const { permission, officeId } = mendNeeds(each, facts);
    return {
      kind: each.kind,
      object: each.object,
      id: each.id,
      title: titleOf(each, facts),
      office: officeOf(each, facts),
      mend: visit.may(permission, officeId) ? mendPath(each, facts) : null,
    };
  });
  const offices = [...new Set(rows.flatMap((row) => row.office ?? []))].sort((a, b) => a.localeCompare(b, 'de'));
  return {
    reading: readRegister(
      registerOf(startTexts(visit.language), offices),
      rows,
      new URL(args.request.url).searchParams,
    ),
    offices,
  };
}

function registerOf(t: ReturnType<typeof startTexts>, offices: readonly string[]): RegisterOf<BreakRow> {
  return {
    columns: [
      { key: 'wo', label: t('breaks.object'), value: (row) => row.title },
      { key: 'was', label: t('breaks.kind'), value: (row) => t(`own.${row.kind}`) },
      { key: 'artdeseintrags', label: t('breaks.objectKind'), value: (row) => t(`kind.${row.object}`) },
      { key: 'amt', label: t('breaks.office'), value: (row) => row.office },
      { key: 'beheben', label: t('breaks.action'), value: (row) => row.mend },
      { key: 'reihe', label: '#', value: (row) => breakKinds.indexOf(row.kind), hidden: true },
    ],
    filters: [
      {
        key: 'art',
        label: t('breaks.kind'),
        options: breakKinds.map((kind) => ({
          value: kind,
          label: `${t(`kind.${objectOf(kind)}`)}: ${t(`own.${kind}`)}`,
        })),
        matches: (row, kind) => row.kind === kind,
      },
      {
        key: 'amtfilter',
        label: t('breaks.office'),
        options: offices.map((office) => ({ value: office, label: office })),
        matches: (row, office) => row.office === office,
      },
    ],
    words: (row) => `${row.title} ${row.office ?? ''}`,
    sortedBy: 'reihe',
  };
}

function objectOf(kind: BreakKind): 'goal' | 'measure' | 'indicator' {
  if (kind === 'value-overdue') return 'indicator';
  return kind.startsWith('goal-') ? 'goal' : 'measure';
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
        register={registerOf(t, offices)}
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
        empty={<Empty>{t('breaks.none')}</Empty>}
      />
    </>
  );
}
