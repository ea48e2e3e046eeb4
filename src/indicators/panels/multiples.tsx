/** The series of every area, one small chart each, with first and last value as table. */

import type { Point } from '#analysis/trend.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Said } from '#ui/layout/page.tsx';
import type { Query } from '#ui/layout/place.tsx';
import type { Indicator } from '../indicator.ts';
import type { MultiplesView } from '../multiples-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';

export function MultiplesCard({
  indicator,
  view,
  query,
}: {
  indicator: Pick<Indicator, 'id' | 'decimals' | 'unit' | 'name'>;
  view: MultiplesView;
  query: Query;
}) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const said = (point: Point | undefined) =>
    point?.figure.state === 'known'
      ? `${formatNumber(point.figure.value, language, indicator.decimals)} (${point.year})`
      : '–';
  const broken = view.breakNotes.length > 0;
  return (
    <Card title={t('multiples.title')} lead={t('multiples.lead')} id="einzeln">
      <div className="chart--narrow">
        <Chart
          svg={view.svg}
          alt={`${indicator.name}: ${t('multiples.title')}`}
          note={
            <>
              {[indicator.unit, view.note].filter(Boolean).join(' · ')}
              {view.breakNotes.map((each) => (
                <span key={each} className="block">
                  <Said>{each}</Said>
                </span>
              ))}
            </>
          }
          files={{ path: `/indikatoren/${indicator.id}/einzeln`, formats: ['svg', 'png'], query }}
          table={{
            head: [
              t('page.area'),
              t('multiples.first'),
              t('multiples.last'),
              ...(broken ? [t('multiples.breaks')] : []),
            ],
            rows: view.rows.map(({ name, first, last, breaks }) => [
              <Said key="n">{name}</Said>,
              said(first),
              said(last),
              ...(broken ? [breaks || '–'] : []),
            ]),
          }}
        />
      </div>
    </Card>
  );
}
