import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { ButtonLink, Card, Chip, Facts, PageHead, PostButton, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { amendmentAnswers, answerAmendmentForm, compared, incoming } from '../amendment.ts';
import { answerAmendment, withdrawAmendment } from '../amendments.store.server.ts';
import { loadCouncil, pathOf, requireVoice, statementFor, voicesOf } from '../council-view.server.ts';
import { answerTones } from '../looks.ts';
import { SideBySide } from '../side-by-side.tsx';
import { councilTexts } from '../texts.en.ts';
import type { Route } from './+types/amendment-page.ts';

async function chosen(visit: Visit, id: string) {
  const council = await loadCouncil(visit);
  const amendment = council.amendments.get(id);
  if (!amendment) throw notFound();
  return { council, amendment, statement: statementFor(council, amendment) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const { council, amendment, statement } = await chosen(visit, args.params.amendment);
  const next = incoming(amendment);
  const words = statement?.words ?? '';
  return {
    amendment,
    committee: council.committees.get(amendment.committeeId)?.name ?? amendment.committeeId,
    statement: statement
      ? { title: statement.title, path: pathOf(amendment.kind, amendment.objectId), kind: amendment.kind }
      : null,
    office: council.offices.get(statement?.officeId ?? '') ?? null,
    asked: compared(amendment.passage ?? '', amendment.asked ?? ''),
    agreed: amendment.answer === 'changed' ? compared(amendment.asked ?? '', amendment.agreed ?? '') : null,
    // In the words of a goal it is put by hand, in the concept; until then it waits.
    waits: next !== undefined && next !== '' && !words.includes(next),
    may: {
      answer: visit.may('council.answer', statement?.officeId ?? null) && !amendment.retired,
      withdraw:
        visit.may('council.file') &&
        amendment.answer === null &&
        voicesOf(visit, council).some(({ id }) => id === amendment.committeeId),
      merge: visit.may('papers.edit', statement?.officeId ?? null),
      concept: visit.may('concept.edit'),
    },
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'council.read');
  const values = await formValues(args.request);
  const { council, amendment, statement } = await chosen(visit, args.params.amendment);
  const path = `/ratsraum/aenderungen/${amendment.id}`;
  const title = statement?.title ?? amendment.objectId;
  if (values.act === 'withdraw' || values.act === 'refile') {
    visit.require('council.file');
    requireVoice(visit, council, amendment.committeeId);
    return orRefused({}, async () => {
      const retired = values.act === 'withdraw';
      const entryId = await visit.write(async (db) => withdrawAmendment(db, visit.actor, amendment, title, retired));
      return saved(visit, path, entryId);
    });
  }
  visit.require('council.answer', statement?.officeId ?? null);
  const checked = check(answerAmendmentForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  return orRefused(checked.values, async () => {
    const { form, expect = 0 } = checked;
    const entryId = await visit.write((db) => answerAmendment(db, visit.actor, amendment, title, { form, expect }));
    return saved(visit, path, entryId);
  });
}

type Data = Route.ComponentProps['loaderData'];

export default function AmendmentPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { amendment, committee, statement, office, asked, agreed, may } = loaderData;
  const state = amendment.answer ?? 'open';
  return (
    <>
      <PageHead
        title={t('amendment.named', { number: amendment.number ?? '', committee })}
        lead={
          statement && (
            <>
              {t(`amendedKind.${statement.kind}`)}:{' '}
              <a href={href(statement.path)}>
                <Said>{statement.title}</Said>
              </a>
            </>
          )
        }
        chip={
          <Chip tone={amendment.answer ? answerTones[amendment.answer] : 'warn'}>{t(`amendmentAnswer.${state}`)}</Chip>
        }
        crumbs={[
          { label: t('council.crumb'), href: href('/ratsraum') },
          { label: t('amendments.crumb'), href: href('/ratsraum/aenderungen') },
        ]}
        actions={
          may.withdraw && (
            <PostButton kind="tertiary" fields={{ act: amendment.retired ? 'refile' : 'withdraw' }}>
              {t(amendment.retired ? 'amendment.refile' : 'amendment.withdraw')}
            </PostButton>
          )
        }
      />
      <div className="stack">
        {amendment.retired && <p className="break">{t('amendment.withdrawn')}</p>}
        <Card title={t('amendment.asked')} id="wortlaut">
          <SideBySide comparison={asked} before={t('amendment.before')} after={t('amendment.after')} />
          {amendment.reason && (
            <p className="prose">
              <strong>{t('amendment.reason')}:</strong> <Said>{amendment.reason}</Said>
            </p>
          )}
          <Facts
            facts={[
              [t('amendment.filedOn'), formatDate(amendment.filedOn, language)],
              [t('amendment.office'), office && <Said>{office}</Said>],
            ]}
          />
        </Card>
        {amendment.answer && <Answered data={loaderData} />}
        {agreed && (
          <Card title={t('amendment.agreed')} id="kompromiss">
            <SideBySide comparison={agreed} before={t('amendment.asked')} after={t('amendment.agreed')} />
          </Card>
        )}
        {may.answer && <AnswerForm data={loaderData} failure={failureOf(actionData)} />}
      </div>
    </>
  );
}

function Answered({ data }: { data: Data }) {
  const t = useTexts(councilTexts);
  const language = useLanguage();
  const href = useHref();
  const { amendment, waits, may } = data;
  const { kind, objectId } = amendment;
  return (
    <Card title={t('amendment.answer')} id="antwort">
      <p>
        {amendment.answeredOn &&
          t('amendment.answeredBy', {
            date: formatDate(amendment.answeredOn, language),
            person: amendment.answeredBy ?? '',
          })}
      </p>
      {amendment.answerReason && (
        <p className="prose">
          <Said>{amendment.answerReason}</Said>
        </p>
      )}
      {waits && (
        <p className="callout">
          {t(kind === 'paper' ? 'amendment.waitsPaper' : 'amendment.waitsConcept')}{' '}
          {kind === 'paper' && may.merge && (
            <ButtonLink href={href(`/ratsraum/vorlagen/${objectId}/beschlusstext`)}>
              {t('paper.wordingLink')}
            </ButtonLink>
          )}
          {kind === 'goal' && may.concept && (
            <ButtonLink href={href(`/ziele/${objectId}/bearbeiten`)}>{t('amendment.editGoal')}</ButtonLink>
          )}
        </p>
      )}
    </Card>
  );
}

function AnswerForm({ data, failure }: { data: Data; failure: ReturnType<typeof failureOf> }) {
  const t = useTexts(councilTexts);
  const { amendment } = data;
  const labels = {
    answer: t('amendment.answer'),
    agreed: t('amendment.agreed'),
    answerReason: t('amendment.answerReason'),
  };
  return (
    <Card title={t(amendment.answer ? 'amendment.changeAnswer' : 'amendment.giveAnswer')} id="antworten">
      <Form
        values={{
          answer: amendment.answer ?? '',
          agreed: amendment.agreed ?? '',
          answerReason: amendment.answerReason ?? '',
        }}
        failure={failure}
        labels={labels}
        submit={t('amendment.submit')}
        draft={`amendment-answer:${amendment.id}`}
        revision={amendment.revision}
      >
        <Choice
          name="answer"
          label={labels.answer}
          columns
          options={amendmentAnswers.map((value) => ({ value, label: t(`amendmentAnswer.${value}`) }))}
        />
        <TextArea name="agreed" label={labels.agreed} hint={t('amendment.agreedHint')} optional rows={3} />
        <TextArea
          name="answerReason"
          label={labels.answerReason}
          hint={t('amendment.answerReasonHint')}
          optional
          rows={3}
        />
      </Form>
    </Card>
  );
}
