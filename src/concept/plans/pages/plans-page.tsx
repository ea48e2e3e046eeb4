import { allow } from '#platform/access.server.ts';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { readRegister } from '#ui/table/register.ts';
import { Register } from '#ui/table/register.tsx';
import { conceptTexts } from '../../texts.en.ts';
import type { Contradiction } from '../plan.ts';
import { planRegister, planTones } from '../plan-register.ts';
import { loadPlans } from '../register.server.ts';
import type { Route } from './+types/plans-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, offices, contradictions } = await loadPlans(visit);
  const register = planRegister(conceptTexts(visit.language), offices);
  const params = new URL(args.request.url).searchParams;
  return { reading: readRegister(register, rows, params), offices, contradictions, edit: visit.may('concept.edit') };
}

export default function PlansPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const { reading, offices, contradictions, edit } = loaderData;
  const add = edit && (
    <ButtonLink href={href('/fachplaene/neu')} kind="primary">
      {t('plans.add')}
    </ButtonLink>
  );
  return (
    <>
      <PageHead title={t('plans.title', { count: reading.count })} lead={t('plans.lead')} actions={add} />
      <div className="stack">
        {contradictions.length > 0 && <Contradictions contradictions={contradictions} />}
        <Register
          path="/fachplaene"
          register={planRegister(t, offices)}
          reading={reading}
          caption={t('plans.caption')}
          rowKey={(row) => row.id}
          cells={{
            titel: (row) => (
              <>
                <a href={href(`/fachplaene/${row.id}`)}>
                  <Said>{row.title}</Said>
                </a>{' '}
                {row.retired && <Chip>{t('plans.retired')}</Chip>}
              </>
            ),
            amt: (row) => row.office && <Said>{row.office}</Said>,
            stand: (row) => <Chip tone={planTones[row.state]}>{t(`planState.${row.state}`)}</Chip>,
            ab: (row) => row.validFrom && formatDate(row.validFrom, language),
            bis: (row) => row.validTo && formatDate(row.validTo, language),
            am: (row) => row.resolvedOn && formatDate(row.resolvedOn, language),
            widersprueche: (row) =>
              row.contradictions > 0 ? <span className="break">{row.contradictions}</span> : row.contradictions,
          }}
          files={{ path: '/fachplaene', formats: ['csv', 'xlsx'] }}
          empty={<Empty action={add}>{t('plans.none')}</Empty>}
        />
      </div>
    </>
  );
}

function Contradictions({ contradictions }: { contradictions: readonly Contradiction[] }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  return (
    <Card title={t('plans.open', { count: contradictions.length })} lead={t('plans.openLead')} id="widersprueche">
      <ul className="list">
        {contradictions.map((each) => (
          <li key={`${each.planId} ${each.goalId}`}>
            <span>
              <a href={href(`/fachplaene/${each.planId}`)}>
                <Said>{each.plan}</Said>
              </a>
              {' – '}
              <a href={href(`/ziele/${each.goalId}`)}>
                <Said>{each.goal}</Said>
              </a>
              <span className="block small">
                <Said>{each.reason}</Said>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
