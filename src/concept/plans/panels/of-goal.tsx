import { useTexts } from '#ui/language.ts';
import { Card, Chip, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../texts.en.ts';
import { planTones } from '../plan-register.ts';
import type { PlansOfGoalData } from './of-goal.server.ts';

export function PlansOfGoal({ data: { plans } }: { data: PlansOfGoalData }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <Card title={t('plans.ofGoal')} id="fachplaene" actions={<a href={href('/fachplaene')}>{t('plans.all')}</a>}>
      {plans.length === 0 && <p className="muted">{t('plans.noneOfGoal')}</p>}
      <ul className="list">
        {plans.map((plan) => (
          <li key={plan.id}>
            <span>
              <a href={href(`/fachplaene/${plan.id}`)}>
                <Said>{plan.title}</Said>
              </a>
              {plan.basis && (
                <span className="muted block small">
                  <Said>{plan.basis}</Said>
                </span>
              )}
              {plan.contradiction && (
                <span className="block small">
                  <Said>{plan.contradiction}</Said>
                </span>
              )}
            </span>
            <span className="chips">
              <Chip tone={planTones[plan.state]}>{t(`planState.${plan.state}`)}</Chip>
              {plan.contradiction && <Chip tone="bad">{t('plans.contradicting')}</Chip>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
