import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { closeRound, listRequests, listRounds, noteReminder } from '../annual-report.store.server.ts';
import { factsOf } from '../facts.server.ts';
import type { Request } from '../round.ts';
import { mailRound } from '../round-mail.server.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/round-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'rounds.answer');
  const facts = await factsOf(visit);
  const { round, requests } = await visit.read(async (db) => ({
    round: (await listRounds(db)).find((each) => each.id === args.params.round),
    requests: await listRequests(db, args.params.round),
  }));
  if (!round) throw notFound();
  const titled = requests.map((request) => ({
    ...request,
    office: facts.offices.get(request.officeId)?.name ?? request.officeId,
    title:
      (request.kind === 'measure'
        ? facts.measures.get(request.objectId)?.title
        : facts.goals.get(request.objectId)?.title) ?? request.objectId,
    mine: visit.may('rounds.answer', request.officeId),
  }));
  return {
    round,
    offices: byOffice(titled),
    answered: titled.filter((each) => each.answeredAt !== null).length,
    open: titled.filter((each) => each.answeredAt === null),
    comments: titled.filter((each) => each.comment !== null),
    withoutLead: facts.thread.facts.measures.filter((measure) => measure.leadId === null && !measure.finished).length,
    asked: titled.length,
    run: visit.may('rounds.run'),
  };
}

type Titled = Request & { office: string; title: string; mine: boolean };

function byOffice(requests: readonly Titled[]) {
  return [...Map.groupBy(requests, (each) => each.office)]
    .map(([office, list]) => ({
      office,
      asked: list.length,
      answered: list.filter((each) => each.answeredAt !== null).length,
      remindedAt:
        list
          .flatMap((each) => each.remindedAt ?? [])
          .sort()
          .at(-1) ?? null,
    }))
    .sort((a, b) => a.answered / a.asked - b.answered / b.asked || a.office.localeCompare(b.office, 'de'));
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'rounds.run');
  const { act } = await formValues(args.request);
  const path = `/bericht/runden/${args.params.round}`;
  const round = (await visit.read(listRounds)).find((each) => each.id === args.params.round);
  if (!round) throw notFound();
  if (act === 'remind') {
    if (round.closedAt) throw new Refusal(409, 'round-closed');
    const reminded = await mailRound(visit, round.id, { reminder: true });
    return saved(visit, path, await visit.write((db) => noteReminder(db, visit.actor, round, reminded)));
  }
  const entryId = await visit.write((db) => closeRound(db, visit.actor, round, act === 'close'));
  return saved(visit, path, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function RoundPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  const href = useHref();
  const { round, asked, answered, run, withoutLead } = loaderData;
  return (
    <>
      <PageHead
        title={round.title}
        content
        chip={
          <Chip tone={round.closedAt ? 'plain' : 'blue'}>{round.closedAt ? t('list.closed') : t('list.running')}</Chip>
        }
        lead={t('round.sentence', { answered, asked, date: formatDate(round.dueOn, language) })}
        crumbs={[{ label: t('round.crumb'), href: href('/bericht') }]}
        actions={
          run && (
            <>
              {!round.closedAt && answered < asked && (
                <PostButton fields={{ act: 'remind' }}>{t('round.remind')}</PostButton>
              )}
              <PostButton kind="tertiary" fields={{ act: round.closedAt ? 'open' : 'close' }}>
                {round.closedAt ? t('round.reopen') : t('round.close')}
              </PostButton>
            </>
          )
        }
      />
      <div className="grid grid--2">
        <Offices data={loaderData} />
        <div className="stack">
          <Open data={loaderData} />
          {withoutLead > 0 && (
            <Card title={t('round.unaskable')} id="niemand">
              <a className="break" href={href('/massnahmen', { amt: 'none' })}>
                {t('round.unaskableLead', { count: withoutLead })}
              </a>
            </Card>
          )}
          <Comments data={loaderData} />
        </div>
      </div>
    </>
  );
}

function Offices({ data }: { data: Data }) {
  const t = useTexts(reportTexts);
  const language = useLanguage();
  return (
    <Card title={t('round.byOffice')} id="aemter">
      <table className="table table--facts">
        <thead>
          <tr>
            <th scope="col">{t('round.office')}</th>
            <th scope="col" className="right">
              {t('round.asked')}
            </th>
            <th scope="col" className="right">
              {t('round.answeredColumn')}
            </th>
            <th scope="col">{t('round.reminded')}</th>
          </tr>
        </thead>
        <tbody>
          {data.offices.map((office) => (
            <tr key={office.office}>
              <th scope="row">
                <Said>{office.office}</Said>
              </th>
              <td className="right" data-label={t('round.asked')}>
                {office.asked}
              </td>
              <td className="right" data-label={t('round.answeredColumn')}>
                {office.answered}
              </td>
              <td data-label={t('round.reminded')}>
                {office.remindedAt ? (
                  formatDate(office.remindedAt, language)
                ) : (
                  <span className="muted">{t('round.remindedNone')}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

const mostShown = 15;

function Open({ data }: { data: Data }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { open, round } = data;
  const path = (request: Titled) =>
    request.kind === 'measure'
      ? `/massnahmen/${request.objectId}/stand`
      : `/bericht/runden/${round.id}/antwort/${request.id}`;
  return (
    <Card title={t('round.open')} id="offen">
      {open.length === 0 ? (
        <p className="muted">{t('round.noneOpen')}</p>
      ) : (
        <ul className="list">
          {open.slice(0, mostShown).map((request) => (
            <li key={request.id}>
              <span>
                {request.mine && !round.closedAt ? (
                  <a href={href(path(request))}>
                    <Said>{request.title}</Said>
                  </a>
                ) : (
                  <Said>{request.title}</Said>
                )}
                <span className="muted block small">
                  {t(`round.${request.kind}`)} · <Said>{request.office}</Said>
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open.length > mostShown && (
        <p className="muted small">{t('doc.breaksMore', { count: open.length - mostShown })}</p>
      )}
    </Card>
  );
}

function Comments({ data }: { data: Data }) {
  const t = useTexts(reportTexts);
  const href = useHref();
  return (
    <Card title={t('round.answers')} id="anmerkungen">
      {data.comments.length === 0 ? (
        <p className="muted">{t('round.noAnswers')}</p>
      ) : (
        <ul className="list list--plain">
          {data.comments.map((request) => (
            <li key={request.id}>
              <a href={href(`/ziele/${request.objectId}`)}>
                <Said>{request.title}</Said>
              </a>
              <p className="prose">
                <Said>{request.comment}</Said>
              </p>
              <span className="muted small">
                {request.answeredBy} · <Said>{request.office}</Said>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
