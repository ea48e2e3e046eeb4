import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import type { Version } from '../version.ts';
import { loadStatements, loadVersions } from '../versions.server.ts';
import type { Route } from './+types/versions-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { versions, stages, inForce } = await loadVersions(visit);
  const open = versions.filter(({ state }) => state === 'open');
  const listed = await Promise.all(
    open.map(async (version) => ({
      version,
      stage: stages.find(({ id }) => id === version.stageId)?.title ?? '',
      proposals: (await loadStatements(visit, version)).stored.length,
    })),
  );
  return {
    open: listed,
    adopts: visit.may('versions.run') && inForce === null,
    frozen: versions.filter(({ state }) => state !== 'open'),
    today: today(),
    runs: visit.may('versions.run'),
    inside: visit.may('versions.read'),
  };
}

export default function VersionsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { open, frozen, runs, inside, adopts } = loaderData;
  const add = runs && (
    <ButtonLink href={href('/fassungen/neu')} kind="primary">
      {t('versions.add')}
    </ButtonLink>
  );
  const empty = open.length + frozen.length === 0;
  return (
    <>
      <PageHead
        title={t('versions.title')}
        lead={t('versions.lead')}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
        actions={
          <>
            {!empty && add}
            {open.length + frozen.length > 1 && (
              <ButtonLink href={href('/synopse')}>{t('versions.compare')}</ButtonLink>
            )}
            {adopts && <ButtonLink href={href('/fassungen/beschluss')}>{t('adopt.title')}</ButtonLink>}
            {inside && <ButtonLink href={href('/fassungen/verfahren')}>{t('versions.procedure')}</ButtonLink>}
          </>
        }
      />
      {empty ? (
        <Empty action={add}>{t('versions.none')}</Empty>
      ) : (
        <div className="stack">
          <Card title={t('versions.open')} id="entwuerfe">
            {open.length === 0 ? <p className="muted">{t('versions.noneOpen')}</p> : <Drafts data={loaderData} />}
          </Card>
          <Card title={t('versions.frozen')} id="beschlossen">
            {frozen.length === 0 ? (
              <p className="muted">{t('versions.noneFrozen')}</p>
            ) : (
              <ul className="list">
                {frozen.map((version) => (
                  <Adopted key={version.id} version={version} />
                ))}
              </ul>
            )}
          </Card>
        </div>
      )}
    </>
  );
}

function Drafts({ data: { open, today: day } }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <ul className="list">
      {open.map(({ version, stage, proposals }) => (
        <li key={version.id}>
          <span>
            <a href={href(`/fassungen/${version.id}`)}>
              <Said>{version.title}</Said>
            </a>{' '}
            <Chip tone="warn">
              <Said>{stage}</Said>
            </Chip>
            <span className="muted block small">
              {t('versions.proposals', { count: proposals })}
              {version.dueOn &&
                ` · ${t(version.dueOn < day ? 'versions.overdue' : 'versions.due', { date: formatDate(version.dueOn, language) })}`}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Adopted({ version }: { version: Version }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const { id, title, state, inForceOn, supersededOn, resolution, source } = version;
  const said = [
    inForceOn && t('versions.since', { date: formatDate(inForceOn, language) }),
    resolution && t('versions.by', { resolution }),
    supersededOn && t('versions.until', { date: formatDate(supersededOn, language) }),
    source && t('versions.source', { source }),
  ];
  return (
    <li>
      <span>
        <a href={href(`/fassungen/${id}`)}>
          <Said>{title}</Said>
        </a>{' '}
        <Chip tone={state === 'in-force' ? 'blue' : 'plain'}>{t(`version.state.${state}`)}</Chip>
        <span className="muted block small">
          <Said>{said.filter(Boolean).join(' · ')}</Said>
        </span>
      </span>
    </li>
  );
}
