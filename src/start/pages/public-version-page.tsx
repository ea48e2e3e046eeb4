import { conceptTexts } from '#concept/texts.en.ts';
import { linesOf } from '#concept/versions/compare.ts';
import { StatementList } from '#concept/versions/statement-list.tsx';
import { keyOf } from '#concept/versions/version.ts';
import { namingOf, publicNames, titleIn } from '#concept/versions/versions.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { loadPublicVersion, publicStatements } from '../public/public-versions.server.ts';
import type { Route } from './+types/public-version-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const version = await loadPublicVersion(visit, args.params.version);
  const { statements, withdrawn } = await publicStatements(visit, version);
  const naming = namingOf(await publicNames(visit), statements, visit.language);
  const gone = new Map(withdrawn.map((each) => [keyOf(each), each.withdrawnAt?.slice(0, 10) ?? '']));
  const c = conceptTexts(visit.language);
  return {
    version,
    items: statements.map((statement) => {
      const day = gone.get(keyOf(statement));
      return {
        key: keyOf(statement),
        kind: statement.kind,
        // What was withdrawn is not named by what it is called today.
        title: statement.content ? titleIn(naming, statement) : c(`statementKind.${statement.kind}`),
        lines: linesOf(statement, naming).filter(({ label }) => label !== 'title' && label !== 'guideline'),
        change: null,
        edit: null,
        withdrawn: day ? c('version.withdrawnOn', { date: formatDate(day, visit.language) }) : null,
      };
    }),
  };
}

export default function PublicVersionPage({ loaderData: { version, items } }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const c = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, title, state, inForceOn, resolution, supersededOn, formerId, source, hash } = version;
  const said = [
    inForceOn && c('versions.since', { date: formatDate(inForceOn, language) }),
    resolution && c('versions.by', { resolution }),
    supersededOn && c('versions.until', { date: formatDate(supersededOn, language) }),
    source && c('versions.source', { source }),
  ];
  return (
    <>
      <PageHead
        title={title}
        content
        description={t('public.conceptLead')}
        chip={
          <Chip tone={state === 'in-force' ? 'blue' : 'plain'}>
            {t(state === 'in-force' ? 'public.conceptForce' : 'public.conceptFormer')}
          </Chip>
        }
        lead={<Said>{said.filter(Boolean).join(' · ')}</Said>}
        crumbs={[{ label: t('public.concept'), href: href('/oeffentlich/konzept') }]}
        actions={
          formerId && (
            <ButtonLink href={href(`/oeffentlich/konzept/${id}/synopse`)}>{t('public.conceptCompare')}</ButtonLink>
          )
        }
      />
      <div className="stack">
        <Card title={t('public.conceptStatements', { count: items.length })} id="aussagen">
          <StatementList items={items} />
        </Card>
        {hash && (
          <Card title={c('version.hash')} id="pruefsumme">
            <p>
              <code className="prose">{hash}</code>
            </p>
          </Card>
        )}
      </div>
    </>
  );
}
