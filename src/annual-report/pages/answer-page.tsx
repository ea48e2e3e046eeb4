import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { answerRequest, listRequests, listRounds } from '../annual-report.store.server.ts';
import { factsOf } from '../facts.server.ts';
import { commentForm } from '../round.ts';
import { reportTexts } from '../texts.en.ts';
import type { Route } from './+types/answer-page.ts';

async function find(visit: Visit, { round: roundId, request: requestId }: { round: string; request: string }) {
  const facts = await factsOf(visit);
  const { round, request } = await visit.read(async (db) => ({
    round: (await listRounds(db)).find((each) => each.id === roundId),
    request: (await listRequests(db, roundId)).find((each) => each.id === requestId),
  }));
  const goal = facts.goals.get(request?.objectId ?? '');
  if (!round || !request || !goal) throw notFound();
  visit.require('rounds.answer', request.officeId);
  return { round, request, goal };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'rounds.answer');
  const { request, goal } = await find(visit, args.params);
  return { id: request.id, comment: request.comment, goal: { id: goal.id, title: goal.title } };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'rounds.answer');
  const { round, request, goal } = await find(visit, args.params);
  if (round.closedAt) throw new Refusal(409, 'round-closed');
  const checked = check(commentForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const entryId = await visit.write((db) => answerRequest(db, visit.actor, request, goal.title, checked.form.comment));
  return saved(visit, '/aufgaben', entryId);
}

export default function AnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(reportTexts);
  const href = useHref();
  const { id, comment, goal } = loaderData;
  return (
    <>
      <PageHead
        title={t('answer.title')}
        lead={
          <>
            <Said>{goal.title}</Said>. {t('answer.lead')}
          </>
        }
        crumbs={[{ label: goal.title, href: href(`/ziele/${goal.id}`) }]}
      />
      <Form
        values={{ comment: comment ?? '' }}
        failure={failureOf(actionData)}
        labels={{ comment: t('answer.comment') }}
        submit={t('answer.submit')}
        cancel={href('/aufgaben')}
        draft={`answer:${id}`}
      >
        <TextArea name="comment" label={t('answer.comment')} />
      </Form>
    </>
  );
}
