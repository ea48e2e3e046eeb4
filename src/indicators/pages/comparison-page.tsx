/** Two years side by side: up to four areas, the city, the median of the division; several indicators. */

import { allow } from '#platform/access.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawChangeChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Notice, PageHead, Said, type Tone } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import type { ComparedIndicator, ComparedPlace } from '../comparison-view.server.ts';
import { loadComparison } from '../comparison-view.server.ts';
import {
  changeChartOf,
  changeSaid,
  changeUnit,
  findingOf,
  medianNote,
  medianSaid,
  notesOf,
  placeName,
  sizeSaid,
  titleOf,
} from '../comparison-words.ts';
import { ComparisonChoices } from '../panels/comparison-choices.tsx';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/comparison-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { indicators, ...view } = await loadComparison(visit, new URL(args.request.url).searchParams);
  const { period } = view;
  return {
    ...view,
    offered: indicators.map(({ id, name, theme }) => ({ id, name, theme })),
    places: view.division?.areas ?? [],
    title: titleOf({ ...view, indicators }, visit.language),
    charts: view.compared.map((each) => {
      const chart = period && changeChartOf(each, period, visit.language);
      return chart && drawChangeChart(chart);
    }),
  };
}

export type ComparisonData = Route.ComponentProps['loaderData'];
const path = '/vergleich';

export default function ComparisonPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { title, asked, period, offered, compared } = loaderData;
  return (
    <>
      <PageHead
        title={title}
        lead={t('compare.lead')}
        actions={<ButtonLink href={href('/zusammenhang')}>{t('scatter.action')}</ButtonLink>}
      />
      <div className="stack">
        {asked.problems.length > 0 && (
          <Notice tone="warning" title={t('compare.problems')}>
            <ul>
              {asked.problems.map(({ key, value }) => (
                <li key={`${key} ${value}`}>{t(`compare.problem.${key}`, { value })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {offered.length === 0 ? (
          <Card>
            <Empty action={<ButtonLink href={href('/indikatoren')}>{t('compare.toCatalogue')}</ButtonLink>}>
              {t('compare.noIndicators')}
            </Empty>
          </Card>
        ) : (
          <ComparisonChoices data={loaderData} />
        )}
        {offered.length > 0 && (period === null || compared.length === 0) && (
          <Card>
            <Empty>{t('compare.noYears')}</Empty>
          </Card>
        )}
        {period && compared.length > 0 && <Result data={loaderData} period={period} />}
      </div>
    </>
  );
}

type Period = NonNullable<ComparisonData['period']>;
const tones: Readonly<Record<NonNullable<ComparedPlace['size']>, Tone>> = {
  small: 'plain',
  noticeable: 'outline',
  large: 'strong',
};

function Result({ data, period }: { data: ComparisonData; period: Period }) {
  const t = useTexts(indicatorTexts);
  const { compared, charts, choseAreas } = data;
  const query = queryOf(data, period);
  return (
    <>
      <Card title={t('compare.table')} lead={t('compare.tableLead')} id="werte">
        {!choseAreas && <p className="muted">{t('compare.noAreas')}</p>}
        <Scroll label={t('compare.table')}>
          <table className="table table--facts">
            <Head period={period} />
            {compared.map((each) => (
              <Rows key={each.indicator.id} compared={each} period={period} />
            ))}
          </table>
        </Scroll>
        <Downloads path={path} formats={['csv', 'xlsx', 'svg', 'png']} query={query} what={t('compare.file')} />
        <p className="muted small">{t('compare.rule')}</p>
      </Card>
      <section aria-label={t('compare.pictures')} className="compared">
        {compared.map((each, index) => {
          const svg = charts[index];
          return svg ? <Picture key={each.indicator.id} compared={each} svg={svg} period={period} /> : null;
        })}
      </section>
    </>
  );
}

/** The address of what is shown, also where it was left to us. */
function queryOf({ division, areas, chosen }: ComparisonData, { from, to }: Period) {
  return {
    gliederung: division?.id ?? null,
    raum: areas.map(({ id }) => id).join(',') || null,
    indikator: chosen.join(','),
    von: from,
    bis: to,
  };
}

function Head({ period }: { period: Period }) {
  const t = useTexts(indicatorTexts);
  return (
    <thead>
      <tr>
        <th scope="col">{t('compare.place')}</th>
        {[period.from, period.to, t('compare.change')].map((label) => (
          <th key={label} scope="col" className="right">
            {label}
          </th>
        ))}
        <th scope="col">{t('compare.judged')}</th>
        <th scope="col">{t('compare.marks')}</th>
      </tr>
    </thead>
  );
}

function Rows({ compared, period }: { compared: ComparedIndicator; period: Period }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator, places, median } = compared;
  const { decimals } = indicator;
  const medians = medianNote(median, period, language);
  return (
    <tbody>
      <tr className="table__group">
        <th scope="rowgroup" colSpan={6}>
          <a href={href(`/indikatoren/${indicator.id}`)}>
            <Said>{indicator.name}</Said>
          </a>{' '}
          <span className="muted small">{indicator.unit}</span>
        </th>
      </tr>
      {places.map((place) => (
        <PlaceRow key={place.areaId ?? ''} place={place} compared={compared} period={period} />
      ))}
      <tr>
        <th scope="row">{t('compare.median')}</th>
        <td className="right" data-label={period.from}>
          {medianSaid(median.before, decimals, language)}
        </td>
        <td className="right" data-label={period.to}>
          {medianSaid(median.now, decimals, language)}
        </td>
        <td className="right" data-label={t('compare.change')}>
          <FigureText figure={median.change} decimals={decimals} change />
        </td>
        <td data-label={t('compare.judged')}>
          <span className="muted">{t('compare.notJudged')}</span>
        </td>
        <td data-label={t('compare.marks')}>{medians ? <span className="small">{medians}</span> : '–'}</td>
      </tr>
    </tbody>
  );
}

function PlaceRow({ place, compared, period }: { place: ComparedPlace; compared: ComparedIndicator; period: Period }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const language = useLanguage();
  const { indicator } = compared;
  const notes = notesOf(place, compared, language);
  const figure = (each: ComparedPlace['before']) => (
    <>
      <FigureText figure={each} decimals={indicator.decimals} />
      {each.state === 'known' && each.evidence !== 'measured' && each.evidence !== 'computed' && (
        <span className="block small">
          <EvidenceLabel evidence={each.evidence} />
        </span>
      )}
    </>
  );
  return (
    <tr>
      <th scope="row">
        {place.areaId ? (
          <a href={href(`/raeume/${place.areaId}`)}>
            <Said>{place.name}</Said>
          </a>
        ) : (
          placeName(place, language)
        )}
      </th>
      <td className="right" data-label={period.from}>
        {figure(place.before)}
      </td>
      <td className="right" data-label={period.to}>
        {figure(place.now)}
      </td>
      <td className="right" data-label={t('compare.change')}>
        {changeSaid(place.change, indicator.decimals, language)}{' '}
        {place.change.state === 'known' && (
          <span className="muted small block">{changeUnit(indicator.unit, language)}</span>
        )}
      </td>
      <td data-label={t('compare.judged')}>
        {place.size === null ? (
          <span className="muted">{t('compare.notJudged')}</span>
        ) : (
          <Chip tone={tones[place.size]}>{sizeSaid(place, language)}</Chip>
        )}
      </td>
      <td data-label={t('compare.marks')}>
        {notes.map((note) => (
          <span key={note} className="small block">
            {note}
          </span>
        ))}
        {notes.length === 0 && '–'}
      </td>
    </tr>
  );
}

function Picture({ compared, svg, period }: { compared: ComparedIndicator; svg: string; period: Period }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { indicator, places } = compared;
  const finding = findingOf(compared, language);
  return (
    <Card>
      <div className="chart--narrow">
        <Chart
          svg={svg}
          title={finding}
          alt={`${finding} (${period.from}, ${period.to})`}
          note={
            <>
              <EvidenceLabel evidence={indicator.evidence} /> ·{' '}
              {[indicator.unit, indicator.source].filter(Boolean).join(' · ')}
            </>
          }
          table={{
            head: [t('compare.place'), String(period.from), String(period.to), t('compare.change')],
            rows: places.map((place) => [
              <Said key="n">{placeName(place, language)}</Said>,
              <FigureText key="b" figure={place.before} decimals={indicator.decimals} />,
              <FigureText key="a" figure={place.now} decimals={indicator.decimals} />,
              changeSaid(place.change, indicator.decimals, language),
            ]),
          }}
        />
      </div>
    </Card>
  );
}
