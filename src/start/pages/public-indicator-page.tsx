import { indicatorTexts } from '#indicators/texts.en.ts';
import { allowPublicCity } from '#platform/access.server.ts';
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
import { Downloads } from '#ui/table/downloads.tsx';
import { areasOfPublic, seriesOfPublic } from '../public/indicator-view.server.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { PublicIndicator } from '../public/public-city.ts';
import type { Route } from './+types/public-indicator-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const indicator = city.indicators.get(args.params.indicator);
  if (!indicator) throw notFound();
  const { points, chart, ahead, continuationWords, breaks, breakNotes } = seriesOfPublic(visit, indicator);
  return {
    indicator,
    points,
    ahead,
    continuationWords,
    breaks,
    breakNotes,
    svg: chart && drawLineChart(chart),
    areas: await areasOfPublic(visit, city, indicator),
  };
}

export default function PublicIndicatorPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(publicationTexts);
  const language = useLanguage();
  const href = useHref();
  const { indicator, points, svg, areas, ahead, continuationWords, breaks, breakNotes } = loaderData;
  const words = useTexts(indicatorTexts);
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
              files={{
                path: `/oeffentlich/zahlen/${indicator.id}/verlauf`,
                formats: ['svg', 'png', 'csv', 'xlsx'],
              }}
              note={
                <>
                  <EvidenceLabel evidence={indicator.evidence} />
                  {indicator.source && (
                    <>
                      {' · '}
                      <Said>{t('public.source', { source: indicator.source })}</Said>
                    </>
                  )}
                  {continuationWords && <span className="block">{continuationWords}</span>}
                  {breakNotes.map((each) => (
                    <span key={each} className="block">
                      <Said>{each}</Said>
                    </span>
                  ))}
                </>
              }
              table={{
                head: [
                  t('public.year'),
                  t('public.inCity'),
                  ...(ahead.length > 0 ? [words('forecast.label'), words('forecast.interval')] : []),
                ],
                rows: [
                  ...points.map(({ year, figure }) => [
                    breaks.includes(year) ? `${year} (${words('breaks.mark')})` : String(year),
                    <FigureText key="f" figure={figure} decimals={indicator.decimals} />,
                    ...(ahead.length > 0 ? ['', ''] : []),
                  ]),
                  ...ahead.map(({ year, value, low, high }) => [
                    String(year),
                    '',
                    number(value),
                    words('forecast.between', { low: number(low), high: number(high) }),
                  ]),
                ],
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

type AreasData = NonNullable<Awaited<ReturnType<typeof areasOfPublic>>>;

function Areas({ areas, indicator }: { areas: AreasData; indicator: PublicIndicator }) {
  const t = useTexts(publicationTexts);
  const href = useHref();
  const { rows, map, year } = areas;
  const path = `/oeffentlich/zahlen/${indicator.id}/orte`;
  const hidden = rows.some(({ figure }) => figure.state === 'suppressed');
  return (
    <Card
      title={t('public.byArea', { year })}
      id="orte"
      lead={[hidden && t('public.hidden'), indicator.sensitive && t('public.noRanking')].filter(Boolean).join(' ')}
    >
      <div className={map ? 'object' : undefined}>
        {map && (
          <SmallMap
            width={map.width}
            height={map.height}
            alt={`${indicator.name}, ${year}`}
            legend={map.legend}
            areas={map.areas.map(({ listed, ...area }) => ({
              ...area,
              ...(listed ? { href: href(`/oeffentlich/orte/${area.id}`) } : {}),
            }))}
            files={{ path, formats: ['svg', 'png'] }}
          />
        )}
        <div>
          <AreaTable areas={areas} indicator={indicator} />
          <Downloads path={path} formats={['csv', 'xlsx', 'geojson', 'gpkg']} what={t('public.byArea', { year })} />
        </div>
      </div>
    </Card>
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
