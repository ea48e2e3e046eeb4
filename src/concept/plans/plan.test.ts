import { describe, expect, test } from 'vitest';
import { goalPlanForm, planForm, planStateOn } from './plan.ts';

describe('validity', () => {
  test.each([
    ['2020-01-01', '2030-01-01', '2019-12-31', 'coming'],
    ['2020-01-01', '2030-01-01', '2020-01-01', 'in-force'],
    ['2020-01-01', '2030-01-01', '2029-12-31', 'in-force'],
    ['2020-01-01', '2030-01-01', '2030-01-01', 'expired'],
    ['2020-01-01', null, '2099-01-01', 'in-force'],
    [null, null, '2026-01-01', 'undated'],
    [null, '2030-01-01', '2026-01-01', 'undated'],
    [null, '2020-01-01', '2026-01-01', 'expired'],
  ])('from %s to %s is on %s %s', (validFrom, validTo, day, state) => {
    expect(planStateOn({ validFrom, validTo }, day)).toBe(state);
  });
});

describe('the form', () => {
  const errors = (form: object) => {
    const parsed = planForm.safeParse({ title: 'STEP Zentren', kind: 'development-plan', ...form });
    return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  };

  test.each<[string, object, string[]]>([
    ['takes a title and a kind', {}, []],
    ['needs a title', { title: ' ' }, ['title required']],
    ['needs a known kind', { kind: 'plan' }, ['kind unknown-choice']],
    [
      'refuses an end on the day of the beginning',
      { validFrom: '2020-01-01', validTo: '2020-01-01' },
      ['validTo end-before-start'],
    ],
    ['takes one day', { validFrom: '2020-01-01', validTo: '2020-01-02' }, []],
    ['refuses a link that runs', { link: 'javascript:alert(1)' }, ['link link']],
    ['refuses a link without a host', { link: 'https://' }, ['link link']],
    ['takes a link', { link: 'https://stadt.example/step.pdf' }, []],
    ['refuses a day that is none', { resolvedOn: '31.02.2020' }, ['resolvedOn date']],
  ])('%s', (_, form, faults) => {
    expect(errors(form)).toEqual(faults);
  });

  test('ties a goal, with a contradiction or without', () => {
    expect(goalPlanForm.safeParse({ goalId: '' }).success).toBe(false);
    expect(goalPlanForm.parse({ goalId: 'ziel-1', contradiction: ' ' })).toEqual({
      goalId: 'ziel-1',
      basis: null,
      contradiction: null,
    });
  });
});
