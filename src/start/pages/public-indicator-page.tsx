import { type Figure, unknown } from '#analysis/figure.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { seriesChart } from '#indicators/charts/series-chart.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
import { figureIn } from '#indicators/indicator.ts';
import { allowPublicCity, type PublicVisit } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { loadAreaFigures, loadPublicCity, loadPublicMap } from '../public/public-city.server.ts';
import type { PublicCity, PublicIndicator } from '../public/public-city.ts';
import type { Route } from './+types/public-indicator-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const indicator = city.indicators.get(args.params.indicator);
  if (!indicator) throw notFound();
  const points = indicator.city.filter((point) => point.figure.state !== 'missing');
  const t = publicationTexts(visit.language);
  const chart = seriesChart({
    subject: null,
    city: { label: t('public.inCity'), points },
    decimals: indicator.decimals,
    language: visit.language,
    size: 'small',
  });
  return {
    indicator,
    points,
    svg: points.length > 0 ? drawLineChart(chart) : null,
    areas: await areasOf(visit, city, indicator),
  };
}

/** The units of the first division of which figures may be shown, by name. */
async function areasOf(visit: PublicVisit, city: PublicCity, indicator: PublicIndicator) {
  const divisions = (await loadMapBase(visit, null))?.divisions ?? [];
  for (const { id: divisionId } of divisions) {
    const areas = [...city.areas.values()].filter((area) => area.divisionId === divisionId);
    const figures = areas.length > 0 ? await loadAreaFigures(visit, indicator, divisionId) : null;
    if (!figures) continue;
    const rows = areas
      .map(({ id, name }) => ({ id, name, figure: figures.byArea.get(id) ?? unknown('missing') }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de', { numeric: true }));
    const map = await loadPublicMap(visit, city, divisionId);
    return { year: figures.year, inCity: figureIn(indicator.city, figures.year), rows, map: map && shapeOf(map) };
  }
  return null;
}

function shapeOf({ base, paths }: NonNullable<Awaited<ReturnType<typeof loadPublicMap>>>) {
  return { width: base.width, height: base.height, paths };
}

export default function PublicIndicatorPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const { indicator, points, svg, areas } = loaderData;
  const known = points.flatMap(({ year, figure }) => (figure.state === 'known' ? [{ year, value: figure.value }] : []));
  const [first, last] = [known[0], known.at(-1)];
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const alt =
    first && last
      ? t('public.alt', {
          name: indicator.name,
          first: number(first.value),
          firstYear: first.year,
          last: number(last.value),
          lastYear: last.year,
        })
      : indicator.name;
  // What the picture says, in words for everybody.
  const said =
    first && last && first.year !== last.year
      ? t('public.fromTo', {
          first: number(first.value),
          firstYear: first.year,
          last: number(last.value),
          lastYear: last.year,
          unit: indicator.unit ?? '',
        })
      : null;
  return (
    <>
      <PageHead
        title={indicator.name}
        content
        description={indicator.definition ?? t('public.indicatorsLead')}
        lead={indicator.definition && <Said>{indicator.definition}</Said>}
        crumbs={[{ label: t('public.indicators'), href: href('/oeffentlich/zahlen') }]}
      />
      <div className="stack">
        <Card title={t('public.inCity')} id="stadt" lead={said}>
          {svg ? (
            <Chart
              svg={svg}
              alt={alt}
              note={
                <>
                  <EvidenceLabel evidence={indicator.evidence} />
                  {indicator.source && (
                    <>
                      {' · '}
                      <Said>{t('public.source', { source: indicator.source })}</Said>
                    </>
                  )}
                </>
              }
              table={{
                head: [t('public.year'), t('public.inCity')],
                rows: points.map(({ year, figure }) => [
                  String(year),
                  <FigureText key="f" figure={figure} decimals={indicator.decimals} />,
                ]),
              }}
            />
          ) : (
            <p className="muted">{t('public.unknown')}</p>
          )}
        </Card>
        {areas && <Areas areas={areas} indicator={indicator} />}
      </div>
    </>
  );
}

type AreasData = NonNullable<Awaited<ReturnType<typeof areasOf>>>;

function Areas({ areas, indicator }: { areas: AreasData; indicator: PublicIndicator }) {
  const t = useTexts(publicationTexts);
  const { rows, map, year } = areas;
  const hidden = rows.some(({ figure }) => figure.state === 'suppressed');
  return (
    <Card
      title={t('public.byArea', { year })}
      id="orte"
      lead={[hidden && t('public.hidden'), indicator.sensitive && t('public.noRanking')].filter(Boolean).join(' ')}
    >
      <div className={map && !indicator.sensitive ? 'object' : undefined}>
        {map && !indicator.sensitive && <ValueMap areas={areas} map={map} indicator={indicator} />}
        <AreaTable areas={areas} indicator={indicator} />
      </div>
    </Card>
  );
}

/** Coloured by classes of value. Not of a sensitive theme: its darkest place would be read as the worst. */
function ValueMap({
  areas: { rows, year },
  map: { width, height, paths },
  indicator,
}: {
  areas: AreasData;
  map: NonNullable<AreasData['map']>;
  indicator: PublicIndicator;
}) {
  const t = useTexts(publicationTexts);
  const ui = useTexts(uiTexts);
  const language = useLanguage();
  const href = useHref();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const classes = classesOf(rows.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : [])));
  const look = (figure: Figure | undefined) =>
    figure?.state === 'known' ? `ramp-${classOf(classes, figure.value) + 1}` : 'map__missing';
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const said = (figure: Figure) => (figure.state === 'known' ? number(figure.value) : ui(`state.${figure.state}`));
  const legend = [
    ...classes.map(({ from, to }, index) => ({
      look: `ramp-${index + 1}`,
      label: from === to ? number(from) : t('public.classOf', { from: number(from), to: number(to) }),
    })),
    ...(rows.some(({ figure }) => figure.state !== 'known')
      ? [{ look: 'map__missing', label: t('public.notShown') }]
      : []),
  ];
  return (
    <SmallMap
      width={width}
      height={height}
      alt={`${indicator.name}, ${year}`}
      legend={legend}
      areas={paths.map(({ id, d }) => {
        const row = byId.get(id);
        const label = row ? `${row.name}: ${said(row.figure)}` : '';
        return { id, d, look: look(row?.figure), label, ...(row ? { href: href(`/oeffentlich/orte/${id}`) } : {}) };
      })}
    />
  );
}

/** By name, never by value; beside a value of a sensitive theme stands that of the city. */
function AreaTable({ areas: { rows, year, inCity }, indicator }: { areas: AreasData; indicator: PublicIndicator }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { sensitive, decimals } = indicator;
  return (
    <table className="table">
      <caption className="kern-sr-only">{t('public.byArea', { year })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('public.where')}</th>
          <th scope="col" className="right">
            {sensitive ? t('public.inArea') : (indicator.unit ?? t('public.latest'))}
          </th>
          {sensitive && (
            <th scope="col" className="right">
              {t('public.inCity')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={href(`/oeffentlich/orte/${row.id}`)}>
                <Said>{row.name}</Said>
              </a>
            </th>
            <td className="right">
              <FigureText figure={row.figure} decimals={decimals} />
            </td>
            {sensitive && (
              <td className="right">
                <FigureText figure={inCity} decimals={decimals} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
