import { type Figure, unknown } from '#analysis/figure.ts';
import type { Cents } from '#analysis/money.ts';
import { breaksOf } from '#areas/panels/breaks.server.ts';
import { figureIn } from '#indicators/indicator.ts';
import { breakNotes, yearBefore } from '#indicators/panels/break-words.ts';
import { allowPublicCity, type PublicVisit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { FigureText } from '#ui/figure.tsx';
import { formatAmountShort } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { loadAreaMap } from '../public/area-map.server.ts';
import { loadAreaFigures, loadPublicCity } from '../public/public-city.server.ts';
import { aroundArea, heldUp, type PublicArea, type PublicCity } from '../public/public-city.ts';
import { Contact, HeldUp, Office, PublicGoals, PublicMeasures } from '../public/public-parts.tsx';
import type { Route } from './+types/public-area-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const area = city.areas.get(args.params.area);
  if (!area) throw notFound();
  const { measures, goals, parts, within, crossing, leads, money } = aroundArea(city, area);
  const link = ({ id, name }: PublicArea) => ({ id, name });
  return {
    cityName: visit.city.name,
    area,
    near: { parts: parts.map(link), within: within.map(link), crossing: crossing.map(link) },
    leads,
    goals: goals.map(({ id, title }) => ({ id, title })),
    measures,
    stuck: heldUp(measures),
    money,
    ...(await figuresOf(visit, city, area)),
    map: await loadAreaMap(visit, city, area),
  };
}

type Shown = {
  id: string;
  name: string;
  unit: string | null;
  decimals: number;
  year: string;
  here: Figure;
  city: Figure;
};

/** The latest figures; a figure that was counted in borders of before says so. */
async function figuresOf(visit: PublicVisit, city: PublicCity, area: PublicArea) {
  const rows: Shown[] = [];
  const days = await visit.remember(
    `breaks of ${area.id}`,
    async (db) => (await breaksOf(db, [area.id])).get(area.id) ?? [],
  );
  const past = days.filter((day) => day <= visit.asOf);
  const all = [...city.indicators.values()];
  // A count says first of all how large an area is: where there are rates, they say more.
  const rates = all.filter(({ relative }) => relative);
  for (const indicator of rates.length > 0 ? rates : all) {
    const found = await loadAreaFigures(visit, indicator, area.divisionId);
    const here = found?.byArea.get(area.id) ?? unknown('missing');
    if (!found || here.state === 'missing' || here.state === 'not-applicable') continue;
    const { id, name, unit, decimals } = indicator;
    const year = yearBefore(found.year, past, visit.language);
    rows.push({ id, name, unit, decimals, year, here, city: figureIn(indicator.city, found.year) });
  }
  return { figures: rows, breakNotes: breakNotes([{ name: area.name, days: past }], visit.language) };
}

export default function PublicAreaPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { area, cityName, near, leads, goals, measures, stuck, money, figures, breakNotes: notes, map } = loaderData;
  const nothing = goals.length === 0 && measures.length === 0 && figures.length === 0;
  return (
    <>
      <PageHead
        title={t('public.hereTitle', { name: area.name })}
        content
        description={`${t('public.hereTitle', { name: area.name })} ${t('public.lead')}`}
        lead={t('public.hereLead', { division: area.division, city: cityName })}
        crumbs={[{ label: t('public.areas'), href: href('/oeffentlich/orte') }]}
      />
      <div className="stack">
        {nothing && <p className="empty">{t('public.hereNothing')}</p>}
        <Words area={area} near={near} unmeasured={figures.length === 0} />
        {goals.length > 0 && (
          <Card title={t('public.hereWants')} id="wollen">
            <PublicGoals goals={goals} />
          </Card>
        )}
        {measures.length > 0 && (
          <Card title={t('public.hereDoes')} id="tun">
            <PublicMeasures measures={measures} none="" />
          </Card>
        )}
        {money.cents !== null && <Money cents={money.cents} unknownCount={money.unknown} />}
        <HeldUp title={t('public.hereStuck')} measures={stuck} />
        {figures.length > 0 && <Numbers figures={figures} notes={notes} />}
        {map && (
          <Card title={area.name} id="karte">
            <SmallMap
              width={map.width}
              height={map.height}
              areas={map.ground}
              here={map.here}
              alt={t('public.spot', { name: area.name })}
              files={{ path: `/oeffentlich/orte/${area.id}/lage`, formats: ['svg', 'png'] }}
            />
          </Card>
        )}
        {(area.office || area.contact) && (
          <Office office={area.office ?? { name: area.contact ?? '', contact: null }} />
        )}
        {leads.length > 0 && <Leads leads={leads} />}
        {!nothing && <Untold data={loaderData} />}
      </div>
    </>
  );
}

type Near = Route.ComponentProps['loaderData']['near'];

function Words({ area, near, unmeasured }: { area: PublicArea; near: Near; unmeasured: boolean }) {
  const t = useTexts(publicationTexts);
  const words = (['profile', 'chance', 'strategy'] as const).filter((key) => area[key]);
  const around = (['within', 'crossing', 'parts'] as const).filter((key) => near[key].length > 0);
  if (words.length === 0 && around.length === 0) return null;
  const title = {
    profile: t('public.hereProfile'),
    chance: t('public.hereChance'),
    strategy: t('public.hereStrategy'),
  };
  return (
    <Card>
      {around.map((key) => (
        <p key={key}>
          {t(`public.hereNear.${key}`)} <AreaLinks areas={near[key]} />
        </p>
      ))}
      {unmeasured && near.parts.length > 0 && <p className="muted small">{t('public.hereNumbersOfParts')}</p>}
      {words.map((key) => (
        <div key={key} className="said">
          <h2>{title[key]}</h2>
          <p>
            <Said>{area[key]}</Said>
          </p>
        </div>
      ))}
    </Card>
  );
}

function AreaLinks({ areas }: { areas: Near['parts'] }) {
  const href = useHref();
  return areas.map((each, index) => (
    <span key={each.id}>
      {index > 0 && ', '}
      <a href={href(`/oeffentlich/orte/${each.id}`)}>
        <Said>{each.name}</Said>
      </a>
    </span>
  ));
}

/** What somebody looks for in vain: nothing published is not the same as nothing there. */
function Untold({
  data: { area, goals, measures, money, leads, figures },
}: {
  data: Route.ComponentProps['loaderData'];
}) {
  const t = useTexts(publicationTexts);
  const untold = [
    goals.length === 0 && t('public.hereWants'),
    measures.length === 0 && t('public.hereDoes'),
    money.cents === null && t('public.hereMoney'),
    measures.every(({ obstacle }) => obstacle === null) && t('public.hereStuck'),
    figures.length === 0 && t('public.hereNumbers'),
    leads.length === 0 && !area.office && !area.contact && t('public.hereLeads'),
  ].filter((each) => each !== false);
  if (untold.length === 0) return null;
  return (
    <Card title={t('public.hereUntold')} id="offen">
      <ul>
        {untold.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </Card>
  );
}

/** Who answers for what the city does here. */
function Leads({ leads }: { leads: Route.ComponentProps['loaderData']['leads'] }) {
  const t = useTexts(publicationTexts);
  return (
    <Card title={t('public.hereLeads')} id="federfuehrend">
      <ul className="list">
        {leads.map(({ name, contact }) => (
          <li key={name}>
            <span>
              <Said>{name}</Said>
              {contact && (
                <span className="block muted">
                  <Said>
                    <Contact words={contact} />
                  </Said>
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Money({ cents, unknownCount }: { cents: Cents; unknownCount: number }) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  return (
    <Card title={t('public.hereMoney')} id="geld">
      <p>{t('public.hereMoneyText', { amount: formatAmountShort(cents, language) })}</p>
      {unknownCount > 0 && <p className="muted small">{t('public.hereMoneyUnknown', { count: unknownCount })}</p>}
    </Card>
  );
}

function Numbers({ figures, notes }: { figures: readonly Shown[]; notes: readonly string[] }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  return (
    <Card
      title={t('public.hereNumbers')}
      id="zahlen"
      lead={figures.some(({ here }) => here.state === 'suppressed') ? t('public.hidden') : null}
    >
      <table className="table table--facts">
        <thead>
          <tr>
            <th scope="col">{t('public.indicator')}</th>
            <th scope="col" className="right">
              {t('public.inArea')}
            </th>
            <th scope="col" className="right">
              {t('public.inCity')}
            </th>
            <th scope="col" className="right">
              {t('public.year')}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={href(`/oeffentlich/zahlen/${row.id}`)}>
                  <Said>{row.name}</Said>
                </a>{' '}
                <span className="muted small">{row.unit}</span>
              </th>
              <td className="right" data-label={t('public.inArea')}>
                <FigureText figure={row.here} decimals={row.decimals} />
              </td>
              <td className="right" data-label={t('public.inCity')}>
                <FigureText figure={row.city} decimals={row.decimals} />
              </td>
              <td className="right" data-label={t('public.year')}>
                {row.year}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {notes.map((each) => (
        <p key={each} className="muted small">
          <Said>{each}</Said>
        </p>
      ))}
    </Card>
  );
}
