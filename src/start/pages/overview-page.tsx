import { breakKinds } from '#analysis/thread.ts';
import { type CityFacts, factsOf } from '#annual-report/facts.server.ts';
import { decisionsOf } from '#annual-report/report-data.ts';
import { loadTasks } from '#annual-report/tasks.server.ts';
import { reportTexts } from '#annual-report/texts.en.ts';
import { kindWords } from '#annual-report/waiting.server.ts';
import { MyStatements } from '#conflicts/panels/my-statements.tsx';
import { loadConflictOverview } from '#conflicts/panels/overview.server.ts';
import { ConflictOverview } from '#conflicts/panels/overview.tsx';
import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { entries } from '#platform/journal.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { EntryList, toShown } from '../entry-list.tsx';
import { withheldKinds } from '../history-filter.ts';
import { mendNeeds, mendPath, titleOf } from '../mend.ts';
import { type Focus, threadPicture } from '../strands.ts';
import { startTexts } from '../texts.en.ts';
import { ThreadPicture } from '../thread-picture.tsx';
import type { Route } from './+types/overview-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const facts = await factsOf(visit);
  const { thread } = facts;
  const focus = focusOf(new URL(args.request.url).searchParams, facts);
  const without = withheldKinds(visit);
  const changes = visit.may('history.read')
    ? await visit.remember(`changes ${without}`, (db) => entries(db, { without, limit: 6 }))
    : [];
  return {
    joints: thread.joints,
    held: thread.joints - thread.breaks.length,
    picture: await visit.remember(`picture ${visit.asOf} ${JSON.stringify(focus)}`, async () =>
      threadPicture(facts, focus),
    ),
    breaks: await breakRows(visit),
    tasks: (await loadTasks(visit))
      .slice(0, 5)
      .map((task) => ({ ...task, kindLabel: kindWords(task, visit.language) })),
    conflicts: await loadConflictOverview(visit),
    decisions: decisionsOf(facts)
      .slice(0, 5)
      .map((each) => ({ ...each, over: each.by !== null && each.by < today() })),
    changes: changes.map((entry) => toShown(entry, visit)),
    asOf: visit.asOf,
    source: visit.city.source,
    money: visit.may('money.read'),
    edit: visit.may('concept.edit'),
  };
}

/** A group that the city does not have is no group. */
function focusOf(params: URLSearchParams, facts: CityFacts): Focus | null {
  const idOf = (name: string) => (params.get(name) === 'none' ? null : params.get(name));
  const known = (name: string, held: ReadonlyMap<string, unknown>) =>
    params.has(name) && (idOf(name) === null || held.has(idOf(name) ?? ''));
  const focus = {
    ...(known('leitlinie', facts.guidelines) ? { guidelineId: idOf('leitlinie') } : {}),
    ...(known('fachteil', facts.sectorParts) ? { partId: idOf('fachteil') } : {}),
  };
  return Object.keys(focus).length > 0 ? focus : null;
}

/** Each kind of break with its number, and the first one that this visitor can mend. */
async function breakRows(visit: Visit) {
  const facts = await factsOf(visit);
  const groups = Map.groupBy(facts.thread.breaks, (each) => each.kind);
  return breakKinds.flatMap((kind) => {
    const found = groups.get(kind);
    const [first] = found ?? [];
    if (!found || !first) return [];
    const mendable = found.find((each) => {
      const { permission, officeId } = mendNeeds(each, facts);
      return visit.may(permission, officeId);
    });
    const shown = mendable ?? first;
    return [
      { kind, count: found.length, title: titleOf(shown, facts), mend: mendable ? mendPath(mendable, facts) : null },
    ];
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function OverviewPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const href = useHref();
  const { joints, held, picture, edit, asOf, source, conflicts } = loaderData;
  if (joints === 0) {
    const action = edit ? (
      <ButtonLink href={href('/konzept/leitlinien/neu')} kind="primary">
        {t('overview.begin')}
      </ButtonLink>
    ) : (
      <ButtonLink href={href('/konzept')}>{t('overview.look')}</ButtonLink>
    );
    return (
      <>
        <PageHead title={t('overview.empty')} />
        <Empty action={action}>{t('overview.emptyLead')}</Empty>
      </>
    );
  }
  return (
    <>
      <PageHead
        title={held === joints ? t('overview.whole', { joints }) : t('overview.title', { held, joints })}
        lead={t('overview.lead')}
      />
      <div className="stack">
        {conflicts && conflicts.mine.length > 0 && <MyStatements data={conflicts.mine} />}
        <ThreadPicture picture={picture} money={loaderData.money} />
        <Breaks breaks={loaderData.breaks} />
        <div className="grid grid--even">
          <Mine data={loaderData} />
          <Decisions data={loaderData} />
          {conflicts && <ConflictOverview data={conflicts} />}
          <Changes data={loaderData} />
        </div>
        <p className="muted small">
          {t('overview.source', { date: formatDate(asOf, language), source: source ?? '' })}
        </p>
      </div>
    </>
  );
}

function Breaks({ breaks }: { breaks: Data['breaks'] }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <Card title={t('overview.breaks')} id="luecken">
      {breaks.length === 0 ? (
        <p className="muted">{t('overview.noBreaks')}</p>
      ) : (
        <ul className="list breaks">
          {breaks.map((each) => (
            <li key={each.kind}>
              <a className="breaks__count" href={href('/luecken', { art: each.kind })}>
                {t(`reason.${each.kind}`, { count: each.count })}
              </a>
              <span className="muted breaks__first">
                <Said>{each.title}</Said>
              </span>
              {each.mend && (
                <a
                  href={href(each.mend)}
                  aria-label={t('overview.mendOf', { title: `${t(`own.${each.kind}`)}, ${each.title}` })}
                >
                  {t('overview.mend')}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Mine({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const report = useTexts(reportTexts);
  const href = useHref();
  return (
    <Card
      title={t('overview.mine')}
      id="ich"
      actions={data.tasks.length > 0 && <a href={href('/aufgaben')}>{t('overview.allMine')}</a>}
    >
      {data.tasks.length === 0 ? (
        <p className="muted">{t('overview.mineNone')}</p>
      ) : (
        <ul className="list">
          {data.tasks.map((task) => (
            <li key={`${task.kind}${task.path}`}>
              <span>
                <a href={href(task.path)}>
                  <Said>{task.title}</Said>
                </a>
                <span className="muted block small">{task.kindLabel}</span>
              </span>
              {task.overdue && <Chip tone="strong">{report('tasks.overdue')}</Chip>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Decisions({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('overview.decide')} id="entscheidung">
      {data.decisions.length === 0 ? (
        <p className="muted">{t('overview.decideNone')}</p>
      ) : (
        <ul className="list">
          {data.decisions.map((each) => (
            <li key={each.measureId}>
              <span>
                <a href={href(`/massnahmen/${each.measureId}`)}>
                  <Said>{each.decision}</Said>
                </a>
                <span className="muted block small">
                  <Said>{each.measure}</Said>
                  {each.by && `, ${t('overview.until', { date: formatDate(each.by, language) })}`}
                </span>
              </span>
              {each.over && <Chip tone="strong">{t('overview.over')}</Chip>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Changes({ data }: { data: Data }) {
  const t = useTexts(startTexts);
  const href = useHref();
  return (
    <Card
      title={t('overview.changed')}
      id="veraendert"
      actions={data.changes.length > 0 && <a href={href('/verlauf')}>{t('overview.allChanged')}</a>}
    >
      {data.changes.length === 0 ? (
        <p className="muted">{t('overview.changedNone')}</p>
      ) : (
        <EntryList entries={data.changes} brief />
      )}
    </Card>
  );
}
