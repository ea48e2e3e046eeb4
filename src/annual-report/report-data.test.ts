import { describe, expect, test } from 'vitest';
import type { Assessment } from '#concept/goal.ts';
import { point } from '#indicators/indicator.ts';
import {
  area,
  type CityParts,
  cityFacts,
  division,
  goal,
  guideline,
  indicator,
  measure,
  money,
  report,
} from '../../tests/support/facts.ts';
import { type ReportData, reportData } from './report-data.ts';

const city = { id: 'leipzig', name: 'Leipzig', fictitious: false, source: null };
const nothing = { assessments: [], comments: new Map(), approximate: new Set<string>() };

function data(parts: CityParts = {}, extra: Partial<Parameters<typeof reportData>[3]> = {}): ReportData {
  return reportData(city, 2015, cityFacts(parts), { ...nothing, ...extra });
}

const assessment = (more: Partial<Assessment> = {}): Assessment => ({
  id: 'e1',
  goalId: 'gruen',
  from: '2015-01-01',
  to: '2015-12-31',
  rating: 'some',
  group: 'Fachleute',
  n: 24,
  nText: null,
  source: null,
  note: null,
  ...more,
});

describe('a report', () => {
  test('names things as people know them', () => {
    const { goals, measures } = data({}, { comments: new Map([['gruen', 'Auf gutem Weg.']]) });
    expect(goals).toMatchObject([
      { guideline: 'Lebenswerte Stadt', part: 'Freiraum', owner: 'Amt für Stadtgrün', comment: 'Auf gutem Weg.' },
    ]);
    expect(measures).toMatchObject([
      { lead: 'Amt für Stadtgrün', goals: ['Mehr Grün in der Stadt'], areas: ['Leutzsch-West'], state: 'running' },
    ]);
  });

  test('leaves out what is retired', () => {
    const retired = { retired: true };
    const left = data({
      guidelines: [guideline(), guideline({ id: 'alt', ...retired })],
      goals: [goal(), goal({ id: 'alt', ...retired })],
      measures: [measure(), measure({ id: 'alt', ...retired, latest: report({ decision: 'Weiter?' }) })],
      indicators: [indicator(), indicator({ id: 'alt', ...retired })],
      areas: [area(), area({ id: 'alt', ...retired })],
      series: { gruenflaeche: [point(2015, 23)], alt: [point(2015, 1)] },
      money: [money(), money({ measureId: 'alt' })],
    });
    for (const list of [left.guidelines, left.goals, left.measures, left.indicators, left.areas])
      expect(list).toHaveLength(1);
    expect(left.decisions).toEqual([]);
    expect(left.money).toMatchObject([{ cents: 50_000_000 }]);
  });

  test.each<[string, CityParts, number | null]>([
    ['is unknown where no measure has any', { money: [] }, null],
    ['of nothing is known', { money: [money({ cents: 0 })] }, 0],
    [
      'is that of all measures of the goal',
      {
        measures: [measure(), measure({ id: 'allee' })],
        money: [money({ cents: 7 }), money({ measureId: 'allee', cents: 5 })],
      },
      12,
    ],
    [
      'of other measures does not count',
      {
        measures: [measure(), measure({ id: 'allee', goalIds: [] })],
        money: [money({ cents: 7 }), money({ measureId: 'allee', cents: 5 })],
      },
      7,
    ],
  ])('money %s', (_, parts, cents) => {
    expect(data(parts).goals[0]?.cents).toBe(cents);
  });

  test('tells how each target stands', () => {
    const target = (indicatorId: string, value: number | null) => ({ indicatorId, value, date: '2020-12-31' });
    const parts: CityParts = {
      goals: [
        goal({ targets: [target('gruenflaeche', 25), target('gruenflaeche', 60), target('gruenflaeche', null)] }),
      ],
    };
    expect(data(parts).goals[0]?.targets.map(({ standing: each }) => (each.ok ? each.grade : each.reason))).toEqual([
      'sun',
      'cloud',
      'no-target',
    ]);
  });

  test('has the assessments of a goal that had begun by its day', () => {
    const assessments = [
      assessment(),
      assessment({ id: 'e2', from: '2016-01-01' }),
      assessment({ id: 'e3', goalId: 'leise' }),
    ];
    expect(data({}, { assessments }).goals[0]?.assessments).toEqual([
      { rating: 'some', group: 'Fachleute', n: 24, nText: null, from: '2015-01-01', to: '2015-12-31', source: null },
    ]);
  });
});

describe('indicators in a report', () => {
  test('have at least one known value', () => {
    const gap = { year: 2015, figure: { state: 'missing', evidence: 'measured' } } as const;
    const ids = (series: CityParts['series']) => data(series ? { series } : {}).indicators.map(({ id }) => id);
    expect(ids({ gruenflaeche: [gap] })).toEqual([]);
    expect(ids({})).toEqual([]);
    expect(ids({ gruenflaeche: [gap, point(2014, 0)] })).toEqual(['gruenflaeche']);
  });

  test('that goals rest on come first, counts after rates', () => {
    const indicators = [
      indicator({ id: 'einwohner', kind: 'count' }),
      indicator({ id: 'quote', kind: 'rate' }),
      indicator({ id: 'gruenflaeche', kind: 'count' }),
    ];
    const series = Object.fromEntries(indicators.map(({ id }) => [id, [point(2015, 1)]]));
    expect(data({ indicators, series }).indicators.map(({ id, tied }) => [id, tied])).toEqual([
      ['gruenflaeche', true],
      ['quote', false],
      ['einwohner', false],
    ]);
  });

  test('are sixty at most', () => {
    const indicators = Array.from({ length: 61 }, (_, i) => indicator({ id: `i${i}` }));
    const series = Object.fromEntries(indicators.map(({ id }) => [id, [point(2015, 1)]]));
    expect(data({ indicators, series }).indicators).toHaveLength(60);
  });

  test('have a slope from four values on', () => {
    const slopeOf = (...values: number[]) =>
      data({ series: { gruenflaeche: values.map((value, i) => point(2010 + i, value)) } }).indicators[0]?.slopePerYear;
    expect(slopeOf(1, 2, 3)).toBeNull();
    expect(slopeOf(1, 2, 3, 4)).toBe(1);
  });
});

describe('money in a report', () => {
  test('is added up by year, stage and origin, and never across them', () => {
    const amounts = [
      money({ year: 2016, cents: 5 }),
      money({ year: 2015, cents: 1 }),
      money({ year: 2016, cents: 7 }),
      money({ year: 2016, cents: 9, origin: 'funding' }),
      money({ year: 2016, cents: 11, stage: 'planned' }),
    ];
    expect(data({ money: amounts }).money).toEqual([
      { year: 2015, stage: 'approved', origin: 'own', cents: 1 },
      { year: 2016, stage: 'approved', origin: 'own', cents: 12 },
      { year: 2016, stage: 'approved', origin: 'funding', cents: 9 },
      { year: 2016, stage: 'planned', origin: 'own', cents: 11 },
    ]);
  });
});

describe('areas in a report', () => {
  test('are focus areas only', () => {
    const parts: CityParts = {
      divisions: [division(), division({ id: 'ortsteile', kind: 'planning' })],
      areas: [area(), area({ id: 'zentrum', divisionId: 'ortsteile' })],
    };
    expect(data(parts, { approximate: new Set(['west']) }).areas).toMatchObject([
      { id: 'west', measures: 1, cents: 50_000_000, approximate: true },
    ]);
  });

  test.each([
    [{ contact: 'Quartiersbüro', officeId: 'stadtgruen' }, 'Quartiersbüro'],
    [{ officeId: 'stadtgruen' }, 'Amt für Stadtgrün'],
    [{}, null],
  ])('with %j name %s', (more, contact) => {
    expect(data({ areas: [area(more)] }).areas[0]?.contact).toBe(contact);
  });
});

describe('what is to be done', () => {
  test('names each break with its office, kind by kind', () => {
    const parts: CityParts = {
      measures: [measure({ dueOn: null })],
      goals: [goal({ guidelineId: null }), goal({ id: 'leise', title: 'Leisere Stadt', officeId: null, targets: [] })],
    };
    expect(data(parts).breaks.map(({ kind, title, office }) => [kind, title, office])).toEqual([
      ['goal-without-guideline', 'Mehr Grün in der Stadt', 'Amt für Stadtgrün'],
      ['goal-without-owner', 'Leisere Stadt', null],
      ['goal-without-measure', 'Leisere Stadt', null],
      ['goal-without-money', 'Leisere Stadt', null],
      ['goal-without-indicator', 'Leisere Stadt', null],
      ['goal-without-target', 'Leisere Stadt', null],
      ['measure-without-deadline', 'Park am Kanal', 'Amt für Stadtgrün'],
    ]);
  });

  test('puts the earliest decision first and undated ones last', () => {
    const deciding = (id: string, decisionBy: string | null) =>
      measure({ id, latest: report({ decision: `${id}: Ankauf`, decisionBy }) });
    const measures = [
      deciding('spaet', '2016-09-30'),
      deciding('offen', null),
      deciding('bald', '2016-03-31'),
      measure(),
    ];
    expect(data({ measures }).decisions.map(({ measureId, by }) => [measureId, by])).toEqual([
      ['bald', '2016-03-31'],
      ['spaet', '2016-09-30'],
      ['offen', null],
    ]);
  });
});
