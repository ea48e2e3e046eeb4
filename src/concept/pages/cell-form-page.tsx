import { allow } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { listCells, listChallenges, listGoals, listSectorParts, saveCell } from '../concept.store.server.ts';
import { cellForm, relevances } from '../goal.ts';
import { conceptTexts } from '../texts.en.ts';
import type { Route } from './+types/cell-form-page.ts';

type Ids = { part: string; challenge: string };

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'concept.edit');
  const { part: partId, challenge: challengeId } = args.params as Ids;
  return visit.read(async (db) => {
    const part = (await listSectorParts(db)).find((each) => each.id === partId);
    const challenge = (await listChallenges(db)).find((each) => each.id === challengeId);
    if (!part || !challenge) throw notFound();
    const cell = (await listCells(db)).find((each) => each.sectorPartId === partId && each.challengeId === challengeId);
    const goals = (await listGoals(db)).filter(
      (goal) => !goal.retired && goal.sectorPartId === partId && goal.challengeIds.includes(challengeId),
    );
    return {
      part: part.title,
      challenge: challenge.title,
      ids: { part: partId, challenge: challengeId },
      cell: cell ?? null,
      goals: goals.map(({ id, title }) => ({ id, title })),
    };
  });
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'concept.edit');
  const { part: sectorPartId, challenge: challengeId } = args.params as Ids;
  const checked = check(cellForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const entryId = await visit.write(async (db) => {
    const part = (await listSectorParts(db)).find((each) => each.id === sectorPartId);
    const challenge = (await listChallenges(db)).find((each) => each.id === challengeId);
    if (!part || !challenge) throw notFound();
    return saveCell(db, visit.actor, {
      sectorPartId,
      challengeId,
      form: checked.form,
      title: `${part.title} × ${challenge.title}`,
    });
  });
  return saved(visit, '/matrix', entryId);
}

export default function CellFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { part, challenge, ids, cell, goals } = loaderData;
  return (
    <>
      <PageHead
        title={t('cell.title', { part, challenge })}
        lead={t('cell.lead')}
        crumbs={[{ label: t('page.parts'), href: href('/matrix') }]}
      />
      <div className="stack">
        <Form
          values={{ relevance: cell?.relevance ?? '', reason: cell?.reason ?? '' }}
          failure={failureOf(actionData)}
          labels={{ relevance: t('cell.relevance'), reason: t('cell.reason') }}
          submit={ui('save')}
          cancel={href('/matrix')}
        >
          <Choice
            name="relevance"
            label={t('cell.relevance')}
            columns
            options={[
              ...relevances.map((value) => ({ value, label: t(`relevance.${value}`) })),
              { value: '', label: t('relevance.unset') },
            ]}
          />
          <TextArea name="reason" label={t('cell.reason')} hint={t('cell.reasonHint')} optional rows={3} />
        </Form>
        <Card
          title={t('cell.goals')}
          id="ziele"
          actions={
            <ButtonLink href={href('/ziele/neu', { fachteil: ids.part, herausforderung: ids.challenge })}>
              {t('page.addGoal')}
            </ButtonLink>
          }
        >
          {goals.length === 0 ? (
            <p className="muted">{t('cell.noGoals')}</p>
          ) : (
            <ul className="list">
              {goals.map((goal) => (
                <li key={goal.id}>
                  <a href={href(`/ziele/${goal.id}`)}>
                    <Said>{goal.title}</Said>
                  </a>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
