import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Line } from '#ui/layout/line.tsx';
import { ButtonLink, Card, Chip, Empty, Facts, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { sitsOn, subscriptionForm } from '../committee.ts';
import { retireCommittee, subscribe, unsubscribe } from '../committees.store.server.ts';
import { type Council, concerns, loadCouncil, pathOf, requireVoice, voicesOf } from '../council-view.server.ts';
import { standingTones } from '../looks.ts';
import { standingOf } from '../paper.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/committee-page.ts';

async function chosen(visit: Visit, id: string) {
  const council = await loadCouncil(visit);
  const committee = council.committees.get(id);
  if (!committee) throw notFound();
  return { council, committee };
}

const mostListed = 15;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const { council, committee } = await chosen(visit, args.params.committee);
  const voice = visit.may('council.file') && voicesOf(visit, council).some(({ id }) => id === committee.id);
  const mine = [...council.papers.values()].filter(
    ({ consultations, originators, retired }) =>
      !retired &&
      (consultations.some(({ committeeId }) => committeeId === committee.id) ||
        originators.some(({ committeeId }) => committeeId === committee.id)),
  );
  const t = councilTexts(visit.language);
  const edit = visit.may('council.edit') ? `/ratsraum/gremien/${committee.id}/bearbeiten` : null;
  return {
    committee,
    area: council.areas.get(committee.areaId ?? '') ?? null,
    members: council.members
      .filter((each) => each.committeeId === committee.id && sitsOn(each, visit.asOf))
      .map(({ id, name, role, named }) => ({ id, name, role, named })),
    papers: mine.slice(0, mostListed).map((paper) => ({
      ...{ id: paper.id, title: paper.title, number: paper.number },
      standing: standingOf(paper),
    })),
    count: mine.length,
    meetings: [...council.meetings.values()]
      .filter(({ committeeId, retired }) => committeeId === committee.id && !retired)
      .slice(0, mostListed)
      .map(({ id, title, day }) => ({ id, title, day })),
    place: placeOf(council, committee.areaId, committee.id),
    subscriptions: council.subscriptions
      .filter(({ committeeId }) => committeeId === committee.id)
      .map(({ id, areaId, sectorPartId }) => ({
        id,
        area: council.areas.get(areaId ?? '') ?? null,
        part: council.parts.get(sectorPartId ?? '') ?? null,
      })),
    areas: [...council.areas].map(([value, label]) => ({ value, label })),
    parts: [...council.parts].map(([value, label]) => ({ value, label })),
    voice,
    head: {
      title: committee.name,
      chip: { tone: 'plain' as const, label: t(`committeeKind.${committee.kind}`) },
      sentence: committee.retired ? t('committee.retiredSentence') : (committee.purpose ?? t('committee.sentence')),
      sentenceSaid: Boolean(committee.purpose) && !committee.retired,
      crumbs: [
        { label: t('council.crumb'), path: '/ratsraum' },
        { label: t('committees.crumb'), path: '/ratsraum/gremien' },
      ],
      edit,
      retire: edit
        ? { retired: committee.retired, retire: t('committee.retire'), restore: t('committee.restore') }
        : null,
    },
  };
}

/** What concerns its place, newest first, with what it has said to it. */
function placeOf(council: Council, areaId: string | null, committeeId: string) {
  if (areaId === null) return null;
  const said = new Map(
    [...council.comments.values()]
      .filter((each) => each.committeeId === committeeId && !each.retired)
      .map((each) => [`${each.kind} ${each.objectId}`, each]),
  );
  const all = concerns(council, areaId);
  const shown = all.map(({ kind, id, title }) => {
    const comment = said.get(`${kind} ${id}`);
    return {
      ...{ kind, id, title, path: pathOf(kind, id) },
      comment: comment ? { id: comment.id, answered: comment.answer !== null } : null,
    };
  });
  // What it has not spoken about first.
  const ordered = shown.sort((a, b) => Number(a.comment !== null) - Number(b.comment !== null));
  return { count: all.length, shown: ordered.slice(0, 30) };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.file');
  const values = await formValues(args.request);
  const { council, committee } = await chosen(visit, args.params.committee);
  const path = `/ratsraum/gremien/${committee.id}`;
  if (values.act === 'subscribe' || values.act === 'unsubscribe') {
    requireVoice(visit, council, committee.id);
    if (values.act === 'unsubscribe')
      return saved(
        visit,
        `${path}#abo`,
        await visit.write((db) => unsubscribe(db, visit.actor, committee, String(values.subscription))),
      );
    const checked = check(subscriptionForm, values);
    if (!checked.ok) return unchecked(checked.failure);
    return saved(visit, `${path}#abo`, await visit.write((db) => subscribe(db, visit.actor, committee, checked.form)));
  }
  visit.require('council.edit');
  return saved(
    visit,
    path,
    await visit.write((db) => retireCommittee(db, visit.actor, committee, values.act === 'retire')),
  );
}

type Data = Route.ComponentProps['loaderData'];

export default function CommitteePage({ loaderData, actionData }: Route.ComponentProps) {
  const { committee, place } = loaderData;
  return (
    <div className="object">
      <div className="stack">
        <About data={loaderData} />
        {committee.kind !== 'group' && <Meetings data={loaderData} />}
      </div>
      <div className="stack">
        {place && <Place data={loaderData} place={place} />}
        <Papers data={loaderData} />
        <Subscriptions data={loaderData} failure={failureOf(actionData)} />
      </div>
    </div>
  );
}

function Place({ data, place }: { data: Data; place: NonNullable<Data['place']> }) {
  const t = useTexts(councilTexts);
  const href = useHref();
  return (
    <Card title={t('committee.place')} lead={t('committee.placeLead', { area: data.area ?? '' })} id="vor-ort">
      {place.count === 0 ? (
        <p className="muted">{t('committee.placeNone')}</p>
      ) : (
        <ul className="list">
          {place.shown.map((each) => (
            <Line
              key={`${each.kind}${each.id}`}
              path={each.path}
              note={t(`commentedKind.${each.kind}`)}
              end={
                each.comment ? (
                  <a
                    href={href(`/ratsraum/stellungnahmen/${each.comment.id}`)}
                    aria-label={`${t(each.comment.answered ? 'comment.answered' : 'comment.open')}: ${each.title}`}
                  >
                    {t(each.comment.answered ? 'comment.answered' : 'comment.open')}
                  </a>
                ) : (
                  data.voice && (
                    <a
                      href={href('/ratsraum/stellungnahmen/neu', {
                        ...{ zu: each.kind, eintrag: each.id },
                        gremium: data.committee.id,
                      })}
                      aria-label={t('comments.addOf', { title: each.title })}
                    >
                      {t('comments.add')}
                    </a>
                  )
                )
              }
            >
              <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
      {place.count > place.shown.length && (
        <p className="muted small">{t('committee.more', { count: place.count - place.shown.length })}</p>
      )}
    </Card>
  );
}

function Papers({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { papers, count, committee } = data;
  const filter = committee.kind === 'group' ? { von: committee.id } : { gremium: committee.id };
  return (
    <Card
      title={t('committee.papers')}
      id="vorlagen"
      actions={count > 0 && <a href={href('/ratsraum/vorlagen', filter)}>{t('committee.allPapers')}</a>}
    >
      {count === 0 ? (
        <p className="muted">{t('committee.noPapers')}</p>
      ) : (
        <ul className="list">
          {papers.map((each) => (
            <Line
              key={each.id}
              path={`/ratsraum/vorlagen/${each.id}`}
              end={<Chip tone={standingTones[each.standing]}>{t(`standing.${each.standing}`)}</Chip>}
            >
              {each.number} <Said>{each.title}</Said>
            </Line>
          ))}
        </ul>
      )}
      {count > papers.length && <p className="muted small">{t('committee.more', { count: count - papers.length })}</p>}
    </Card>
  );
}

function About({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { committee, area, members } = data;
  return (
    <Card title={t('committee.about')} id="angaben">
      <Facts
        facts={[
          [t('committee.kind'), t(`committeeKind.${committee.kind}`)],
          [t('committee.short'), committee.short],
          [
            t('committee.areaId'),
            area && (
              <a href={href(`/raeume/${committee.areaId}`)}>
                <Said>{area}</Said>
              </a>
            ),
          ],
        ]}
      />
      <h3>{t('committee.members')}</h3>
      {members.length === 0 ? (
        <p className="muted">{t('committee.noMembers')}</p>
      ) : (
        <ul>
          {members.map((each) => (
            <li key={each.id}>
              <Said>{each.name}</Said>
              {each.role && (
                <span className="muted">
                  , <Said>{each.role}</Said>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {committee.url && (
        <p>
          <a href={committee.url} rel="noreferrer">
            {t('committee.url')}
          </a>
        </p>
      )}
      {committee.source && (
        <p className="muted small">
          {t('paper.source')}: <Said>{committee.source}</Said>
        </p>
      )}
    </Card>
  );
}

function Meetings({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const add = data.head.edit && (
    <ButtonLink href={href('/ratsraum/sitzungen/neu', { gremium: data.committee.id })}>{t('meetings.add')}</ButtonLink>
  );
  return (
    <Card title={t('meetings.crumb')} id="sitzungen">
      {data.meetings.length === 0 ? (
        <Empty action={add}>{t('committee.noMeetings')}</Empty>
      ) : (
        <>
          <ul className="list">
            {data.meetings.map((each) => (
              <Line
                key={each.id}
                path={`/ratsraum/sitzungen/${each.id}`}
                end={<span className="nowrap">{formatDate(each.day, language)}</span>}
              >
                <Said>{each.title}</Said>
              </Line>
            ))}
          </ul>
          {add}
        </>
      )}
    </Card>
  );
}

function Subscriptions({ data, failure }: { data: Data; failure: ReturnType<typeof failureOf> }) {
  const t = useTexts(councilTexts);
  const { subscriptions, voice, areas, parts } = data;
  if (!voice && subscriptions.length === 0) return null;
  const labels = { areaId: t('subscription.areaId'), sectorPartId: t('subscription.sectorPartId') };
  return (
    <Card title={t('subscription.title')} lead={t('subscription.lead')} id="abo">
      <ul className="list">
        {subscriptions.map((each) => {
          const name = [each.part ?? t('subscription.anyPart'), each.area ?? t('subscription.anyArea')].join(', ');
          return (
            <li key={each.id}>
              <Said>{name}</Said>
              {voice && (
                <PostButton
                  kind="quiet"
                  fields={{ act: 'unsubscribe', subscription: each.id }}
                  label={t('subscription.endOf', { name })}
                >
                  {t('subscription.end')}
                </PostButton>
              )}
            </li>
          );
        })}
      </ul>
      {voice && (
        <Form values={{}} failure={failure} labels={labels} submit={t('subscription.add')}>
          <input type="hidden" name="act" value="subscribe" />
          <SelectField name="areaId" label={labels.areaId} empty={t('subscription.anyArea')} options={areas} />
          <SelectField
            name="sectorPartId"
            label={labels.sectorPartId}
            empty={t('subscription.anyPart')}
            options={parts}
          />
        </Form>
      )}
    </Card>
  );
}
