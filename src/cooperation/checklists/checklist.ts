/**
 * THE DOOR of checklists: each cross-cutting challenge has one. Its questions are data checked by a rule; they are written in
 * a draft, asked of the sector parts while a version is open, and stay with their answers once it is closed.
 */

import { z } from 'zod';
import {
  date,
  line,
  oneOf,
  optionalChoice,
  optionalDate,
  optionalLine,
  optionalLink,
  optionalText,
} from '#analysis/fields.ts';
import { parseNumber } from '#analysis/number.ts';
import type { IsoDate } from '#analysis/period.ts';

export const questionTypes = ['yes-no', 'choice', 'text', 'number'] as const;
export type QuestionType = (typeof questionTypes)[number];
/** What a yes-no question can be answered with. */
export const yesNo = ['yes', 'partly', 'no', 'not-applicable'] as const;

export type Question = {
  readonly id: string;
  readonly text: string;
  readonly type: QuestionType;
  /** What helps to answer. */
  readonly guidance: string | null;
  /** Of a choice. */
  readonly options: readonly string[];
};

export const versionStates = ['draft', 'open', 'closed'] as const;
export type VersionState = (typeof versionStates)[number];

export type Checklist = {
  readonly id: string;
  readonly challengeId: string;
  readonly title: string;
  readonly source: string | null;
  readonly retired: boolean;
  readonly revision: number;
};
export type ChecklistVersion = {
  readonly checklistId: string;
  readonly version: number;
  readonly state: VersionState;
  readonly questions: readonly Question[];
  readonly dueOn: IsoDate | null;
  readonly openedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly revision: number;
};
/** A sector part that was asked. */
export type AskedPart = {
  readonly checklistId: string;
  readonly version: number;
  readonly partId: string;
  readonly personId: string | null;
  readonly deputyId: string | null;
  readonly revision: number;
};
export type ChecklistAnswer = {
  readonly checklistId: string;
  readonly version: number;
  readonly partId: string;
  readonly questionId: string;
  /** Null while only a note or a piece of evidence is there. */
  readonly answer: string | null;
  readonly note: string | null;
  readonly link: string | null;
  readonly fileId: string | null;
  readonly indicatorId: string | null;
  readonly answeredOn: IsoDate;
  readonly answeredBy: string;
};

export const mostQuestions = 60;
export const mostOptions = 12;

const optionLines = optionalText.transform((words) => [
  ...new Set(
    (words ?? '')
      .split('\n')
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]);

/** One question as it is typed; a row without words is none. */
const questionRow = z.object({
  id: optionalChoice,
  text: optionalLine,
  type: oneOf(questionTypes),
  guidance: optionalText,
  options: optionLines,
});
type QuestionRow = z.output<typeof questionRow>;

/** What is wrong with questions, by row; the same for what was typed and what was brought in. */
export function faultsOfQuestions(
  questions: readonly Pick<QuestionRow, 'text' | 'type' | 'options'>[],
): { readonly row: number; readonly field: 'text' | 'options'; readonly error: string }[] {
  const seen = new Set<string>();
  return questions.flatMap(({ text, type, options }, row) => {
    const faults: { row: number; field: 'text' | 'options'; error: string }[] = [];
    const words = (text ?? '').toLowerCase();
    if (words === '') return faults;
    if (seen.has(words)) faults.push({ row, field: 'text', error: 'question-twice' });
    seen.add(words);
    if (type === 'choice' && options.length < 2) faults.push({ row, field: 'options', error: 'options-few' });
    if (type !== 'choice' && options.length > 0) faults.push({ row, field: 'options', error: 'options-none' });
    if (options.length > mostOptions) faults.push({ row, field: 'options', error: 'too-many' });
    return faults;
  });
}

export const checklistForm = z
  .object({
    title: line,
    challengeId: optionalChoice.pipe(z.string('required')),
    source: optionalLine,
    dueOn: optionalDate,
    questions: z.array(questionRow).max(mostQuestions, 'too-many'),
  })
  .superRefine((form, context) => {
    for (const { row, field, error } of faultsOfQuestions(form.questions))
      context.addIssue({ code: 'custom', path: [`questions.${row}.${field}`], message: error });
  })
  .transform((form) => ({ ...form, questions: form.questions.filter((each) => each.text !== null) }))
  .refine((form) => form.questions.length > 0, { path: ['questions.0.text'], message: 'no-question' });
export type ChecklistForm = z.output<typeof checklistForm>;

/** By when the parts have to answer, said when the version is opened. */
export const openForm = z.object({ dueOn: date, partIds: z.array(z.string().max(100)).min(1, 'required') });

/** Who of a part answers. */
export const answererForm = z.object({
  partId: optionalChoice.pipe(z.string('required')),
  personId: optionalChoice,
  deputyId: optionalChoice,
});

/** One question's answer as it is typed. */
export const answerRow = z.object({
  questionId: optionalChoice.pipe(z.string('required')),
  answer: optionalText,
  note: optionalText,
  link: optionalLink,
  indicatorId: optionalChoice,
});
export const answersForm = z.object({ answers: z.array(answerRow).max(mostQuestions, 'too-many') });
export type AnswerRow = z.output<typeof answerRow>;

/** The answer as it is kept, or what is wrong with it: a choice must be one of the question's, a number a number. */
export function readAnswer(
  { type, options }: Pick<Question, 'type' | 'options'>,
  typed: string | null,
): { readonly answer: string | null } | { readonly error: string } {
  if (typed === null) return { answer: null };
  if (type === 'yes-no' && !(yesNo as readonly string[]).includes(typed)) return { error: 'unknown-choice' };
  if (type === 'choice' && !options.includes(typed)) return { error: 'unknown-choice' };
  if (type === 'number') {
    const number = parseNumber(typed, ',') ?? parseNumber(typed, '.');
    return number === undefined ? { error: 'number' } : { answer: String(number) };
  }
  return { answer: typed };
}

/** Checks all rows against their questions; rows of unknown questions are refused. */
export function faultsOfAnswers(
  questions: readonly Question[],
  rows: readonly Pick<AnswerRow, 'questionId' | 'answer'>[],
): Record<string, string> {
  const faults: Record<string, string> = {};
  rows.forEach(({ questionId, answer }, index) => {
    const question = questions.find((each) => each.id === questionId);
    const read = question ? readAnswer(question, answer) : { error: 'unknown-choice' };
    if ('error' in read) faults[`answers.${index}.answer`] = read.error;
  });
  return faults;
}

export type Progress = { readonly answered: number; readonly open: number; readonly withEvidence: number };

/** How far one part is, or several. */
export function progressOf(
  questions: readonly Pick<Question, 'id'>[],
  parts: readonly string[],
  answers: readonly Pick<ChecklistAnswer, 'partId' | 'questionId' | 'answer' | 'link' | 'fileId' | 'indicatorId'>[],
): Progress {
  const asked = new Set(questions.map(({ id }) => id));
  const held = answers.filter(
    (each) => each.answer !== null && asked.has(each.questionId) && parts.includes(each.partId),
  );
  return {
    answered: held.length,
    open: asked.size * parts.length - held.length,
    withEvidence: held.filter((each) => each.link ?? each.fileId ?? each.indicatorId).length,
  };
}

/** The version that is answered now, else the latest closed one. */
export function versionToShow<V extends Pick<ChecklistVersion, 'state' | 'version'>>(versions: readonly V[]): V | null {
  const open = versions.find((each) => each.state === 'open');
  const closed = versions.filter((each) => each.state === 'closed').toSorted((a, b) => b.version - a.version);
  return open ?? closed[0] ?? null;
}

export function checklistPath(id: string, partId?: string): string {
  return partId === undefined ? `/prueflisten/${id}` : `/prueflisten/${id}/${partId}`;
}
