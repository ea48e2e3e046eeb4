import { allow } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { cooperationTexts } from '../../texts.en.ts';
import { groupRegister, groupRows } from '../group-register.ts';
import { loadGroups } from '../groups.server.ts';
import type { Route } from './+types/groups-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const loaded = await loadGroups(visit);
  const rows = groupRows(loaded.groups, { ...loaded, day: today() });
  const register = groupRegister(cooperationTexts(visit.language));
  return {
    reading: readRegister(register, rows, new URL(args.request.url).searchParams),
    add: visit.may('groups.run'),
  };
}

export default function GroupsPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, add } = loaderData;
  const day = (value: string | null) => value && formatDate(value, language);
  const action = add && (
    <ButtonLink href={href('/gruppen/neu')} kind="primary">
      {t('groups.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('groups.title', { count: reading.count })}
        lead={t('groups.lead_')}
        actions={
          <>
            {action}
            <ButtonLink href={href('/belastung')}>{t('load.crumb')}</ButtonLink>
          </>
        }
      />
      <Register
        path="/gruppen"
        register={groupRegister(t)}
        reading={reading}
        caption={t('groups.caption')}
        rowKey={(row) => row.id}
        cells={{
          name: (row) => (
            <>
              <a href={href(`/gruppen/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>{' '}
              {!row.going && <Chip>{t('groups.notGoing')}</Chip>}
            </>
          ),
          leitung: (row) => (row.lead ? <Said>{row.lead}</Said> : <span className="break">{t('groups.noLead')}</span>),
          treffen: (row) => day(row.next),
          von: (row) => day(row.from),
          bis: (row) => day(row.to),
        }}
        files={{ path: '/gruppen', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={action}>{t('groups.none')}</Empty>}
      />
    </>
  );
}
