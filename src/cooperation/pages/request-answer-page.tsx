import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Chip, Facts, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { answerForm, contributionForm, cooperationPath, kindOfPath, sharedPath } from '../cooperation.ts';
import { requestTones } from '../request-register.ts';
import { loadRequests, sharedKey } from '../requests.server.ts';
import { answerCooperation, contribute } from '../requests.store.server.ts';
import { cooperationTexts } from '../texts.en.ts';
import type { Route } from './+types/request-answer-page.ts';

/** The office that was asked answers, and who of it was named. */
async function find(visit: Visit, params: { kind: string; object: string; office: string }) {
  const kind = kindOfPath(params.kind);
  const { rows, shared } = await loadRequests(visit);
  const request = rows.find(
    (row) => row.kind === kind && row.objectId === params.object && row.officeId === params.office,
  );
  const object = kind && shared.get(sharedKey({ kind, id: params.object }));
  if (!request || !object) throw notFound();
  const named = [request.personId, request.deputyId].includes(visit.person.id);
  return { request, object, able: named || visit.may('rounds.answer', request.officeId) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  return find(visit, args.params);
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  const { object, request, able } = await find(visit, args.params);
  if (!able) throw new Refusal(403, 'not-allowed');
  const values = await formValues(args.request);
  const path = cooperationPath(object.kind, object.id);
  if (values.act === 'contribute') {
    const checked = check(contributionForm, values);
    if (!checked.ok) return unchecked(checked.failure);
    return orRefused(checked.values, async () => {
      const entryId = await visit.write((db) => contribute(db, visit.actor, object, request.officeId, checked.form));
      return saved(visit, path, entryId);
    });
  }
  const checked = check(answerForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { promisedOn, answer } = checked.form;
  const kept = promisedOn === request.promisedOn;
  if (answer === 'yes' && promisedOn !== null && promisedOn < today() && !kept)
    return unchecked({ values: checked.values, errors: { promisedOn: 'deadline-past' }, refusal: null });
  return orRefused(checked.values, async () => {
    const entryId = await visit.write((db) =>
      answerCooperation(db, visit.actor, object, request.officeId, checked.form),
    );
    return saved(visit, path, entryId);
  });
}

export default function RequestAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { request, object, able } = loaderData;
  const failure = failureOf(actionData);
  const contributing = failure?.values.act === 'contribute';
  const back = href(cooperationPath(object.kind, object.id));
  const page = sharedPath(object.kind, object.id);
  const labels = {
    answer: t('requests.answer'),
    reason: t('requests.reason'),
    promisedOn: t('requests.promisedOn'),
    contribution: t('requests.contribution'),
    link: t('requests.link'),
  };
  return (
    <>
      <PageHead
        title={t('requests.answerTitle', { office: request.office })}
        content
        lead={<Said>{object.title}</Said>}
        crumbs={[
          { label: t('requests.crumb'), href: href('/mitwirkung') },
          { label: object.title, href: back },
        ]}
        chip={<Chip tone={requestTones[request.state]}>{t(`requestState.${request.state}`)}</Chip>}
      />
      <div className="stack">
        <Card title={t('requests.request')} id="bitte">
          <Facts
            facts={[
              [
                t(`kind.${object.kind}`),
                <a key="object" href={href(page.path, page.query)}>
                  <Said>{object.title}</Said>
                </a>,
              ],
              [t('requests.askedBy'), request.askedBy && <Said>{request.askedBy}</Said>],
              [t('requests.wanted'), request.wanted && <Said>{request.wanted}</Said>],
              [t('requests.dueOn'), request.dueOn && formatDate(request.dueOn, language)],
            ]}
          />
        </Card>
        {!able && <p className="muted">{t('waitingNotAble.take-part')}</p>}
        {able && (
          <Card title={t('requests.answer')} id="antwort">
            <Form
              values={{
                answer: request.answer === 'open' ? '' : request.answer,
                reason: request.reason ?? '',
                promisedOn: request.promisedOn ?? '',
              }}
              failure={contributing ? undefined : failure}
              labels={labels}
              submit={t('requests.sendAnswer')}
              cancel={back}
            >
              <Choice
                name="answer"
                label={labels.answer}
                columns
                options={[
                  { value: 'yes', label: t('requests.weDo') },
                  { value: 'no', label: t('requests.weDoNot') },
                ]}
              />
              <TextField
                name="promisedOn"
                kind="date"
                label={labels.promisedOn}
                hint={t('requests.promisedOnHint')}
                optional
              />
              <TextArea name="reason" label={labels.reason} hint={t('requests.reasonHint')} optional rows={2} />
            </Form>
          </Card>
        )}
        {able && (request.answer === 'yes' || contributing) && (
          <Card title={t('requests.contribution')} lead={t('requests.contributionLead')} id="beitrag">
            <Form
              values={{ contribution: request.contribution ?? '', link: request.link ?? '' }}
              failure={contributing ? failure : undefined}
              labels={labels}
              submit={t('requests.sendContribution')}
              draft={`contribution:${object.id}:${request.officeId}`}
            >
              <input type="hidden" name="act" value="contribute" />
              <TextArea name="contribution" label={labels.contribution} />
              <TextField name="link" kind="url" label={labels.link} hint={t('requests.linkHint')} optional />
            </Form>
          </Card>
        )}
      </div>
    </>
  );
}
