import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import { smallIndex } from '../../tests/support/index-content.ts';
import {
  type AreaFigures,
  classesOf,
  countClasses,
  differences,
  editionOf,
  isClassed,
  sideOf,
} from './index-editions.ts';

const content = smallIndex;
const area = (id: string, now: number, before: number, people = 1000): AreaFigures => ({
  id,
  inhabitants: known(people),
  now: { x: known(now) },
  before: { x: known(before) },
});
const areas = [
  area('a', 2, 2),
  area('b', 4, 4),
  area('c', 4, 4),
  area('d', 4, 4),
  area('e', 5, 5),
  area('f', 5, 5),
  area('g', 7, 7),
  area('h', 9, 1),
];
const classIn = (edition: ReturnType<typeof editionOf>, id: string, part: 'status' | 'dynamics') => {
  const result = edition.areas.find((each) => each.id === id)?.[part] ?? null;
  return isClassed(result) ? result.class.name : result;
};

describe('an edition', () => {
  test('puts each area into a class of status and of dynamics', () => {
    const edition = editionOf(content, 2024, areas);
    expect(['a', 'b', 'g', 'h'].map((id) => classIn(edition, id, 'status'))).toEqual([
      'hoch',
      'mittel',
      'mittel',
      'niedrig',
    ]);
    expect(['a', 'h'].map((id) => classIn(edition, id, 'dynamics'))).toEqual(['stabil', 'negativ']);
    expect([...countClasses(edition, 'status')]).toEqual([
      ['1', 1],
      ['2', 6],
      ['3', 1],
    ]);
  });

  test('leaves out small, excluded and unknown areas, with the reason', () => {
    const more = [
      ...areas,
      area('klein', 50, 50, 299),
      area('sonder', 50, 50),
      { ...area('geheim', 0, 0), now: { x: unknown('suppressed') } },
      { ...area('ohne', 0, 0), inhabitants: unknown('missing') },
    ];
    const edition = editionOf({ ...content, excluded: [{ areaId: 'sonder', reason: 'Gewerbe' }] }, 2024, more);
    expect(classIn(edition, 'klein', 'status')).toMatchObject({
      reason: 'too-few-inhabitants',
      detail: '299',
      indicatorId: null,
    });
    expect(classIn(edition, 'sonder', 'status')).toMatchObject({
      reason: 'excluded',
      detail: 'Gewerbe',
      indicatorId: null,
    });
    expect(classIn(edition, 'geheim', 'status')).toMatchObject({ reason: 'suppressed', indicatorId: 'x' });
    expect(classIn(edition, 'ohne', 'status')).toMatchObject({ reason: 'missing', indicatorId: null });
    // The others are as without them.
    expect(classIn(edition, 'a', 'status')).toBe('hoch');
    expect(classIn(edition, 'h', 'status')).toBe('niedrig');
  });

  test('has a status where the earlier year is not known', () => {
    const edition = editionOf(
      content,
      2024,
      areas.map((each) => ({ ...each, before: {} })),
    );
    expect(edition.failures).toEqual({ dynamics: { reason: 'too-few-areas', where: 'dynamics' } });
    expect(classIn(edition, 'h', 'status')).toBe('niedrig');
    expect(classIn(edition, 'h', 'dynamics')).toBe(null);
  });

  test('says what is different in another one', () => {
    const before = editionOf(content, 2024, areas);
    const after = editionOf(
      content,
      2025,
      areas.map((each) => (each.id === 'a' ? area('a', 9, 2) : each)),
    );
    expect(differences(before, after, 'status')).toContainEqual({ id: 'a', from: 'hoch', to: 'niedrig' });
    expect(differences(before, before, 'status')).toEqual([]);
  });
});

test('a value on a limit belongs to the class nearer to the average', () => {
  expect(classesOf(content.status).map(({ code, including }) => [code, including])).toEqual([
    ['1', false],
    ['2', true],
    ['3', true],
  ]);
});

test('a class lies below, around or above the average', () => {
  expect(['1', '2', '3'].map((code) => sideOf(content.dynamics, code))).toEqual(['below', 'around', 'above']);
});
