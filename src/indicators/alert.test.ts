import { describe, expect, test } from 'vitest';
import { findAlerts } from '#analysis/early-warning.ts';
import { known, unknown } from '#analysis/figure.ts';
import { alert as alertOf } from '../../tests/support/facts.ts';
import {
  type Alert,
  alertFormOn,
  daysLater,
  inUnit,
  isRevised,
  isWaiting,
  methodsFor,
  modelFor,
  oneIn,
  ownerOf,
  reconciled,
  seenYears,
  stateOn,
  watchedRows,
  watchForm,
} from './alert.ts';
import { point } from './indicator.ts';

const today = '2026-11-22';
const alert = (more: Partial<Alert> = {}) => alertOf({ areaId: 'ot-1', year: 2024, againYear: 2024, ...more });
const finding = (
  more: Partial<{ area: string; year: number; method: Alert['method']; direction: Alert['direction'] }>,
) => ({
  area: 'ot-1',
  year: 2025,
  method: 'level' as Alert['method'],
  direction: 'up' as Alert['direction'],
  ...more,
});

describe('what is found again', () => {
  test.each<[string, Partial<Alert>, Parameters<typeof finding>[0], number, number]>([
    ['is told once in its year', {}, { year: 2024 }, 0, 0],
    ['is told once in its year, though closed', { state: 'closed' }, { year: 2024 }, 0, 0],
    ['in the next year belongs to the open one', {}, {}, 0, 1],
    ['in the next year belongs to the explained one', { state: 'explained' }, {}, 0, 1],
    ['in the next year belongs to the silenced one', { state: 'silenced', silentUntil: '2027-01-01' }, {}, 0, 1],
    ['and was known for that year already, changes nothing', { againYear: 2025 }, {}, 0, 0],
    ['after it was closed is new in the next year', { state: 'closed' }, {}, 1, 0],
    ['in the other direction is new', {}, { direction: 'down' }, 1, 0],
    ['by another method is new', {}, { method: 'change' }, 1, 0],
    ['in another area is new', {}, { area: 'ot-2' }, 1, 0],
    ['for a year before is new', {}, { year: 2022 }, 1, 0],
  ])('%s', (_, held, now, fresh, again) => {
    const done = reconciled([finding(now)], [alert(held)]);
    expect([done.fresh.length, done.again.length]).toEqual([fresh, again]);
  });
});

test.each([
  ['open', null, 'open', true],
  ['acknowledged', null, 'acknowledged', true],
  ['explained', null, 'explained', false],
  ['closed', null, 'closed', false],
  ['silenced', '2026-11-22', 'silenced', false],
  ['silenced', '2026-11-21', 'open', true],
] as const)('%s until %s is %s today', (state, silentUntil, expected, waiting) => {
  expect(stateOn({ state, silentUntil }, today)).toBe(expected);
  expect(isWaiting({ state, silentUntil }, today)).toBe(waiting);
});

describe('the rows that are watched', () => {
  const above = new Map([['ot-1', [point(2023, 10), point(2024, 30)]]]);
  const below = new Map([['ot-1', [point(2023, 100)]]]);

  test('of a rate have cases and persons', () => {
    expect(watchedRows('rate', ['ot-1', 'ot-2'], above, below)).toEqual([
      { area: 'ot-1', year: 2023, count: known(10), base: known(100) },
      { area: 'ot-1', year: 2024, count: known(30), base: unknown('missing') },
    ]);
  });

  test('of a count are set against the city year by year', () => {
    expect(watchedRows('count', ['ot-1'], above, below)[1]).toEqual({
      area: 'ot-1',
      year: 2024,
      count: known(30),
      base: known(1),
      value: known(30),
    });
  });

  test('of a mean are values', () => {
    expect(watchedRows('mean', ['ot-1'], above, below)[0]).toEqual({ area: 'ot-1', year: 2023, value: known(10) });
  });

  test('of a count show what left its course', () => {
    const series = new Map(
      Array.from({ length: 8 }, (_, area) => [
        `a${area}`,
        Array.from({ length: 6 }, (_, i) => point(2020 + i, area === 3 && i === 5 ? 400 : 100 + area)),
      ]),
    );
    const rows = watchedRows('count', [...series.keys()], series, new Map());
    const found = findAlerts(rows, { methods: methodsFor('count'), model: modelFor({ model: 'binomial' }, 'count') });
    expect(found.findings[0]).toMatchObject({ area: 'a3', year: 2025, direction: 'up' });
    expect(new Set(found.findings.map(({ area }) => area))).toEqual(new Set(['a3']));
  });

  test('are kept with the alert, and tell whether they were changed since', () => {
    const rows = watchedRows('rate', ['ot-1'], above, below);
    const seen = seenYears(rows, 2015, 2024);
    expect(seen).toEqual([
      [2023, 10, 100],
      [2024, 30, null],
    ]);
    expect(isRevised({ seen }, rows)).toBe(false);
    const later = watchedRows(
      'rate',
      ['ot-1'],
      new Map([['ot-1', [point(2023, 10), point(2024, 30), point(2025, 9)]]]),
      below,
    );
    expect(isRevised({ seen }, later)).toBe(false);
    const other = watchedRows('rate', ['ot-1'], new Map([['ot-1', [point(2023, 11), point(2024, 30)]]]), below);
    expect(isRevised({ seen }, other)).toBe(true);
    expect(isRevised({ seen }, [])).toBe(true);
  });
});

test.each([
  [{ officeId: 'a' }, { officeId: 'b' }, 'a'],
  [{ officeId: null }, { officeId: 'b' }, 'b'],
  [{ officeId: 'gone' }, { officeId: 'b' }, 'b'],
  [undefined, { officeId: null }, null],
  [{ officeId: 'gone' }, { officeId: 'gone' }, null],
])('%o and %o: %s answers', (area, indicator, expected) => {
  expect(ownerOf(area, indicator, new Set(['a', 'b']))).toBe(expected);
});

test('a day so many days later', () => {
  expect(daysLater('2026-12-25', 14)).toBe('2027-01-08');
  expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
});

test('shares are said in the unit of the indicator, scores and cases as they are', () => {
  expect([inUnit('level', 'rate', 100), inUnit('change', 'rate', 100), inUnit('trend-break', 'mean', 100)]).toEqual([
    100, 1, 1,
  ]);
});

test.each([
  [0, 10_000],
  [0.0000001, 10_000],
  [0.03, 33],
  [0.05, 20],
  [1, 1],
])('with q %f one in %i is chance', (q, expected) => {
  expect(oneIn({ q })).toBe(expected);
});

describe('what is said about an alert', () => {
  const said = (form: object) => {
    const checked = alertFormOn(today).safeParse({ state: 'acknowledged', effect: 'none', ...form });
    return checked.success ? 'taken' : checked.error.issues.map(({ path }) => path.join('.')).join();
  };
  test.each([
    ['seen', {}, 'taken'],
    ['explained without words', { state: 'explained' }, 'comment'],
    ['explained', { state: 'explained', comment: 'Neues Wohnheim.' }, 'taken'],
    ['an effect without words', { effect: 'decision' }, 'comment'],
    ['silence without anything', { state: 'silenced' }, 'reason,silentUntil'],
    ['silence until today', { state: 'silenced', reason: 'Umbau', silentUntil: today }, 'silentUntil'],
    ['silence until tomorrow', { state: 'silenced', reason: 'Umbau', silentUntil: '2026-11-23' }, 'taken'],
    ['a state that is none', { state: 'gone' }, 'state'],
  ])('%s: %s', (_, form, expected) => {
    expect(said(form)).toBe(expected);
  });
});

describe('a watch', () => {
  const form = {
    indicatorId: 'rate-1',
    divisionId: 'ortsteile',
    methods: ['level'],
    model: 'binomial',
    falseShare: '5',
    years: '10',
    daysToAnswer: '14',
  };
  test.each([
    ['as usual', {}, true],
    ['with a share of 0', { falseShare: '0' }, false],
    ['with a share of 50', { falseShare: '50' }, true],
    ['with a share above 50', { falseShare: '50,1' }, false],
    ['without a method', { methods: [] }, false],
    ['with a method that is none', { methods: ['guess'] }, false],
    ['over one year', { years: '1' }, false],
    ['without an indicator', { indicatorId: '' }, false],
  ])('%s: %s', (_, more, taken) => {
    expect(watchForm.safeParse({ ...form, ...more }).success).toBe(taken);
  });
});
