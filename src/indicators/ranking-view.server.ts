/** The ranking of areas as the indicator's page and its files show it: numbers, picture, words. */

import type { Figure } from '#analysis/figure.ts';
import type { Visit } from '#platform/access.server.ts';
import { paperColours, screenColours } from '#ui/chart/line-chart.ts';
import type { RankChart } from '#ui/chart/rank-chart.ts';
import { rankChartSize } from '#ui/chart/rank-chart.ts';
import { drawRankChart } from '#ui/chart/render.server.ts';
import { formatNumber } from '#ui/format.ts';
import type { AreaRow } from './area-values-register.ts';
import { isRelative } from './formula.ts';
import { figureIn, type Indicator } from './indicator.ts';
import type { loadIndicatorView } from './indicator-view.server.ts';
import { type Counts, type Ranking, rankingOf } from './ranking.ts';
import { indicatorTexts } from './texts.en.ts';
import { figuresAt } from './values-at.store.server.ts';

type Seen = Pick<Awaited<ReturnType<typeof loadIndicatorView>>, 'indicator' | 'lists' | 'base' | 'view'>;

/** Nothing where the house makes no ranking. */
export async function loadRanking(visit: Visit, { indicator, lists, base, view }: Seen) {
  const { year, city, rows } = view;
  if (year === null || !base || indicator.sensitive) return null;
  const cityFigure = figureIn(city, year);
  const counts = await countsOf(visit, indicator, lists.indicators, { divisionId: base.divisionId, year });
  const ranking = rankingOf(indicator, rows as readonly AreaRow[], cityFigure, counts);
  if (!ranking) return null;
  const chart = chartOf(visit, indicator, ranking, cityFigure);
  return {
    ranking,
    city: cityFigure,
    year,
    svg: drawRankChart(chart, screenColours),
    title: titleOf(visit, indicator, ranking),
    note: noteOf(visit, ranking),
    drawing: () => ({ svg: drawRankChart(chart, paperColours), ...rankChartSize(chart) }),
  };
}
export type RankingView = NonNullable<Awaited<ReturnType<typeof loadRanking>>>;

function countsOf(
  visit: Visit,
  { id, kind, numeratorId, denominatorId }: Indicator,
  indicators: ReadonlyMap<string, Indicator>,
  { divisionId, year }: { divisionId: string; year: number },
): Promise<Counts | null> {
  const [above, below] = [indicators.get(numeratorId ?? ''), indicators.get(denominatorId ?? '')];
  if (kind !== 'rate' || above?.kind !== 'count' || below?.kind !== 'count') return Promise.resolve(null);
  return visit.remember(`counts ${id} ${divisionId} ${year}`, async (db) => {
    const at = async (indicator: Indicator) =>
      (await figuresAt(db, indicator, { divisionId, years: [year] })).get(year) ?? new Map<string, Figure>();
    return { above: await at(above), below: await at(below) };
  });
}

function chartOf({ language }: Visit, indicator: Indicator, { areas }: Ranking, city: Figure): RankChart {
  return {
    rows: areas.map(({ id, name, value, low, high, against }) => ({
      id,
      label: name,
      value,
      low,
      high,
      differs: against === 'above' || against === 'below',
    })),
    // A sum of all areas is no measure for one of them.
    whole:
      city.state === 'known' && isRelative(indicator)
        ? { label: indicatorTexts(language)('page.city'), value: city.value }
        : null,
    format: (value) => formatNumber(value, language, indicator.decimals),
  };
}

/** What the picture shows, as its title. */
function titleOf({ language }: Visit, { decimals }: Indicator, { areas, bounded }: Ranking): string {
  const t = indicatorTexts(language);
  const number = (value = 0) => formatNumber(value, language, decimals);
  const [first, last] = [areas[0], areas.at(-1)];
  const ends = {
    first: first?.name ?? '',
    high: number(first?.value),
    last: last?.name ?? '',
    low: number(last?.value),
  };
  if (!bounded || areas.every(({ against }) => against === null)) return t('ranking.ends', ends);
  const many = (against: string) => areas.filter((each) => each.against === against).length;
  return t('ranking.differs', { above: many('above'), below: many('below'), alike: many('alike') });
}

function noteOf({ language }: Visit, { areas, bounded, left }: Ranking): string {
  const t = indicatorTexts(language);
  const byChance = Math.max(1, Math.round(areas.length * 0.05));
  return [
    bounded ? t('ranking.chance', { count: areas.length, chance: byChance }) : t('ranking.noChance'),
    left > 0 ? t('ranking.left', { count: left }) : '',
  ]
    .filter(Boolean)
    .join(' ');
}
