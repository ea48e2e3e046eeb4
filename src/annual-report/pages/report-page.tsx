import { allow } from '#platform/access.server.ts';
import { rememberDrawn } from '#platform/memo.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { formatDate, formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Facts, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readReport } from '../annual-report.store.server.ts';
import { drawingsOf } from '../drawings.server.ts';
import { ReportDocumentView } from '../report-document-view.tsx';
import { revisionsSince } from '../revisions.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/report-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report, parts, data } = await visit.remember(`report ${args.params.report}`, (db) =>
    readReport(db, args.params.report),
  );
  const t = reportTexts(visit.language);
  const shown = () =>
    parts.map(
      (each) =>
        each.part ?? {
          title: each.title,
          kind: each.kind,
          withdrawn: t('frozen.withdrawn', {
            date: formatDate(each.withdrawnAt ?? '', visit.language),
            reason: each.withdrawnReason ?? '',
          }),
        },
    );
  // Frozen: the hash says whether what was drawn is still right, whatever else changes in the city.
  const state = `${report.hash} ${parts.map((part) => part.withdrawnAt).join()} ${visit.language}`;
  const document = await rememberDrawn(visit.city.id, state, `report ${report.id} ${visit.language}`, () =>
    drawn(
      visit,
      <ReportDocumentView
        parts={shown()}
        warning={data.city.fictitious ? reportTexts('de')('doc.warning') : null}
        drawings={drawingsOf(
          parts.map((part) => part.part),
          'de',
        )}
        language="de"
        files={`/bericht/${report.id}/abbildungen`}
      />,
    ),
  );
  const revisions = await visit.remember(`revisions since report ${report.id}`, (db) =>
    revisionsSince(db, report.frozenAt, data),
  );
  return {
    report,
    revisions,
    document,
    hashes: parts.map((each) => ({ title: each.title, hash: each.hash })),
  };
}

export default function ReportPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  const { report, document, hashes, revisions } = loaderData;
  return (
    <>
      <PageHead
        title={report.title}
        content
        chip={<Chip tone="good">{t('frozen.chip')}</Chip>}
        lead={t('frozen.about', { date: formatMoment(report.frozenAt, language), person: report.frozenBy })}
        crumbs={[{ label: t('frozen.crumb'), href: href('/bericht') }]}
        actions={
          <>
            <ButtonLink href={href(`/bericht/${report.id}/pdf`)} kind="primary">
              {t('frozen.pdf')}
            </ButtonLink>
            <ButtonLink href={href(`/bericht/${report.id}/zip`)}>{t('frozen.data')}</ButtonLink>
            <ButtonLink href={href('/bericht/vergleich', { b: report.id })}>{t('frozen.compare')}</ButtonLink>
            <ButtonLink href={href(`/bericht/${report.id}/befunde`)}>{t('finding.link')}</ButtonLink>
            <button type="button" className="kern-btn kern-btn--tertiary" data-print>
              <span className="kern-label">{t('frozen.print')}</span>
            </button>
          </>
        }
      />
      {revisions.length > 0 && <Revised revisions={revisions} />}
      <Drawn piece={document} />
      <Card title={t('frozen.hash')} id="pruefsumme">
        <p>
          <code className="prose">{report.hash}</code>
        </p>
        <details>
          <summary>{t('frozen.partHash')}</summary>
          <Facts
            facts={hashes.map(
              ({ title, hash }) =>
                [
                  title,
                  <code key={hash} className="small">
                    {hash}
                  </code>,
                ] as const,
            )}
          />
        </details>
        <h3>{t('frozen.methods')}</h3>
        <Facts facts={Object.entries(report.methodVersions)} />
      </Card>
    </>
  );
}

/** The report keeps what it says; its reader learns which of its numbers are not the latest. */
function Revised({ revisions }: { revisions: Route.ComponentProps['loaderData']['revisions'] }) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Notice tone="warning" title={t('frozen.revised', { count: revisions.length })}>
      <p>{t('frozen.revisedLead')}</p>
      <ul>
        {revisions.map((each) => (
          <li key={each.indicatorId}>
            <a href={href(`/indikatoren/${each.indicatorId}#berichtigt`)}>
              <Said>{each.name}</Said>
            </a>{' '}
            ({each.years.join(', ')}): <Said>{each.reasons.join('; ') || t('frozen.noReason')}</Said>,{' '}
            {formatMoment(each.at, language)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
