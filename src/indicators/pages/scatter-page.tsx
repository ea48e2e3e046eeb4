/** Two indicators of one division against each other, with a line that says what it does not say. */

import { allow } from '#platform/access.server.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { drawScatterChart } from '#ui/chart/render.server.ts';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, Facts, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { ScatterChoices } from '../panels/scatter-choices.tsx';
import type { ScatterSet } from '../scatter-view.server.ts';
import { loadScatter } from '../scatter-view.server.ts';
import {
  axisLabel,
  refusalSaid,
  scatterChartOf,
  scatterFacts,
  scatterRows,
  scatterTitle,
  scatterWarnings,
  slopeSaid,
} from '../scatter-words.ts';
import { indicatorTexts } from '../texts.en.ts';
import type { Route } from './+types/scatter-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const view = await loadScatter(visit, new URL(args.request.url).searchParams);
  const { set } = view;
  return {
    ...view,
    title: set ? scatterTitle(set, visit.language) : null,
    svg: set && set.scatter.areas.length > 0 ? drawScatterChart(scatterChartOf(set, visit.language)) : null,
  };
}

type Data = Route.ComponentProps['loaderData'];

export default function ScatterPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { title, set, problems, indicators, chosen } = loaderData;
  return (
    <>
      <PageHead
        title={title ?? t('scatter.title')}
        lead={t('scatter.lead')}
        actions={<ButtonLink href={href('/vergleich')}>{t('compare.action')}</ButtonLink>}
      />
      <div className="stack">
        {problems.length > 0 && (
          <Notice tone="warning" title={t('scatter.problems')}>
            <ul>
              {problems.map(({ key, value }) => (
                <li key={`${key} ${value}`}>{t(`scatter.problem.${key}`, { value })}</li>
              ))}
            </ul>
          </Notice>
        )}
        {indicators.length === 0 ? (
          <Card>
            <Empty action={<ButtonLink href={href('/indikatoren')}>{t('compare.toCatalogue')}</ButtonLink>}>
              {t('compare.noIndicators')}
            </Empty>
          </Card>
        ) : (
          <ScatterChoices data={loaderData} />
        )}
        {indicators.length > 0 && !set && (
          <Card>
            <Empty>{chosen.x && chosen.y ? t('scatter.noYears') : t('scatter.pick')}</Empty>
          </Card>
        )}
        {set && <Result data={loaderData} set={set} />}
      </div>
    </>
  );
}

function Result({ data, set }: { data: Data; set: ScatterSet }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { svg, title } = data;
  const refused = refusalSaid(set, language);
  const { x, y, sensitive, scatter } = set;
  const sources = [...new Set([x.indicator.source, y.indicator.source].filter(Boolean))].join('; ');
  return (
    <>
      {refused && <Notice tone="info" title={`${t('scatter.refusedTitle')}: ${refused}`} />}
      <Card title={t('scatter.result')} id="bild">
        {svg && title && (
          <div className="chart--narrow">
            <Chart
              svg={svg}
              title={title}
              lead={`${axisLabel(x)}; ${axisLabel(y)}`}
              alt={`${title}. ${slopeSaid(set, language) ?? refused ?? ''}`}
              files={{
                path: '/zusammenhang',
                formats: ['svg', 'png', 'csv', 'xlsx'],
                query: queryOf(data, set),
                what: t('scatter.file'),
              }}
              note={
                <>
                  {x.evidence && <EvidenceLabel evidence={x.evidence} />}
                  {y.evidence && y.evidence !== x.evidence && (
                    <>
                      , <EvidenceLabel evidence={y.evidence} />
                    </>
                  )}{' '}
                  · {sources}
                  <span className="block">
                    {t('scatter.picture')} {scatter.line.ok && scatter.line.weighted && t('scatter.sized')}{' '}
                    {sensitive && t('scatter.sensitive')}
                  </span>
                </>
              }
              table={tableOf(set, t, language)}
            />
          </div>
        )}
        {scatter.line.ok && <p>{slopeSaid(set, language)}</p>}
        <Facts facts={scatterFacts(set, language)} />
      </Card>
      <Card title={t('scatter.howRead')} id="grenzen">
        <ul>
          {scatterWarnings(set, language).map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      </Card>
    </>
  );
}

function queryOf({ division, asked }: Data, { x, y }: ScatterSet) {
  return {
    gliederung: division?.id ?? null,
    x: x.indicator.id,
    y: y.indicator.id,
    jahrx: x.year,
    jahry: y.year,
    gewichtet: asked.weighted ? 'on' : null,
    skala: asked.scale === 'linear' ? null : asked.scale,
  };
}

function tableOf(set: ScatterSet, t: ReturnType<typeof indicatorTexts>, language: 'de' | 'en') {
  const { x, y, scatter, sensitive } = set;
  const lined = scatter.line.ok && !sensitive;
  return {
    head: [
      t('compare.place'),
      axisLabel(x),
      axisLabel(y),
      ...(lined ? [t('scatter.fitted'), t('scatter.cook'), t('scatter.holds')] : []),
    ],
    rows: scatterRows(set).map((row) => [
      <Said key="n">{row.name}</Said>,
      <FigureText key="x" figure={row.x} decimals={x.indicator.decimals} />,
      <FigureText key="y" figure={row.y} decimals={y.indicator.decimals} />,
      ...(lined
        ? [
            row.fitted === null ? '–' : formatNumber(row.fitted, language, y.indicator.decimals),
            row.cook === null ? '–' : formatNumber(row.cook, language, 3),
            row.influential ? t('scatter.yes') : t('scatter.no'),
          ]
        : []),
    ]),
  };
}
