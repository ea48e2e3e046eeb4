/** What is assumed, with the way to a new projection; and the data sets and projections that are there. */

import type { Evidence } from '#analysis/figure.ts';
import { EvidenceLabel } from '#ui/figure.tsx';
import { formatMoment } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { CountProtection, ProjectionWay } from '../population.ts';
import { populationTexts } from '../texts.en.ts';
import type { Listed } from './projected-parts.tsx';

type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly retired: boolean;
  readonly way: ProjectionWay;
  readonly years: number;
  readonly set: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly reason: string | null;
};

export function ScenariosCard({ scenarios, edit }: { scenarios: readonly Scenario[]; edit: boolean }) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('scenario.title')} lead={t('scenario.lead')} id="annahmen">
      {scenarios.length === 0 && (
        <Empty action={edit && <ButtonLink href={href('/bevoelkerung/annahmen/neu')}>{t('scenario.add')}</ButtonLink>}>
          {t('scenario.none')}
        </Empty>
      )}
      <ul className="list">
        {scenarios.map((each) => (
          <li key={each.id}>
            <span>
              <strong>
                <Said>{each.name}</Said>
              </strong>{' '}
              {each.retired && <Chip>{t('scenario.retired')}</Chip>}
              <span className="muted block small">
                {t('scenario.version', { version: each.version })} · {t(`way.${each.way}`)} ·{' '}
                {t('scenario.years', { years: each.years })} · {each.set} ·{' '}
                {t('page.madeBy', { name: each.madeBy, when: formatMoment(each.madeAt, language) })}
              </span>
              {each.reason && (
                <span className="block">
                  <Said>{each.reason}</Said>
                </span>
              )}
            </span>
            {edit && (
              <span className="actions">
                {!each.retired && (
                  <>
                    <PostButton
                      fields={{ act: 'project', scenario: each.id }}
                      label={`${each.name}: ${t('scenario.run')}`}
                    >
                      {t('scenario.run')}
                    </PostButton>
                    <ButtonLink href={href(`/bevoelkerung/annahmen/${each.id}`)}>{t('scenario.change')}</ButtonLink>
                  </>
                )}
                <PostButton
                  kind="quiet"
                  fields={{ act: each.retired ? 'restore' : 'retire', scenario: each.id }}
                  label={`${each.name}: ${t(each.retired ? 'scenario.restore' : 'scenario.retire')}`}
                >
                  {t(each.retired ? 'scenario.restore' : 'scenario.retire')}
                </PostButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

type SetLine = {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly file: string;
  readonly storedAt: string;
  readonly storedBy: string;
  readonly evidence: Evidence;
  readonly protection: CountProtection;
};

export function SetsCard({
  sets,
  projections,
  protects,
}: {
  sets: readonly SetLine[];
  projections: readonly Listed[];
  /** She decides how counts are protected. */
  protects: boolean;
}) {
  const t = useTexts(populationTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('page.kept')} id="datensaetze">
      <h3>{t('page.sets')}</h3>
      <ul className="list">
        {sets.map((each) => (
          <li key={each.id}>
            <span>
              <Said>{each.name}</Said> <EvidenceLabel evidence={each.evidence} />
              <span className="muted block small">
                {each.file} · {each.source} ·{' '}
                {t('page.madeBy', { name: each.storedBy, when: formatMoment(each.storedAt, language) })}
              </span>
              <span className="block small">
                {t(`protection.said.${each.protection.method}`, { count: each.protection.threshold ?? 0 })}{' '}
                {each.protection.reason && <Said>{each.protection.reason}</Said>}
              </span>
            </span>
            {protects && (
              <ButtonLink href={href(`/bevoelkerung/${each.id}/schutz`)}>{t('protection.change')}</ButtonLink>
            )}
          </li>
        ))}
      </ul>
      {projections.length > 0 && (
        <>
          <h3>{t('page.projections')}</h3>
          <ul className="list">
            {projections.map((each) => (
              <li key={each.id}>
                <span>
                  <a href={href('/bevoelkerung', { rechnung: each.id })}>
                    <Said>{each.scenario}</Said>, {t('scenario.version', { version: each.version })}
                  </a>
                  <span className="muted block small">
                    {t('page.madeBy', { name: each.madeBy, when: formatMoment(each.madeAt, language) })}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  );
}
