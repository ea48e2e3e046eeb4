/** How the values of an indicator are protected: the rule in plain words, how many are held back, and why. */

import { useTexts } from '#ui/language.ts';

import { ButtonLink, Card, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { Scroll } from '#ui/table/scroll.tsx';
import { farthest, fifthUpTo, heldBack, type ProtectionState, protectionCauses } from '../protection.ts';
import { indicatorTexts } from '../texts.en.ts';

type Seen = {
  readonly states: readonly (ProtectionState & {
    readonly cases: string | null;
    /** Sums that the indicator is a whole or a part of, by name. */
    readonly sums: readonly { readonly whole: string; readonly parts: readonly string[] }[];
  })[];
  /** She may see the values as stored. */
  readonly stored: boolean;
  /** Where she decides how they are protected; null where she may not. */
  readonly edit: string | null;
};

export function ProtectionCard({ states, stored, edit }: Seen) {
  const t = useTexts(indicatorTexts);
  const href = useHref();
  const ruled = states.some(({ rule }) => rule !== null);
  const guarded = states.some(({ rule }) => rule !== null && rule.method !== 'open');
  return (
    <Card
      title={t('protection.title')}
      lead={t('protection.lead')}
      id="schutz"
      actions={
        edit && <ButtonLink href={href(edit)}>{t(ruled ? 'protection.change' : 'protection.decide')}</ButtonLink>
      }
    >
      {states.map((state) => (
        <div key={state.indicator.id} className="stack">
          {states.length > 1 && (
            <h3>
              <Said>{state.indicator.name}</Said>
            </h3>
          )}
          <Rule state={state} />
          {stored && heldBack(state) > 0 && <Causes state={state} />}
        </div>
      ))}
      {guarded && <p className="muted small">{t(stored ? 'protection.asStored' : 'protection.asProtected')}</p>}
    </Card>
  );
}

function Rule({ state }: { state: Seen['states'][number] }) {
  const t = useTexts(indicatorTexts);
  const { rule, ready, cells, cases, sums } = state;
  if (!rule) return <p>{t('protection.undecided')}</p>;
  const { method, reason } = rule;
  if (method === 'open') return <p>{reason ? t('protection.openBecause', { reason }) : t('protection.open')}</p>;
  if (method === 'closed') return <p>{t('protection.closed')}</p>;
  const changes = method === 'rounding' || method === 'cell-key';
  const count = (method === 'suppression' ? rule.threshold : method === 'rounding' ? rule.base : rule.reach) ?? 0;
  return (
    <>
      <p>
        {t(`protection.${method}`, { count })} {rule.secretZeros && t('protection.zeros')}{' '}
        {rule.concentration && t(`protection.concentration.${rule.concentration}`)}{' '}
        {cases !== null && t('protection.cases', { name: cases })} {reason && <Said>{reason}</Said>}
      </p>
      {changes && <p className="small">{t('protection.level', { count: farthest(rule), fifth: fifthUpTo(rule) })}</p>}
      {method === 'suppression' &&
        sums.map(({ whole, parts }) => (
          <p key={parts.join()}>
            {t('protection.sum', { whole, parts: parts.map((name) => t('protection.part', { name })).join(' + ') })}
          </p>
        ))}
      <p>{ready ? t('protection.held', { count: heldBack(state), cells }) : t('protection.pending')}</p>
    </>
  );
}

function Causes({ state: { held, indicator, rule } }: { state: ProtectionState }) {
  const t = useTexts(indicatorTexts);
  return (
    <Scroll label={`${t('protection.why')}: ${indicator.name}`}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('protection.why')}</th>
            <th scope="col">{t('protection.number')}</th>
          </tr>
        </thead>
        <tbody>
          {protectionCauses
            .filter((cause) => held[cause] > 0)
            .map((cause) => (
              <tr key={cause}>
                <th scope="row">
                  {t(`protection.cause.${cause === 'primary' && rule?.concentration ? 'concentrated' : cause}`)}
                </th>
                <td>{held[cause]}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Scroll>
  );
}
