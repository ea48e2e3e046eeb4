import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { meetingRegister, meetingRows } from '../council-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { meetingTones } from '../looks.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/meetings-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const council = await loadCouncil(visit);
  const meeting = new Set([...council.meetings.values()].map(({ committeeId }) => committeeId));
  const committees = [...council.committees.values()]
    .filter(({ id }) => meeting.has(id))
    .map(({ id, name }) => ({ value: id, label: name }));
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(meetingRegister(councilTexts(visit.language), committees), meetingRows(council), params),
    committees,
    add: visit.may('council.edit'),
  };
}

export default function MeetingsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, committees, add } = loaderData;
  const action = add && (
    <ButtonLink href={href('/ratsraum/sitzungen/neu')} kind="primary">
      {t('meetings.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('meetings.title', { count: reading.count })}
        lead={t('meetings.lead')}
        crumbs={[{ label: t('council.crumb'), href: href('/ratsraum') }]}
        actions={action}
      />
      <Register
        path="/ratsraum/sitzungen"
        register={meetingRegister(t, committees)}
        reading={reading}
        caption={t('meetings.caption')}
        rowKey={(row) => row.id}
        cells={{
          sitzung: (row) => (
            <a href={href(`/ratsraum/sitzungen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          tag: (row) => <span className="nowrap">{formatDate(row.day, language)}</span>,
          gremium: (row) => <Said>{row.committee}</Said>,
          stand: (row) => <Chip tone={meetingTones[row.state]}>{t(`meetingState.${row.state}`)}</Chip>,
        }}
        files={{ path: '/ratsraum/sitzungen', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={action}>{t('meetings.none')}</Empty>}
      />
    </>
  );
}
