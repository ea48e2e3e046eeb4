import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { bridgePaths, isWhole } from '../bridges/bridge.ts';
import { bridgeRegister } from '../bridges/bridge-register.ts';
import { kindIn, loadBridges } from '../bridges/bridge-view.server.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/bridges-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const kind = kindIn(args.request);
  const register = bridgeRegister(conceptTexts(visit.language));
  const params = new URL(args.request.url).searchParams;
  return {
    kind,
    reading: readRegister(register, await loadBridges(visit, kind), params),
    edit: visit.may('concept.edit'),
  };
}

export default function BridgesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { kind, reading, edit } = loaderData;
  const path = bridgePaths[kind];
  const add = edit && (
    <ButtonLink href={href(`${path}/neu`)} kind="primary">
      {t(`bridges.${kind}.new`)}
    </ButtonLink>
  );
  return (
    <>
      <PageHead
        title={t(`bridges.${kind}.list`, { count: reading.count })}
        lead={t(`bridges.${kind}.lead`)}
        crumbs={[{ label: t('page.title'), href: href('/konzept') }]}
        actions={add}
      />
      <Register
        path={path}
        register={bridgeRegister(t)}
        reading={reading}
        caption={t(`bridges.${kind}.caption`)}
        rowKey={(row) => row.id}
        cells={{
          titel: (row) => (
            <>
              <a href={href(`${path}/${row.id}`)}>
                <Said>{row.title}</Said>
              </a>{' '}
              {row.retired && <Chip>{t('goals.retired')}</Chip>}
              {!isWhole(row) && <span className="break block small">{t('bridges.notWhole')}</span>}
            </>
          ),
        }}
        files={{ path, formats: ['csv', 'xlsx'] }}
        empty={<Empty action={add}>{t(`bridges.${kind}.none`)}</Empty>}
      />
    </>
  );
}
