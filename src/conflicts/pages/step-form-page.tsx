import { allow, type Visit } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { check, formValues, orRefused, unchecked } from '#platform/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Card, Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { refusalWords } from '#ui/refusal-words.ts';
import { uiTexts } from '#ui/texts.en.ts';
import { extendForm, stepForm } from '../conflict.ts';
import { loadConflict } from '../conflict-view.server.ts';
import { endStep, extendStep } from '../course.store.server.ts';
import { Statements } from '../panels/course.tsx';
import { refusalOf } from '../procedure.ts';
import { conflictTexts } from '../texts.en.ts';
import type { Route } from './+types/step-form-page.ts';

type Params = { conflict?: string; step?: string };

async function stepOf(visit: Visit, { conflict: id, step: position }: Params) {
  const view = await loadConflict(visit, id);
  const step = view.conflict.steps.find((each) => String(each.position) === position);
  if (!step) throw notFound();
  return { ...view, step };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'conflicts.decide');
  const { conflict, step, statements } = await stepOf(visit, args.params);
  const { position } = step;
  const decides = step.kind === 'decide';
  const endings = decides ? (['decided', 'passed-on'] as const) : (['done'] as const);
  const judged = endings.map((ending) => ({
    ending,
    refusal: refusalOf(
      conflict,
      ending === 'done' ? { kind: 'finish', position } : { kind: 'decide', position, outcome: ending },
      today(),
    ),
  }));
  return {
    conflict: { id: conflict.id, title: conflict.title, summary: conflict.summary, options: conflict.options },
    step: { position, name: step.name, body: step.body, kind: step.kind, dueOn: step.dueOn },
    open: conflict.state === 'running' && step.startedOn !== null && step.endedOn === null,
    statements: statements.map((each) => ({ ...each, mine: false })),
    possible: judged.filter(({ refusal }) => refusal === null).map(({ ending }) => ending),
    refusal: judged.find(({ refusal }) => refusal !== null && refusal !== 'conflict-last-step')?.refusal ?? null,
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'conflicts.decide');
  const { conflict, step } = await stepOf(visit, args.params);
  const path = `/zielkonflikte/${conflict.id}`;
  const values = await formValues(args.request);
  if (values.act === 'extend') {
    const checked = check(extendForm, values);
    if (!checked.ok) return unchecked(checked.failure);
    const { dueOn } = checked.form;
    return orRefused(checked.values, async () =>
      saved(visit, path, await visit.write((db) => extendStep(db, visit.actor, conflict.id, step.position, dueOn))),
    );
  }
  const checked = check(stepForm, values);
  if (!checked.ok) return unchecked(checked.failure);
  const { form } = checked;
  return orRefused(checked.values, async () =>
    saved(visit, path, await visit.write((db) => endStep(db, visit.actor, conflict.id, step.position, form))),
  );
}

type Data = Route.ComponentProps['loaderData'];
type Failure = ReturnType<typeof failureOf>;

export default function StepFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(conflictTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { conflict, step, statements, refusal, possible, open } = loaderData;
  const failure = failureOf(actionData);
  return (
    <>
      <PageHead
        title={step.name}
        content
        lead={<Said>{conflict.title}</Said>}
        crumbs={[
          { label: t('page.crumb'), href: href('/zielkonflikte') },
          { label: conflict.title, href: href(`/zielkonflikte/${conflict.id}`) },
        ]}
      />
      <div className="stack">
        <Card title={t('page.about')} id="angaben">
          <p className="prose">
            <Said>{conflict.summary}</Said>
          </p>
        </Card>
        <Card title={t('statements.title')} id="stellungnahmen">
          <Statements statements={statements} path="" />
        </Card>
        {refusal && <Notice tone="warning" title={refusalWords(ui, { key: refusal, vars: {} })} />}
        {possible.length > 0 && <Ending data={loaderData} failure={failure?.values.act ? undefined : failure} />}
        {open && <Extend data={loaderData} failure={failure?.values.act === 'extend' ? failure : undefined} />}
      </div>
    </>
  );
}

function Ending({ data: { conflict, step, possible }, failure }: { data: Data; failure: Failure }) {
  const t = useTexts(conflictTexts);
  const href = useHref();
  const decides = step.kind === 'decide';
  const labels = {
    ending: t('step.ending'),
    optionId: t('step.optionId'),
    reason: t(decides ? 'step.reason' : 'step.note'),
    minority: t('step.minority'),
  };
  return (
    <Form
      values={{ ending: possible[0] ?? 'done', reason: '', minority: '', optionId: '' }}
      failure={failure}
      labels={labels}
      submit={t(`step.submit.${step.kind}`)}
      cancel={href(`/zielkonflikte/${conflict.id}`)}
      draft={`step:${conflict.id}:${step.position}`}
    >
      {decides ? (
        <Choice
          name="ending"
          label={labels.ending}
          options={possible.flatMap((value) => (value === 'done' ? [] : [{ value, label: t(`step.end.${value}`) }]))}
        />
      ) : (
        <input type="hidden" name="ending" value="done" />
      )}
      {decides && conflict.options.length > 0 && (
        <SelectField
          name="optionId"
          label={labels.optionId}
          optional
          options={conflict.options.map(({ id, title }) => ({ value: id, label: title }))}
        />
      )}
      <TextArea
        name="reason"
        label={labels.reason}
        hint={decides ? t('step.reasonHint') : t('step.noteHint')}
        optional={!decides}
        rows={5}
      />
      {decides && <TextArea name="minority" label={labels.minority} hint={t('step.minorityHint')} optional rows={3} />}
    </Form>
  );
}

function Extend({ data: { step }, failure }: { data: Data; failure: Failure }) {
  const t = useTexts(conflictTexts);
  const language = useLanguage();
  return (
    <details open={failure !== undefined}>
      <summary>{t('step.extend')}</summary>
      <Form
        values={{ dueOn: step.dueOn ?? '' }}
        failure={failure}
        labels={{ dueOn: t('step.dueOn') }}
        submit={t('step.extendSubmit')}
      >
        <input type="hidden" name="act" value="extend" />
        <TextField
          name="dueOn"
          kind="date"
          label={t('step.dueOn')}
          hint={step.dueOn && t('step.dueHint', { date: formatDate(step.dueOn, language) })}
        />
      </Form>
    </details>
  );
}
