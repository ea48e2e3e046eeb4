import { type Figure, unknown } from '#analysis/figure.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { seriesChart } from '#indicators/charts/series-chart.ts';
import { classesOf, classOf } from '#indicators/classes.ts';
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
import { loadAreaFigures, loadPublicCity } from '../public/public-city.server.ts';
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
    size: 'wide',
  });
  return {
    indicator,
    points,
    svg: points.length > 0 ? drawLineChart(chart) : null,
    areas: await areasOf(visit, city, indicator),
  };
}

/** The units of the first division that is public, each with its figure; nothing where none may be shown. */
async function areasOf(visit: PublicVisit, city: PublicCity, indicator: PublicIndicator) {
  const base = await loadMapBase(visit, null);
  if (!base) return null;
  const figures = await loadAreaFigures(visit, indicator, base.divisionId);
  const rows = base.areas.flatMap(({ id }) => {
    const area = city.areas.get(id);
    return area && figures ? [{ id, name: area.name, figure: figures.byArea.get(id) ?? unknown('missing') }] : [];
  });
  if (!figures || rows.length === 0) return null;
  return { year: figures.year, rows, width: base.width, height: base.height, paths: base.paths };
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
  return (
    <>
      <PageHead
        title={indicator.name}
        content
        lead={indicator.definition && <Said>{indicator.definition}</Said>}
        crumbs={[{ label: t('public.indicators'), href: href('/oeffentlich/zahlen') }]}
      />
      <div className="stack">
        <Card title={t('public.inCity')} id="stadt">
          {svg ? (
            <Chart
              svg={svg}
              alt={alt}
              note={
                <>
                  <EvidenceLabel evidence={indicator.evidence} /> · {indicator.unit ?? ''}{' '}
                  {indicator.source && <Said>{t('public.source', { source: indicator.source })}</Said>}
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
  const href = useHref();
  const { rows, paths, width, height, year } = areas;
  const byId = new Map(rows.map((row) => [row.id, row]));
  const values = rows.flatMap(({ figure }) => (figure.state === 'known' ? [figure.value] : []));
  const classes = classesOf(values);
  const look = (figure: Figure | undefined) =>
    figure?.state === 'known' ? `ramp-${classOf(classes, figure.value) + 1}` : 'map__missing';
  const hidden = rows.some(({ figure }) => figure.state === 'suppressed');
  return (
    <Card
      title={t('public.byArea', { year })}
      id="orte"
      lead={[hidden && t('public.hidden'), indicator.sensitive && t('public.noRanking')].filter(Boolean).join(' ')}
    >
      <div className="object">
        <SmallMap
          width={width}
          height={height}
          alt={`${indicator.name}, ${year}`}
          areas={paths.map(({ id, d }) => ({
            id,
            d,
            look: look(byId.get(id)?.figure),
            label: byId.get(id)?.name ?? '',
            ...(byId.has(id) ? { href: href(`/oeffentlich/orte/${id}`) } : {}),
          }))}
        />
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('public.where')}</th>
              <th scope="col" className="right">
                {year}
              </th>
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
                  <FigureText figure={row.figure} decimals={indicator.decimals} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
