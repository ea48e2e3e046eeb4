/** A formula in words, with the names of what goes in; and the unit that follows from it. */

import type { Asked, ComputedIndicator } from '#analysis/computed.ts';
import { formatNumber, unitBetween } from '#ui/format.ts';
import type { Language } from '#ui/language.ts';
import type { Indicator } from './indicator.ts';
import { indicatorTexts } from './texts.en.ts';

type Names = ReadonlyMap<string, string>;

/** Weights say a number or the name of an indicator. */
export function formulaWords(definition: ComputedIndicator, names: Names, language: Language): string {
  const t = indicatorTexts(language);
  const name = (id: string) => names.get(id) ?? id;
  switch (definition.kind) {
    case 'share':
      return t('formula.words.share', { part: name(definition.part), whole: name(definition.whole) });
    case 'rate': {
      const per = formatNumber(definition.per, language);
      return t('formula.words.rate', { part: name(definition.cases), whole: name(definition.of), per });
    }
    case 'change': {
      const { since } = definition;
      const said = { name: name(definition.of), as: t(`formula.words.${definition.as}`) };
      return 'years' in since
        ? t('formula.words.changeYears', { ...said, count: since.years })
        : t('formula.words.changeSince', { ...said, year: since.year });
    }
    case 'against-reference':
      return t('formula.words.against', { name: name(definition.of), as: t(`formula.words.${definition.as}`) });
    case 'index':
      return t('formula.words.index', { name: name(definition.of), year: definition.base });
    case 'weighted-mean': {
      const parts = definition.parts.map(({ of, weight }) =>
        typeof weight === 'number'
          ? t('formula.words.weightNumber', { name: name(of), weight: formatNumber(weight, language, 2) })
          : t('formula.words.weightBy', { name: name(of), weight: name(weight.by) }),
      );
      return t('formula.words.mean', { parts: parts.join(', ') });
    }
  }
}

/** What is looked up for a value, as the head of a column. */
export function askedWords({ indicator, year, reference }: Asked, names: Names, language: Language): string {
  const t = indicatorTexts(language);
  const said = { name: names.get(indicator) ?? indicator, year };
  return reference ? t('formula.askedCity', said) : t('formula.askedAt', said);
}

/** The unit that follows from the definition: percent, per so many, that of what goes in. Kept in the words of the city. */
export function unitOf(definition: ComputedIndicator, indicators: readonly Indicator[]): string | null {
  const t = indicatorTexts('de');
  const input = (id: string) => indicators.find((each) => each.id === id);
  switch (definition.kind) {
    case 'share':
      return '%';
    case 'rate': {
      const { per } = definition;
      const of = input(definition.of)?.name ?? '';
      return per === 1 ? t('formula.per1', { of }) : t('formula.perMany', { of, per: formatNumber(per, 'de') });
    }
    case 'index':
      return `${definition.base} = 100`;
    case 'weighted-mean':
      return input(definition.parts[0]?.of ?? '')?.unit ?? null;
    default:
      return definition.as === 'relative' ? '%' : unitBetween(input(definition.of)?.unit ?? null, 'de');
  }
}
