import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { courseTones, stateTones } from '../looks.ts';
import { measureRegister } from '../measure-register.ts';
import { loadRegister } from '../register.server.ts';
import { measureTexts } from '../texts.en.ts';
import type { Route } from './+types/measures-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, choices } = await loadRegister(visit);
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(measureRegister(measureTexts(visit.language), choices), rows, params),
    choices,
    add: visit.may('measures.edit'),
    importing: visit.may('measures.edit', null),
  };
}

export default function MeasuresPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(measureTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, choices, add, importing } = loaderData;
  const actions = (
    <>
      {importing && <ButtonLink href={href('/massnahmen/import')}>{t('list.import')}</ButtonLink>}
      {add && (
        <ButtonLink href={href('/massnahmen/neu')} kind="primary">
          {t('list.add')}
        </ButtonLink>
      )}
    </>
  );
  return (
    <>
      <PageHead title={t('list.title', { count: reading.count })} lead={t('list.lead')} actions={actions} />
      <Register
        path="/massnahmen"
        register={measureRegister(t, choices)}
        reading={reading}
        caption={t('list.caption')}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <a href={href(`/massnahmen/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          federfuehrung: (row) =>
            row.lead ? <Said>{row.lead}</Said> : <span className="break">{t('list.noLead')}</span>,
          stand: (row) =>
            row.state ? (
              <Chip tone={stateTones[row.state]}>{t(`state.${row.state}`)}</Chip>
            ) : (
              <span className="muted">{t('list.noState')}</span>
            ),
          verlauf: (row) =>
            row.course ? <Chip tone={courseTones[row.course]}>{t(`course.${row.course}`)}</Chip> : null,
          frist: (row) =>
            row.dueOn ? (
              <span className="nowrap">{formatDate(row.dueOn, language)}</span>
            ) : (
              <span className="break">{t('list.noDeadline')}</span>
            ),
          gemeldet: (row) =>
            row.reportedOn ? (
              <span className="nowrap">{formatDate(row.reportedOn, language)}</span>
            ) : (
              <span className="muted">{t('list.never')}</span>
            ),
        }}
        files={{ path: '/massnahmen', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={actions}>{t('list.none')}</Empty>}
      />
    </>
  );
}
