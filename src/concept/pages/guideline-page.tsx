import { allow } from '#platform/access.server.ts';
import { formValues } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Empty, Facts, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { listGoals, listGuidelines, moveListed, retireListed } from '../concept.store.server.ts';
import { hasTarget } from '../goal.ts';
import { BindingMark } from '../panels/binding.tsx';
import { conceptTexts } from '../texts.en.ts';
import { loadBinding } from '../versions/binding.server.ts';
import type { Route } from './+types/guideline-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = conceptTexts(visit.language);
  const { guidelines, goals } = await visit.remember('guidelines', async (db) => ({
    guidelines: await listGuidelines(db),
    goals: (await listGoals(db)).filter((goal) => !goal.retired),
  }));
  const guideline = guidelines.find((each) => each.id === args.params.guideline);
  if (!guideline) throw notFound();
  const edit = visit.may('concept.edit');
  const binding = await loadBinding(visit, 'guideline', guideline.id);
  return {
    guideline,
    goals: goals
      .filter((goal) => goal.guidelineId === guideline.id)
      .map((goal) => ({ id: goal.id, title: goal.title, target: hasTarget(goal) })),
    edit,
    binding,
    head: {
      title: guideline.title,
      chip: { tone: 'plain' as const, label: guideline.code ?? t('guideline.chip') },
      sentence: t('guideline.sentence'),
      crumbs: [{ label: t('page.title'), path: '/konzept' }],
      edit: edit && !binding ? `/konzept/leitlinien/${guideline.id}/bearbeiten` : null,
      retire:
        edit && !binding ? { retired: guideline.retired, retire: t('page.retire'), restore: t('page.restore') } : null,
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { act, id } = await formValues(args.request);
  const { guideline } = args.params;
  const entryId = await visit.write(async (db) => {
    if (act !== 'up' && act !== 'down') return retireListed(db, visit.actor, 'guideline', guideline, act === 'retire');
    const goals = (await listGoals(db)).filter((goal) => goal.guidelineId === guideline);
    const within = new Set(goals.map((goal) => goal.id));
    return moveListed(db, visit.actor, 'goal', String(id), act === 'up' ? -1 : 1, { within });
  });
  return saved(visit, `/leitlinien/${guideline}`, entryId);
}

export default function GuidelinePage({ loaderData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { guideline, goals, edit, binding } = loaderData;
  const add = edit && (
    <ButtonLink href={href('/ziele/neu', { leitlinie: guideline.id })}>{t('page.addGoal')}</ButtonLink>
  );
  return (
    <div className="object">
      <Card title={t('guideline.facts')} id="angaben">
        <BindingMark binding={binding} />
        {guideline.text && (
          <p className="prose">
            <Said>{guideline.text}</Said>
          </p>
        )}
        <Facts
          facts={[
            [t('form.code'), guideline.code],
            [t('assessment.source'), guideline.source],
          ]}
        />
      </Card>
      <Card title={t('guideline.goals')} id="ziele" actions={goals.length > 0 && add}>
        {goals.length === 0 ? (
          <Empty action={add}>{t('guideline.none')}</Empty>
        ) : (
          <ul className="list">
            {goals.map((goal) => (
              <li key={goal.id}>
                <a href={href(`/ziele/${goal.id}`)}>
                  <Said>{goal.title}</Said>
                </a>
                {!goal.target && <span className="break">{t('goals.noTarget')}</span>}
                {edit && goals.length > 1 && (
                  <span className="list__order">
                    <PostButton
                      kind="quiet"
                      fields={{ id: goal.id, act: 'up' }}
                      label={t('page.upOf', { title: goal.title })}
                    >
                      ↑
                    </PostButton>
                    <PostButton
                      kind="quiet"
                      fields={{ id: goal.id, act: 'down' }}
                      label={t('page.downOf', { title: goal.title })}
                    >
                      ↓
                    </PostButton>
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  );
}
