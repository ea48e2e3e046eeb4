/** An alert in plain words: what is unusual, against what, and how sure that is. */

import type { WatchMethod } from '#analysis/early-warning.ts';
import { formatNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import { type Alert, inUnit } from './alert.ts';
import type { IndexContent } from './city-index.ts';
import type { Indicator } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

type Told = Pick<Alert, 'method' | 'year' | 'value' | 'expected' | 'lower' | 'upper'>;

export function alertSentence(
  alert: Told,
  { kind, per, unit, decimals }: Pick<Indicator, 'kind' | 'per' | 'unit' | 'decimals'>,
  area: string,
  language: Language,
): string {
  const t = indicatorTexts(language);
  const { year } = alert;
  const method = alert.method as WatchMethod;
  const factor = inUnit(method, kind, per);
  const cases = method === 'change';
  const scores = method === 'ewma' || method === 'cusum';
  const number = (value: number) => {
    const words = formatNumber(value * factor, language, cases ? 0 : scores ? 1 : Math.max(1, decimals));
    return cases || scores || !unit ? words : `${words} ${unit}`;
  };
  return t(`alert.sentence.${method}`, {
    area,
    year,
    value: number(alert.value),
    expected: number(alert.expected),
    lower: number(alert.lower),
    upper: number(alert.upper),
  });
}

/** @param content the definition that the alert was found by */
export function classSentence(
  { inputs, year, value, expected }: Pick<Alert, 'inputs' | 'year' | 'value' | 'expected'>,
  content: IndexContent | null,
  area: string,
  language: Language,
): string {
  const t = indicatorTexts(language);
  const nameAt = (place: number | undefined) => content?.status[place ?? -1]?.name ?? '–';
  return t('alert.sentence.class-change', {
    area,
    year,
    before: inputs.before ?? '–',
    from: nameAt(inputs.from),
    to: nameAt(inputs.to),
    expected: formatNumber(expected, language, 2),
    value: formatNumber(value, language, 2),
  });
}
