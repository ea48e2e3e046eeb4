import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { area, type CityParts, cityFacts, goal, measure, money, report } from '../../tests/support/facts.ts';
import { dataFiles } from './data-files.ts';
import { reportData } from './report-data.ts';

const city = { id: 'leipzig', name: 'Leipzig', fictitious: false, source: null };
const comments = new Map([['gruen', 'Mit „Anführung“; und "Zeile"\nzwei']]);

function files(parts: CityParts = {}): Map<string, Record<string, string>[]> {
  const data = reportData(city, 2015, cityFacts(parts), {
    assessments: [
      {
        id: 'e1',
        goalId: 'gruen',
        from: '2015-01-01',
        to: '2015-12-31',
        rating: 'some',
        group: 'Fachleute',
        n: null,
        nText: 'rund 20',
        source: null,
        note: null,
      },
    ],
    comments,
    approximate: new Set(),
  });
  return new Map(
    dataFiles(data, 'de').map(([name, csv]) => [
      name,
      parse(csv, { delimiter: ';', bom: true, columns: true, relax_column_count: false }) as Record<string, string>[],
    ]),
  );
}
const rowsOf = (name: string, parts?: CityParts) => files(parts).get(`data/${name}.csv`);

describe('the data behind a report', () => {
  test('are one file per kind of thing', () => {
    const decided = { measures: [measure({ dueOn: null, latest: report({ decision: 'Ankauf' }) })] };
    expect([...files(decided)].map(([name, rows]) => [name, rows.length])).toEqual([
      ['data/goals.csv', 1],
      ['data/targets.csv', 1],
      ['data/assessments.csv', 1],
      ['data/measures.csv', 1],
      ['data/money.csv', 1],
      ['data/indicators.csv', 1],
      ['data/values.csv', 4],
      ['data/areas.csv', 1],
      ['data/breaks.csv', 1],
      ['data/alerts.csv', 0],
      ['data/decisions.csv', 1],
    ]);
  });

  test('keep words as they were written', () => {
    expect(rowsOf('goals')).toMatchObject([{ title: 'Mehr Grün in der Stadt', comment: comments.get('gruen') }]);
  });

  test('give money in euros, and nothing where it is unknown', () => {
    expect(rowsOf('money', { money: [money({ cents: 1_250_050 })] })).toMatchObject([{ amount_eur: '12500,5' }]);
    expect(rowsOf('measures', { money: [] })).toMatchObject([{ money_eur: '' }]);
    expect(rowsOf('goals', { money: [money({ cents: 0 })] })).toMatchObject([{ money_eur: '0' }]);
  });

  test('say of every value what it is and how it is known', () => {
    const series = {
      gruenflaeche: [
        { year: 2013, figure: known(20.5, 'computed') },
        { year: 2014, figure: unknown('suppressed') },
        { year: 2015, figure: known(0, 'example') },
      ],
    };
    expect(rowsOf('values', { series })).toEqual([
      {
        indicator_id: 'gruenflaeche',
        year: '2013',
        value: '20,5',
        state: 'known',
        evidence: 'berechnet',
        new_borders: '0',
      },
      {
        indicator_id: 'gruenflaeche',
        year: '2014',
        value: '',
        state: 'suppressed',
        evidence: 'gemessen',
        new_borders: '0',
      },
      {
        indicator_id: 'gruenflaeche',
        year: '2015',
        value: '0',
        state: 'known',
        evidence: 'Beispielwert',
        new_borders: '0',
      },
    ]);
  });

  test('mark the first year in other borders', () => {
    const series = { gruenflaeche: [2013, 2014, 2015].map((year) => ({ year, figure: known(year) })) };
    expect(rowsOf('values', { series, breaks: ['2014-07-01'] })).toMatchObject([
      { year: '2013', new_borders: '0' },
      { year: '2014', new_borders: '1' },
      { year: '2015', new_borders: '0' },
    ]);
  });

  test('keep assessed apart from measured', () => {
    expect(rowsOf('assessments')).toMatchObject([
      { rating: 'some', n: '', n_text: 'rund 20', evidence: 'eingeschätzt' },
    ]);
  });

  test('write yes and no as 1 and 0, and lists in one cell', () => {
    const parts = { goals: [goal({ key: true })], areas: [area({ themes: ['Wohnen', 'Grün'] })] };
    expect(rowsOf('goals', parts)).toMatchObject([{ key: '1' }]);
    expect(rowsOf('areas', parts)).toMatchObject([{ themes: 'Wohnen | Grün', approximate: '0' }]);
    expect(rowsOf('indicators', parts)).toMatchObject([{ tied_to_goal: '1' }]);
  });
});
