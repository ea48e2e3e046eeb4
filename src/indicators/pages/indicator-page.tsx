import { known, unknown } from '#analysis/figure.ts';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ChoiceChips } from '#ui/layout/choice-chips.tsx';
import { Card, Empty, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { SmallMap } from '#ui/map/map.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { type AreaRow, areaValuesRegister } from '../area-values-register.ts';
import type { Indicator } from '../indicator.ts';
import { loadIndicatorView } from '../indicator-view.server.ts';
import { listIndicators, retireIndicator } from '../indicators.store.server.ts';
import { multiplesView } from '../multiples-view.server.ts';
import { MultiplesCard } from '../panels/multiples.tsx';
import { ProtectionCard } from '../panels/protection.tsx';
import { Provenance, Revisions } from '../panels/provenance.tsx';
import { RankingCard } from '../panels/ranking-card.tsx';
import { seesStored } from '../protected-values.store.server.ts';
import { protectionStates } from '../protections.store.server.ts';
import { loadProvenance } from '../provenance.store.server.ts';
import { loadRanking } from '../ranking-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/indicator-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = new URL(args.request.url).searchParams;
  const seen = await loadIndicatorView(visit, args.params.indicator, params);
  const { lists, indicator, base, chosen, view } = seen;
  const t = indicatorTexts(visit.language);
  const edit = visit.may('indicators.edit');
  const areas = () => ({
    indicator,
    chosen: view.subject ? chosen : null,
    ...view,
    reading: readRegister(
      areaValuesRegister(visit.language, indicator, view.year, view.changeFrom),
      view.rows,
      params,
      {
        perPage: 25,
      },
    ),
    map: base ? { width: base.width, height: base.height } : null,
    divisions: base?.divisions ?? [],
    divisionId: base?.divisionId ?? null,
  });
  const parts = indicator.kind === 'rate' ? [indicator.numeratorId, indicator.denominatorId] : [indicator.id];
  const { imports, revisions, revisionCount } = await visit.remember(`provenance of ${indicator.id}`, (db) =>
    loadProvenance(
      db,
      parts.filter((id) => id !== null),
    ),
  );
  const protection = await visit.remember(`protection of ${indicator.id}`, (db) =>
    protectionStates(
      db,
      parts.filter((id) => id !== null),
    ),
  );
  const namesPeople = visit.may('people.read');
  return {
    imports: imports.map((each) => ({ ...each, by: namesPeople ? each.by : null })),
    revisions: revisions.map((each) => ({ ...each, ofPart: lists.indicators.get(each.indicatorId)?.name ?? '' })),
    revisionCount,
    protection: {
      states: protection.map((each) => ({
        ...each,
        cases: lists.indicators.get(each.rule?.casesId ?? '')?.name ?? null,
      })),
      stored: visit.clearance.includes(seesStored),
      edit: visit.may('values.protect') ? `/indikatoren/${indicator.id}/schutz` : null,
    },
    revised: revisions.filter((each) => each.areaId === (view.subject?.id ?? lists.cityArea)).map((each) => each.year),
    history: visit.may('history.read'),
    indicator,
    city: view.city,
    continuation: view.continuation,
    continuationWords: view.continuationWords,
    subject: view.subject,
    breaks: view.breaks,
    svg: view.svg,
    alt: view.alt,
    divisionId: base?.divisionId ?? null,
    showsSpread: view.rows.length > 4 && indicator.kind !== 'count',
    areas:
      view.rows.length > 0
        ? await visit.rememberDrawn(`areas of ${indicator.id} ${params}`, () => drawn(visit, <Areas data={areas()} />))
        : null,
    compared:
      view.rows.length > 0
        ? await visit.rememberDrawn(`compared ${indicator.id} ${base?.divisionId}`, async () => {
            const query = { gliederung: base?.divisionId };
            const ranking = await loadRanking(visit, seen);
            const multiples = multiplesView(visit, seen);
            return drawn(
              visit,
              <div className="compared">
                {ranking && <RankingCard indicator={indicator} view={ranking} query={query} />}
                {multiples && <MultiplesCard indicator={indicator} view={multiples} query={query} />}
              </div>,
            );
          })
        : null,
    office: lists.offices.get(indicator.officeId ?? '') ?? null,
    numerator: lists.indicators.get(indicator.numeratorId ?? '')?.name ?? null,
    denominator: lists.indicators.get(indicator.denominatorId ?? '')?.name ?? null,
    head: {
      title: indicator.name,
      chip: indicator.theme ? { tone: 'plain' as const, label: indicator.theme } : null,
      sentence: view.sentence,
      crumbs: [{ label: t('page.crumb'), path: '/indikatoren' }],
      edit: edit ? `/indikatoren/${indicator.id}/bearbeiten` : null,
      actions: [
        ...(view.rows.length > 0
          ? [{ label: t('page.onMap'), path: mapPath(indicator, base?.divisionId ?? null) }]
          : []),
        { label: t('compare.action'), path: `/vergleich?indikator=${indicator.id}` },
        { label: t('scatter.action'), path: `/zusammenhang?x=${indicator.id}` },
        ...(edit && indicator.kind !== 'rate'
          ? [{ label: t('list.import'), path: `/indikatoren/import?indikator=${indicator.id}` }]
          : []),
      ],
      retire: edit ? { retired: indicator.retired, retire: t('page.retire'), restore: t('page.restore') } : null,
    },
  };
}

function mapPath({ id }: Indicator, divisionId: string | null): string {
  return `/karte?${new URLSearchParams({ indikator: id, ...(divisionId ? { gliederung: divisionId } : {}) })}`;
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
      {loaderData.areas !== null && <Drawn piece={loaderData.areas} />}
      {loaderData.compared !== null && <Drawn piece={loaderData.compared} />}
      <ProtectionCard {...loaderData.protection} />
      {loaderData.revisions.length > 0 && (
        <Revisions
          revisions={loaderData.revisions}
          count={loaderData.revisionCount}
          decimals={loaderData.indicator.decimals}
        />
      )}
      {loaderData.imports.length > 0 && <Provenance imports={loaderData.imports} all={loaderData.history} />}
    </>
  );
}

function Method({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { indicator, office, numerator, denominator } = data;
  const formula =
    numerator && denominator ? t('page.formulaText', { numerator, denominator, per: indicator.per }) : null;
  return (
    <Card title={t('page.facts')} id="methode">
      <Facts
        facts={[
          [t('page.definition'), indicator.definition && <Said>{indicator.definition}</Said>],
          ...(formula ? [[t('page.formula'), <Said key="f">{formula}</Said>] as const] : []),
          [t('page.unit'), indicator.unit],
          [t('page.direction'), t(`direction.${indicator.direction}`)],
          [t('form.evidence'), <EvidenceLabel key="e" evidence={indicator.evidence} />],
          [t('page.source'), indicator.source],
          [t('page.licence'), indicator.licence],
          [
            t('page.method'),
            <>
              {indicator.method && (
                <>
                  <Said>{indicator.method}</Said>,{' '}
                </>
              )}
              {t('page.version', { version: indicator.methodVersion })}
            </>,
          ],
          [t('page.rhythm'), indicator.rhythmMonths && t('page.everyMonths', { count: indicator.rhythmMonths })],
          [
            t('page.office'),
            office && (
              <a href={href(`/aemter/${indicator.officeId}`)}>
                <Said>{office}</Said>
              </a>
            ),
          ],
        ]}
      />
    </Card>
  );
}

/** `2021 (neue Grenzen)` */
function yearWords(year: number, marks: readonly string[]): string {
  return marks.length > 0 ? `${year} (${marks.join(', ')})` : String(year);
}

function SeriesCard({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator, city, subject, svg, alt, continuation, continuationWords } = data;
  const ahead = continuation?.ok ? continuation.points : [];
  const bySubject = new Map(subject?.points.map((point) => [point.year, point.figure]));
  const revised = new Set(data.revised);
  const points = city.length > 0 ? city : (subject?.points ?? []);
  return (
    <Card title={subject ? t('page.seriesOf', { area: subject.name }) : t('page.series')} id="verlauf-der-werte">
      {svg ? (
        <Chart
          svg={svg}
          alt={alt}
          files={{
            path: `/indikatoren/${indicator.id}/verlauf`,
            formats: ['svg', 'png', 'csv', 'xlsx'],
            query: { raum: subject?.id, gliederung: data.divisionId },
          }}
          note={
            <>
              <EvidenceLabel evidence={indicator.evidence} /> · {indicator.unit ?? ''} · {indicator.source ?? ''}{' '}
              {data.showsSpread && `· ${t('page.spread')}`}
              {continuationWords && <span className="block">{continuationWords}</span>}
              {data.breaks.length > 0 && (
                <span className="block">
                  {t('breaks.note', { years: data.breaks.join(', '), area: subject?.name ?? t('page.city') })}{' '}
                  {indicator.kind !== 'rate' && (
                    <a href={href('/raeume/uebertragen', { indikator: indicator.id })}>{t('carry.link')}</a>
                  )}
                </span>
              )}
            </>
          }
          table={{
            head: [
              t('page.year'),
              ...(subject ? [subject.name] : []),
              t('page.city'),
              ...(ahead.length > 0 ? [t('forecast.label'), t('forecast.interval')] : []),
            ],
            rows: [
              ...points.map((point) => [
                yearWords(point.year, [
                  ...(revised.has(point.year) ? [t('revisions.mark')] : []),
                  ...(data.breaks.includes(point.year) ? [t('breaks.mark')] : []),
                ]),
                ...(subject
                  ? [
                      <FigureText
                        key="s"
                        figure={bySubject.get(point.year) ?? unknown('missing')}
                        decimals={indicator.decimals}
                      />,
                    ]
                  : []),
                <FigureText
                  key="c"
                  figure={city.length > 0 ? point.figure : unknown('missing')}
                  decimals={indicator.decimals}
                />,
                ...(ahead.length > 0 ? ['', ''] : []),
              ]),
              ...ahead.map(({ year, value, low, high }) => [
                String(year),
                ...(subject ? [''] : []),
                '',
                <FigureText key="f" figure={known(value, 'forecast')} decimals={indicator.decimals} />,
                t('forecast.between', {
                  low: formatNumber(low, language, indicator.decimals),
                  high: formatNumber(high, language, indicator.decimals),
                }),
              ]),
            ],
          }}
        />
      ) : (
        <Empty>{data.areas !== null ? t('page.noCity') : t('page.noSeries')}</Empty>
      )}
      {(svg || data.areas !== null) && (
        <Downloads
          path={`/indikatoren/${indicator.id}/werte`}
          formats={['csv', 'xlsx']}
          what={t('page.allValues')}
          shown
        />
      )}
    </Card>
  );
}

type AreasData = Awaited<ReturnType<typeof loadIndicatorView>>['view'] & {
  indicator: Indicator;
  chosen: string | null;
  reading: ReturnType<typeof readRegister<AreaRow>>;
  map: { width: number; height: number } | null;
  divisions: readonly { id: string; name: string }[];
  divisionId: string | null;
};

function Areas({ data }: { data: AreasData }) {
  const t = useTexts(indicatorTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator, reading, map, shapes, legend, year, changeFrom, divisions, divisionId } = data;
  const path = `/indikatoren/${indicator.id}`;
  return (
    <Card
      title={t('page.areas', { year: year ?? '' })}
      lead={indicator.sensitive ? t('page.noRanking') : t('page.areasLead')}
      id="raeume"
    >
      {divisions.length > 1 && (
        <ChoiceChips
          said
          label={t('page.division')}
          choices={divisions.map(({ id, name }) => ({
            label: name,
            href: href(`${path}#raeume`, { gliederung: id }),
            current: id === divisionId,
          }))}
        />
      )}
      <div className="object">
        {map && (
          <SmallMap
            {...map}
            alt={`${t('page.map')}: ${indicator.name}, ${year}`}
            legend={legend}
            files={{ path: `${path}/raeume`, formats: ['svg', 'png'], query: { gliederung: divisionId } }}
            areas={shapes.map((shape) => ({
              id: shape.id,
              d: shape.d,
              look: shape.look,
              label: `${shape.name}: ${shape.held ? ui('state.suppressed') : shape.value === null ? t('page.noValue') : formatNumber(shape.value, language, shape.decimals)}`,
              href: href(`/raeume/${shape.id}`),
            }))}
          />
        )}
        <Register
          path={path}
          keep={{ gliederung: divisionId, raum: data.chosen }}
          register={areaValuesRegister(language, indicator, year, changeFrom)}
          reading={reading}
          caption={indicator.name}
          files={{ path: `${path}/raeume`, formats: ['csv', 'xlsx', 'geojson', 'gpkg'] }}
          rowKey={(row) => row.id}
          cells={{
            raumname: (row) => (
              <a href={href(path, { raum: row.id, gliederung: divisionId })} title={t('page.show')}>
                <Said>{row.name}</Said>
              </a>
            ),
            wert: (row) => <FigureText figure={row.figure} decimals={indicator.decimals} />,
            aenderung: (row) => <FigureText figure={row.change} decimals={indicator.decimals} change />,
          }}
        />
      </div>
      {indicator.kind !== 'rate' && divisions.length > 1 && (
        <p>
          <a href={href('/raeume/uebertragen', { indikator: indicator.id, jahr: year, von: divisionId })}>
            {t('carry.link')}
          </a>
        </p>
      )}
    </Card>
  );
}
