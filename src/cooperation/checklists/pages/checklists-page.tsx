import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { cooperationTexts } from '../../texts.en.ts';
import { checklistRegister } from '../checklist-register.ts';
import { groupsOf, mayWrite } from '../checklists.server.ts';
import { loadChecklistRows } from '../register.server.ts';
import type { Route } from './+types/checklists-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, loaded } = await loadChecklistRows(visit);
  const register = checklistRegister(cooperationTexts(visit.language));
  const taken = new Set(loaded.checklists.filter((each) => !each.retired).map((each) => each.challengeId));
  return {
    reading: readRegister(register, rows, new URL(args.request.url).searchParams),
    lacking: [...loaded.challenges.keys()].filter((id) => !taken.has(id)).length,
    add: [...loaded.challenges.keys()].some(
      (id) => !taken.has(id) && groupsOf(loaded, id).length > 0 && mayWrite(visit, loaded, id),
    ),
    coordinates: visit.may('checklists.write', null),
  };
}

export default function ChecklistsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, lacking, add, coordinates } = loaderData;
  const action = (add || coordinates) && (
    <ButtonLink href={href('/prueflisten/neu')} kind="primary">
      {t('checklists.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('checklists.title', { count: reading.count })}
        lead={t('checklists.lead')}
        actions={
          <>
            {action}
            <ButtonLink href={href('/matrix')}>{t('checklists.toMatrix')}</ButtonLink>
          </>
        }
      />
      {lacking > 0 && reading.total > 0 && <p className="muted">{t('checklists.lacking', { count: lacking })}</p>}
      <Register
        path="/prueflisten"
        register={checklistRegister(t)}
        reading={reading}
        caption={t('checklists.caption')}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <a href={href(`/prueflisten/${row.id}`)}>
              <Said>{row.title}</Said>
            </a>
          ),
          herausforderung: (row) => row.challenge && <Said>{row.challenge}</Said>,
          gruppe: (row) => row.group && <Said>{row.group}</Said>,
          stand: (row) => <Chip tone={row.state === 'open' ? 'blue' : 'plain'}>{t(`versionState.${row.state}`)}</Chip>,
          frist: (row) =>
            row.dueOn && <span className={row.overdue ? 'break' : ''}>{formatDate(row.dueOn, language)}</span>,
        }}
        files={{ path: '/prueflisten', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={action}>{t('checklists.none')}</Empty>}
      />
    </>
  );
}
