import { loadTargets } from '#indicators/panels/targets.server.ts';
import { Targets } from '#indicators/panels/targets.tsx';
import { personNames } from '#people/person-names.server.ts';
import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { listNames, nameMap } from '#platform/names.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { EvidenceLabel } from '#ui/figure.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Empty, Facts, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import {
  listAssessments,
  listChallenges,
  listGoals,
  listGuidelines,
  listSectorParts,
  retireListed,
} from '../concept.store.server.ts';
import type { Assessment, Goal } from '../goal.ts';
import { BindingMark, Running } from '../panels/binding.tsx';
import { Plain } from '../panels/plain.tsx';
import { conceptTexts } from '../texts.en.ts';
import { loadBinding } from '../versions/binding.server.ts';
import type { Route } from './+types/goal-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const lists = await visit.remember('goal page', async (db) => ({
    goals: new Map((await listGoals(db)).map((goal) => [goal.id, goal])),
    guidelines: new Map((await listGuidelines(db)).map((each) => [each.id, each.title])),
    parts: new Map((await listSectorParts(db)).map((each) => [each.id, each.title])),
    challenges: new Map((await listChallenges(db)).map((each) => [each.id, each.title])),
    offices: nameMap(await listNames(db, 'office', 'name')),
    assessments: Map.groupBy(await listAssessments(db), (each) => each.goalId),
    people: await personNames(db),
  }));
  const goal = lists.goals.get(args.params.goal);
  if (!goal) throw notFound();
  const office = lists.offices.get(goal.officeId ?? '') ?? null;
  const part = lists.parts.get(goal.sectorPartId ?? '') ?? null;
  const edit = visit.may('concept.edit');
  const binding = await loadBinding(visit, 'goal', goal.id);
  const seePeople = visit.may('people.read');
  return {
    goal,
    office,
    part,
    guideline: lists.guidelines.get(goal.guidelineId ?? '') ?? null,
    owner: seePeople ? (lists.people.get(goal.ownerId ?? '') ?? null) : null,
    deputy: seePeople ? (lists.people.get(goal.deputyId ?? '') ?? null) : null,
    challenges: goal.challengeIds.flatMap((id) => lists.challenges.get(id) ?? []),
    assessments: lists.assessments.get(goal.id) ?? [],
    targets: await loadTargets(visit, `goal ${goal.id}`, goal.targets),
    edit,
    nameOwners: visit.may('owners.name'),
    assess: visit.may('goals.assess'),
    binding,
    head: headOf(t, goal, office, part, { edit, bound: binding !== null }),
  };
}

function headOf(
  t: ReturnType<typeof conceptTexts>,
  goal: Goal,
  office: string | null,
  part: string | null,
  { edit, bound }: { edit: boolean; bound: boolean },
) {
  const owner = office ? t('goal.sentence', { office }) : t('goal.noOwnerSentence');
  return {
    title: goal.title,
    chip: goal.key ? { tone: 'blue' as const, label: t('goals.key') } : null,
    sentence: goal.retired
      ? t('goal.retiredSentence')
      : [owner, part && t('goal.sentencePart', { part })].filter(Boolean).join(' '),
    crumbs: [{ label: t('goals.name'), path: '/ziele' }],
    edit: edit ? `/ziele/${goal.id}/bearbeiten` : null,
    actions: edit ? [{ label: t('goal.newMeasure'), path: `/massnahmen/neu?ziel=${goal.id}` }] : [],
    retire: edit && !bound ? { retired: goal.retired, retire: t('page.retire'), restore: t('page.restore') } : null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { act } = await formValues(args.request);
  const entryId = await visit.write((db) => retireListed(db, visit.actor, 'goal', args.params.goal, act === 'retire'));
  return saved(visit, `/ziele/${args.params.goal}`, entryId);
}

export default function GoalPage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { goal, targets, edit } = loaderData;
  return (
    <div className="object">
      <div className="stack">
        <Plain words={goal.plain} edit={edit ? `/ziele/${goal.id}/bearbeiten` : null} />
        <GoalFacts data={loaderData} />
        <Assessments goalId={goal.id} assessments={loaderData.assessments} assess={loaderData.assess} />
      </div>
      <Card title={t('goal.effect')} id="wirkung">
        {targets.length === 0 ? (
          <Empty
            action={
              edit && (
                <ButtonLink href={href(`/ziele/${goal.id}/bearbeiten#feld-targets.0.indicatorId`)}>
                  {t('goal.addIndicator')}
                </ButtonLink>
              )
            }
          >
            {t('goal.noIndicator')}
          </Empty>
        ) : (
          <Targets targets={targets} path={`/ziele/${goal.id}`} />
        )}
      </Card>
    </div>
  );
}

function GoalFacts({ data }: { data: Route.ComponentProps['loaderData'] }) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { goal, office, part, guideline, owner, deputy, challenges } = data;
  return (
    <Card title={t('goal.facts')} id="angaben">
      <BindingMark binding={data.binding} />
      {goal.text && (
        <p className="prose">
          <Said>{goal.text}</Said>
        </p>
      )}
      <Facts
        facts={[
          [t('form.code'), goal.code],
          [
            t('goal.guidelineId'),
            guideline && (
              <a href={href(`/leitlinien/${goal.guidelineId}`)}>
                <Said>{guideline}</Said>
              </a>
            ),
          ],
          [
            t('goal.sectorPartId'),
            part && (
              <a href={href('/ziele', { fachteil: goal.sectorPartId })}>
                <Said>{part}</Said>
              </a>
            ),
          ],
          [
            t('goal.officeId'),
            office && (
              <a href={href(`/aemter/${goal.officeId}`)}>
                <Said>{office}</Said>
              </a>
            ),
          ],
          [t('goal.ownerId'), owner],
          [t('goal.deputyId'), deputy],
          [t('goal.influence'), goal.influence && t(`influence.${goal.influence}`)],
          [t('goal.proof'), goal.proof && t(`proof.${goal.proof}`)],
          [t('goal.challenges'), challenges.length > 0 && <Said>{challenges.join(', ')}</Said>],
          [t('assessment.source'), goal.source],
        ]}
      />
      <Running binding={data.binding} />
    </Card>
  );
}

function Assessments({
  goalId,
  assessments,
  assess,
}: {
  goalId: string;
  assessments: readonly Assessment[];
  assess: boolean;
}) {
  const t = useTexts(conceptTexts);
  const language = useLanguage();
  const href = useHref();
  return (
    <Card
      title={t('goal.assessments')}
      lead={t('goal.assessmentsLead')}
      id="einschaetzungen"
      actions={assess && <a href={href(`/ziele/${goalId}/einschaetzung`)}>{t('goal.assess')}</a>}
    >
      {assessments.length === 0 ? (
        <p className="muted">{t('goal.noAssessment')}</p>
      ) : (
        <ul className="list list--plain">
          {assessments.map((each) => (
            <li key={each.id}>
              <Chip tone={each.rating === 'strong' || each.rating === 'some' ? 'good' : 'warn'}>
                {t(`rating.${each.rating}`)}
              </Chip>{' '}
              <Said>{each.group}</Said>
              <span className="muted block small">
                {formatDate(each.from, language)} – {formatDate(each.to, language)} ·{' '}
                <EvidenceLabel evidence="assessed" /> ·{' '}
                {each.n !== null ? t('goal.n', { n: each.n }) : (each.nText ?? t('goal.noN'))}
                {each.source && ` · ${each.source}`}
              </span>
              {each.note && (
                <span className="block small">
                  <Said>{each.note}</Said>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
