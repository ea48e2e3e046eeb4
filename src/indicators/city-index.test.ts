import { describe, expect, test } from 'vitest';
import { contentOf, indexForm, sameContent } from './city-index.ts';

const typed = {
  name: 'Sozialindex',
  divisionId: 'ortsteile',
  spread: 'population',
  minimum: '300',
  span: '2',
  indicators: [
    { indicatorId: 'rate-1', weight: '2', worse: 'lower' },
    { indicatorId: '', weight: '', worse: 'higher' },
  ],
  status: [
    { name: 'hoch', upTo: '-1' },
    { name: 'mittel', upTo: '1' },
    { name: 'niedrig', upTo: '' },
    { name: '', upTo: '' },
  ],
  dynamics: [
    { name: 'positiv', upTo: '-1' },
    { name: 'negativ', upTo: '' },
  ],
  excluded: 'Hafen; nur Gewerbe\n\n007 ; Kaserne',
};
const city = {
  usable: new Set(['rate-1']),
  areas: [
    { id: 'ot-1', name: 'Hafen', code: '001' },
    { id: 'ot-7', name: 'Wiese', code: '007' },
  ],
};
const errorsOf = (given: object) => {
  const read = indexForm.safeParse({ ...typed, ...given });
  return read.success ? [] : read.error.issues.map((issue) => [issue.path.join('.'), issue.message]);
};

describe('the form of an index', () => {
  test('gives a definition', () => {
    expect(contentOf(indexForm.parse(typed), city)).toEqual({
      ok: true,
      content: {
        divisionId: 'ortsteile',
        indicators: [{ indicatorId: 'rate-1', weight: 2, worse: 'lower' }],
        minimum: 300,
        spread: 'population',
        status: [
          { name: 'hoch', upTo: -1 },
          { name: 'mittel', upTo: 1 },
          { name: 'niedrig', upTo: null },
        ],
        span: 2,
        dynamics: [
          { name: 'positiv', upTo: -1 },
          { name: 'negativ', upTo: null },
        ],
        excluded: [
          { areaId: 'ot-1', reason: 'nur Gewerbe' },
          { areaId: 'ot-7', reason: 'Kaserne' },
        ],
      },
    });
  });

  test.each<[string, object, [string, string]]>([
    ['no indicator', { indicators: [] }, ['indicators.0.indicatorId', 'required']],
    [
      'an indicator twice',
      { indicators: [{ indicatorId: 'a' }, { indicatorId: 'a' }] },
      ['indicators.1.indicatorId', 'target-twice'],
    ],
    ['a weight of nothing', { indicators: [{ indicatorId: 'a', weight: '0' }] }, ['indicators.0.weight', 'weight']],
    ['one class', { status: [{ name: 'alle', upTo: '' }] }, ['status.0.name', 'too-few-classes']],
    [
      'a last class with an end',
      {
        status: [
          { name: 'a', upTo: '0' },
          { name: 'b', upTo: '1' },
        ],
      },
      ['status.1.upTo', 'open-class'],
    ],
    [
      'limits that fall',
      {
        status: [
          { name: 'a', upTo: '1' },
          { name: 'b', upTo: '1' },
          { name: 'c', upTo: '' },
        ],
      },
      ['status.1.upTo', 'falling-class'],
    ],
    [
      'a name twice',
      {
        status: [
          { name: 'a', upTo: '1' },
          { name: 'a', upTo: '' },
        ],
      },
      ['status.1.name', 'class-twice'],
    ],
  ])('refuses %s', (_, given, error) => {
    expect(errorsOf(given)).toContainEqual(error);
  });

  test('asks for no classes of dynamics where there is none', () => {
    expect(errorsOf({ span: '', dynamics: [] })).toEqual([]);
    expect(errorsOf({ dynamics: [] })).not.toEqual([]);
  });

  test.each<[string, object, string]>([
    ['a count', { indicators: [{ indicatorId: 'einwohner' }] }, 'indicators.0.indicatorId'],
    ['an area that is none of the division', { excluded: 'Nirgends; weg' }, 'excluded'],
  ])('refuses %s', (_, given, field) => {
    expect(contentOf(indexForm.parse({ ...typed, ...given }), city)).toEqual({ ok: false, field });
  });
});

test('the order in which the database keeps a definition is no difference', () => {
  const made = contentOf(indexForm.parse(typed), city);
  if (!made.ok) throw new Error(made.field);
  const turned = Object.fromEntries(Object.entries(made.content).reverse()) as typeof made.content;
  expect(sameContent(made.content, turned)).toBe(true);
  expect(sameContent(made.content, { ...turned, minimum: 301 })).toBe(false);
});
