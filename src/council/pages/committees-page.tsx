import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { committeeRegister, committeeRows } from '../council-registers.ts';
import { loadCouncil } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/committees-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const rows = committeeRows(await loadCouncil(visit));
  const params = new URL(args.request.url).searchParams;
  return {
    reading: readRegister(committeeRegister(councilTexts(visit.language)), rows, params),
    add: visit.may('council.edit'),
  };
}

export default function CommitteesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  const { reading, add } = loaderData;
  const action = add && (
    <ButtonLink href={href('/ratsraum/gremien/neu')} kind="primary">
      {t('committees.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t('committees.title', { count: reading.count })}
        lead={t('committees.lead')}
        crumbs={[{ label: t('council.crumb'), href: href('/ratsraum') }]}
        actions={action}
      />
      <Register
        path="/ratsraum/gremien"
        register={committeeRegister(t)}
        reading={reading}
        caption={t('committees.caption')}
        rowKey={(row) => row.id}
        cells={{
          name: (row) => (
            <a href={href(`/ratsraum/gremien/${row.id}`)}>
              <Said>{row.name}</Said>
            </a>
          ),
          raum: (row) =>
            row.areaId && (
              <a href={href(`/raeume/${row.areaId}`)}>
                <Said>{row.area}</Said>
              </a>
            ),
        }}
        files={{ path: '/ratsraum/gremien', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={action}>{t('committees.none')}</Empty>}
      />
    </>
  );
}
