/** What the form of an index shows at first: what is stored, or what Berlin's and most other indices begin with. */

import { typedNumber } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { CityIndex, ClassLimit, IndexContent } from './city-index.ts';
import { indicatorTexts } from './texts.en.ts';

export function valuesOfIndex(
  index: CityIndex | null,
  content: IndexContent | null,
  names: ReadonlyMap<string, string>,
  language: Language,
): Record<string, string> {
  const t = indicatorTexts(language);
  const usual = (['high', 'middle', 'low', 'lowest'] as const).map((each) => t(`indexForm.defaults.${each}`));
  const changes = (['positive', 'stable', 'negative'] as const).map((each) => t(`indexForm.defaults.${each}`));
  const limits = (classes: readonly string[], upTo: readonly number[]) =>
    classes.map((name, i): ClassLimit => ({ name, upTo: upTo[i] ?? null }));
  const {
    divisionId = '',
    indicators = [],
    minimum = 300,
    spread = 'population',
    status = limits(usual, [-1, 1, 1.5]),
    excluded = [],
  } = content ?? {};
  const dynamics = content && content.dynamics.length > 0 ? content.dynamics : limits(changes, [-1, 1]);
  const span = content ? content.span : 2;
  const classes = (part: string, rows: readonly ClassLimit[]) =>
    rows.flatMap(({ name, upTo }, i) => [
      [`${part}.${i}.name`, name],
      [`${part}.${i}.upTo`, typedNumber(upTo)],
    ]);
  return Object.fromEntries([
    ['name', index?.name ?? ''],
    ['purpose', index?.purpose ?? ''],
    ['source', index?.source ?? ''],
    ['divisionId', divisionId],
    ['minimum', typedNumber(minimum)],
    ['span', typedNumber(span)],
    ['spread', spread],
    ['excluded', excluded.map(({ areaId, reason }) => `${names.get(areaId) ?? areaId}; ${reason}`).join('\n')],
    ...Array.from({ length: 22 }, (_, i) => [
      [`indicators.${i}.indicatorId`, indicators[i]?.indicatorId ?? ''],
      [`indicators.${i}.weight`, typedNumber(indicators[i]?.weight ?? 1)],
      [`indicators.${i}.worse`, indicators[i]?.worse ?? 'higher'],
    ]).flat(),
    ...classes('status', status),
    ...classes('dynamics', dynamics),
  ]);
}
