import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { answerCommentForm } from '../amendment.ts';
import { answerComment } from '../amendments.store.server.ts';
import { answerDue } from '../answer-registers.ts';
import { loadCouncil, pathOf } from '../council-view.server.ts';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/comment-page.ts';

async function chosen(visit: Visit, id: string) {
  const council = await loadCouncil(visit);
  const comment = council.comments.get(id);
  if (!comment) throw notFound();
  return { council, comment, about: council.commented.get(`${comment.kind} ${comment.objectId}`) ?? null };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const { council, comment, about } = await chosen(visit, args.params.comment);
  return {
    comment,
    committee: council.committees.get(comment.committeeId)?.name ?? comment.committeeId,
    about: about ? { title: about.title, path: pathOf(about.kind, about.id) } : null,
    office: council.offices.get(about?.officeId ?? '') ?? null,
    dueOn: answerDue(comment.resolvedOn),
    asOf: visit.asOf,
    answers: visit.may('council.answer', about?.officeId ?? null),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.answer');
  const { comment, about } = await chosen(visit, args.params.comment);
  visit.require('council.answer', about?.officeId ?? null);
  const checked = check(answerCommentForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect = 0 } = checked;
    const entryId = await visit.write((db) =>
      answerComment(db, visit.actor, comment, about?.title ?? comment.objectId, { answer: form.answer, expect }),
    );
    return saved(visit, `/ratsraum/stellungnahmen/${comment.id}`, entryId);
  });
}

export default function CommentPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { comment, committee, about, office, dueOn, asOf, answers } = loaderData;
  const over = comment.answer === null && dueOn < asOf;
  return (
    <>
      <PageHead
        title={t('comment.named', { committee, date: formatDate(comment.resolvedOn, language) })}
        lead={
          about && (
            <>
              {t(`commentedKind.${comment.kind}`)}:{' '}
              <a href={href(about.path)}>
                <Said>{about.title}</Said>
              </a>
            </>
          )
        }
        chip={
          <Chip tone={comment.answer ? 'good' : over ? 'strong' : 'warn'}>
            {t(comment.answer ? 'comment.answered' : over ? 'comment.overdue' : 'comment.open')}
          </Chip>
        }
        crumbs={[
          { label: t('council.crumb'), href: href('/ratsraum') },
          { label: t('comments.crumb'), href: href('/ratsraum/stellungnahmen') },
        ]}
      />
      <div className="stack">
        <Card title={t('comment.text')} id="stellungnahme">
          <p className="prose">
            <Said>{comment.text}</Said>
          </p>
          <Facts
            facts={[
              [t('comment.office'), office && <Said>{office}</Said>],
              [t('comment.dueOn'), formatDate(dueOn, language)],
            ]}
          />
        </Card>
        {comment.answer && (
          <Card title={t('comment.answer')} id="antwort">
            <p className="prose">
              <Said>{comment.answer}</Said>
            </p>
            <p className="muted small">
              {comment.answeredOn && formatDate(comment.answeredOn, language)}, {comment.answeredBy}
            </p>
          </Card>
        )}
        {answers && (
          <Card title={t(comment.answer ? 'comment.changeAnswer' : 'comment.giveAnswer')} id="antworten">
            <Form
              values={{ answer: comment.answer ?? '' }}
              failure={failureOf(actionData)}
              labels={{ answer: t('comment.answer') }}
              submit={t('comment.submit')}
              draft={`comment-answer:${comment.id}`}
              revision={comment.revision}
            >
              <TextArea name="answer" label={t('comment.answer')} hint={t('comment.answerHint')} rows={5} />
            </Form>
          </Card>
        )}
      </div>
    </>
  );
}
