import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-reports-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const { reports } = await loadPublicCity(visit);
  return { reports };
}

export default function PublicReportsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const { reports } = loaderData;
  return (
    <>
      <PageHead title={t('public.reports')} lead={t('public.reportsLead')} description={t('public.reportsLead')} />
      <Card>
        {reports.length === 0 ? (
          <p className="muted">{t('public.noReports')}</p>
        ) : (
          <ul className="list">
            {reports.map((report) => (
              <li key={report.id}>
                <span>
                  <a href={href(`/oeffentlich/berichte/${report.id}`)}>
                    <Said>{report.title}</Said>
                  </a>
                  <span className="muted block small">
                    {t('public.report', { date: formatMoment(report.frozenAt, language) })}
                  </span>
                </span>
                <a href={href(`/oeffentlich/berichte/${report.id}/pdf`)}>{t('public.pdf')}</a>
              </li>
            ))}
          </ul>
        )}
        {reports.length > 0 && (
          <Downloads path="/oeffentlich/berichte" formats={['csv', 'xlsx']} what={t('public.reports')} />
        )}
      </Card>
    </>
  );
}
