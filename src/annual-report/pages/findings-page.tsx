import { conceptTexts } from '#concept/texts.en.ts';
import type { StatementChange } from '#concept/versions/version.ts';
import { listVersions, storedStatements } from '#concept/versions/versions.store.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readReport } from '../annual-report.store.server.ts';
import { type Finding, findingKinds, findingsOf } from '../findings/finding.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/findings-page.ts';

type Answer = { readonly version: string; readonly versionId: string; readonly change: StatementChange };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report, data } = await visit.remember(`report ${args.params.report}`, (db) =>
    readReport(db, args.params.report),
  );
  const { answers, drafts } = await answersOf(visit, report.id);
  return {
    report: { id: report.id, title: report.title },
    findings: findingsOf(data).map((finding) => ({ ...finding, answers: answers.get(finding.id) ?? [] })),
    drafts,
    runs: visit.may('versions.run'),
  };
}

/** What the drafts already take from this report; for those inside. */
async function answersOf(visit: Visit, reportId: string) {
  const answers = new Map<string, Answer[]>();
  if (!visit.may('versions.read')) return { answers, drafts: 0 };
  const before = `/bericht/${reportId}/befunde#`;
  const open = await visit.remember('proposals of drafts', async (db) =>
    Promise.all(
      (await listVersions(db))
        .filter(({ state }) => state === 'open')
        .map(async (version) => ({ version, stored: await storedStatements(db, version.id) })),
    ),
  );
  for (const { version, stored } of open)
    for (const { originPath, change } of stored) {
      if (!originPath?.startsWith(before)) continue;
      const id = originPath.slice(before.length);
      answers.set(id, [...(answers.get(id) ?? []), { version: version.title, versionId: version.id, change }]);
    }
  return { answers, drafts: open.length };
}

export default function FindingsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { report, findings, drafts, runs } = loaderData;
  const kinds = findingKinds.filter((kind) => findings.some((finding) => finding.kind === kind));
  return (
    <>
      <PageHead
        title={t('finding.title', { report: report.title })}
        lead={t('finding.lead')}
        crumbs={[
          { label: t('frozen.crumb'), href: href('/bericht') },
          { label: report.title, href: href(`/bericht/${report.id}`) },
        ]}
      />
      <div className="stack">
        {runs && drafts === 0 && (
          <Notice tone="info" title={t('finding.noDraft')}>
            <ButtonLink href={href('/fassungen/neu')}>{t('finding.begin')}</ButtonLink>
          </Notice>
        )}
        {findings.length === 0 && <Empty>{t('finding.none')}</Empty>}
        {kinds.map((kind) => {
          const found = findings.filter((finding) => finding.kind === kind);
          return (
            <Card
              key={kind}
              title={t(`findingKind.${kind}`)}
              id={kind}
              lead={t('finding.count', { count: found.length })}
            >
              <ul className="list">
                {found.map((finding) => (
                  <Found key={finding.id} finding={finding} report={report.id} draw={runs && drafts > 0} />
                ))}
              </ul>
            </Card>
          );
        })}
      </div>
    </>
  );
}

function Found({
  finding,
  report,
  draw,
}: {
  finding: Finding & { answers: readonly Answer[] };
  report: string;
  draw: boolean;
}) {
  const t = useTexts(reportTexts);
  const c = useTexts(conceptTexts);
  const href = useHref();
  const { id, title, text, broken, goalId, office, answers } = finding;
  const said = [broken && t(`docBreak.${broken}`), text, office].filter(Boolean).join(' · ');
  return (
    <li id={id}>
      <span>
        {goalId ? (
          <a href={href(`/ziele/${goalId}`)}>
            <Said>{title}</Said>
          </a>
        ) : (
          <Said>{title}</Said>
        )}
        {said && (
          <span className="muted block small">
            <Said>{said}</Said>
          </span>
        )}
        {answers.map((answer) => (
          <span key={answer.versionId} className="block small">
            <a href={href(`/fassungen/${answer.versionId}#aenderungen`)}>
              <Chip tone="good">
                {t('finding.answered', { version: answer.version, change: c(`change.${answer.change}`) })}
              </Chip>
            </a>
          </span>
        ))}
      </span>
      {draw && (
        <a
          href={href(`/bericht/${report}/befunde/${id}`)}
          aria-label={t('finding.drawOf', { title: [title, said].filter(Boolean).join(', ') })}
        >
          {t('finding.draw')}
        </a>
      )}
    </li>
  );
}
