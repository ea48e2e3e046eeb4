import { describe, expect, test } from 'vitest';
import type { Released, ReleaseFact, ReleaseKind } from '#publication/release.ts';
import {
  area,
  cityFacts,
  division,
  goal,
  guideline,
  indicator,
  measure,
  money,
  office,
  report,
} from '../../../tests/support/facts.ts';
import { aroundArea, publicCity } from './public-city.ts';

const facts = cityFacts();
const only =
  (...open: string[]): Released =>
  (kind: ReleaseKind, _id: string, fact?: ReleaseFact) =>
    open.includes(`${kind} ${fact ?? ''}`.trim());

const frozen = {
  id: 'b',
  year: 2024,
  title: 'Bericht',
  asOf: '2024-12-31',
  frozenAt: '2025-01-01T00:00:00Z',
  frozenBy: 'Ada',
  hash: 'x',
  methodVersions: {},
};

describe('the public', () => {
  test('knows nothing where nothing is released', () => {
    const city = publicCity(facts, [frozen], () => false);
    expect(city.empty).toBe(true);
    expect(
      JSON.stringify([
        city.guidelines,
        ...city.goals,
        ...city.measures,
        ...city.areas,
        ...city.indicators,
        city.reports,
      ]),
    ).toBe('[[],[]]');
  });

  test('knows of a measure only the facts that are released', () => {
    const measures = [measure({ latest: report({ state: 'running', sentence: 'Läuft', obstacle: 'Grunderwerb' }) })];
    const seen = (...open: string[]) =>
      [...publicCity(cityFacts({ measures }), [], only(...open)).measures.values()][0];
    expect(seen('measure')).toMatchObject({ state: null, obstacle: null, cents: null, goalIds: [], areaIds: [] });
    expect(seen('measure', 'measure state')).toMatchObject({ state: { sentence: 'Läuft' }, obstacle: null });
    expect(seen('measure', 'measure obstacle')).toMatchObject({ state: null, obstacle: { obstacle: 'Grunderwerb' } });
    expect(JSON.stringify(seen('measure', 'measure state'))).not.toContain('Grunderwerb');
    expect(seen('measure state')).toBeUndefined();
  });

  test('reads plain language with the text of a goal or a measure, and never without it', () => {
    const [goals, measures] = [[goal({ plain: 'Mehr Bäume.' })], [measure({ plain: 'Ein Park entsteht.' })]];
    const seen = (...open: string[]) => {
      const city = publicCity(cityFacts({ goals, measures }), [], only(...open));
      return [...city.goals.values(), ...city.measures.values()].map(({ plain }) => plain);
    };
    expect(seen('goal')).toEqual(['Mehr Bäume.']);
    expect(seen('measure')).toEqual(['Ein Park entsteht.']);
    expect(seen('goal targets', 'measure state', 'measure obstacle', 'measure money')).toEqual([]);
  });

  test('reads no grade of a target from values that are not released', () => {
    const open = [...publicCity(facts, [], only('goal', 'goal targets')).goals.values()][0];
    for (const target of open?.targets ?? []) expect(target).toMatchObject({ standing: null, indicatorId: null });
    expect([...publicCity(facts, [], only('goal')).goals.values()][0]?.targets).toBeNull();
  });

  test('is never shown what has been retired', () => {
    const retired = cityFacts({
      guidelines: [guideline({ retired: true })],
      goals: [goal({ retired: true })],
      measures: [measure({ retired: true })],
      areas: [area({ retired: true })],
      indicators: [indicator({ retired: true })],
    });
    expect(publicCity(retired, [], () => true).empty).toBe(true);
  });
});

describe('around an area', () => {
  test('stands what happens in it, in its parts and in the focus areas it belongs to', () => {
    const city = publicCity(
      cityFacts({
        divisions: [division({ id: 'units' }), division({ id: 'focus', kind: 'focus' })],
        areas: [
          area({ id: 'unit', divisionId: 'units', partIds: [] }),
          area({ id: 'other', divisionId: 'units', partIds: [] }),
          area({ id: 'quarter', divisionId: 'focus', partIds: ['unit'] }),
        ],
        measures: [
          measure({ id: 'here', areaIds: ['unit'] }),
          measure({ id: 'quarterly', areaIds: ['quarter'] }),
          measure({ id: 'elsewhere', areaIds: ['other'] }),
        ],
        money: [money({ measureId: 'here' })],
        offices: [office()],
      }),
      [],
      () => true,
    );
    const unit = city.areas.get('unit');
    if (!unit) throw new Error('the unit is missing');
    const around = aroundArea(city, unit);
    expect(around.measures.map(({ id }) => id).sort()).toEqual(['here', 'quarterly']);
    expect(around.within.map(({ id }) => id)).toEqual(['quarter']);
  });

  test('stands in a ward what happens in its units and in focus areas that share them, and who leads it', () => {
    const city = publicCity(
      cityFacts({
        divisions: [
          division({ id: 'units' }),
          division({ id: 'focus', kind: 'focus' }),
          division({ id: 'wards', kind: 'constituencies' }),
        ],
        areas: [
          area({ id: 'unit', divisionId: 'units', partIds: [] }),
          area({ id: 'other', divisionId: 'units', partIds: [] }),
          area({ id: 'quarter', divisionId: 'focus', partIds: ['unit'] }),
          area({ id: 'far', divisionId: 'focus', partIds: ['other'] }),
          area({ id: 'ward', divisionId: 'wards', partIds: ['unit'] }),
        ],
        measures: [
          measure({ id: 'in-unit', areaIds: ['unit'] }),
          measure({ id: 'in-quarter', areaIds: ['quarter'] }),
          measure({ id: 'elsewhere', areaIds: ['far', 'other'] }),
        ],
        offices: [office()],
      }),
      [],
      () => true,
    );
    const around = (id: string) => {
      const found = city.areas.get(id);
      if (!found) throw new Error(`${id} is missing`);
      return aroundArea(city, found);
    };
    const ward = around('ward');
    expect(ward.measures.map(({ id }) => id).sort()).toEqual(['in-quarter', 'in-unit']);
    expect([ward.parts, ward.crossing, ward.within].map((some) => some.map(({ id }) => id))).toEqual([
      ['unit'],
      ['quarter'],
      [],
    ]);
    expect(ward.leads).toHaveLength(1);
    expect(around('unit').within.map(({ id }) => id)).toEqual(['quarter', 'ward']);
    // A focus area is not made larger by the others around it.
    expect(
      around('quarter')
        .measures.map(({ id }) => id)
        .sort(),
    ).toEqual(['in-quarter', 'in-unit']);
    expect(around('quarter').crossing).toEqual([]);
  });
});
