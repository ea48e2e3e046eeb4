/** How a target stands, wherever a room shows it: the grade as sign and word, and in a sentence what it rests on. */

import type { Grade } from '#analysis/attainment.ts';
import type { Standing } from '#analysis/standing.ts';
import { formatChange, formatNumber, unitBetween } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { indicatorTexts } from '../texts.en.ts';

const sun = 'M10 3v2m0 10v2M3 10h2m10 0h2M5 5l1.5 1.5m7 7L15 15M5 15l1.5-1.5m7-7L15 5M10 7a3 3 0 1 0 0 6a3 3 0 1 0 0-6';
const cloudy = 'M6 13a3 3 0 0 1 .4-6a4.2 4.2 0 0 1 8-.2A3.2 3.2 0 0 1 14 13z';
/** Weather, as the strategy draws it: told apart by shape, not by colour. */
const signs: Readonly<Record<Grade, string>> = {
  sun,
  'slightly-cloudy':
    'M7 15a3 3 0 0 1 .4-6a4 4 0 0 1 7.6.4A2.9 2.9 0 0 1 15 15zM4 8.5a3.5 3.5 0 0 1 5-4M5 2l.6 1.2M1.5 5l1.3.6M9.8 1.4L9.5 2.7',
  cloud: cloudy,
  thunderstorm: `${cloudy}M10.5 13L8 16h3l-2 3`,
};

/** Grade as sign and word; where none can be given, that. */
export function StandingMark({ standing }: { standing: Standing }) {
  const t = useTexts(indicatorTexts);
  if (!standing.ok) return <span className="grade grade--none">{t('standing.unknown')}</span>;
  return (
    <span className={`grade grade--${standing.grade}`}>
      <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d={signs[standing.grade]} />
      </svg>
      {t(`grade.${standing.grade}`)}
    </span>
  );
}

/**
 * How far it still is, and where it ends if it goes on; or why there is no grade.
 *
 * @param year of the target; null where it counts for every year
 */
export function StandingText({
  standing,
  year,
  decimals,
  unit,
}: {
  standing: Standing;
  year: number | null;
  decimals: number;
  unit: string | null;
}) {
  const t = useTexts(indicatorTexts);
  const language = useLanguage();
  if (!standing.ok) return <p className="muted small">{t(`standing.${standing.reason}`)}</p>;
  const said = (value: number) => `${formatNumber(value, language, decimals)} ${unit ?? ''}`.trim();
  const distance = (value: number) =>
    `${formatNumber(value, language, decimals)} ${unitBetween(unit, language)}`.trim();
  const { gap, projected, changePerYear, n } = standing;
  const ahead = projected !== undefined && year !== null && year > standing.year;
  return (
    <p className="muted small">
      {gap !== undefined &&
        (gap > 0
          ? t('standing.gap', { gap: distance(gap), year: standing.year })
          : t('standing.reached', { year: standing.year }))}{' '}
      {ahead &&
        t('standing.projected', {
          from: standing.year - n + 1,
          to: standing.year,
          // A yearly change is small beside the value.
          change: formatChange(changePerYear, language, decimals + 1),
          year,
          value: said(projected),
        })}{' '}
      {t('standing.method')}
    </p>
  );
}
