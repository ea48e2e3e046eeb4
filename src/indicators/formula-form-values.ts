/** What the form of a computed indicator shows at first: what is stored, or what most begin with. */

import type { ComputedIndicator } from '#analysis/computed.ts';
import { typedNumber } from '#ui/format.ts';
import { type FormulaKind, mostParts } from './formula-form.ts';
import type { Indicator } from './indicator.ts';

export function valuesOfFormula(
  indicator: Indicator | null,
  kind: FormulaKind,
  definition: ComputedIndicator | null,
): Record<string, string> {
  return {
    kind,
    name: indicator?.name ?? '',
    definition: indicator?.definition ?? '',
    // Another kind has another unit.
    unit: definition?.kind === kind ? (indicator?.unit ?? '') : '',
    decimals: typedNumber(indicator?.decimals ?? 1),
    direction: indicator?.direction ?? 'none',
    theme: indicator?.theme ?? '',
    sensitive: indicator?.sensitive ? 'on' : '',
    per: '1000',
    as: 'relative',
    ...(definition?.kind === kind ? fieldsOf(definition) : {}),
  };
}

function fieldsOf(definition: ComputedIndicator): Record<string, string> {
  switch (definition.kind) {
    case 'share':
      return { partId: definition.part, wholeId: definition.whole };
    case 'rate':
      return { partId: definition.cases, wholeId: definition.of, per: typedNumber(definition.per) };
    case 'change': {
      const { of, as, since } = definition;
      return 'years' in since
        ? { inputId: of, as, years: String(since.years) }
        : { inputId: of, as, sinceYear: String(since.year) };
    }
    case 'against-reference':
      return { inputId: definition.of, as: definition.as };
    case 'index':
      return { inputId: definition.of, base: String(definition.base) };
    case 'weighted-mean':
      return Object.fromEntries(
        definition.parts.slice(0, mostParts).flatMap(({ of, weight }, i) => [
          [`parts.${i}.inputId`, of],
          [`parts.${i}.weight`, typeof weight === 'number' ? typedNumber(weight) : ''],
          [`parts.${i}.weightId`, typeof weight === 'number' ? '' : weight.by],
        ]),
      );
  }
}
