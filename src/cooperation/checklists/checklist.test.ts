import { describe, expect, test } from 'vitest';
import {
  checklistForm,
  faultsOfAnswers,
  mostOptions,
  mostQuestions,
  progressOf,
  type Question,
  readAnswer,
  versionToShow,
} from './checklist.ts';

const row = (more: object = {}) => ({ text: 'Ist das Ziel messbar?', type: 'yes-no', ...more });
const errors = (form: object) => {
  const parsed = checklistForm.safeParse({ title: 'Klima', challengeId: 'klima', questions: [row()], ...form });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};
const many = (count: number) => Array.from({ length: count }, (_, i) => row({ text: `Frage ${i}` }));
const lines = (count: number) => Array.from({ length: count }, (_, i) => `Antwort ${i}`).join('\n');

describe('a questionnaire', () => {
  test.each<[string, object, string[]]>([
    ['takes one question', {}, []],
    ['needs a title', { title: '' }, ['title required']],
    ['needs its challenge', { challengeId: '' }, ['challengeId required']],
    ['needs a question', { questions: [row({ text: ' ' })] }, ['questions.0.text no-question']],
    ['refuses an unknown type', { questions: [row({ type: 'stars' })] }, ['questions.0.type unknown-choice']],
    [
      'refuses the same question twice',
      { questions: [row(), row({ text: 'ist das ziel MESSBAR?' })] },
      ['questions.1.text question-twice'],
    ],
    [
      'refuses a choice of one',
      { questions: [row({ type: 'choice', options: 'nur eine' })] },
      ['questions.0.options options-few'],
    ],
    [
      'counts equal answers once',
      { questions: [row({ type: 'choice', options: 'gleich\n gleich ' })] },
      ['questions.0.options options-few'],
    ],
    ['takes a choice of two', { questions: [row({ type: 'choice', options: 'hoch\nniedrig' })] }, []],
    [
      'refuses answers to choose from elsewhere',
      { questions: [row({ type: 'number', options: 'a\nb' })] },
      ['questions.0.options options-none'],
    ],
    ['takes the most answers', { questions: [row({ type: 'choice', options: lines(mostOptions) })] }, []],
    [
      'refuses more',
      { questions: [row({ type: 'choice', options: lines(mostOptions + 1) })] },
      ['questions.0.options too-many'],
    ],
    ['takes the most questions', { questions: many(mostQuestions) }, []],
    ['refuses more questions', { questions: many(mostQuestions + 1) }, ['questions too-many']],
    ['refuses a day that is none', { dueOn: '30.02.2027' }, ['dueOn date']],
  ])('%s', (_, form, faults) => {
    expect(errors(form)).toEqual(faults);
  });

  test('leaves out empty rows', () => {
    const form = checklistForm.parse({ title: 'K', challengeId: 'k', questions: [row(), row({ text: '' })] });
    expect(form.questions.map(({ text }) => text)).toEqual(['Ist das Ziel messbar?']);
  });
});

describe('an answer', () => {
  test.each<[Question['type'], string | null, object]>([
    ['yes-no', 'partly', { answer: 'partly' }],
    ['yes-no', 'vielleicht', { error: 'unknown-choice' }],
    ['choice', 'hoch', { answer: 'hoch' }],
    ['choice', 'mittel', { error: 'unknown-choice' }],
    ['number', '1.250,5', { answer: '1250.5' }],
    ['number', 'viele', { error: 'number' }],
    ['text', '<b>fett</b>', { answer: '<b>fett</b>' }],
    ['number', null, { answer: null }],
  ])('to a %s question: %s', (type, typed, read) => {
    expect(readAnswer({ type, options: ['hoch', 'niedrig'] }, typed)).toEqual(read);
  });

  test('to a question that was not asked is refused', () => {
    const question: Question = { id: 'f1', text: 'Messbar?', type: 'yes-no', guidance: null, options: [] };
    const rows = [
      { questionId: 'f1', answer: 'yes' },
      { questionId: 'f9', answer: 'yes' },
    ];
    expect(faultsOfAnswers([question], rows)).toEqual({ 'answers.1.answer': 'unknown-choice' });
  });
});

describe('progress', () => {
  const questions = [{ id: 'f1' }, { id: 'f2' }];
  const answer = (partId: string, questionId: string, more: object = {}) => ({
    partId,
    questionId,
    answer: 'yes',
    link: null,
    fileId: null,
    indicatorId: null,
    ...more,
  });

  test('counts what was asked of whom', () => {
    const answers = [
      answer('wohnen', 'f1', { link: 'https://stadt.example' }),
      answer('wohnen', 'f2', { answer: null }),
      answer('wohnen', 'f9'),
      answer('verkehr', 'f1'),
      answer('kultur', 'f1'),
    ];
    expect(progressOf(questions, ['wohnen', 'verkehr'], answers)).toEqual({ answered: 2, open: 2, withEvidence: 1 });
    expect(progressOf(questions, [], answers)).toEqual({ answered: 0, open: 0, withEvidence: 0 });
  });
});

describe('the version that is shown', () => {
  const version = (number: number, state: 'draft' | 'open' | 'closed') => ({ version: number, state });
  test.each([
    [[], null],
    [[version(1, 'draft')], null],
    [[version(1, 'closed'), version(2, 'draft')], 1],
    [[version(1, 'closed'), version(2, 'open'), version(3, 'draft')], 2],
    [[version(1, 'closed'), version(2, 'closed')], 2],
  ])('of %j is %s', (versions, shown) => {
    expect(versionToShow(versions)?.version ?? null).toBe(shown);
  });
});
