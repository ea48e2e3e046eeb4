/** The ranking of areas with what chance allows, as a chart with its table. */

import { Chart } from '#ui/chart/chart.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import type { Query } from '#ui/layout/place.tsx';
import type { Indicator } from '../indicator.ts';
import { rankingRows } from '../ranking.ts';
import type { RankingView } from '../ranking-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';

export function RankingCard({
  indicator,
  view,
  query,
}: {
  indicator: Pick<Indicator, 'id' | 'decimals' | 'unit' | 'name'>;
  view: RankingView;
  query: Query;
}) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const { ranking, svg, title, note, year } = view;
  const rows = rankingRows(ranking, (value) =>
    value === null ? '–' : formatNumber(value, language, indicator.decimals),
  );
  return (
    <Card title={t('ranking.title', { year })} lead={title} id="rangfolge">
      <div className="chart--narrow">
        <Chart
          svg={svg}
          alt={`${indicator.name}, ${year}: ${title}`}
          note={[indicator.unit, note].filter(Boolean).join(' · ')}
          files={{ path: `/indikatoren/${indicator.id}/rangfolge`, formats: ['svg', 'png', 'csv', 'xlsx'], query }}
          table={{
            head: [
              t('page.area'),
              t('page.value'),
              ...(ranking.bounded ? [t('ranking.low'), t('ranking.high'), t('ranking.against')] : []),
            ],
            rows: rows.map(({ place, name, value, low, high, against }) => [
              <Said key="n">{`${place}. ${name}`}</Said>,
              value,
              ...(ranking.bounded ? [low, high, against ? t(`ranking.${against}`) : '–'] : []),
            ]),
          }}
        />
      </div>
    </Card>
  );
}
