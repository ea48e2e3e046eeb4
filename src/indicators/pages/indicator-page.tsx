import { type Figure, unknown } from '#analysis/figure.ts';
import { yearOf } from '#analysis/period.ts';
import { latestKnown, type Point, trend } from '#analysis/trend.ts';
import { loadMapBase } from '#areas/panels/map-base.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawLineChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { type Language, useLanguage, useTexts } from '#ui/language.ts';
import { Card, Empty, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { type RegisterOf, readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { classesOf, classOf } from '../classes.ts';
import { seriesChart } from '../charts/series-chart.ts';
import { figureIn, type Indicator, latestYear } from '../indicator.ts';
import { cityAreaOf, listIndicators, retireIndicator, seriesOf } from '../indicators.store.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicator-page.ts';

type AreaRow = { id: string; name: string; figure: Figure; change: Figure };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const lists = await visit.remember('indicators', async (db) => ({
    indicators: new Map((await listIndicators(db)).map((each) => [each.id, each])),
    offices: nameMap(await listNames(db, 'office', 'name')),
    cityArea: await cityAreaOf(db),
  }));
  const indicator = lists.indicators.get(args.params.indicator);
  if (!indicator) throw notFound();
  const base = await loadMapBase(visit, params.get('gliederung'));
  const chosen = params.get('raum');
  const view = await loadView(visit, indicator, { cityArea: lists.cityArea, base, chosen });
  const t = indicatorTexts(visit.language);
  const edit = visit.may('indicators.edit');
  return {
    indicator,
    chosen: view.subject ? chosen : null,
    ...view,
    reading: readRegister(areaRegister(t, indicator, view.year, view.changeFrom), view.rows, params, { perPage: 25 }),
    map: base && view.rows.length > 0 ? { width: base.width, height: base.height } : null,
    divisions: base?.divisions ?? [],
    divisionId: base?.divisionId ?? null,
    office: lists.offices.get(indicator.officeId ?? '') ?? null,
    numerator: lists.indicators.get(indicator.numeratorId ?? '')?.name ?? null,
    denominator: lists.indicators.get(indicator.denominatorId ?? '')?.name ?? null,
    head: {
      title: indicator.name,
      chip: indicator.theme ? { tone: 'plain' as const, label: indicator.theme } : null,
      sentence: view.sentence,
      crumbs: [{ label: t('page.crumb'), path: '/indikatoren' }],
      edit: edit ? `/indikatoren/${indicator.id}/bearbeiten` : null,
      actions: edit && indicator.kind !== 'rate' ? [{ label: t('list.import'), path: `/indikatoren/import?indikator=${indicator.id}` }] : [],
      retire: edit ? { retired: indicator.retired, retire: t('list.retired'), restore: t('list.active') } : null,
    },
  };
}

type Base = Awaited<ReturnType<typeof loadMapBase>>;
type Where = { cityArea: string | null; base: Base; chosen: string | null };

/** Everything drawn on the page, remembered: it changes with the city's data only. */
function loadView(visit: Visit, indicator: Indicator, { cityArea, base, chosen }: Where) {
  const until = yearOf(visit.asOf);
  const key = `indicator ${indicator.id} ${until} ${base?.divisionId} ${chosen} ${visit.language}`;
  return visit.remember(key, async (db) => {
    const series = (await seriesOf(db, [indicator], null)).get(indicator.id) ?? new Map<string, Point[]>();
    const upTo = (points: readonly Point[] = []) => points.filter((point) => point.year <= until);
    const city = upTo(series.get(cityArea ?? ''));
    const units = (base?.areas ?? []).map((area) => ({ ...area, points: upTo(series.get(area.id)) }));
    const counted = units.filter((unit) => unit.points.length > 0);
    const subject = counted.find((unit) => unit.id === chosen) ?? null;
    const year = latestYear(counted.flatMap((unit) => unit.points).sort((a, b) => a.year - b.year), until);
    const changeFrom = year === null ? null : year - 5;
    const rows = year === null ? [] : units.filter((unit) => unit.points.length > 0 || counted.length > 0).map((unit) => areaRow(unit, year, changeFrom));
    return {
      year,
      changeFrom,
      rows,
      city: city.filter((point) => point.figure.state !== 'missing'),
      subject: subject && { name: subject.name, points: subject.points },
      svg: city.length > 0 || subject ? drawLineChart(chartOf(indicator, city, subject, counted, visit.language)) : null,
      alt: altOf(indicator, city, visit.language),
      sentence: sentenceOf(indicator, city, visit.language),
      shapes: base && year !== null ? shapesOf(base, rows, indicator) : [],
      legend: year === null ? [] : legendOf(rows, indicator, visit.language),
    };
  });
}

type Unit = { id: string; name: string; points: readonly Point[] };

function areaRow({ id, name, points }: Unit, year: number, from: number | null): AreaRow {
  const figure = figureIn(points, year);
  const before = from === null ? unknown('missing') : figureIn(points, from);
  const change: Figure =
    figure.state === 'known' && before.state === 'known' ? { state: 'known', value: figure.value - before.value, evidence: 'computed' } : unknown('missing', 'computed');
  return { id, name, figure, change };
}

function chartOf(indicator: Indicator, city: readonly Point[], subject: Unit | null, counted: readonly Unit[], language: Language) {
  const t = indicatorTexts(language);
  return seriesChart({
    subject: subject && { label: subject.name, points: subject.points },
    city: city.length > 0 ? { label: t('page.city'), points: city } : null,
    // A spread of counts says only how large the areas are.
    ...(indicator.kind === 'rate' || indicator.kind === 'mean' ? { others: { label: t('page.spread'), points: counted.map((unit) => unit.points) } } : {}),
    decimals: indicator.decimals,
    language,
    size: 'wide',
  });
}

function shapesOf(base: NonNullable<Base>, rows: readonly AreaRow[], indicator: Indicator) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const classes = classesOf(rows.flatMap((row) => (row.figure.state === 'known' ? [row.figure.value] : [])));
  return base.paths.map(({ id, d }) => {
    const row = byId.get(id);
    const value = row?.figure.state === 'known' ? row.figure.value : null;
    const name = row?.name ?? base.areas.find((area) => area.id === id)?.name ?? '';
    return { id, d, look: value === null ? 'map__missing' : `ramp-${classOf(classes, value) + 1}`, name, value, decimals: indicator.decimals };
  });
}

function legendOf(rows: readonly AreaRow[], indicator: Indicator, language: Language) {
  const t = indicatorTexts(language);
  const values = rows.flatMap((row) => (row.figure.state === 'known' ? [row.figure.value] : []));
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  const items = classesOf(values).map(({ from, to }, index) => ({ look: `ramp-${index + 1}`, label: t('page.classes', { from: number(from), to: number(to) }) }));
  return values.length < rows.length ? [...items, { look: 'map__missing', label: t('page.noValue') }] : items;
}

function sentenceOf(indicator: Indicator, city: readonly Point[], language: Language): string {
  const t = indicatorTexts(language);
  const latest = latestKnown(city);
  if (!latest) return t('page.noCity');
  const value = `${formatNumber(latest.value, language, indicator.decimals)} ${indicator.unit ?? ''}`.trim();
  const heading = trend(city);
  if (!heading.ok) return t('page.sentenceShort', { year: latest.year, value });
  const level = Math.abs(heading.slopePerYear) < Math.abs(latest.value) * 0.005;
  const words = level ? t('page.level') : heading.slopePerYear > 0 ? t('page.rising') : t('page.falling');
  return t('page.sentence', { year: latest.year, value, trend: words, from: heading.from });
}

function altOf(indicator: Indicator, city: readonly Point[], language: Language): string {
  const t = indicatorTexts(language);
  const known = city.filter((point) => point.figure.state === 'known');
  const [first, last] = [known[0], known.at(-1)];
  if (first?.figure.state !== 'known' || last?.figure.state !== 'known') return t('page.altNone', { name: indicator.name });
  const number = (value: number) => formatNumber(value, language, indicator.decimals);
  return t('page.altSeries', { name: indicator.name, first: number(first.figure.value), firstYear: first.year, last: number(last.figure.value), lastYear: last.year });
}

function areaRegister(t: ReturnType<typeof indicatorTexts>, indicator: Indicator, year: number | null, from: number | null): RegisterOf<AreaRow> {
  const number = (figure: Figure) => (figure.state === 'known' ? figure.value : null);
  return {
    columns: [
      { key: 'raumname', label: t('page.area'), value: (row) => row.name },
      { key: 'wert', label: String(year ?? ''), value: (row) => (indicator.sensitive ? null : number(row.figure)), align: 'right' },
      { key: 'aenderung', label: t('page.change', { year: from ?? '' }), value: (row) => (indicator.sensitive ? null : number(row.change)), align: 'right' },
    ],
    filters: [],
    words: (row) => row.name,
    sortedBy: 'raumname',
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'indicators.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write(async (db) => {
    const indicator = (await listIndicators(db)).find((each) => each.id === args.params.indicator);
    if (!indicator) throw notFound();
    return retireIndicator(db, visit.actor, indicator, act === 'retire');
  });
  return saved(visit, `/indikatoren/${args.params.indicator}`, entryId);
}

type Data = Route.ComponentProps['loaderData'];

export default function IndicatorPage({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <div className="object">
        <Method data={loaderData} />
        <SeriesCard data={loaderData} />
      </div>
      {loaderData.rows.length > 0 && <Areas data={loaderData} />}
    </>
  );
}

function Method({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { indicator, office, numerator, denominator } = data;
  const formula = numerator && denominator ? t('page.formulaText', { numerator, denominator, per: indicator.per }) : null;
  return (
    <Card title={t('page.facts')} id="methode">
      <Facts
        facts={[
          [t('page.definition'), indicator.definition && <Said>{indicator.definition}</Said>],
          ...(formula ? [[t('page.formula'), <Said key="f">{formula}</Said>] as const] : []),
          [t('page.unit'), indicator.unit],
          [t('page.direction'), t(`direction.${indicator.direction}`)],
          [t('page.source'), indicator.source],
          [t('page.licence'), indicator.licence],
          [t('page.method'), <>{indicator.method && <><Said>{indicator.method}</Said>, </>}{t('page.version', { version: indicator.methodVersion })}</>],
          [t('page.rhythm'), indicator.rhythmMonths && t('page.everyMonths', { count: indicator.rhythmMonths })],
          [t('page.office'), office && <a href={href(`/aemter/${indicator.officeId}`)}><Said>{office}</Said></a>],
        ]}
      />
      <p className="small">
        <EvidenceLabel evidence={indicator.evidence} />
      </p>
    </Card>
  );
}

function SeriesCard({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { indicator, city, subject, svg, alt } = data;
  const bySubject = new Map(subject?.points.map((point) => [point.year, point.figure]));
  const points = city.length > 0 ? city : (subject?.points ?? []);
  return (
    <Card title={subject ? t('page.seriesOf', { area: subject.name }) : t('page.series')} id="verlauf-der-werte" actions={<a href={href(`/indikatoren/${indicator.id}/werte.csv`)}>{t('page.download')}</a>}>
      {svg ? (
        <Chart
          svg={svg}
          alt={alt}
          note={
            <>
              <EvidenceLabel evidence={indicator.evidence} /> · {indicator.unit ?? ''} · {indicator.source ?? ''} {data.rows.length > 4 && indicator.kind !== 'count' && `· ${t('page.spread')}`}
            </>
          }
          table={{
            head: [t('page.year'), ...(subject ? [subject.name] : []), t('page.city')],
            rows: points.map((point) => [
              String(point.year),
              ...(subject ? [<FigureText key="s" figure={bySubject.get(point.year) ?? unknown('missing')} decimals={indicator.decimals} />] : []),
              <FigureText key="c" figure={city.length > 0 ? point.figure : unknown('missing')} decimals={indicator.decimals} />,
            ]),
          }}
        />
      ) : (
        <Empty>{data.rows.length > 0 ? t('page.noCity') : t('page.noSeries')}</Empty>
      )}
    </Card>
  );
}

function Areas({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator, reading, map, shapes, legend, year, changeFrom, divisions, divisionId } = data;
  const path = `/indikatoren/${indicator.id}`;
  return (
    <Card title={t('page.areas', { year: year ?? '' })} lead={indicator.sensitive ? t('page.noRanking') : t('page.areasLead')} id="raeume">
      {divisions.length > 1 && (
        <nav className="chips" aria-label={t('page.division')}>
          {divisions.map((division) => (
            <a key={division.id} className="chip" aria-current={division.id === divisionId ? 'true' : undefined} href={href(`${path}#raeume`, { gliederung: division.id })}>
              {division.name}
            </a>
          ))}
        </nav>
      )}
      <div className="object">
        {map && (
          <SmallMap
            {...map}
            alt={`${t('page.map')}: ${indicator.name}, ${year}`}
            legend={legend}
            areas={shapes.map((shape) => ({ id: shape.id, d: shape.d, look: shape.look, label: `${shape.name}: ${shape.value === null ? t('page.noValue') : formatNumber(shape.value, language, shape.decimals)}`, href: href(`/raeume/${shape.id}`) }))}
          />
        )}
        <Register
          path={path}
          keep={{ gliederung: divisionId, raum: data.chosen }}
          register={areaRegister(t, indicator, year, changeFrom)}
          reading={reading}
          caption={indicator.name}
          rowKey={(row) => row.id}
          cells={{
            raumname: (row) => <a href={href(path, { raum: row.id, gliederung: divisionId })} title={t('page.show')}><Said>{row.name}</Said></a>,
            wert: (row) => <FigureText figure={row.figure} decimals={indicator.decimals} />,
            aenderung: (row) => <FigureText figure={row.change} decimals={indicator.decimals} />,
          }}
        />
      </div>
    </Card>
  );
}
