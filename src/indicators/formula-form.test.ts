import { describe, expect, test } from 'vitest';
import type { ComputedIndicator } from '#analysis/computed.ts';
import { indicator } from '../../tests/support/facts.ts';
import { errorsIn } from '../../tests/support/form-errors.ts';
import { isRelative, storedUnder, yearsAsked } from './formula.ts';
import { definitionFrom, definitionOf, formulaForm, offered, problemWith, sameDefinition } from './formula-form.ts';
import { valuesOfFormula } from './formula-form-values.ts';
import { formulaWords, unitOf } from './formula-words.ts';
import type { Indicator } from './indicator.ts';

const of = (id: string, more: Partial<Indicator> = {}): Indicator =>
  indicator({ id, name: id, kind: 'count', unit: 'Personen', numeratorId: null, denominatorId: null, ...more });
const computed = (id: string, definition: ComputedIndicator, inputs: readonly Indicator[]) =>
  of(id, { kind: 'computed', unit: '%', formula: { definition, inputs } });

const young = of('young');
const people = of('people');
const flats = of('flats', { unit: 'Wohnungen' });
const energy = of('energy', { kind: 'amount', unit: 'MWh' });
const share = of('share', { kind: 'rate', unit: '%', numeratorId: 'young', denominatorId: 'people', per: 100 });
const rent = of('rent', { kind: 'mean', unit: '€/m²' });
const offer = of('offer', { kind: 'mean', unit: '€/m²' });
const median = of('income', { kind: 'mean', unit: '€/m²', name: 'Einkommen, Median' });
const gone = of('gone', { retired: true });
const growth = computed('growth', { kind: 'change', of: 'people', since: { years: 5 }, as: 'relative' }, [people]);
const above = computed('above', { kind: 'against-reference', of: 'growth', as: 'absolute' }, [growth]);
const third = computed('third', { kind: 'change', of: 'above', since: { years: 1 }, as: 'absolute' }, [above]);
const all = [young, people, flats, energy, share, rent, offer, median, gone, growth, above, third];

describe('the form of a formula', () => {
  const base = { name: 'Anteil', direction: 'none', parts: [] };
  test.each<[Record<string, unknown>, string[]]>([
    [{ kind: 'share', partId: 'a', wholeId: 'b' }, []],
    [{ kind: 'share' }, ['partId: required', 'wholeId: required']],
    [{ kind: 'share', partId: 'a', wholeId: 'a' }, ['wholeId: formula-same']],
    [{ kind: 'rate', partId: 'a', wholeId: 'b' }, ['per: required']],
    [{ kind: 'rate', partId: 'a', wholeId: 'b', per: '0' }, ['per: formula-per']],
    [{ kind: 'rate', partId: 'a', wholeId: 'b', per: '-5' }, ['per: formula-per']],
    [{ kind: 'rate', partId: 'a', wholeId: 'b', per: '10.000.000' }, []],
    [{ kind: 'rate', partId: 'a', wholeId: 'b', per: '10.000.001' }, ['per: formula-per']],
    [{ kind: 'change', inputId: 'a' }, ['years: formula-since']],
    [{ kind: 'change', inputId: 'a', years: '5', sinceYear: '2015' }, ['years: formula-since']],
    [{ kind: 'change', inputId: 'a', years: '101' }, ['years: whole']],
    [{ kind: 'index', inputId: 'a' }, ['base: required']],
    [{ kind: 'index', inputId: 'a', base: '1799' }, ['base: whole']],
    [{ kind: 'against-reference' }, ['inputId: required']],
    [{ kind: 'median', inputId: 'a' }, ['kind: formula-median']],
    [{ kind: 'quantile' }, ['kind: formula-median']],
    [{ kind: 'product' }, ['kind: unknown-choice']],
    [{}, ['kind: unknown-choice']],
    [{ kind: 'weighted-mean', parts: [{ inputId: 'a' }] }, ['parts.1.inputId: formula-two']],
    [{ kind: 'weighted-mean', parts: [{ inputId: 'a' }, { inputId: 'a' }] }, ['parts.1.inputId: target-twice']],
    [
      { kind: 'weighted-mean', parts: [{ inputId: 'a', weight: '0' }, { inputId: 'b' }] },
      ['parts.0.weight: formula-weight'],
    ],
    [
      { kind: 'weighted-mean', parts: [{ inputId: 'a', weightId: 'c' }, { inputId: 'b' }] },
      ['parts.0.weightId: formula-weights'],
    ],
  ])('%j: %j', (given, expected) => {
    const found = errorsIn(formulaForm.safeParse({ ...base, ...given }));
    if (given['kind'] === 'median' || given['kind'] === 'quantile' || !('partId' in given || 'inputId' in given))
      expect(found).toEqual(expect.arrayContaining(expected));
    else expect(found).toEqual(expected);
  });
});

const mean = (...parts: [string, number | string][]): ComputedIndicator => ({
  kind: 'weighted-mean',
  parts: parts.map(([id, weight]) => ({ of: id, weight: typeof weight === 'number' ? weight : { by: weight } })),
});

describe('what speaks against a formula', () => {
  test.each<[string, ComputedIndicator, string | null, string | null]>([
    ['a share of people', { kind: 'share', part: 'young', whole: 'people' }, null, null],
    ['of other units', { kind: 'share', part: 'people', whole: 'flats' }, null, 'wholeId: formula-unit-share'],
    ['of another kind', { kind: 'share', part: 'people', whole: 'energy' }, null, 'wholeId: formula-unit-share'],
    ['a rate of other units', { kind: 'rate', cases: 'people', of: 'flats', per: 1 }, null, null],
    ['a rate of a rate', { kind: 'rate', cases: 'share', of: 'people', per: 1 }, null, 'partId: formula-count'],
    ['a rate of a mean', { kind: 'rate', cases: 'young', of: 'rent', per: 1 }, null, 'wholeId: formula-count'],
    ['of what has ended', { kind: 'index', of: 'gone', base: 2020 }, null, 'inputId: formula-retired'],
    ['of what is not there', { kind: 'index', of: 'nowhere', base: 2020 }, null, 'inputId: unknown-choice'],
    ['of itself', { kind: 'index', of: 'growth', base: 2020 }, 'growth', 'inputId: formula-cycle'],
    ['of itself by others', { kind: 'index', of: 'above', base: 2020 }, 'growth', 'inputId: formula-cycle'],
    ['of what a rate counts', { kind: 'index', of: 'share', base: 2020 }, 'young', 'inputId: formula-cycle'],
    ['too deep', { kind: 'index', of: 'third', base: 2020 }, null, 'inputId: formula-deep'],
    [
      'a count against the city',
      { kind: 'against-reference', of: 'people', as: 'relative' },
      null,
      'inputId: formula-relative',
    ],
    ['a rate against the city', { kind: 'against-reference', of: 'share', as: 'relative' }, null, null],
    ['a mean of means', mean(['rent', 'people'], ['offer', 'flats']), null, 'parts.1.weightId: formula-unit'],
    ['weighted alike', mean(['rent', 'people'], ['offer', 'young']), null, null],
    ['of other units', mean(['rent', 1], ['share', 1]), null, 'parts.1.inputId: formula-unit'],
    ['a mean of medians', mean(['rent', 1], ['income', 1]), null, 'parts.1.inputId: formula-median'],
    ['a mean of counts', mean(['people', 1], ['young', 1]), null, 'parts.0.inputId: formula-relative'],
    ['weighted with a mean', mean(['rent', 'offer'], ['offer', 'people']), null, 'parts.0.weightId: formula-count'],
  ])('%s', (_, definition, self, expected) => {
    const found = problemWith(definition, all, self);
    expect(found && `${found.field}: ${found.message}`).toBe(expected);
  });

  test('what is offered is never refused for itself', () => {
    const ids = (kind: 'share' | 'change' | 'against-reference' | 'weighted-mean', self: string | null = null) =>
      offered(kind, kind === 'share' ? 'part' : 'input', all, self).map(({ id }) => id);
    expect(ids('share')).toEqual(['young', 'people', 'flats', 'energy']);
    expect(ids('change', 'growth')).toEqual(['young', 'people', 'flats', 'energy', 'share', 'rent', 'offer', 'income']);
    expect(ids('against-reference')).toEqual(['share', 'rent', 'offer', 'income', 'growth', 'above']);
    expect(ids('weighted-mean')).toEqual(['share', 'rent', 'offer', 'growth', 'above']);
  });
});

const definitions: readonly ComputedIndicator[] = [
  { kind: 'share', part: 'young', whole: 'people' },
  { kind: 'rate', cases: 'young', of: 'people', per: 1000 },
  { kind: 'change', of: 'people', since: { years: 1 }, as: 'absolute' },
  { kind: 'change', of: 'share', since: { year: 2015 }, as: 'absolute' },
  { kind: 'against-reference', of: 'share', as: 'relative' },
  { kind: 'index', of: 'people', base: 2015 },
  mean(['rent', 2], ['offer', 1.5]),
  mean(['rent', 'young'], ['offer', 'people']),
];

describe('a definition', () => {
  test.each(definitions)('%j comes out of its own form again', (definition) => {
    const values = valuesOfFormula(null, definition.kind, definition);
    const parts = Array.from({ length: 8 }, (_, i) => ({
      inputId: values[`parts.${i}.inputId`],
      weight: values[`parts.${i}.weight`],
      weightId: values[`parts.${i}.weightId`],
    }));
    const form = formulaForm.parse({ ...values, name: 'x', parts });
    expect(sameDefinition(definitionFrom(form), definition)).toBe(true);
  });

  test.each([
    [0, '„young“ in Prozent von „people“', '%'],
    [1, '„young“ geteilt durch „people“, mal 1.000', 'je 1.000 people'],
    [2, '„people“ gegenüber dem Jahr davor, als Unterschied in der Einheit', 'Personen'],
    [3, '„share“ gegenüber 2015, als Unterschied in der Einheit', 'Prozentpunkte'],
    [4, '„share“ im Raum gegenüber der ganzen Stadt, in Prozent', '%'],
    [5, '„people“ im Verhältnis zu 2015 = 100', '2015 = 100'],
    [7, 'Mittel aus „rent“ (gewichtet mit „young“), „offer“ (gewichtet mit „people“)', '€/m²'],
  ])('%i in words', (which, words, unit) => {
    const definition = definitions[which];
    if (!definition) throw new Error();
    const names = new Map(all.map(({ id, name }) => [id, name]));
    expect(formulaWords(definition, names, 'de')).toBe(words);
    expect(unitOf(definition, all)).toBe(unit);
  });

  test('of a rate stands in its own columns', () => {
    expect(definitionOf(share)).toEqual(definitions[0]);
    expect(definitionOf({ ...share, unit: 'je 100 Einwohner' })?.kind).toBe('rate');
    expect(definitionOf(people)).toBeNull();
    expect(definitionOf(growth)?.kind).toBe('change');
  });
});

describe('what stands under an indicator', () => {
  test('are stored series, each once', () => {
    expect(storedUnder(third)).toEqual(['people']);
    expect(storedUnder(share)).toEqual(['young', 'people']);
    expect(storedUnder(people)).toEqual(['people']);
  });

  test('is read for all years that are asked for', () => {
    expect(yearsAsked(third, [2020])).toEqual([2014, 2015, 2019, 2020]);
    expect(yearsAsked(people, [2020])).toEqual([2020]);
  });

  test('says whether areas can be compared by it', () => {
    expect([people, energy, share, rent, growth, above].map(isRelative)).toEqual([
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    const more = computed('more', { kind: 'change', of: 'people', since: { years: 1 }, as: 'absolute' }, [people]);
    expect(isRelative(more)).toBe(false);
  });
});
