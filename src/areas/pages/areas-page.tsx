import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { type Category, categories } from '../area.ts';
import { dayIn, loadAreaList } from '../area-list.server.ts';
import { areaRegister } from '../area-register.ts';
import { fills, tones } from '../looks.ts';
import { areaTexts } from '../texts.en.ts';
import type { Route } from './+types/areas-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = areaTexts(visit.language);
  const params = new URL(args.request.url).searchParams;
  const { shown, focus, divisions, rows, versions, ...drawn } = await loadAreaList(
    visit,
    params.get('gliederung'),
    dayIn(params),
  );
  const held = versions.find(({ validFrom }) => validFrom <= (dayIn(params) ?? visit.asOf));
  return {
    ...drawn,
    versions,
    held: held?.validFrom ?? null,
    newest: versions[0]?.validFrom ?? null,
    // Where nothing has a shape there is no map to miss anything on.
    withoutShape: rows.some(({ shaped }) => shaped)
      ? rows.filter(({ shaped }) => !shaped).map(({ id, name }) => ({ id, name }))
      : [],
    shown: shown && { id: shown.id, name: shown.name },
    focus,
    divisions: divisions.filter((division) => division.kind !== 'city').map(({ id, name }) => ({ id, name })),
    reading: readRegister(areaRegister(t, focus), rows, params),
    editAll: visit.may('areas.edit', null),
    editValues: visit.may('indicators.edit', null),
  };
}

export default function AreasPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { shown, focus, divisions, reading, editAll, editValues } = loaderData;
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
            {shown && !focus && editValues && (
              <ButtonLink href={href('/indikatoren/import', { gliederung: shown.id })}>
                {t('list.importValues')}
              </ButtonLink>
            )}
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
          <div className="stack">
            <Versions data={loaderData} />
            <WithoutShape data={loaderData} />
          </div>
          <div className="object">
            <FocusMap data={loaderData} />
            <Register
              path="/raeume"
              keep={{ gliederung: shown.id, stand: loaderData.held === loaderData.newest ? null : loaderData.held }}
              register={areaRegister(t, focus)}
              reading={reading}
              caption={t('list.caption', { name: shown.name })}
              rowKey={(row) => row.id}
              cells={{
                name: (row) => (
                  <>
                    <a href={href(`/raeume/${row.id}`)}>
                      <Said>{row.name}</Said>
                    </a>
                    {!row.shaped && <span className="muted small"> ({t('list.noShape')})</span>}
                  </>
                ),
                kategorie: (row) =>
                  row.category ? <Chip tone={tones[row.category]}>{t(`category.${row.category}`)}</Chip> : null,
                themen: (row) => <Said>{row.themes.join(', ')}</Said>,
              }}
              files={{ path: '/raeume', formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
              empty={<Empty action={actions}>{focus ? t('list.noFocus') : t('list.none')}</Empty>}
            />
          </div>
        </>
      )}
    </>
  );
}

/** Which borders are shown, and which others there are. */
function Versions({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(areaTexts);
  const language = useLanguage();
  const href = useHref();
  const { shown, versions, held, newest } = data;
  if (!shown || versions.length === 0) return null;
  const note = versions.find(({ validFrom }) => validFrom === held)?.note;
  return (
    <div>
      <ChoiceChips
        label={t('list.version')}
        choices={versions.map(({ validFrom }) => ({
          label: t('list.from', { date: formatDate(validFrom, language) }),
          href: href('/raeume', { gliederung: shown.id, stand: validFrom === newest ? null : validFrom }),
          current: validFrom === held,
        }))}
      />
      {note && (
        <p className="muted">
          <Said>{note}</Said>
        </p>
      )}
    </div>
  );
}

/** Areas that no map can show. */
function WithoutShape({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { withoutShape } = data;
  if (withoutShape.length === 0) return null;
  return (
    <Notice tone="warning" title={t('list.withoutShape', { count: withoutShape.length })}>
      <p>
        {withoutShape.slice(0, 10).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <a href={href(`/raeume/${id}`)}>
              <Said>{name}</Said>
            </a>
          </span>
        ))}
        {withoutShape.length > 10 && ' …'}
      </p>
    </Notice>
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
        files={{
          path: '/raeume',
          formats: ['svg', 'png'],
          query: { gliederung: data.shown?.id, stand: data.held === data.newest ? null : data.held },
        }}
        note={focus && overlay.length > 0 ? t('page.approximate') : undefined}
      />
    </Card>
  );
}
