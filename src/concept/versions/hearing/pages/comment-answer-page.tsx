import { allow } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink, Card, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { conceptTexts } from '../../../texts.en.ts';
import { CommentList } from '../comment-list.tsx';
import { answerRemark } from '../hearing.store.server.ts';
import { answerRemarkForm, draftCommentAnswers } from '../hearing.ts';
import { draftComment, shownComments } from '../hearing-view.server.ts';
import type { Route } from './+types/comment-answer-page.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'versions.run');
  const { loaded, version, comment } = await draftComment(visit, args.params.version, args.params.comment);
  const [shown] = await shownComments(visit, loaded, [comment]);
  if (!shown) throw notFound();
  return { version: { id: version.id, title: version.title }, open: version.state === 'open', comment: shown };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'versions.run');
  const { version, comment } = await draftComment(visit, args.params.version, args.params.comment);
  const checked = check(answerRemarkForm, await formValues(args.request));
  if (!checked.ok) return unchecked(checked.failure);
  const { form, expect = 0 } = checked;
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) => answerRemark(db, visit.actor, version, comment, { form, expect }));
    return saved(visit, `/fassungen/${version.id}/anhoerung`, entryId);
  });
}

export default function CommentAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conceptTexts);
  const href = useHref();
  const { version, comment, open } = loaderData;
  const base = `/fassungen/${version.id}`;
  const failure = failureOf(actionData);
  const labels = { answer: t('draftComment.answer'), answerReason: t('draftComment.answerReason') };
  return (
    <>
      <PageHead
        title={t('draftComment.titleOf', { office: comment.office })}
        lead={comment.title === null ? t('hearing.whole') : <Said>{comment.title}</Said>}
        crumbs={[
          { label: version.title, href: href(base) },
          { label: t('hearing.title'), href: href(`${base}/anhoerung`) },
        ]}
        actions={
          open && (
            <ButtonLink href={href(comment.draft.path, comment.draft.query)}>{t('draftComment.toDraft')}</ButtonLink>
          )
        }
      />
      <div className="stack">
        <Card>
          <CommentList comments={[comment]} office>
            {() => null}
          </CommentList>
        </Card>
        {/* What was typed while the version came into force is still shown. */}
        {(open || failure) && (
          <Form
            values={{ answer: comment.answer ?? '', answerReason: comment.answerReason ?? '' }}
            failure={failure}
            labels={labels}
            submit={t('draftComment.saveAnswer')}
            cancel={href(`${base}/anhoerung`)}
            draft={`remark-answer:${comment.id}`}
            revision={comment.revision}
          >
            <Choice
              name="answer"
              label={labels.answer}
              columns
              options={draftCommentAnswers.map((value) => ({ value, label: t(`draftCommentAnswer.${value}`) }))}
            />
            <TextArea
              name="answerReason"
              label={labels.answerReason}
              hint={t('draftComment.answerReasonHint')}
              optional
            />
          </Form>
        )}
      </div>
    </>
  );
}
