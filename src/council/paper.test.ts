import { describe, expect, test } from 'vitest';
import {
  balanceOf,
  type Consultation,
  canBePublic,
  checkForm,
  consultationFormOn,
  decisionOf,
  hindrance,
  type Outcome,
  paperForm,
  standingOf,
} from './paper.ts';

const consulted = (role: Consultation['role'], outcome: Outcome | null, id = role): Consultation => ({
  ...{ id, paperId: 'p', committeeId: 'c', meetingId: null, position: 0, resolution: null },
  ...{ role, outcome, decidedOn: outcome ? '2026-01-01' : null },
});

describe('how far a paper is', () => {
  test.each([
    ['a draft, while nobody has submitted it', null, [], 'draft'],
    ['submitted', '2026-01-01', [consulted('decision', null)], 'submitted'],
    ['under consultation, once a committee has spoken', '2026-01-01', [consulted('hearing', 'noted')], 'consulted'],
    [
      'under consultation, when the deciding one postponed it',
      '2026-01-01',
      [consulted('decision', 'postponed')],
      'consulted',
    ],
    ['decided', '2026-01-01', [consulted('preparation', 'rejected'), consulted('decision', 'adopted')], 'decided'],
    ['decided as well where it was rejected', '2026-01-01', [consulted('decision', 'rejected')], 'decided'],
    ['withdrawn', '2026-01-01', [consulted('decision', 'withdrawn')], 'withdrawn'],
  ] as const)('%s', (_, submittedOn, consultations, standing) => {
    expect(standingOf({ submittedOn, consultations: [...consultations] })).toBe(standing);
  });

  test('the last decision counts', () => {
    const [first, last] = [
      consulted('decision', 'rejected', 'decision'),
      { ...consulted('decision', 'adopted'), id: 'b' },
    ];
    expect(decisionOf([first, last])?.id).toBe('b');
    expect(decisionOf([first, { ...last, outcome: 'referred' as const }])?.id).toBe('decision');
  });
});

describe('a result is refused', () => {
  const deciding = { id: 'd', role: 'decision' as const };
  test.each([
    ['while a hearing has none', 'adopted', [consulted('hearing', null)], 0, 'council-order'],
    ['while a preparation was only postponed', 'rejected', [consulted('preparation', 'postponed')], 0, 'council-order'],
    ['while an amendment has no answer', 'adopted', [consulted('hearing', 'noted')], 1, 'council-amendments-open'],
  ] as const)('%s', (_, outcome, others, open, problem) => {
    expect(hindrance(deciding, outcome, [...others], open)).toBe(problem);
  });

  test.each([
    ['where all have spoken', 'adopted', [consulted('hearing', 'noted'), consulted('preparation', 'dropped')], 0],
    ['of who only takes note', 'adopted', [consulted('information', null)], 0],
    ['that is none yet', null, [consulted('hearing', null)], 2],
    ['that only puts it off', 'postponed', [consulted('hearing', null)], 2],
    ['that takes it back', 'withdrawn', [consulted('hearing', null)], 2],
  ] as const)('but not %s', (_, outcome, others, open) => {
    expect(hindrance(deciding, outcome, [...others], open)).toBeNull();
  });

  test('but never of a committee that does not decide', () => {
    expect(hindrance({ id: 'x', role: 'preparation' }, 'recommended', [consulted('hearing', null)], 3)).toBeNull();
  });
});

describe('money of a paper', () => {
  test('is unknown where nobody said it, and nothing where it was said', () => {
    expect(balanceOf([], false)).toEqual({ spending: null, income: null });
    expect(balanceOf([], true)).toEqual({ spending: 0, income: 0 });
  });

  test('is added by side, in whole cents', () => {
    const money = [
      { side: 'spending' as const, cents: 12_550 },
      { side: 'spending' as const, cents: 1 },
      { side: 'income' as const, cents: 300 },
    ];
    expect(balanceOf(money, false)).toEqual({ spending: 12_551, income: 300 });
  });
});

test.each([
  [{ closed: false, retired: false, submittedOn: '2026-01-01' }, true],
  [{ closed: true, retired: false, submittedOn: '2026-01-01' }, false],
  [{ closed: false, retired: true, submittedOn: '2026-01-01' }, false],
  [{ closed: false, retired: false, submittedOn: null }, false],
])('%j can be public: %s', (paper, open) => {
  expect(canBePublic(paper)).toBe(open);
});

describe('forms', () => {
  const parse = (given: object) => paperForm.safeParse({ title: 'Steg', kind: 'proposal', money: [], ...given });
  const problems = (given: object) => parse(given).error?.issues.map(({ path, message }) => [path.join('.'), message]);

  test('a title is enough', () => {
    expect(parse({}).data).toMatchObject({ title: 'Steg', text: null, submittedOn: null, closed: false, money: [] });
  });

  test.each([
    [{ title: ' ' }, [['title', 'required']]],
    [{ kind: 'wish' }, [['kind', 'unknown-choice']]],
    [{ url: 'javascript:alert(1)' }, [['url', 'url']]],
    [{ money: [{ cents: '5' }] }, [['money.0.side', 'required']]],
    [{ money: [{ cents: '-5', side: 'income' }] }, [['money.0.cents', 'amount']]],
    [{ money: [{ cents: '5', side: 'income' }], costsNothing: 'on' }, [['costsNothing', 'costs-something']]],
  ])('%j is refused', (given, expected) => {
    expect(problems(given)).toEqual(expected);
  });

  test('who improves or worsens a goal says why', () => {
    const rows = (accordance: string, reason = '') =>
      checkForm.safeParse({ goals: [{ goalId: 'z', accordance, reason }] });
    expect(rows('worsened').error?.issues[0]?.path).toEqual(['goals', '0.reason']);
    expect(rows('worsened', 'Es kostet Grün.').success).toBe(true);
    expect(rows('kept').success).toBe(true);
    expect(rows('').success).toBe(true);
  });

  test('a result has its day, and no day of the future', () => {
    const form = consultationFormOn('2026-11-22');
    const given = { committeeId: 'rat', role: 'decision', outcome: 'adopted' };
    expect(form.safeParse(given).error?.issues[0]?.message).toBe('required');
    expect(form.safeParse({ ...given, decidedOn: '2026-11-23' }).error?.issues[0]?.message).toBe('in-future');
    expect(form.safeParse({ ...given, decidedOn: '22.11.2026' }).success).toBe(true);
  });
});
