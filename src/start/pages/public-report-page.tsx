import { readReport } from '#annual-report/annual-report.store.server.ts';
import { drawingsOf } from '#annual-report/drawings.server.ts';
import { ReportDocumentView } from '#annual-report/report-document-view.tsx';
import { reportTexts } from '#annual-report/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-report-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const listed = city.reports.find((report) => report.id === args.params.report);
  if (!listed) throw notFound();
  const { parts, data } = await visit.read((db) => readReport(db, listed.id));
  const t = reportTexts(visit.language);
  const shown = parts.map((each) => each.part);
  return {
    report: listed,
    drawings: drawingsOf(shown, 'de'),
    warning: data.city.fictitious ? reportTexts('de')('doc.warning') : null,
    parts: parts.map(
      (each) =>
        each.part ?? {
          title: each.title,
          kind: each.kind,
          withdrawn: t('frozen.withdrawn', {
            date: formatDate(each.withdrawnAt ?? '', visit.language),
            reason: each.withdrawnReason ?? '',
          }),
        },
    ),
  };
}

export default function PublicReportPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { report, parts, drawings, warning } = loaderData;
  return (
    <>
      <PageHead
        title={report.title}
        content
        description={t('public.reportsLead')}
        crumbs={[{ label: t('public.reports'), href: href('/oeffentlich/berichte') }]}
        actions={<ButtonLink href={href(`/oeffentlich/berichte/${report.id}/pdf`)}>{t('public.pdf')}</ButtonLink>}
      />
      <ReportDocumentView
        parts={parts}
        drawings={drawings}
        warning={warning}
        language="de"
        files={`/oeffentlich/berichte/${report.id}/abbildungen`}
      />
    </>
  );
}
