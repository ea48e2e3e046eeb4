import { redirect } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { cityPath } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, PageHead, PostButton } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { drawingsOf } from '../drawings.server.ts';
import { ReportDocumentView } from '../report-document-view.tsx';
import { reportTexts } from '../texts.en.ts';
import { writeReport } from '../write.server.ts';
import type { Route } from './+types/draft-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'rounds.run');
  return visit.remember(`draft ${visit.year}`, async (db) => {
    const { document } = await writeReport(db, visit.year, 'de');
    return { document, drawings: drawingsOf(document.parts, document.language) };
  });
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'rounds.run');
  const t = reportTexts(visit.language);
  const id = await visit.hall.jobs.enqueue(visit.city.id, {
    kind: 'freeze-report',
    title: t('draft.job', { year: visit.year }),
    actor: visit.actor,
    language: visit.language,
    input: { year: visit.year },
  });
  return redirect(cityPath(visit, `/auftraege/${id}`));
}

export default function DraftPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { document, drawings } = loaderData;
  return (
    <>
      <PageHead
        title={document.title}
        content
        chip={<Chip tone="warn">{t('draft.chip')}</Chip>}
        lead={t('list.draftLead')}
        crumbs={[{ label: t('round.crumb'), href: href('/bericht') }]}
        actions={
          <>
            <ButtonLink href={href('/bericht/entwurf/pdf')}>{t('draft.pdf')}</ButtonLink>
            <PostButton kind="primary">{t('draft.freeze')}</PostButton>
          </>
        }
      />
      <div className="stack">
        <Card className="no-print">
          <p className="muted">{t('draft.freezeLead')}</p>
        </Card>
        <ReportDocumentView
          parts={document.parts}
          warning={document.warning}
          drawings={drawings}
          language={document.language}
        />
      </div>
    </>
  );
}
