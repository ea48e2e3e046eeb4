import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { assessmentForm, goalForm, hasTarget, type Target } from './goal.ts';

describe('a target', () => {
  const target = (value: number | null, date: string | null): Target => ({ indicatorId: 'gruenflaeche', value, date });
  test.each<[boolean, Target[]]>([
    [false, []],
    [false, [target(null, null)]],
    [false, [target(25, null)]],
    [false, [target(null, '2020-12-31')]],
    [false, [target(25, null), target(null, '2020-12-31')]],
    [true, [target(0, '2020-12-31')]],
    [true, [target(25, null), target(25, '2020-12-31')]],
  ])('is %s for %j', (has, targets) => {
    expect(hasTarget({ targets })).toBe(has);
  });
});

describe('the form of a goal', () => {
  const row = (indicatorId: string, value: string, date: string) => ({ indicatorId, value, date });
  const parse = (more: object) => goalForm.safeParse({ title: 'Mehr Grün', targets: [], ...more });

  test('needs a title and nothing else', () => {
    expect(parse({}).data).toMatchObject({
      title: 'Mehr Grün',
      guidelineId: null,
      key: false,
      challengeIds: [],
      targets: [],
    });
    expect(errorsIn(parse({ title: '' }))).toEqual(['title: required']);
  });

  test.each<[string, object[], string[]]>([
    ['an indicator without a target yet', [row('gruen', '', '')], []],
    ['indicator, value and date', [row('gruen', '25', '31.12.2020')], []],
    ['rows left empty', [row('', '', ''), row('', '', '')], []],
    ['a value without an indicator', [row('', '25', '')], ['targets.0.indicatorId: target-incomplete']],
    ['a date without an indicator', [row('', '', '31.12.2020')], ['targets.0.indicatorId: target-incomplete']],
    ['a value without a date', [row('gruen', '25', '')], ['targets.0.value: target-incomplete']],
    ['a date without a value', [row('gruen', '', '31.12.2020')], ['targets.0.value: target-incomplete']],
    ['a target of zero', [row('unfaelle', '0', '31.12.2020')], []],
    [
      'the same indicator twice',
      [row('gruen', '', ''), row('', '', ''), row('gruen', '25', '31.12.2020')],
      ['targets.2.indicatorId: target-twice'],
    ],
    ['two indicators', [row('gruen', '', ''), row('laerm', '', '')], []],
    ['a value that is none', [row('gruen', 'viel', '31.12.2020')], ['targets.0.value: number']],
  ])('takes or refuses %s', (_, targets, errors) => {
    expect(errorsIn(parse({ targets }))).toEqual(errors);
  });

  test.each<[string, string, string | null, string[]]>([
    ['nothing', '', null, []],
    ['only spaces', ' \r\n ', null, []],
    ['short sentences', ' Mehr Bäume. Mehr Schatten. ', 'Mehr Bäume. Mehr Schatten.', []],
    ['six hundred characters', 'a'.repeat(600), 'a'.repeat(600), []],
    [
      'a line break as one of them',
      `${'a'.repeat(300)}\r\n${'b'.repeat(299)}`,
      `${'a'.repeat(300)}\n${'b'.repeat(299)}`,
      [],
    ],
    ['one more', 'a'.repeat(601), null, ['plain: plain-too-long']],
  ])('takes or refuses in plain language %s', (_, plain, kept, errors) => {
    const parsed = parse({ plain });
    expect(errorsIn(parsed)).toEqual(errors);
    expect(parsed.data?.plain ?? null).toBe(kept);
  });

  test('takes twenty targets and no more', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, i) => row(`i${i}`, '', ''));
    expect(parse({ targets: rows(20) }).success).toBe(true);
    expect(parse({ targets: rows(21) }).success).toBe(false);
  });
});

describe('the form of an assessment', () => {
  const typed = { from: '1.1.2014', to: '1.1.2015', rating: 'some', group: 'Fachleute' };

  test.each<[object, string[]]>([
    [{}, []],
    [{ n: '1' }, []],
    [{ n: '' }, []],
    [{ n: '0' }, ['n: whole']],
    [{ n: '2,5' }, ['n: whole']],
    [{ n: 'viele' }, ['n: number']],
    [{ to: '1.1.2014' }, ['to: end-before-start']],
    [{ to: '31.12.2013' }, ['to: end-before-start']],
    [{ to: '2.1.2014' }, []],
    [{ from: '' }, ['from: required']],
    [{ from: 'damals' }, ['from: date']],
    [{ rating: 'great' }, ['rating: unknown-choice']],
    [{ group: ' ' }, ['group: required']],
  ])('with %j is wrong at %j', (change, errors) => {
    expect(errorsIn(assessmentForm.safeParse({ ...typed, ...change }))).toEqual(errors);
  });
});
