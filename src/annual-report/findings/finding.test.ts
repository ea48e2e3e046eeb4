import { expect, test } from 'vitest';
import { errorsIn } from '../../../tests/support/form-errors.ts';
import type { ReportData } from '../report-data.ts';
import { findingForm, findingsOf } from './finding.ts';

const goal = (id: string, grade: string, rating: string) => ({
  id,
  title: `Ziel ${id}`,
  owner: 'Amt',
  comment: null,
  targets: [{ indicatorId: 'i', value: 5, date: '2030-12-31', standing: { ok: true, grade } }],
  assessments: [{ rating }],
});
const data = {
  goals: [goal('a', 'thunderstorm', 'strong'), goal('b', 'sun', 'little'), goal('c', 'slightly-cloudy', 'some')],
  indicators: [{ id: 'i', name: 'Anteil' }],
  measures: [{ id: 'm', goals: ['Ziel b'] }],
  breaks: [
    { kind: 'goal-without-target', objectKind: 'goal', id: 'c', title: 'Ziel c', office: null },
    { kind: 'measure-without-area', objectKind: 'measure', id: 'm', title: 'Vorhaben', office: 'Amt' },
  ],
  decisions: [{ measureId: 'm', measure: 'Vorhaben', decision: 'Standort?', lead: 'Amt', by: null }],
  alerts: [{ id: 'w', indicator: 'Anteil', area: 'Nord', year: 2026, office: null, comment: 'steigt', effect: 'note' }],
} as unknown as ReportData;

test('every finding has an address of its own, and the goal it speaks about where the report says it', () => {
  expect(findingsOf(data).map(({ id, goalId }) => [id, goalId])).toEqual([
    ['target-off.a.i', 'a'],
    ['rated-low.b', 'b'],
    ['break.goal-without-target.c', 'c'],
    ['break.measure-without-area.m', null],
    ['decision.m', 'b'],
    ['alert.w', 'a'],
  ]);
});

test('a report frozen before there were alerts has none', () => {
  const { alerts: _, ...before } = data;
  expect(findingsOf(before as ReportData).filter(({ kind }) => kind === 'alert')).toEqual([]);
});

test('a conclusion names draft, goal and reason; a new goal needs none before', () => {
  const form = { versionId: 'v', change: 'keep', goalId: 'a', reason: 'darum' };
  expect(findingForm.safeParse(form).success).toBe(true);
  expect(errorsIn(findingForm.safeParse({ ...form, goalId: '' }))).toEqual(['goalId: required']);
  expect(findingForm.safeParse({ ...form, goalId: '', change: 'new' }).success).toBe(true);
  expect(errorsIn(findingForm.safeParse({ ...form, reason: '' }))).toEqual(['reason: required']);
});
