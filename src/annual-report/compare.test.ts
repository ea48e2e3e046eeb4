import { describe, expect, test } from 'vitest';
import { type CityParts, cityFacts, goal, measure, money, report } from '../../tests/support/facts.ts';
import { compareReports } from './compare.ts';
import { type ReportData, reportData } from './report-data.ts';

const city = { id: 'leipzig', name: 'Leipzig', fictitious: false, source: null };
const nothing = { assessments: [], comments: new Map(), approximate: new Set<string>() };
const data = (parts: CityParts = {}): ReportData => reportData(city, 2015, cityFacts(parts), nothing);
const inState = (state: 'running' | 'done' | null) => measure({ latest: report({ state }) });

test('a report compared with itself has not changed', () => {
  const { numbers, ...rest } = compareReports(data(), data());
  expect(rest).toEqual({
    goals: { added: [], removed: [], renamed: [] },
    measures: { added: [], removed: [], renamed: [] },
    states: [],
    breaks: [],
  });
  expect(numbers.filter(({ a, b }) => a !== b)).toEqual([]);
});

describe('between two reports', () => {
  const before = data({
    goals: [goal(), goal({ id: 'leise', title: 'Leisere Stadt' })],
    measures: [inState('running')],
  });
  const after = data({
    goals: [goal({ targets: [] }), goal({ id: 'kuehl', title: 'Kühle Stadt' })],
    measures: [inState('done'), measure({ id: 'allee', title: 'Neue Allee', dueOn: null })],
    money: [money({ cents: 100 }), money({ measureId: 'allee', cents: 50 })],
  });
  const { goals, measures, states, breaks, numbers } = compareReports(before, after);

  test('goals and measures come and go', () => {
    expect(goals).toEqual({
      added: [{ id: 'kuehl', title: 'Kühle Stadt' }],
      removed: [{ id: 'leise', title: 'Leisere Stadt' }],
      renamed: [],
    });
    expect(measures).toEqual({ added: [{ id: 'allee', title: 'Neue Allee' }], removed: [], renamed: [] });
  });

  test('a goal that has got another name is the same goal', () => {
    const renamed = data({ goals: [goal({ title: 'Grün vor jeder Tür' })] });
    expect(compareReports(data({ goals: [goal()] }), renamed).goals).toEqual({
      added: [],
      removed: [],
      renamed: [{ id: 'gruen', title: 'Grün vor jeder Tür', before: 'Mehr Grün in der Stadt' }],
    });
  });

  test('a measure changes its state; a new one has none to change', () => {
    expect(states).toEqual([{ id: 'park', title: 'Park am Kanal', from: 'running', to: 'done' }]);
  });

  test('only kinds of breaks that changed in number are named', () => {
    expect(breaks).toEqual([
      { kind: 'goal-without-indicator', a: 0, b: 1 },
      { kind: 'goal-without-target', a: 0, b: 1 },
      { kind: 'measure-without-deadline', a: 0, b: 1 },
    ]);
  });

  test('the numbers stand beside each other', () => {
    expect(Object.fromEntries(numbers.map(({ key, a, b }) => [key, [a, b]]))).toEqual({
      // Two goals, one running measure, one indicator; later one measure is finished and one is new.
      joints: [2 * 6 + 5 + 1, 2 * 6 + 4 + 5 + 1],
      held: [18 - 2, 22 - 5],
      goalCount: [2, 2],
      measureCount: [1, 2],
      done: [0, 1],
      money: [50_000_000, 150],
    });
  });
});

test.each<[string, CityParts, number | null]>([
  ['unknown where no amount is named', { money: [] }, null],
  ['known where it is nothing', { money: [money({ cents: 0 })] }, 0],
  ['that of the measures with an amount', { measures: [measure(), measure({ id: 'allee' })] }, 50_000_000],
])('money is %s', (_, parts, expected) => {
  const { numbers } = compareReports(data(), data(parts));
  expect(numbers.find(({ key }) => key === 'money')).toEqual({ key: 'money', a: 50_000_000, b: expected });
});

test('a state that nobody reports any more is a change', () => {
  const { states } = compareReports(data({ measures: [inState('running')] }), data({ measures: [inState(null)] }));
  expect(states).toMatchObject([{ from: 'running', to: null }]);
});
