import { peopleTexts } from '#people/texts.en.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formValues } from '#platform/form.server.ts';
import { saved } from '#platform/saved.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Notice, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { linesOf } from '../compare.ts';
import { loadHearing } from '../hearing/hearing-view.server.ts';
import { StatementList } from '../statement-list.tsx';
import { listSteps } from '../steps.store.server.ts';
import { keyOf, mayChange, reachable, type Version, type VersionStage } from '../version.ts';
import { loadNames, loadStatements, loadVersion, namingOf, titleIn } from '../versions.server.ts';
import { rebaseVersion } from '../versions.store.server.ts';
import type { Route } from './+types/version-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { version, stage, stages, inForce, versions } = await loadVersion(visit, args.params.version);
  const { statements, stored } = await loadStatements(visit, version);
  const naming = namingOf(await loadNames(visit), statements, visit.language);
  const steps = await visit.remember(`steps of ${version.id}`, (db) => listSteps(db, version.id));
  const runs = visit.may('versions.run');
  const open = version.state === 'open';
  const editable = (kind: (typeof statements)[number]['kind']) => runs && mayChange(version, stage, kind);
  return {
    version,
    stage,
    runs,
    heard: visit.may('versions.read') && (await loadHearing(visit, version.id)).hearings.length > 0,
    next: open && visit.may('versions.step') ? (reachable({ version, stages })[0] ?? null) : null,
    other: open && inForce && version.basisId !== inForce.id ? inForce.title : null,
    against: againstOf(version, versions, inForce),
    today: today(),
    adds: editable('goal'),
    count: statements.length,
    proposals: open
      ? stored.map((each) => {
          const said = each.content ? each : (statements.find((other) => keyOf(other) === keyOf(each)) ?? each);
          return {
            key: keyOf(each),
            path: `/fassungen/${version.id}/aussagen/${each.kind}/${each.objectId}`,
            title: titleIn(naming, said),
            change: each.change,
            kind: each.kind,
            reason: each.reason,
            origin: each.origin,
            originText: each.originText,
            originPath: each.originPath,
            edit: editable(each.kind),
          };
        })
      : [],
    steps: steps.map((step) => ({ ...step, stage: stages.find(({ id }) => id === step.stageId)?.title ?? '' })),
    all: await drawAll(visit, version, stage, runs),
  };
}

/** What one compares it with first. */
function againstOf(version: Version, versions: readonly Version[], inForce: Version | null) {
  if (version.state === 'open') return inForce ? inForce.id : 'heute';
  return versions.some(({ id }) => id === version.basisId) ? version.basisId : null;
}

/** Three thousand statements are drawn once, not per visit. */
function drawAll(visit: Visit, version: Version, stage: VersionStage, runs: boolean) {
  const t = conceptTexts(visit.language);
  return visit.rememberDrawn(`version ${version.id} ${runs}`, async () => {
    const { statements, stored } = await loadStatements(visit, version);
    const naming = namingOf(await loadNames(visit), statements, visit.language);
    const rows = new Map(stored.map((each) => [keyOf(each), each]));
    const items = statements.map((statement) => {
      const row = rows.get(keyOf(statement));
      return {
        key: keyOf(statement),
        kind: statement.kind,
        title: titleIn(naming, statement),
        lines: linesOf(statement, naming).filter(({ label }) => label !== 'title' && label !== 'guideline'),
        change: version.state === 'open' ? (row?.change ?? null) : null,
        edit:
          runs && mayChange(version, stage, statement.kind)
            ? `/fassungen/${version.id}/aussagen/${statement.kind}/${statement.objectId}`
            : null,
        withdraw:
          runs && version.state !== 'open' && statement.content !== null
            ? `/fassungen/${version.id}/zurueckziehen/${statement.kind}/${statement.objectId}`
            : null,
        withdrawn: row?.withdrawnAt
          ? t('version.withdrawn', {
              date: formatDate(row.withdrawnAt.slice(0, 10), visit.language),
              reason: row.withdrawnReason ?? '',
            })
          : null,
      };
    });
    return drawn(visit, <StatementList items={items} />);
  });
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { version } = await loadVersion(visit, args.params.version);
  await formValues(args.request);
  const entryId = await visit.write((db) => rebaseVersion(db, visit.actor, version.id));
  return saved(visit, `/fassungen/${version.id}`, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function VersionPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, stage, against, next, runs, count } = loaderData;
  const { id, state, title } = version;
  const open = state === 'open';
  const compare = open ? (against === 'heute' ? 'version.compareNow' : 'version.compare') : 'version.compareFormer';
  return (
    <>
      <PageHead
        title={title}
        content
        chip={<Chip tone={open ? 'warn' : state === 'in-force' ? 'blue' : 'plain'}>{t(`version.state.${state}`)}</Chip>}
        lead={<Lead data={loaderData} />}
        crumbs={[{ label: t('versions.title'), href: href('/fassungen') }]}
        actions={
          <>
            {next && (
              <ButtonLink href={href(`/fassungen/${id}/schritt`)} kind="primary">
                {t('version.stepTo', { stage: next.title })}
              </ButtonLink>
            )}
            {against && <ButtonLink href={href('/synopse', { a: against, b: id })}>{t(compare)}</ButtonLink>}
            {loaderData.heard && <ButtonLink href={href(`/fassungen/${id}/anhoerung`)}>{t('hearing.link')}</ButtonLink>}
            {open && runs && (
              <ButtonLink href={href(`/fassungen/${id}/bearbeiten`)} kind="tertiary">
                {t('version.rename')}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="stack">
        {loaderData.other && (
          <Notice tone="warning" title={t('version.otherInForce', { title: loaderData.other })}>
            <p>{t('version.otherInForceLead')}</p>
            {runs && <PostButton fields={{ act: 'rebase' }}>{t('version.rebase')}</PostButton>}
          </Notice>
        )}
        {open && stage.freezes !== 'nothing' && (
          <Notice
            tone="info"
            title={t(stage.freezes === 'sections' ? 'version.sectionsFrozen' : 'version.frozenHere')}
          />
        )}
        <div className="grid grid--2">
          {open && <Proposals data={loaderData} />}
          <Course data={loaderData} />
        </div>
        <Card title={t('version.all')} id="aussagen" lead={t('version.allLead', { count })}>
          {count === 0 ? <p className="muted">{t('version.noStatements')}</p> : <Drawn piece={loaderData.all} />}
        </Card>
        {version.hash && (
          <Card title={t('version.hash')} id="pruefsumme" lead={t('version.hashLead', { count })}>
            <p>
              <code className="prose">{version.hash}</code>
            </p>
          </Card>
        )}
      </div>
    </>
  );
}

function Lead({ data: { version, stage } }: { data: Data }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const { state, inForceOn, resolution, supersededOn, note } = version;
  if (state === 'open')
    return (
      <Said>
        {t('version.openLead', { stage: stage.title })} {note}
      </Said>
    );
  if (state === 'superseded')
    return (
      <Said>{t('version.supersededLead', { date: supersededOn ? formatDate(supersededOn, language) : '–' })}</Said>
    );
  const since = inForceOn ? t('versions.since', { date: formatDate(inForceOn, language) }) : '';
  const by = resolution ? t('versions.by', { resolution }) : '';
  return <Said>{t('version.forceLead', { since, by }).replace(/\s+/g, ' ').replace(' .', '.')}</Said>;
}

function Proposals({ data: { proposals, adds, version } }: { data: Data }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const add = (kind: string, label: string) => (
    <ButtonLink href={href(`/fassungen/${version.id}/aussagen/${kind}`)} kind="tertiary">
      {label}
    </ButtonLink>
  );
  return (
    <Card title={t('version.changes')} id="aenderungen">
      {proposals.length === 0 ? (
        <p className="muted">{t('version.noChanges')}</p>
      ) : (
        <ul className="list">
          {proposals.map((each) => (
            <li key={each.key}>
              <span>
                {each.edit ? (
                  <a href={href(each.path)}>
                    <Said>{each.title}</Said>
                  </a>
                ) : (
                  <Said>{each.title}</Said>
                )}{' '}
                <Chip tone={each.change === 'drop' ? 'rust' : each.change === 'new' ? 'green' : 'plain'}>
                  {t(`change.${each.change}`)}
                </Chip>
                <span className="muted block small">
                  {t(`statementKind.${each.kind}`)}
                  {each.origin && ` · ${t(`origin.${each.origin}`)}`}
                  {each.originText && (
                    <>
                      {': '}
                      {each.originPath ? (
                        <a href={href(each.originPath)}>
                          <Said>{each.originText}</Said>
                        </a>
                      ) : (
                        <Said>{each.originText}</Said>
                      )}
                    </>
                  )}
                </span>
                {each.reason && (
                  <span className="block small">
                    <Said>{each.reason}</Said>
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      {adds && (
        <p>
          {add('guideline', t('version.newGuideline'))}
          {add('goal', t('version.newGoal'))}
          {add('target', t('version.newTarget'))}
        </p>
      )}
    </Card>
  );
}

function Course({ data: { steps, next, version, today: day } }: { data: Data }) {
  const t = useTexts(conceptTexts);
  const people = useTexts(peopleTexts);
  const language = useLanguage();
  const { dueOn, state } = version;
  return (
    <Card title={t('version.course')} id="verlauf-der-fassung">
      <ol className="list">
        <li>
          <span className="muted">{t('version.begun')}</span>
        </li>
        {steps.map((step) => (
          <li key={step.id}>
            <span>
              <Said>
                {t('version.stepDone', {
                  stage: step.stage,
                  date: formatDate(step.on, language),
                  person: step.by,
                })}
              </Said>
              <span className="muted block small">
                <Said>
                  {[
                    step.resolution,
                    step.dueOn && t('version.stepDue', { date: formatDate(step.dueOn, language) }),
                    step.note,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </Said>
              </span>
            </span>
          </li>
        ))}
      </ol>
      {state === 'open' && dueOn && (
        <p className={dueOn < day ? 'break' : 'muted'}>
          {t(dueOn < day ? 'versions.overdue' : 'versions.due', { date: formatDate(dueOn, language) })}
        </p>
      )}
      {next && (
        <p className="muted small">
          {t('version.step')}: <Said>{next.title}</Said>
          {next.role && `. ${t('version.stepFor', { role: people(`role.${next.role}`) })}`}
        </p>
      )}
    </Card>
  );
}
