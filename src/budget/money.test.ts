import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { errorsIn } from '../../tests/support/form-errors.ts';
import {
  commitment,
  type MeasureMoney,
  type MoneyStage,
  moneyForm,
  type Origin,
  origins,
  stages,
  total,
} from './money.ts';
import { moneyYears } from './money-years.ts';

let count = 0;
const money = (year: number, stage: MoneyStage, cents: number, origin: Origin = 'own'): MeasureMoney => ({
  id: `geld-${++count}`,
  measureId: 'park',
  year,
  stage,
  origin,
  productId: null,
  programme: null,
  cents,
  source: null,
  revision: 1,
});
const anyMoney = fc
  .tuple(
    fc.integer({ min: 2014, max: 2016 }),
    fc.constantFrom(...stages),
    fc.integer({ min: 0, max: 1000 }),
    fc.constantFrom(...origins),
  )
  .map((each) => money(...each));

describe('what stands behind a measure', () => {
  test.each<[string, MeasureMoney[], number | null]>([
    ['is unknown where no amount is named', [], null],
    ['is nothing where nothing was approved', [money(2015, 'approved', 0), money(2015, 'planned', 900)], 0],
    ['is what is approved, before what was wanted', [money(2015, 'planned', 900), money(2015, 'approved', 500)], 500],
    ['is what is wanted, before what was spent', [money(2015, 'spent', 300), money(2015, 'planned', 900)], 900],
    ['is what was spent where nothing else is named', [money(2015, 'spent', 300)], 300],
    [
      'joins own money and funding of one stage',
      [money(2015, 'approved', 500), money(2015, 'approved', 200, 'funding')],
      700,
    ],
    [
      'is decided for each year anew',
      [money(2015, 'approved', 500), money(2016, 'planned', 900), money(2015, 'planned', 1)],
      1400,
    ],
  ])('%s', (_, amounts, expected) => {
    expect(commitment(amounts)).toBe(expected);
  });

  test('never adds one stage to another', () => {
    fc.assert(
      fc.property(fc.array(anyMoney, { maxLength: 12 }), (amounts) => {
        const years = [...new Set(amounts.map(({ year }) => year))];
        const most = years.map((year) => {
          const ofYear = amounts.filter((each) => each.year === year);
          return Math.max(...stages.map((stage) => total(ofYear, stage) ?? 0));
        });
        const sum = commitment(amounts);
        expect(sum === null).toBe(amounts.length === 0);
        expect(sum ?? 0).toBeLessThanOrEqual(most.reduce((all, each) => all + each, 0));
      }),
    );
  });
});

describe('a total', () => {
  const amounts = [money(2015, 'planned', 900), money(2016, 'planned', 0, 'funding'), money(2015, 'spent', 300)];
  test.each<[MoneyStage, Origin | undefined, number | null]>([
    ['planned', undefined, 900],
    ['planned', 'own', 900],
    ['planned', 'funding', 0],
    ['spent', undefined, 300],
    ['spent', 'funding', null],
    ['approved', undefined, null],
  ])('of what is %s from %s is %s', (stage, origin, expected) => {
    expect(total(amounts, stage, origin)).toBe(expected);
  });
});

describe('money by year', () => {
  test('has the years in order, and null where nothing is named', () => {
    const nothing = { own: null, funding: null };
    const amounts = [
      money(2016, 'planned', 900),
      money(2015, 'spent', 300, 'funding'),
      money(2015, 'spent', 40, 'funding'),
      money(2015, 'approved', 0),
    ];
    expect(moneyYears(amounts)).toEqual([
      { year: 2015, planned: nothing, approved: { own: 0, funding: null }, spent: { own: null, funding: 340 } },
      { year: 2016, planned: { own: 900, funding: null }, approved: nothing, spent: nothing },
    ]);
  });

  test('loses no cent', () => {
    fc.assert(
      fc.property(fc.array(anyMoney), (amounts) => {
        const inYears = moneyYears(amounts).flatMap((year) =>
          stages.flatMap((stage) => [year[stage].own ?? 0, year[stage].funding ?? 0]),
        );
        const sum = (cents: readonly number[]) => cents.reduce((all, each) => all + each, 0);
        expect(sum(inYears)).toBe(sum(amounts.map(({ cents }) => cents)));
      }),
    );
  });
});

describe('the form', () => {
  const typed = { year: '2016', stage: 'planned', origin: 'own', cents: '12.500,50' };

  test('gives whole cents', () => {
    expect(moneyForm.parse(typed)).toMatchObject({ year: 2016, cents: 1_250_050, productId: null, programme: null });
  });

  test.each<[object, string]>([
    [{ year: '' }, 'year: required'],
    [{ year: '1899' }, 'year: whole'],
    [{ stage: 'wanted' }, 'stage: unknown-choice'],
    [{ origin: '' }, 'origin: unknown-choice'],
    [{ cents: '' }, 'cents: required'],
    [{ cents: '12,345' }, 'cents: amount'],
  ])('with %j is not taken: %s', (change, error) => {
    expect(errorsIn(moneyForm.safeParse({ ...typed, ...change }))).toEqual([error]);
  });
});
