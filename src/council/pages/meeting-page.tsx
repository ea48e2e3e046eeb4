import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { retireMeeting } from '../consultations.store.server.ts';
import { loadCouncil } from '../council-view.server.ts';
import { meetingTones, outcomeTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/meeting-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const council = await loadCouncil(visit);
  const meeting = council.meetings.get(args.params.meeting);
  if (!meeting) throw notFound();
  const t = councilTexts(visit.language);
  const committee = council.committees.get(meeting.committeeId)?.name ?? meeting.committeeId;
  const edit = visit.may('council.edit') ? `/ratsraum/sitzungen/${meeting.id}/bearbeiten` : null;
  const consultations = new Map(
    [...council.papers.values()].flatMap((paper) => paper.consultations.map((each) => [each.id, each] as const)),
  );
  return {
    meeting,
    committee,
    edit,
    agenda: council.agenda
      .filter(({ meetingId }) => meetingId === meeting.id)
      .map((item) => {
        const consultation = consultations.get(item.consultationId ?? '');
        return {
          ...item,
          result: consultation?.outcome ?? null,
          role: consultation?.role ?? null,
          number: item.number,
          reference: council.papers.get(item.paperId ?? '')?.number ?? null,
        };
      }),
    head: {
      title: meeting.title,
      chip: { tone: meetingTones[meeting.state], label: t(`meetingState.${meeting.state}`) },
      sentence: meeting.retired
        ? t('meeting.retiredSentence')
        : t('meeting.sentence', { committee, day: formatDate(meeting.day, visit.language) }),
      crumbs: [
        { label: t('council.crumb'), path: '/ratsraum' },
        { label: t('meetings.crumb'), path: '/ratsraum/sitzungen' },
      ],
      edit,
      retire: edit ? { retired: meeting.retired, retire: t('meeting.retire'), restore: t('meeting.restore') } : null,
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.edit');
  const values = await formValues(args.request);
  const meeting = (await loadCouncil(visit)).meetings.get(args.params.meeting);
  if (!meeting) throw notFound();
  const entryId = await visit.write((db) => retireMeeting(db, visit.actor, meeting, values.act === 'retire'));
  return saved(visit, `/ratsraum/sitzungen/${meeting.id}`, entryId);
}

export default function MeetingPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { meeting, committee, agenda, edit } = loaderData;
  return (
    <div className="object">
      <Card title={t('meeting.about')} id="angaben">
        <Facts
          facts={[
            [
              t('meeting.committeeId'),
              <a key="c" href={href(`/ratsraum/gremien/${meeting.committeeId}`)}>
                <Said>{committee}</Said>
              </a>,
            ],
            [t('meeting.day'), formatDate(meeting.day, language)],
            [t('meeting.time'), meeting.time],
            [t('meeting.place'), meeting.place && <Said>{meeting.place}</Said>],
          ]}
        />
      </Card>
      <Card title={t('meeting.agenda')} id="tagesordnung">
        {agenda.length === 0 ? (
          <Empty action={edit && <ButtonLink href={href(`${edit}#tagesordnung`)}>{t('meeting.addItems')}</ButtonLink>}>
            {t('meeting.noItems')}
          </Empty>
        ) : (
          <ol className="list list--plain">
            {agenda.map((item) => (
              <li key={item.id}>
                <span>
                  {item.number && <strong>{item.number} </strong>}
                  {item.paperId ? (
                    <a href={href(`/ratsraum/vorlagen/${item.paperId}`)}>
                      <Said>{item.title}</Said>
                    </a>
                  ) : (
                    <Said>{item.title}</Said>
                  )}
                  <span className="muted block small">
                    {[item.reference, item.role && t(`consultationRole.${item.role}`)].filter(Boolean).join(' · ')}
                    {item.outcome && <Said>{item.outcome}</Said>}
                  </span>
                </span>{' '}
                <span className="chips">
                  {item.closed && <Chip tone="warn">{t('paper.closedChip')}</Chip>}
                  {item.result && <Chip tone={outcomeTones[item.result]}>{t(`outcome.${item.result}`)}</Chip>}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </div>
  );
}
