import { personNames } from '#people/person-names.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import type { Area, Division } from '../area.ts';
import { listAreas, listDivisions, retireArea } from '../areas.store.server.ts';
import { tones } from '../looks.ts';
import { loadMapBase, loadOutlines } from '../panels/map-base.server.ts';
import { areaTexts } from '../texts.en.ts';
import { periodsOf } from '../versions.store.server.ts';
import type { Route } from './+types/area-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const lists = await visit.remember('area page', async (db) => ({
    divisions: new Map((await listDivisions(db)).map((each) => [each.id, each])),
    areas: new Map((await listAreas(db)).map((each) => [each.id, each])),
    offices: nameMap(await listNames(db, 'office', 'name')),
    people: await personNames(db),
  }));
  const area = lists.areas.get(args.params.area);
  if (!area) throw notFound();
  const division = lists.divisions.get(area.divisionId) ?? null;
  const parent = lists.areas.get(area.parentId ?? '') ?? null;
  const base = await loadMapBase(visit, division?.kind === 'focus' ? null : (division?.id ?? null));
  const periods = await visit.remember(`borders of ${area.id}`, (db) => periodsOf(db, area.id));
  // What has ended is shown where it was at last.
  const then = area.validTo === null ? visit : { ...visit, asOf: periods[0]?.validFrom ?? visit.asOf };
  const outline = base && division ? (await loadOutlines(then, base, division.id)).get(area.id) : undefined;
  const edit = mayEdit(visit, area);
  const link = (id: string) => ({ id, name: lists.areas.get(id)?.name ?? id });
  return {
    area,
    division: division?.name ?? null,
    source: area.source ?? division?.source ?? null,
    parent: parent && { id: parent.id, name: parent.name },
    office: lists.offices.get(area.officeId ?? '') ?? null,
    manager: visit.may('people.read') ? (lists.people.get(area.managerId ?? '') ?? null) : null,
    parts: area.partIds.map(link),
    inFocus: [...lists.areas.values()]
      .filter((each) => !each.retired && each.partIds.includes(area.id))
      .map((each) => ({ id: each.id, name: each.name })),
    map: base && { width: base.width, height: base.height, paths: base.paths },
    outline: outline ?? null,
    periods: periods.length > 1 ? periods : [],
    head: headOf(areaTexts(visit.language), area, division, parent, edit),
  };
}

/** Who may change an area: whoever may change all, its manager, and its office's area management. */
function mayEdit(visit: Visit, area: Area): boolean {
  return visit.may('areas.edit', area.officeId) || (visit.may('areas.edit') && area.managerId === visit.person.id);
}

function headOf(
  t: ReturnType<typeof areaTexts>,
  area: Area,
  division: Division | null,
  parent: Area | null,
  edit: boolean,
) {
  return {
    title: area.name,
    chip: area.category ? { tone: tones[area.category], label: t(`category.${area.category}`) } : null,
    sentence: sentenceOf(t, area, division, parent),
    crumbs: [{ label: t('page.crumb'), path: `/raeume?gliederung=${area.divisionId}` }],
    actions: [
      { label: t('page.dossier'), path: `/raeume/${area.id}/dossier` },
      ...(division?.kind === 'city' ? [] : [{ label: t('page.compare'), path: comparePath(area) }]),
    ],
    edit: edit ? `/raeume/${area.id}/bearbeiten` : null,
    retire:
      edit && division?.kind === 'focus'
        ? { retired: area.retired, retire: t('page.retire'), restore: t('page.restore') }
        : null,
  };
}

function comparePath({ id, divisionId }: Area): string {
  return `/vergleich?${new URLSearchParams({ gliederung: divisionId, raum: id })}`;
}

function sentenceOf(
  t: ReturnType<typeof areaTexts>,
  area: Area,
  division: Division | null,
  parent: Area | null,
): string {
  if (area.category) {
    const category = t(`category.${area.category}`);
    return area.themes.length > 0
      ? t('page.sentenceFocus', { category, themes: area.themes.join(', ') })
      : t('page.sentenceFocusShort', { category });
  }
  if (division?.kind === 'city') return t('page.sentenceCity');
  return parent
    ? t('page.sentenceUnitIn', { parent: parent.name })
    : t('page.sentenceUnit', { division: division?.name ?? '' });
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'areas.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const area = (await listAreas(db)).find((each) => each.id === args.params.area);
    if (!area) throw notFound();
    if (!mayEdit(visit, area)) throw new Refusal(403, 'not-allowed');
    return retireArea(db, visit.actor, area, act === 'retire');
  });
  return saved(visit, `/raeume/${args.params.area}`, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function AreaPage({ loaderData }: Route.ComponentProps) {
  return (
    <div className="object">
      <Location data={loaderData} />
      <div className="stack">
        <Profile data={loaderData} />
        <Contact data={loaderData} />
      </div>
    </div>
  );
}

function Location({ data }: { data: Data }) {
  const t = useTexts(areaTexts);
  const language = useLanguage();
  const { area, map, outline } = data;
  return (
    <Card title={t('page.where')} id="lage">
      {map && outline ? (
        <SmallMap
          width={map.width}
          height={map.height}
          alt={t('page.mapAlt', { name: area.name })}
          areas={map.paths.map(({ id, d }) => ({ id, d, look: id === area.id ? 'subject' : 'ground', label: '' }))}
          overlay={area.category ? [{ id: area.id, d: outline.d, look: 'subject', label: area.name }] : []}
          here={outline.d}
          files={{ path: `/raeume/${area.id}/lage`, formats: ['svg', 'png', 'geojson', 'gpkg'] }}
          note={
            <>
              {t('page.version', { date: formatDate(outline.validFrom, language) })}.{' '}
              {outline.approximate && t('page.approximate')}
            </>
          }
        />
      ) : (
        <p className="muted">{t('page.noShape')}</p>
      )}
      <Borders data={data} />
    </Card>
  );
}

/** Since when the area has which land, where that has changed; and whether it still exists. */
function Borders({ data }: { data: Data }) {
  const t = useTexts(areaTexts);
  const language = useLanguage();
  const { area, periods } = data;
  const date = (day: string) => formatDate(day, language);
  if (area.validFrom === null && area.validTo === null && periods.length === 0) return null;
  return (
    <div className="stack">
      {area.validTo !== null && <p>{t('page.ended', { date: date(area.validTo) })}</p>}
      {area.validFrom !== null && area.validTo === null && <p>{t('page.began', { date: date(area.validFrom) })}</p>}
      {periods.length > 0 && (
        <>
          <h3>{t('page.periods')}</h3>
          <ul className="list">
            {periods.map(({ validFrom, validTo, breaks }, index) => (
              <li key={validFrom}>
                <span>
                  {validTo === null
                    ? t('page.periodNow', { from: date(validFrom) })
                    : t('page.period', { from: date(validFrom), to: date(validTo) })}
                  {index < periods.length - 1 && (
                    <span className="muted small block">{breaks ? t('page.periodBreak') : t('page.periodSame')}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Profile({ data }: { data: Data }) {
  const t = useTexts(areaTexts);
  const { area, division, source } = data;
  const said = (text: string | null) => text && <Said>{text}</Said>;
  const focus: [string, React.ReactNode][] = area.category
    ? [
        [t('form.profile'), said(area.profile)],
        [t('form.chance'), said(area.chance)],
        [t('form.strategy'), said(area.strategy)],
        [t('form.reason'), said(area.reason)],
      ]
    : [];
  return (
    <Card title={t('page.facts')} id="profil">
      <Facts
        facts={[
          ...focus,
          [t('page.division'), said(division)],
          ...(area.code ? [[t('form.code'), area.code] as const] : []),
          ...(data.parts.length > 0 ? [[t('page.parts'), <AreaLinks key="p" areas={data.parts} />] as const] : []),
          ...(data.inFocus.length > 0
            ? [[t('page.inFocus'), <AreaLinks key="f" areas={data.inFocus} />] as const]
            : []),
          ...(area.note ? [[t('form.note'), said(area.note)] as const] : []),
          [t('page.source'), source],
        ]}
      />
    </Card>
  );
}

function AreaLinks({ areas }: { areas: readonly { id: string; name: string }[] }) {
  const href = useHref();
  return areas.map((area, index) => (
    <span key={area.id}>
      {index > 0 && ', '}
      <a href={href(`/raeume/${area.id}`)}>
        <Said>{area.name}</Said>
      </a>
    </span>
  ));
}

function Contact({ data }: { data: Data }) {
  const t = useTexts(areaTexts);
  const href = useHref();
  const { area, office, manager } = data;
  const facts: [string, React.ReactNode][] = [
    [t('form.managerId'), manager],
    [
      t('form.officeId'),
      office && (
        <a href={href(`/aemter/${area.officeId}`)}>
          <Said>{office}</Said>
        </a>
      ),
    ],
    [t('form.contact'), area.contact],
  ];
  return (
    <Card title={t('page.contact')} id="kontakt">
      {manager || office || area.contact ? <Facts facts={facts} /> : <p className="muted">{t('page.noContact')}</p>}
    </Card>
  );
}
