import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, SelectField, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { conceptTexts } from '../../texts.en.ts';
import { goalPlanForm, type SectorPlan } from '../plan.ts';
import { planTones } from '../plan-register.ts';
import { listPlans, retirePlan, tieGoal, untieGoal } from '../plans.store.server.ts';
import { loadPlans } from '../register.server.ts';
import type { Route } from './+types/plan-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { rows, ties, goals } = await loadPlans(visit);
  const plan = rows.find((each) => each.id === args.params.plan);
  if (!plan) throw notFound();
  const mine = ties.filter((tie) => tie.planId === plan.id);
  const asked = new URL(args.request.url).searchParams.get('ziel');
  return {
    plan,
    ties: mine.flatMap((tie) => {
      const goal = goals.get(tie.goalId);
      return goal ? [{ ...tie, goal }] : [];
    }),
    goals: [...goals].map(([value, label]) => ({ value, label })),
    chosen: mine.find((tie) => tie.goalId === asked) ?? null,
    edit: visit.may('concept.edit'),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const values = await formValues(args.request);
  const path = `/fachplaene/${args.params.plan}`;
  const act = (values.act ?? 'tie') as string;
  const checked = check(goalPlanForm, act === 'tie' ? values : { goalId: values.goalId ?? '-' });
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const entryId = await visit.write(async (db) => {
      const plan = (await listPlans(db)).find((each) => each.id === args.params.plan);
      if (!plan) throw notFound();
      if (act === 'tie') return tieGoal(db, visit.actor, plan, checked.form);
      if (act === 'untie') return untieGoal(db, visit.actor, plan, checked.form.goalId);
      return retirePlan(db, visit.actor, plan, act === 'retire');
    });
    return saved(visit, act === 'tie' || act === 'untie' ? `${path}#ziele` : path, entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function PlanPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { plan, edit } = loaderData;
  const kind = t(`planKind.${plan.kind}`);
  return (
    <>
      <PageHead
        title={plan.title}
        content
        crumbs={[{ label: t('plans.crumb'), href: href('/fachplaene') }]}
        chip={<Chip tone={planTones[plan.state]}>{t(`planState.${plan.state}`)}</Chip>}
        lead={plan.office ? t('plans.sentence', { kind, office: plan.office }) : t('plans.sentenceNoOffice', { kind })}
        actions={
          edit && (
            <>
              <ButtonLink href={href(`/fachplaene/${plan.id}/bearbeiten`)}>{ui('edit')}</ButtonLink>
              <PostButton kind="tertiary" fields={{ act: plan.retired ? 'restore' : 'retire' }}>
                {plan.retired ? t('plans.restore') : t('plans.retire')}
              </PostButton>
            </>
          )
        }
      />
      <div className="stack">
        <PlanFacts plan={plan} />
        <Goals data={loaderData} />
        {edit && <TieForm data={loaderData} failure={failureOf(actionData)} />}
      </div>
    </>
  );
}

function PlanFacts({ plan }: { plan: SectorPlan & { office: string | null } }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  const from = plan.validFrom && formatDate(plan.validFrom, language);
  const to = plan.validTo && formatDate(plan.validTo, language);
  const validity =
    from && to ? t('plans.fromTo', { from, to }) : from ? t('plans.from', { from }) : to ? t('plans.to', { to }) : null;
  return (
    <Card title={t('plans.facts')} id="angaben">
      <Facts
        facts={[
          [
            t('plans.office'),
            plan.office && (
              <a href={href(`/aemter/${plan.officeId}`)}>
                <Said>{plan.office}</Said>
              </a>
            ),
          ],
          [t('plans.resolution'), plan.resolution && <Said>{plan.resolution}</Said>],
          [t('plans.resolvedOn'), plan.resolvedOn && formatDate(plan.resolvedOn, language)],
          [t('plans.validity'), validity],
          [
            t('plans.link'),
            plan.link && (
              <a href={plan.link} rel="noreferrer">
                {t('plans.open')}
              </a>
            ),
          ],
          [t('plans.file'), plan.fileId && <a href={href(`/fachplaene/${plan.id}/dokument`)}>{t('plans.download')}</a>],
          [t('plans.note'), plan.note && <Said>{plan.note}</Said>],
          [t('plans.source'), plan.source],
        ]}
      />
    </Card>
  );
}

function Goals({ data: { plan, ties, edit } }: { data: Data }) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card title={t('plans.goalsTitle')} id="ziele">
      {ties.length === 0 && <p className="muted">{t('plans.noGoals')}</p>}
      <ul className="list">
        {ties.map((tie) => (
          <li key={tie.goalId}>
            <span>
              <a href={href(`/ziele/${tie.goalId}`)}>
                <Said>{tie.goal}</Said>
              </a>{' '}
              {tie.contradiction && <Chip tone="bad">{t('plans.contradicting')}</Chip>}
              {tie.basis && (
                <span className="muted block small">
                  <Said>{tie.basis}</Said>
                </span>
              )}
              {tie.contradiction && (
                <span className="block">
                  <Said>{tie.contradiction}</Said>
                  <span className="muted block small">
                    {tie.markedOn && t('plans.marked', { date: formatDate(tie.markedOn, language) })}
                  </span>
                </span>
              )}
            </span>
            {edit && (
              <span className="chips">
                <a
                  href={href(`/fachplaene/${plan.id}#zuordnen`, { ziel: tie.goalId })}
                  aria-label={t('plans.changeOf', { goal: tie.goal })}
                >
                  {t('plans.change')}
                </a>
                <PostButton
                  kind="quiet"
                  fields={{ act: 'untie', goalId: tie.goalId }}
                  label={t('plans.untieOf', { goal: tie.goal })}
                >
                  {t('plans.untie')}
                </PostButton>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TieForm({ data, failure }: { data: Data; failure: ReturnType<typeof failureOf> }) {
  const { goals, chosen, plan } = data;
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const labels = { goalId: t('plans.goal'), basis: t('plans.basis'), contradiction: t('plans.contradiction') };
  return (
    <Card title={t('plans.tie')} lead={t('plans.tieLead')} id="zuordnen">
      <Form
        values={{
          goalId: chosen?.goalId ?? '',
          basis: chosen?.basis ?? '',
          contradiction: chosen?.contradiction ?? '',
        }}
        failure={failure}
        labels={labels}
        submit={ui('save')}
        draft={`tie:${plan.id}:${chosen?.goalId ?? 'new'}`}
      >
        <SelectField name="goalId" label={labels.goalId} options={goals} />
        <TextArea name="basis" label={labels.basis} hint={t('plans.basisHint')} optional rows={2} />
        <TextArea
          name="contradiction"
          label={labels.contradiction}
          hint={t('plans.contradictionHint')}
          optional
          rows={2}
        />
      </Form>
    </Card>
  );
}
