import { allow, type Visit } from '#platform/access.server.ts';
import { check, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { FieldGroup, Form, failureOf, HiddenField, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { useTexts } from '#ui/language.ts';
import { PageHead } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { uiTexts } from '#ui/texts.en.ts';
import { cooperationTexts } from '../../texts.en.ts';
import { checklistForm, mostQuestions, type Question, questionTypes } from '../checklist.ts';
import { loadChecklist, loadChecklists, mayWrite } from '../checklists.server.ts';
import { saveDraft } from '../checklists.store.server.ts';
import type { Route } from './+types/checklist-form-page.ts';

type Params = { checklist?: string };

/** The checklist as it is, if there is one; refused for whoever does not write it. */
async function find(visit: Visit, { checklist: id }: Params) {
  if (id === undefined) {
    const loaded = await loadChecklists(visit);
    const some = [...loaded.challenges.keys()].some((challengeId) => mayWrite(visit, loaded, challengeId));
    if (!some && !mayWrite(visit, loaded, null)) throw new Refusal(403, 'not-allowed');
    return { one: null, loaded };
  }
  const one = await loadChecklist(visit, id);
  if (!one.write) throw new Refusal(403, 'not-allowed');
  return { one, loaded: one };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'people.read');
  const { one, loaded } = await find(visit, args.params as Params);
  const taken = new Set(
    loaded.checklists.filter((each) => !each.retired && each.id !== one?.checklist.id).map((each) => each.challengeId),
  );
  const basis = one?.draft ?? one?.shown ?? null;
  return {
    checklist: one?.checklist ?? null,
    // A new version begins with the questions of the last.
    questions: basis?.questions ?? [],
    dueOn: one?.draft?.dueOn ?? null,
    nextVersion: one?.draft?.version ?? Math.max(0, ...(one?.ofChecklist ?? []).map((each) => each.version)) + 1,
    challenges: [...loaded.challenges]
      .filter(([id]) => !taken.has(id) && mayWrite(visit, loaded, id))
      .map(([value, label]) => ({ value, label })),
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'people.read');
  const { one, loaded } = await find(visit, args.params as Params);
  const values = await formValues(args.request);
  const checked = check(checklistForm, { ...values, questions: rowsIn(values, 'questions') });
  if (!checked.ok) return unchecked(checked.failure);
  if (!mayWrite(visit, loaded, checked.form.challengeId)) throw new Refusal(403, 'not-allowed');
  return orRefused(checked.values, async () => {
    const { form, expect } = checked;
    const done = await visit.write((db) =>
      saveDraft(db, visit.actor, { ...(one ? { id: one.checklist.id, expect: expect ?? 0 } : {}), form }),
    );
    return saved(visit, `/prueflisten/${done.id}`, done.entryId);
  });
}

export default function ChecklistFormPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const ui = useTexts(uiTexts);
  const href = useHref();
  const { checklist, questions, challenges, dueOn, nextVersion } = loaderData;
  const failure = failureOf(actionData);
  const typed = Object.keys(failure?.values ?? {}).filter((name) => /^questions\.\d+\.text$/.test(name)).length;
  const rows = Math.min(mostQuestions, Math.max(typed, questions.length + 3));
  const names = { title: t('checklists.name'), challengeId: t('checklists.challenge'), source: t('checklists.source') };
  return (
    <>
      <PageHead
        title={checklist ? t('checklists.edit', { version: nextVersion }) : t('checklists.add')}
        lead={t('checklists.formLead')}
        crumbs={[{ label: t('checklists.crumb'), href: href('/prueflisten') }]}
      />
      <Form
        values={{
          title: checklist?.title ?? '',
          challengeId: checklist?.challengeId ?? '',
          source: checklist?.source ?? '',
          dueOn: dueOn ?? '',
          ...valuesOf(questions),
        }}
        failure={failure}
        labels={{ ...names, ...labelsOf(t, rows) }}
        submit={ui('save')}
        cancel={href(checklist ? `/prueflisten/${checklist.id}` : '/prueflisten')}
        draft={`checklist:${checklist?.id ?? 'new'}`}
        revision={checklist?.revision}
      >
        <TextField name="title" label={names.title} />
        <SelectField name="challengeId" label={names.challengeId} options={challenges} />
        <TextField name="source" label={names.source} optional />
        {Array.from({ length: rows }, (_, index) => index + 1).map((number) => (
          <QuestionFields key={number} name={`questions.${number - 1}`} number={number} />
        ))}
      </Form>
    </>
  );
}

function QuestionFields({ name, number }: { name: string; number: number }) {
  const t = useTexts(cooperationTexts);
  return (
    <FieldGroup title={t('checklists.questionNumber', { number })} id={`frage-${number}`}>
      <HiddenField name={`${name}.id`} />
      <TextField name={`${name}.text`} label={t('checklists.question')} />
      <SelectField
        name={`${name}.type`}
        label={t('checklists.type')}
        options={questionTypes.map((value) => ({ value, label: t(`questionType.${value}`) }))}
      />
      <TextArea
        name={`${name}.options`}
        label={t('checklists.options')}
        hint={t('checklists.optionsHint')}
        optional
        rows={3}
      />
      <TextArea
        name={`${name}.guidance`}
        label={t('checklists.guidance')}
        hint={t('checklists.guidanceHint')}
        optional
        rows={2}
      />
    </FieldGroup>
  );
}

function valuesOf(questions: readonly Question[]): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: Math.min(mostQuestions, questions.length + 3) }, (_, i) => {
      const question = questions[i];
      return [
        [`questions.${i}.id`, question?.id ?? ''],
        [`questions.${i}.text`, question?.text ?? ''],
        [`questions.${i}.type`, question?.type ?? 'yes-no'],
        [`questions.${i}.options`, question?.options.join('\n') ?? ''],
        [`questions.${i}.guidance`, question?.guidance ?? ''],
      ];
    }).flat(),
  );
}

function labelsOf(t: ReturnType<typeof cooperationTexts>, rows: number): Record<string, string> {
  const fields = { text: 'question', type: 'type', options: 'options', guidance: 'guidance' } as const;
  return Object.fromEntries(
    Array.from({ length: rows }, (_, i) =>
      Object.entries(fields).map(([field, word]) => [`questions.${i}.${field}`, `${t(`checklists.${word}`)} ${i + 1}`]),
    ).flat(),
  );
}
