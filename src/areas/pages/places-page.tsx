import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Empty, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { type PlaceEntry, placeRegister } from '../place-register.ts';
import { listAllPlaces, retirePlace } from '../places.store.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/places-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const rows = await visit.remember('all places', listAllPlaces);
  const params = new URL(args.request.url).searchParams;
  const edit = visit.may('areas.edit', null);
  return { reading: readRegister(registerFor(areaTexts(visit.language), edit), rows, params), edit };
}

/** Who may end places has a column more for it. */
function registerFor(t: ReturnType<typeof areaTexts>, edit: boolean): RegisterOf<PlaceEntry> {
  const register = placeRegister(t);
  const end = { key: 'ende', label: t('places.end'), value: () => null };
  return edit ? { ...register, columns: [...register.columns, end] } : register;
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  visit.require('areas.edit', null);
  const { place: id, act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const place = (await listAllPlaces(db)).find((each) => each.id === id);
    if (!place || (act !== 'retire' && act !== 'restore')) throw notFound();
    return retirePlace(db, visit.actor, place, act === 'retire');
  });
  return saved(visit, '/orte', entryId);
}

export default function PlacesPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { reading, edit } = loaderData;
  const toImport = edit && (
    <ButtonLink href={href('/orte/import')} kind="primary">
      {t('places.import')}
    </ButtonLink>
  );
  const register = registerFor(t, edit);
  return (
    <>
      <PageHead
        title={t('places.title')}
        lead={t('places.lead')}
        crumbs={[{ label: t('page.crumb'), href: href('/raeume') }]}
        actions={toImport}
      />
      <Register
        path="/orte"
        register={register}
        reading={reading}
        caption={t('places.title')}
        rowKey={(row) => row.id}
        cells={{
          name: (row) => <Said>{row.name}</Said>,
          ende: (row) => (
            <PostButton
              kind="quiet"
              fields={{ place: row.id, act: row.retired ? 'restore' : 'retire' }}
              label={t(row.retired ? 'places.restoreOf' : 'places.retireOf', { name: row.name })}
            >
              {t(row.retired ? 'places.restore' : 'places.retire')}
            </PostButton>
          ),
        }}
        files={{ path: '/orte', formats: ['csv', 'xlsx'] }}
        empty={<Empty action={toImport}>{t('places.none')}</Empty>}
      />
    </>
  );
}
