import { allow, type Visit } from '#platform/access.server.ts';
import { keepFile } from '#platform/files.server.ts';
import { check, type FormFailure, formValues, orRefused, rowsIn, unchecked } from '#platform/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { saved } from '#platform/saved.server.ts';
import { Choice, FieldGroup, Form, failureOf, SelectField, TextArea, TextField } from '#ui/form/form.tsx';
import { formatDate, typedNumber } from '#ui/format.ts';
import { useLanguage, useTexts } from '#ui/language.ts';
import { Notice, PageHead, Said } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import { cooperationTexts } from '../../texts.en.ts';
import { answersForm, type ChecklistAnswer, faultsOfAnswers, type Question, yesNo } from '../checklist.ts';
import { loadChecklist, mayAnswer } from '../checklists.server.ts';
import { saveAnswers } from '../checklists.store.server.ts';
import type { Route } from './+types/checklist-answer-page.ts';

const largestFile = 10_000_000;

async function find(visit: Visit, { checklist: id, part: partId }: { checklist: string; part: string }) {
  const loaded = await loadChecklist(visit, id);
  const duty = loaded.asked.find((each) => each.partId === partId);
  const part = loaded.partOf.get(partId);
  if (!duty || !part || !loaded.shown) throw notFound();
  return { ...loaded, shown: loaded.shown, duty, part, able: mayAnswer(visit, part, duty) };
}

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { checklist, shown, part, duty, answers, able, indicators, offices } = await find(visit, args.params);
  return {
    checklist,
    version: shown,
    revision: duty.revision,
    part,
    office: offices.get(part.officeId ?? '') ?? null,
    answers: answers.filter((each) => each.partId === part.id),
    indicators: [...indicators].map(([value, label]) => ({ value, label })),
    able: able && shown.state === 'open',
    closed: shown.state === 'closed',
  };
}

export async function action(args: Route.ActionArgs) {
  const visit = await allow(args, 'plan.read');
  const found = await find(visit, args.params);
  if (!found.able) throw new Refusal(403, 'not-allowed');
  const values = await formValues(args.request);
  const checked = check(answersForm, { ...values, answers: rowsIn(values, 'answers') });
  if (!checked.ok) return unchecked(checked.failure);
  const { answers } = checked.form;
  // The version that was on the screen: a newer one may have been opened meanwhile.
  const version = Number(checked.values.version ?? found.shown.version);
  const asked = found.ofChecklist.find((each) => each.version === version && each.state !== 'draft');
  if (!asked) throw notFound();
  const refused = (errors: FormFailure['errors']) => unchecked({ values: checked.values, errors, refusal: null });
  if (asked.state === 'closed') return orRefused(checked.values, () => Promise.reject(closed()));
  const faults = faultsOfAnswers(asked.questions, answers);
  const files = answers.map((_, index) => fileIn(values[`answers.${index}.file`]));
  files.forEach((file, index) => {
    if (file && file.size > largestFile) faults[`answers.${index}.file`] = 'file-large';
  });
  if (Object.keys(faults).length > 0) return refused(faults);
  const bytes = await Promise.all(files.map(async (file) => file && Buffer.from(await file.arrayBuffer())));
  return orRefused(checked.values, async () => {
    const entryId = await visit.write(async (db) => {
      const rows = [];
      for (const [index, row] of answers.entries()) {
        const [file, content] = [files[index], bytes[index]];
        const mediaType = file?.type || 'application/octet-stream';
        const kept = file && content && { name: file.name, mediaType, bytes: content, createdBy: visit.person.id };
        rows.push({ ...row, ...(kept ? { fileId: (await keepFile(db, kept)).id } : {}) });
      }
      return saveAnswers(db, visit.actor, found.checklist, {
        version,
        partId: found.part.id,
        rows,
        expect: checked.expect,
      });
    });
    return saved(visit, `/prueflisten/${found.checklist.id}`, entryId);
  });
}

const closed = () => new Refusal(409, 'checklist-closed');
const fileIn = (value: unknown) => (value instanceof File && value.size > 0 ? value : undefined);

export default function ChecklistAnswerPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTexts(cooperationTexts);
  const language = useLanguage();
  const href = useHref();
  const { checklist, version, part, office, answers, able, closed: isClosed, revision } = loaderData;
  const labels = Object.fromEntries(
    version.questions.flatMap((question, i) => [
      [`answers.${i}.answer`, question.text],
      ...(['note', 'link', 'file', 'indicatorId'] as const).map((field) => [
        `answers.${i}.${field}`,
        `${t(`evidence.${field}`)} ${i + 1}`,
      ]),
    ]),
  );
  return (
    <>
      <PageHead
        title={t('checklists.answerTitle', { part: part.title })}
        content
        lead={
          <>
            <Said>{checklist.title}</Said>
            {version.dueOn && !isClosed && `, ${t('checklists.until', { date: formatDate(version.dueOn, language) })}`}
            {office && (
              <>
                {' · '}
                <Said>{office}</Said>
              </>
            )}
          </>
        }
        crumbs={[
          { label: t('checklists.crumb'), href: href('/prueflisten') },
          { label: checklist.title, href: href(`/prueflisten/${checklist.id}`) },
        ]}
      />
      {!able && (
        <Notice tone="info" title={isClosed ? t('checklists.isClosed') : t('waitingNotAble.answer-checklist')}>
          <p>
            <a href={href(`/prueflisten/${checklist.id}`)}>{t('checklists.toAnswers')}</a>
          </p>
        </Notice>
      )}
      {able && (
        <Form
          values={valuesOf(version.questions, answers)}
          failure={failureOf(actionData)}
          labels={labels}
          submit={t('checklists.saveAnswers')}
          cancel={href(`/prueflisten/${checklist.id}`)}
          draft={`answers:${checklist.id}:${version.version}:${part.id}`}
          revision={revision}
          multipart
        >
          <input type="hidden" name="version" value={version.version} />
          {version.questions.map((question, index) => (
            <AnswerFields
              key={question.id}
              question={question}
              name={`answers.${index}`}
              number={index + 1}
              indicators={loaderData.indicators}
              held={answers.find((each) => each.questionId === question.id)}
              failed={Object.keys(failureOf(actionData)?.errors ?? {}).some((key) =>
                key.startsWith(`answers.${index}.`),
              )}
            />
          ))}
        </Form>
      )}
    </>
  );
}

function AnswerFields({
  question,
  name,
  number,
  indicators,
  held,
  failed,
}: {
  question: Question;
  name: string;
  number: number;
  indicators: readonly { value: string; label: string }[];
  held: ChecklistAnswer | undefined;
  failed: boolean;
}) {
  const t = useTexts(cooperationTexts);
  const field = { name: `${name}.answer`, label: question.text, hint: question.guidance ?? undefined };
  const open = failed || Boolean(held?.note ?? held?.link ?? held?.fileId ?? held?.indicatorId);
  return (
    <FieldGroup title={t('checklists.questionNumber', { number })} id={`frage-${number}`}>
      <input type="hidden" name={`${name}.questionId`} value={question.id} />
      {question.type === 'yes-no' && (
        <Choice {...field} columns options={yesNo.map((value) => ({ value, label: t(`yesNo.${value}`) }))} />
      )}
      {question.type === 'choice' && (
        <Choice {...field} options={question.options.map((value) => ({ value, label: value }))} />
      )}
      {question.type === 'number' && <TextField {...field} kind="number" />}
      {question.type === 'text' && <TextArea {...field} rows={3} />}
      <details className="more" open={open}>
        <summary>{t('evidence.title')}</summary>
        <TextArea name={`${name}.note`} label={t('evidence.note')} optional rows={2} />
        <TextField name={`${name}.link`} kind="url" label={t('evidence.link')} hint={t('requests.linkHint')} optional />
        <TextField
          name={`${name}.file`}
          kind="file"
          label={t('evidence.file')}
          hint={held?.fileId ? t('evidence.fileThere') : t('evidence.fileHint')}
          optional
        />
        <SelectField name={`${name}.indicatorId`} label={t('evidence.indicatorId')} optional options={indicators} />
      </details>
    </FieldGroup>
  );
}

function valuesOf(questions: readonly Question[], answers: readonly ChecklistAnswer[]): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question, i) => {
      const held = answers.find((each) => each.questionId === question.id);
      const answer = held?.answer ?? '';
      return [
        [`answers.${i}.answer`, question.type === 'number' && answer !== '' ? typedNumber(Number(answer)) : answer],
        [`answers.${i}.note`, held?.note ?? ''],
        [`answers.${i}.link`, held?.link ?? ''],
        [`answers.${i}.indicatorId`, held?.indicatorId ?? ''],
      ];
    }),
  );
}
