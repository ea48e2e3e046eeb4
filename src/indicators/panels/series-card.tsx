/** The series of an indicator with its continuation: the city, and an area where one is chosen. */

import { known, unknown } from '#analysis/figure.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { EvidenceLabel, FigureText } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Empty } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Downloads } from '#ui/table/downloads.tsx';
import { isStored } from '../formula.ts';
import type { Indicator } from '../indicator.ts';
import type { loadIndicatorView } from '../indicator-view.server.ts';
import { indicatorTexts } from '../texts.en.ts';

type View = Awaited<ReturnType<typeof loadIndicatorView>>['view'];
type Data = Pick<View, 'city' | 'subject' | 'svg' | 'alt' | 'heldBack' | 'continuation' | 'continuationWords'> & {
  readonly indicator: Indicator;
  readonly divisionId: string | null;
  readonly showsSpread: boolean;
  readonly hasAreas: boolean;
  /** Years whose value was counted in other borders than the year before. */
  readonly breaks: readonly number[];
  readonly breakNotes: readonly string[];
  /** Years whose value a later file replaced. */
  readonly revised: readonly number[];
};

/** `2021 (neue Grenzen)` */
function yearWords(year: number, marks: readonly string[]): string {
  return marks.length > 0 ? `${year} (${marks.join(', ')})` : String(year);
}

export function SeriesCard({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  const href = useHref();
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
                  {data.breakNotes.join(' ')}{' '}
                  {isStored(indicator) && (
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
        <Empty>{data.heldBack ? t('page.heldCity') : data.hasAreas ? t('page.noCity') : t('page.noSeries')}</Empty>
      )}
      {(svg || data.hasAreas) && (
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
