/** The city of a projection: its line with the interval, and its ages now and then. */

import { total } from '#analysis/population.ts';
import { Chart } from '#ui/chart/chart.tsx';
import { EvidenceLabel } from '#ui/figure.tsx';
import { formatNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card } from '#ui/layout/page.tsx';
import type { CountedYear, PopulationSet, ProjectionResult } from '../population.ts';
import { aboutPeople, percentChange } from '../projection-register.ts';
import { populationTexts } from '../texts.en.ts';

type City = ProjectionResult['city'][number];
export type ShownCity = {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly now: number | null;
  readonly city: City | null;
  readonly set: PopulationSet | null;
  readonly result: ProjectionResult;
  readonly fanSvg: string;
  readonly pyramidSvg: string | null;
  readonly pyramidRows: readonly {
    age: string;
    left: number;
    right: number;
    leftThen: number;
    rightThen: number;
    isLeftHeld: boolean;
    isRightHeld: boolean;
  }[];
  readonly broad: { readonly now: Broad; readonly later: Broad } | null;
};
type Broad = { readonly young: number; readonly working: number; readonly old: number };

export function CityCard({ shown }: { shown: ShownCity }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const { id, from, result, set, city, now } = shown;
  const tested = result.cityErrors.length;
  const counted = result.counted.map((each: CountedYear) => [
    each.year,
    formatNumber(total(each.population), language),
    '–',
    '–',
    t('page.counted'),
  ]);
  const projected = result.city.map((each) => [
    each.year,
    aboutPeople(each.total, language),
    aboutPeople(each.low, language),
    aboutPeople(each.high, language),
    t('page.projected'),
  ]);
  return (
    <Card title={t('page.cityTitle')} id="stadt">
      {city && now !== null && (
        <p>
          {t(city.low === null ? 'page.sentenceAlone' : 'page.sentence', {
            from,
            year: city.year,
            now: formatNumber(now, language),
            later: aboutPeople(city.total, language),
            low: aboutPeople(city.low, language),
            high: aboutPeople(city.high, language),
            change: percentChange((100 * (city.total - now)) / Math.max(1, now), language),
          })}
        </p>
      )}
      <Chart
        svg={shown.fanSvg}
        title={t('page.chartTitle')}
        lead={t('page.persons')}
        alt={t('page.chartAlt', { from: result.counted[0]?.year ?? from, to: result.city.at(-1)?.year ?? '' })}
        table={{
          head: [t('page.year'), t('page.people'), t('page.low'), t('page.high'), t('page.kind')],
          rows: [...counted, ...projected],
        }}
        files={{ path: '/bevoelkerung/verlauf', formats: ['svg', 'png', 'csv', 'xlsx'], query: { rechnung: id } }}
        note={
          <>
            {set && <EvidenceLabel evidence={set.evidence} />} · <EvidenceLabel evidence="forecast" /> ·{' '}
            {tested > 0
              ? t('page.cityTest', {
                  count: tested,
                  worst: formatNumber(100 * Math.max(...result.cityErrors), language, 1),
                })
              : t('page.noInterval', { width: set?.groups.width ?? 5 })}{' '}
            · {set?.source}
          </>
        }
      />
    </Card>
  );
}

export function AgesCard({ shown }: { shown: ShownCity }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const { id, from, to, pyramidSvg, pyramidRows, broad } = shown;
  if (!pyramidSvg) return null;
  const heldAges = pyramidRows.some(({ isLeftHeld, isRightHeld }) => isLeftHeld || isRightHeld);
  const change = (of: keyof Broad) =>
    broad ? percentChange((100 * (broad.later[of] - broad.now[of])) / Math.max(1, broad.now[of]), language) : '–';
  return (
    <Card title={t('page.agesTitle', { from, to })} id="alter">
      <p>{t('page.agesSentence', { young: change('young'), working: change('working'), old: change('old') })}</p>
      <div className="chart--narrow">
        <Chart
          svg={pyramidSvg}
          alt={t('page.agesAlt', { from, to })}
          note={`${t('page.agesNote', { from, to })}${heldAges ? ` ${t('page.agesHeld')}` : ''}`}
          files={{
            path: '/bevoelkerung/alter',
            formats: ['svg', 'png', 'csv', 'xlsx'],
            query: { rechnung: id, bis: String(to) },
          }}
          table={{
            head: [
              t('page.age'),
              `${t('page.male')} ${from}`,
              `${t('page.male')} ${to}`,
              `${t('page.female')} ${from}`,
              `${t('page.female')} ${to}`,
            ],
            rows: pyramidRows.map(({ age, left, right, leftThen, rightThen, isLeftHeld, isRightHeld }) => [
              age,
              isLeftHeld ? t('page.held') : formatNumber(left, language),
              aboutPeople(leftThen, language),
              isRightHeld ? t('page.held') : formatNumber(right, language),
              aboutPeople(rightThen, language),
            ]),
          }}
        />
      </div>
    </Card>
  );
}
