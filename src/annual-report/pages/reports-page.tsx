import { allow } from '#platform/access.server.ts';
import { formatDate, formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { loadReports } from '../reports.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/reports-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { rounds, reports } = await loadReports(visit);
  return { rounds, reports, run: visit.may('rounds.run'), year: visit.year };
}

export default function ReportsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  const { rounds, reports, run } = loaderData;
  const open = run && (
    <ButtonLink href={href('/bericht/runden/neu')} kind="primary">
      {t('list.open')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            {run && <ButtonLink href={href('/bericht/entwurf')}>{t('list.draft')}</ButtonLink>}
            {rounds.length > 0 && open}
          </>
        }
      />
      <div className="grid grid--2">
        <Card title={t('list.rounds')} id="runden">
          {rounds.length === 0 ? (
            <Empty action={open}>{t('list.noRounds')}</Empty>
          ) : (
            <ul className="list">
              {rounds.map((round) => (
                <li key={round.id}>
                  <span>
                    <a href={href(`/bericht/runden/${round.id}`)}>{round.title}</a>
                    <span className="muted block small">
                      {t('list.answered', { answered: round.answered, asked: round.asked })},{' '}
                      {t('list.dueOn', { date: formatDate(round.dueOn, language) })}
                    </span>
                  </span>
                  <Chip tone={round.closedAt ? 'plain' : 'blue'}>
                    {round.closedAt ? t('list.closed') : t('list.running')}
                  </Chip>
                </li>
              ))}
            </ul>
          )}
          {rounds.length > 0 && <Downloads path="/bericht/runden" formats={['csv', 'xlsx']} what={t('list.rounds')} />}
        </Card>
        <Card
          title={t('list.reports')}
          id="berichte"
          actions={reports.length > 1 && <a href={href('/bericht/vergleich')}>{t('list.compare')}</a>}
        >
          {reports.length === 0 ? (
            <Empty action={run && <ButtonLink href={href('/bericht/entwurf')}>{t('list.draft')}</ButtonLink>}>
              {t('list.noReports')} {run && t('list.draftLead')}
            </Empty>
          ) : (
            <ul className="list">
              {reports.map((report) => (
                <li key={report.id}>
                  <span>
                    <a href={href(`/bericht/${report.id}`)}>{report.title}</a>
                    <span className="muted block small">
                      {t('list.frozenAt', { date: formatMoment(report.frozenAt, language), person: report.frozenBy })}
                    </span>
                  </span>
                  <a href={href(`/bericht/${report.id}/pdf`)}>PDF</a>
                </li>
              ))}
            </ul>
          )}
          {reports.length > 0 && <Downloads path="/bericht" formats={['csv', 'xlsx']} what={t('list.reports')} />}
        </Card>
      </div>
    </>
  );
}
