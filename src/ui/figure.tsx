/** Figures on screen: the value with its unit, or a dash with the reason why there is none; the kind of evidence beside it. */

import type { Evidence, Figure } from '#analysis/figure.ts';
import type { Cents } from '#analysis/money.ts';
import { formatAmount, formatAmountShort, formatChange, formatNumber } from './format.ts';
import { useLanguage, useTexts } from './language.ts';
import { uiTexts } from './texts.en.ts';

type FigureProps = { figure: Figure; decimals?: number; unit?: string; change?: boolean };

/** `change`: with a sign, as the difference of two figures. */
export function FigureText({ figure, decimals = 0, unit = '', change = false }: FigureProps) {
  const language = useLanguage();
  if (figure.state === 'known') {
    const format = change ? formatChange : formatNumber;
    return <span className="figure">{`${format(figure.value, language, decimals)}${unit && ` ${unit}`}`}</span>;
  }
  const t = uiTexts(language);
  const reason = t(`state.${figure.state}`);
  // A dash would say that there is nothing; what is held back says so.
  return (
    <span className="figure figure--none" title={reason}>
      <span aria-hidden="true">{figure.state === 'suppressed' ? t('held') : '–'}</span>
      <span className="kern-sr-only">{reason}</span>
    </span>
  );
}

/** An amount of money; null is an amount nobody has named. */
export function Amount({ cents, short = false }: { cents: Cents | null; short?: boolean }) {
  const language = useLanguage();
  const t = useTexts(uiTexts);
  if (cents === null) return <span className="figure figure--none">{t('unknown')}</span>;
  return <span className="figure">{short ? formatAmountShort(cents, language) : formatAmount(cents, language)}</span>;
}

export function EvidenceLabel({ evidence }: { evidence: Evidence }) {
  const t = useTexts(uiTexts);
  return <strong className={`evidence evidence--${evidence}`}>{t(`evidence.${evidence}`)}</strong>;
}
