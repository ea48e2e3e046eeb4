import { allow } from '#platform/access.server.ts';
import { useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { type Category, categories } from '../area.ts';
import { type AreaRow, areaRegister } from '../area-register.ts';
import { listAreas, listDivisions } from '../areas.store.server.ts';
import { fills, tones } from '../looks.ts';
import { loadMapBase, loadOutlines } from '../panels/map-base.server.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/areas-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const { divisions, areas } = await visit.remember('divisions', async (db) => ({
    divisions: await listDivisions(db),
    areas: await listAreas(db),
  }));
  const focusDivision = divisions.find((division) => division.kind === 'focus');
  const params = new URL(args.request.url).searchParams;
  const shown =
    divisions.find((division) => division.id === params.get('gliederung')) ?? focusDivision ?? divisions[0] ?? null;
  const focus = shown?.kind === 'focus';
  const names = new Map(areas.map((area) => [area.id, area.name]));
  const rows = areas
    .filter((area) => area.divisionId === shown?.id && (focus || !area.retired))
    .map(
      ({ id, name, code, category, themes, retired, parentId }): AreaRow => ({
        id,
        name,
        code,
        category,
        themes,
        retired,
        parent: names.get(parentId ?? '') ?? null,
      }),
    );
  const base = await loadMapBase(visit, focus ? null : (shown?.id ?? null));
  const outlines = base && focusDivision ? await loadOutlines(visit, base, focusDivision.id) : new Map();
  return {
    shown: shown && { id: shown.id, name: shown.name, source: shown.source, note: shown.note },
    focus,
    divisions: divisions.filter((division) => division.kind !== 'city').map(({ id, name }) => ({ id, name })),
    reading: readRegister(areaRegister(t, focus), rows, params),
    map: base && { width: base.width, height: base.height, paths: base.paths },
    overlay: areas.flatMap((area) => {
      const outline = area.retired ? undefined : outlines.get(area.id);
      return outline ? [{ id: area.id, name: area.name, category: area.category, d: String(outline.d) }] : [];
    }),
    unitNames: [...names],
    edit: visit.may('areas.edit'),
    editAll: visit.may('areas.edit', null),
  };
}

export default function AreasPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { shown, focus, divisions, reading, editAll } = loaderData;
  const toPlaces = <ButtonLink href={href('/orte')}>{t('places.link')}</ButtonLink>;
  const actions = editAll && (
    <>
      <ButtonLink href={href('/raeume/import')}>{t('list.import')}</ButtonLink>
      <ButtonLink href={href('/raeume/neu')} kind="primary">
        {t('list.addFocus')}
      </ButtonLink>
    </>
  );
  return (
    <>
      <PageHead
        title={t('list.title', { count: reading.count })}
        lead={t('list.lead')}
        actions={
          <>
            {toPlaces}
            {actions}
          </>
        }
      />
      {!shown ? (
        <Empty action={actions}>{t('list.none')}</Empty>
      ) : (
        <>
          <ChoiceChips
            said
            label={t('list.division')}
            choices={divisions.map(({ id, name }) => ({
              label: name,
              href: href('/raeume', { gliederung: id }),
              current: id === shown.id,
            }))}
          />
          <div className="object">
            <FocusMap data={loaderData} />
            <Register
              path="/raeume"
              keep={{ gliederung: shown.id }}
              register={areaRegister(t, focus)}
              reading={reading}
              caption={t('list.caption', { name: shown.name })}
              rowKey={(row) => row.id}
              cells={{
                name: (row) => (
                  <a href={href(`/raeume/${row.id}`)}>
                    <Said>{row.name}</Said>
                  </a>
                ),
                kategorie: (row) =>
                  row.category ? <Chip tone={tones[row.category]}>{t(`category.${row.category}`)}</Chip> : null,
                themen: (row) => <Said>{row.themes.join(', ')}</Said>,
              }}
              exports={[
                { label: t('list.download'), path: `/raeume/gliederungen/${shown.id}.geojson` },
                { label: t('list.geoPackage'), path: `/raeume/gliederungen/${shown.id}.gpkg` },
              ]}
              empty={<Empty action={actions}>{focus ? t('list.noFocus') : t('list.none')}</Empty>}
            />
          </div>
        </>
      )}
    </>
  );
}

function FocusMap({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { map, overlay, focus, unitNames } = data;
  if (!map) return null;
  const names = new Map(unitNames);
  const used = categories.filter((category) => overlay.some((area) => area.category === category));
  return (
    <Card title={focus ? t('list.focus') : t('list.map')} id="karte">
      <SmallMap
        width={map.width}
        height={map.height}
        alt={t('list.map')}
        areas={map.paths.map(({ id, d }) => ({
          id,
          d,
          look: 'ground',
          label: names.get(id) ?? '',
          ...(focus ? {} : { href: href(`/raeume/${id}`) }),
        }))}
        overlay={
          focus
            ? overlay.map(({ id, name, category, d }) => ({
                id,
                d,
                look: fills[category as Category] ?? 'subject',
                label: name,
                href: href(`/raeume/${id}`),
              }))
            : []
        }
        legend={focus ? used.map((category) => ({ look: fills[category], label: t(`category.${category}`) })) : []}
        note={focus && overlay.length > 0 ? t('page.approximate') : undefined}
      />
    </Card>
  );
}
