/** How an indicator is counted: definition, formula, source, method, who delivers it. */

import { EvidenceLabel } from '#ui/figure.tsx';
import { useTexts } from '#ui/language.ts';
import { Card, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { Indicator } from '../indicator.ts';
import { indicatorTexts } from '../texts.en.ts';

type Data = {
  readonly indicator: Indicator;
  readonly office: string | null;
  readonly formula: { readonly words: string } | null;
};

export function MethodCard({ data }: { data: Data }) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const { indicator, office, formula } = data;
  return (
    <Card title={t('page.facts')} id="methode">
      <Facts
        facts={[
          [t('page.definition'), indicator.definition && <Said>{indicator.definition}</Said>],
          ...(formula ? [[t('page.formula'), <Said key="f">{formula.words}</Said>] as const] : []),
          [t('page.unit'), indicator.unit],
          [t('page.direction'), t(`direction.${indicator.direction}`)],
          [t('form.evidence'), <EvidenceLabel key="e" evidence={indicator.evidence} />],
          [t('page.source'), indicator.source],
          [t('page.licence'), indicator.licence],
          [
            t('page.method'),
            <>
              {indicator.method && (
                <>
                  <Said>{indicator.method}</Said>,{' '}
                </>
              )}
              {t('page.version', { version: indicator.methodVersion })}
            </>,
          ],
          [t('page.rhythm'), indicator.rhythmMonths && t('page.everyMonths', { count: indicator.rhythmMonths })],
          [
            t('page.office'),
            office && (
              <a href={href(`/aemter/${indicator.officeId}`)}>
                <Said>{office}</Said>
              </a>
            ),
          ],
        ]}
      />
    </Card>
  );
}
