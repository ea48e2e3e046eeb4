import { describe, expect, test } from 'vitest';
import type { SectorPart } from '#concept/goal.ts';
import {
  type CityParts,
  cityFacts,
  goal,
  guideline,
  measure,
  money,
  report,
  sectorPart,
} from '../../tests/support/facts.ts';
import { type Focus, threadPicture } from './strands.ts';

const picture = (parts: CityParts, focus: Focus | null = null) => threadPicture(cityFacts(parts), focus);
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
const guidelines = [guideline(), guideline({ id: 'gerecht', title: 'Gerechte Stadt' })];
const parts = [sectorPart(), sectorPart({ id: 'wohnen', title: 'Wohnen' })];

/** So many goals, in turn in each sector part and guideline. */
function goalsIn(count: number, of: readonly SectorPart[], more: readonly (string | null)[] = ['lebenswert']) {
  return numbers(count).map((i) =>
    goal({
      id: `z${i}`,
      title: `Ziel ${i}`,
      sectorPartId: of[i % of.length]?.id ?? null,
      guidelineId: more[i % more.length] ?? null,
    }),
  );
}

describe('the picture of the thread', () => {
  test('has a strand for each of twelve goals', () => {
    const { level, strands, more } = picture({ parts, goals: goalsIn(12, parts) });
    expect({ level, more, rows: strands.length }).toEqual({ level: 'goals', more: 0, rows: 12 });
    expect(strands[0]).toMatchObject({ title: 'Ziel 0', to: { goal: 'z0' }, goals: 1 });
  });

  test('has a strand for each sector part once there are thirteen', () => {
    const { level, strands } = picture({ guidelines, parts, goals: goalsIn(13, parts) });
    expect(level).toBe('parts');
    expect(strands.map(({ title, goals, to }) => [title, goals, to])).toEqual([
      ['Freiraum', 7, { guidelineId: 'lebenswert', partId: 'freiraum' }],
      ['Wohnen', 6, { guidelineId: 'lebenswert', partId: 'wohnen' }],
    ]);
  });

  test.each([
    [12, 'parts', 12],
    [13, 'guidelines', 1],
  ])('with goals in %s sector parts shows %s', (count, level, rows) => {
    const many = numbers(count).map((i) => sectorPart({ id: `f${i}` }));
    const found = picture({ parts: many, goals: goalsIn(26, many) });
    expect([found.level, found.strands.length]).toEqual([level, rows]);
  });

  test('loses no goal, whatever it lacks', () => {
    const lacking = [
      ...goalsIn(20, parts, ['lebenswert', 'gerecht', null]),
      goal({ id: 'frei', guidelineId: null, sectorPartId: null }),
    ];
    const { strands, guidelines: left } = picture({ guidelines, parts, goals: lacking });
    expect(strands.reduce((sum, strand) => sum + strand.goals, 0)).toBe(21);
    expect(left.map(({ title }) => title)).toEqual(['Lebenswerte Stadt', 'Gerechte Stadt', null]);
  });

  test('names only guidelines that have goals, in the order of the concept', () => {
    const goals = [goal({ guidelineId: 'gerecht' })];
    expect(picture({ guidelines, goals }).guidelines).toEqual([{ id: 'gerecht', title: 'Gerechte Stadt' }]);
  });

  test('of nothing is empty', () => {
    expect(picture({ goals: [] })).toMatchObject({ strands: [], more: 0, guidelines: [] });
  });
});

describe('a part of the picture', () => {
  const goals = goalsIn(30, parts, ['lebenswert', 'lebenswert', 'gerecht', null]);
  const idsIn = (focus: Focus) => picture({ guidelines, parts, goals }, focus);

  test('shows twelve single goals and counts the rest', () => {
    const { level, strands, more, focusTitle } = idsIn({ guidelineId: 'lebenswert' });
    expect({ level, rows: strands.length, more, focusTitle }).toEqual({
      level: 'goals',
      rows: 12,
      more: 4,
      focusTitle: 'Lebenswerte Stadt',
    });
  });

  test.each<[Focus, number]>([
    [{ guidelineId: 'gerecht' }, 7],
    [{ guidelineId: null }, 7],
    [{ partId: 'freiraum' }, 15],
    [{ guidelineId: 'gerecht', partId: 'freiraum' }, 7],
    [{ guidelineId: 'gerecht', partId: 'wohnen' }, 0],
    [{ partId: null }, 0],
  ])('%j holds %s goals', (focus, count) => {
    const { strands, more } = idsIn(focus);
    expect(strands.length + more).toBe(count);
  });

  test('is called after guideline and sector part', () => {
    expect(idsIn({ guidelineId: 'gerecht', partId: 'freiraum' }).focusTitle).toBe('Gerechte Stadt, Freiraum');
  });
});

describe('a strand', () => {
  const goals = [
    goal({
      targets: [
        { indicatorId: 'gruenflaeche', value: 25, date: '2020-12-31' },
        { indicatorId: 'laerm', value: null, date: null },
      ],
    }),
    goal({ id: 'leise', title: 'Leisere Stadt', targets: [{ indicatorId: 'gruenflaeche', value: 15, date: null }] }),
    ...goalsIn(12, [sectorPart()]).map((each) => ({ ...each, targets: [] })),
    goal({ id: 'kuehl', title: 'Kühle Stadt', key: true, targets: [] }),
  ];
  const measures = [
    measure({ goalIds: ['gruen', 'leise'], areaIds: ['west', 'ost'] }),
    measure({ id: 'allee', areaIds: ['west'], latest: report({ state: 'done' }) }),
    measure({ id: 'teich', areaIds: [], latest: null }),
  ];
  const amounts = [
    money({ cents: 70 }),
    money({ id: 'g2', year: 2019, cents: 30 }),
    money({ id: 'g3', measureId: 'allee', cents: 5 }),
  ];
  const [strand] = picture({ goals, measures, money: amounts }).strands;

  test('counts what hangs on its goals, each thing once', () => {
    expect(strand).toMatchObject({
      goals: 15,
      measures: 3,
      done: 1,
      running: 1,
      withoutMeasure: 13,
      cents: 105,
      withoutMoney: 13,
      lastYear: 2019,
      areas: 2,
      withoutArea: 1,
      indicators: 2,
      targets: 2,
      onCourse: 2,
      withoutIndicator: 13,
    });
  });

  test('is told by two of its goals, key goals first', () => {
    expect(strand?.samples).toEqual(['Kühle Stadt', 'Mehr Grün in der Stadt']);
  });

  test('without any amount has no money, not nothing', () => {
    expect(picture({ money: [] }).strands[0]).toMatchObject({ cents: null, lastYear: null, withoutMoney: 1 });
    expect(picture({ money: [money({ cents: 0 })] }).strands[0]).toMatchObject({
      cents: 0,
      lastYear: 2016,
      withoutMoney: 0,
    });
  });
});
