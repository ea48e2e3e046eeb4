import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Line } from '#ui/layout/line.tsx';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { amendmentRows, commentRows } from '../answer-registers.ts';
import { meetingRows, paperRows } from '../council-registers.ts';
import { loadCouncil, voicesOf } from '../council-view.server.ts';
import { standingTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/council-page.ts';

const most = 8;

/** Where the council's business stands: what comes next, what waits for an answer, what was laid before it last. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const council = await loadCouncil(visit);
  const day = today();
  const papers = paperRows(council).filter(({ retired }) => !retired);
  const waiting = papers.filter(({ standing }) => standing === 'submitted' || standing === 'consulted');
  const comments = commentRows(council).filter(({ answeredOn, retired }) => answeredOn === null && !retired);
  const amendments = amendmentRows(council).filter(({ answer, retired }) => answer === 'open' && !retired);
  const meetings = meetingRows(council).filter(
    (each) => !each.retired && each.day >= day && each.state !== 'cancelled',
  );
  const voices = visit.may('council.file') ? voicesOf(visit, council) : [];
  return {
    day,
    counts: {
      papers: papers.length,
      waiting: waiting.length,
      committees: [...council.committees.values()].filter(({ retired }) => !retired).length,
      comments: comments.length,
      amendments: amendments.length,
    },
    drafts: papers
      .filter(({ standing }) => standing === 'draft')
      .slice(0, most)
      .map(({ id, title }) => ({ id, title })),
    waiting: waiting.slice(0, most).map(({ id, number, title, standing, submittedOn, originators, office }) => ({
      ...{ id, number, title, standing, submittedOn },
      from: originators || office,
    })),
    comments: comments.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, most),
    amendments: amendments.slice(0, most),
    meetings: meetings
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .slice(0, most)
      .map(({ id, title, day: on, time, committee }) => ({ id, title, day: on, time, committee })),
    // Who looks after all of them finds them in the register.
    mine: visit.may('council.edit') ? [] : voices.map(({ id, name }) => ({ id, name })),
    may: { add: visit.may('papers.edit'), meet: visit.may('council.edit') },
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function CouncilPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { counts, may, mine } = loaderData;
  return (
    <>
      <PageHead
        title={counts.papers === 0 ? t('council.titleNone') : t('council.title', { count: counts.waiting })}
        lead={t('council.lead')}
        actions={
          <>
            <ButtonLink href={href('/ratsraum/vorlagen')}>{t('council.papers', { count: counts.papers })}</ButtonLink>
            <ButtonLink href={href('/ratsraum/gremien')}>
              {t('council.committees', { count: counts.committees })}
            </ButtonLink>
            <ButtonLink href={href('/ratsraum/sitzungen')}>{t('meetings.crumb')}</ButtonLink>
            {may.add && (
              <ButtonLink href={href('/ratsraum/vorlagen/neu')} kind="primary">
                {t('papers.add')}
              </ButtonLink>
            )}
          </>
        }
      />
      {mine.length > 0 && (
        <p className="chips">
          {t('council.mine')}{' '}
          {mine.map(({ id, name }) => (
            <a key={id} href={href(`/ratsraum/gremien/${id}`)}>
              <Said>{name}</Said>
            </a>
          ))}
        </p>
      )}
      <div className="object">
        <div className="stack">
          <Meetings data={loaderData} />
          <Drafts data={loaderData} />
        </div>
        <div className="stack">
          <Waiting data={loaderData} />
          <OpenAmendments data={loaderData} />
          <OpenComments data={loaderData} />
        </div>
      </div>
    </>
  );
}

function Waiting({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card
      title={t('council.waiting')}
      id="vor-dem-rat"
      actions={<a href={href('/ratsraum/vorlagen')}>{t('council.all')}</a>}
    >
      {data.waiting.length === 0 ? (
        <Empty
          action={data.may.add && <ButtonLink href={href('/ratsraum/vorlagen/neu')}>{t('papers.add')}</ButtonLink>}
        >
          {t('council.waitingNone')}
        </Empty>
      ) : (
        <ul className="list">
          {data.waiting.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/vorlagen/${each.id}`}
              note={
                <>
                  {each.number} · <Said>{each.from}</Said>
                  {each.submittedOn && ` · ${formatDate(each.submittedOn, language)}`}
                </>
              }
              end={<Chip tone={standingTones[each.standing]}>{t(`standing.${each.standing}`)}</Chip>}
            >
              <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
      {data.counts.waiting > data.waiting.length && (
        <p className="muted small">{t('committee.more', { count: data.counts.waiting - data.waiting.length })}</p>
      )}
    </Card>
  );
}

function OpenAmendments({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const href = useHref();
  return (
    <Card
      title={t('council.amendments', { count: data.counts.amendments })}
      id="aenderungen"
      actions={<a href={href('/ratsraum/aenderungen')}>{t('council.all')}</a>}
    >
      {data.amendments.length === 0 ? (
        <p className="muted">{t('council.amendmentsNone')}</p>
      ) : (
        <ul className="list">
          {data.amendments.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/aenderungen/${each.id}`}
              note={
                <>
                  {t(`amendedKind.${each.kind}`)} · <Said>{each.committee}</Said>
                </>
              }
              end={<Chip tone="warn">{t('amendmentAnswer.open')}</Chip>}
            >
              <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Meetings({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card
      title={t('council.meetings')}
      id="sitzungen"
      actions={<a href={href('/ratsraum/sitzungen')}>{t('council.all')}</a>}
    >
      {data.meetings.length === 0 ? (
        <Empty
          action={data.may.meet && <ButtonLink href={href('/ratsraum/sitzungen/neu')}>{t('meetings.add')}</ButtonLink>}
        >
          {t('council.meetingsNone')}
        </Empty>
      ) : (
        <ul className="list">
          {data.meetings.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/sitzungen/${each.id}`}
              note={<Said>{each.committee}</Said>}
              end={
                <span className="nowrap">
                  {formatDate(each.day, language)} {each.time}
                </span>
              }
            >
              <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
    </Card>
  );
}

function OpenComments({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card
      title={t('council.comments', { count: data.counts.comments })}
      id="stellungnahmen"
      actions={<a href={href('/ratsraum/stellungnahmen')}>{t('council.all')}</a>}
    >
      {data.comments.length === 0 ? (
        <p className="muted">{t('council.commentsNone')}</p>
      ) : (
        <ul className="list">
          {data.comments.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/stellungnahmen/${each.id}`}
              note={<Said>{each.committee}</Said>}
              end={
                <span className={each.dueOn < data.day ? 'break nowrap' : 'nowrap'}>
                  {t('council.until', { date: formatDate(each.dueOn, language) })}
                </span>
              }
            >
              <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Drafts({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  if (data.drafts.length === 0) return null;
  return (
    <Card title={t('council.drafts')} lead={t('council.draftsLead')} id="entwuerfe">
      <ul className="list">
        {data.drafts.map((each) => (
          <Line key={each.id} path={`/ratsraum/vorlagen/${each.id}`}>
            <Said>{each.title}</Said>
          </Line>
        ))}
      </ul>
    </Card>
  );
}
