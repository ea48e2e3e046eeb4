import { describe, expect, test } from 'vitest';
import { known, unknown } from '#analysis/figure.ts';
import type { Assessment } from '#concept/goal.ts';
import { point } from '#indicators/indicator.ts';
import type { Language } from '#ui/language.ts';
import {
  alert,
  area,
  type CityParts,
  cityFacts,
  goal,
  indicator,
  measure,
  money,
  office,
  report,
} from '../../tests/support/facts.ts';
import { chartOptions } from './chart-of-block.ts';
import { composeReport } from './compose.ts';
import { type Block, type MapBlock, type PartKind, partKinds, type ReportDocument } from './document.ts';
import { reportData } from './report-data.ts';
import { shortened } from './writing.ts';

type More = {
  readonly fictitious?: boolean;
  readonly assessments?: readonly Assessment[];
  readonly comments?: ReadonlyMap<string, string>;
  readonly maps?: ReadonlyMap<string, MapBlock>;
  readonly language?: Language;
};

function document(parts: CityParts = {}, more: More = {}): ReportDocument {
  const { fictitious = false, assessments = [], comments = new Map(), maps = new Map(), language = 'de' } = more;
  const city = { id: 'leipzig', name: 'Leipzig', fictitious, source: null };
  const data = reportData(city, 2015, cityFacts(parts), { assessments, comments, approximate: new Set(['west']) });
  return composeReport(data, language, '2016-03-01', maps);
}

function blocksOf(kind: PartKind, parts?: CityParts, more?: More): readonly Block[] {
  return document(parts, more).parts.find((part) => part.kind === kind)?.blocks ?? [];
}
const inside = (blocks: readonly Block[]): Block[] =>
  blocks.flatMap((block): Block[] => {
    if (block.type === 'beside') return [block.map, ...inside(block.blocks)];
    return block.type === 'charts' ? [...block.charts] : [block];
  });
const wordsOf = (blocks: readonly Block[]) => inside(blocks).flatMap((block) => ('text' in block ? [block.text] : []));
const brokenIn = (blocks: readonly Block[]) =>
  inside(blocks).flatMap((block) => (block.type === 'paragraph' && block.tone === 'break' ? [block.text] : []));
const tablesIn = (blocks: readonly Block[]) => inside(blocks).filter((block) => block.type === 'table');
const chartsIn = (blocks: readonly Block[]) => inside(blocks).filter((block) => block.type === 'chart');

const assessment: Assessment = {
  id: 'e1',
  goalId: 'gruen',
  from: '2015-01-01',
  to: '2015-12-31',
  rating: 'little',
  group: 'Fachleute',
  n: null,
  nText: null,
  source: null,
  note: null,
};
const empty: CityParts = { guidelines: [], goals: [], measures: [], indicators: [], areas: [], money: [], series: {} };
const full: CityParts = {
  goals: [goal({ code: 'Z1', key: true }), goal({ id: 'leise', title: 'Leisere Stadt', targets: [], officeId: null })],
  measures: [
    measure({ code: 'M1' }),
    measure({
      id: 'allee',
      title: 'Neue Allee',
      leadId: null,
      latest: report({ decision: 'Ankauf', decisionBy: '2016-03-31' }),
    }),
    measure({ id: 'teich', title: 'Teich', sectorPartId: null, latest: null }),
  ],
  indicators: [indicator(), indicator({ id: 'laerm', name: 'Lärm', theme: null, unit: null, evidence: 'example' })],
  series: { gruenflaeche: [2012, 2013, 2014, 2015].map((year) => point(year, year - 1990)), laerm: [point(2015, 55)] },
};

describe.each<[string, CityParts]>([
  ['an empty concept', empty],
  ['a concept with gaps', full],
])('the report of %s', (_, parts) => {
  const more = { assessments: [assessment], comments: new Map([['gruen', 'Auf gutem Weg.']]) };

  test('has all its parts, each saying something', () => {
    const { parts: found } = document(parts, more);
    expect(found.map(({ kind }) => kind)).toEqual(partKinds);
    expect(found.filter(({ title, blocks }) => !title || blocks.length === 0)).toEqual([]);
  });

  test.each(['de', 'en'] as const)('finds a word for everything in %s', (language) => {
    const words = JSON.stringify(document(parts, { ...more, language }));
    expect(words.match(/\bdoc\w*\.[\w-]+|\{\{|undefined|NaN|\[object/g)).toBeNull();
  });

  test('fills every row of every table', () => {
    const tables = document(parts, more).parts.flatMap(({ blocks }) => tablesIn(blocks));
    for (const { caption, head, rows, widths, numbers } of tables) {
      expect([caption, ...rows.map((row) => row.length)]).toEqual([caption, ...rows.map(() => head.length)]);
      if (widths) expect(widths).toHaveLength(head.length);
      expect(numbers.every((column) => column < head.length)).toBe(true);
    }
  });
});

test.each([true, false])('an invented city is said to be one: %s', (fictitious) => {
  expect(document({}, { fictitious }).warning !== null).toBe(fictitious);
});

describe('the short version', () => {
  test('counts where the thread holds', () => {
    expect(wordsOf(blocksOf('short'))[0]).toContain('hält an 12 von 12 Stellen');
    expect(wordsOf(blocksOf('short', { goals: [goal({ targets: [] })] }))[0]).toContain('hält an 9 von 11 Stellen');
  });

  const figuresOf = (parts: CityParts) =>
    blocksOf('short', parts).flatMap((block) =>
      block.type === 'figures' ? block.items.map(({ value }) => value) : [],
    );
  test.each<[string, CityParts, string[]]>([
    ['money is unknown where no amount is named', { money: [] }, ['1', '1', '0', '–', '1']],
    ['money of nothing is nothing', { money: [money({ cents: 0 })] }, ['1', '1', '0', '0 €', '0']],
    [
      'finished measures are counted',
      { measures: [measure({ latest: report({ state: 'done' }) })] },
      ['1', '1', '1', '500.000 €', '0'],
    ],
  ])('in numbers: %s', (_, parts, values) => {
    expect(figuresOf(parts)).toEqual(values);
  });

  test('names eight goals and five decisions at most', () => {
    const many: CityParts = {
      goals: Array.from({ length: 9 }, (_, i) => goal({ id: `z${i}` })),
      measures: Array.from({ length: 6 }, (_, i) => measure({ id: `m${i}`, latest: report({ decision: 'Ankauf' }) })),
    };
    const blocks = blocksOf('short', many);
    expect(tablesIn(blocks)[0]?.rows).toHaveLength(8);
    expect(blocks.flatMap((block) => (block.type === 'list' ? block.items : []))).toHaveLength(5);
  });

  test('shows how goals were rated only where no target tells', () => {
    const goals = [goal({ targets: [] }), goal({ id: 'leise', targets: [] })];
    const [table] = tablesIn(blocksOf('short', { goals }, { assessments: [assessment] }));
    expect(table?.rows).toEqual([
      ['besonders positiv', '0'],
      ['erkennbar', '0'],
      ['gering oder schwierig', '1'],
      ['rückläufig', '0'],
      ['nicht eingeschätzt', '1'],
    ]);
    expect(brokenIn(blocksOf('short', { goals }))).toEqual([
      'Keines der 2 Ziele hat einen Zielwert; ihr Fortschritt ist nicht gemessen.',
    ]);
  });
});

describe('goals in the report', () => {
  test('that are key goals come in full, the others as a table', () => {
    const [table] = tablesIn(blocksOf('goals', full));
    expect(wordsOf(blocksOf('goals', full))).toContain('Z1 Mehr Grün in der Stadt');
    expect(table?.rows).toEqual([['Leisere Stadt', 'nicht angegeben', 'kein Zielwert']]);
  });

  test('all come in full where none is a key goal', () => {
    const blocks = blocksOf('goals', { goals: [goal(), goal({ id: 'leise', title: 'Leisere Stadt' })] });
    expect(tablesIn(blocks)).toEqual([]);
    expect(wordsOf(blocks)).toContain('Leisere Stadt');
  });

  test.each([true, false])('say what their office remarked, key goal or not: %s', (key) => {
    const goals = [goal({ id: 'leise', title: 'Leisere Stadt', key: true }), goal({ key })];
    const words = wordsOf(blocksOf('goals', { goals }, { comments: new Map([['gruen', 'Auf gutem Weg.']]) })).join(' ');
    expect(words).toContain('Anmerkung des Amtes: Auf gutem Weg.');
  });

  test('without an indicator cannot be measured, and that is said', () => {
    expect(brokenIn(blocksOf('goals', { goals: [goal({ targets: [] })] }))).toHaveLength(1);
    expect(brokenIn(blocksOf('goals'))).toEqual([]);
  });

  test('keep what is measured and what is assessed in columns of their own', () => {
    const given = { goals: [goal({ key: true }), goal({ id: 'leise' })] };
    const rated = { assessments: [{ ...assessment, goalId: 'leise' }] };
    expect(tablesIn(blocksOf('goals', given))[0]?.rows[0]).toHaveLength(3);
    expect(tablesIn(blocksOf('goals', given, rated))[0]?.rows[0]?.slice(2)).toEqual([
      'auf Zielkurs',
      'gering oder schwierig',
    ]);
  });

  test.each([
    [{ n: 24, nText: 'rund 20' }, 'n = 24'],
    [{ n: null, nText: 'rund 20' }, 'rund 20'],
    [{ n: null, nText: null }, 'Anzahl nicht angegeben'],
  ])('say how many assessed them: %j', (more, words) => {
    const text = wordsOf(blocksOf('goals', {}, { assessments: [{ ...assessment, ...more }] })).join(' ');
    expect(text).toContain(`Fachleute (${words}), 01.01.2015 bis 31.12.2015: gering oder schwierig (eingeschätzt).`);
  });
});

describe('charts in the report', () => {
  test('keep gaps as gaps and zero as a value', () => {
    const figures = [known(20), unknown('suppressed'), known(0), unknown('missing')];
    const series = { gruenflaeche: figures.map((figure, i) => ({ year: 2012 + i, figure })) };
    const [chart] = chartsIn(blocksOf('goals', { series }));
    expect(chart?.lines[0]?.points.map(({ value }) => value)).toEqual([20, null, 0, null]);
    expect(chart?.alt).toBe('Grünfläche je Kopf: von 20,0 im Jahr 2012 auf 0,0 im Jahr 2014.');
  });

  test.each([
    [
      { value: 25, date: '2020-12-31' },
      { value: 25, year: 2020, label: 'Ziel 25,0' },
    ],
    [{ value: 25, date: null }, null],
    [{ value: null, date: null }, null],
  ])('draw a target that has value and date: %j', (target, drawn) => {
    const goals = [goal({ targets: [{ indicatorId: 'gruenflaeche', ...target }] })];
    expect(chartsIn(blocksOf('goals', { goals }))[0]?.target).toEqual(drawn);
  });

  test('are cut where the city became another land, and say since when', () => {
    const series = { gruenflaeche: [10, 11, 30, 31].map((value, i) => point(2012 + i, value)) };
    const [chart] = chartsIn(blocksOf('goals', { series, breaks: ['2014-07-01'] }));
    expect(chart?.breaks).toEqual([{ year: 2014, label: 'neue Grenzen 2014' }]);
    expect(chart?.note).toContain('Seit 01.07.2014 gelten andere Grenzen für');
    expect(chart?.alt).toContain('nicht vergleichbar');
    const drawn = chart && chartOptions(chart, 'de', 'paper', 'wide');
    expect(drawn?.lines[0]?.points.map(({ value }) => value)).toEqual([10, 11, null, 30, 31]);
    expect(drawn?.breaks).toHaveLength(1);
    expect(chartsIn(blocksOf('goals', { series, breaks: ['2011-07-01'] }))[0]).not.toHaveProperty('breaks');
  });

  test('stand once: with their goal, or else with their theme', () => {
    expect(chartsIn(blocksOf('goals', full)).map(({ title }) => title)).toEqual(['Grünfläche je Kopf']);
    expect(chartsIn(blocksOf('indicators', full)).map(({ title }) => title)).toEqual(['Lärm']);
    expect(wordsOf(blocksOf('indicators', full))).toContain('Ohne Thema');
  });

  test.each([
    [[1, 2, 3, 4], 'steigt'],
    [[4, 3, 2, 1], 'sinkt'],
    [[200, 200, 201, 201], 'etwa gleich'],
    [[1, 2, 3], '2014: 3,0 m²'],
  ])('say where %j is heading: %s', (values, words) => {
    const series = { gruenflaeche: values.map((value, i) => point(2012 + i, value)) };
    expect(chartsIn(blocksOf('indicators', { goals: [], series }))[0]?.lead.endsWith(words)).toBe(true);
  });

  test('name the kind of evidence', () => {
    expect(chartsIn(blocksOf('indicators', full))[0]?.note).toBe('Beispielwert');
  });
});

describe('measures and money in the report', () => {
  test('are counted by state, the unreported too', () => {
    const [table] = tablesIn(blocksOf('measures', full));
    expect(table?.rows).toEqual([
      ['geplant', '0', '0 %'],
      ['läuft', '2', '67 %'],
      ['ruht', '0', '0 %'],
      ['fertig', '0', '0 %'],
      ['aufgegeben', '0', '0 %'],
      ['nicht gemeldet', '1', '33 %'],
    ]);
  });

  test('stand under their sector part, with what was last reported', () => {
    const [, open, without] = tablesIn(blocksOf('measures', full));
    expect(open?.rows).toEqual([
      ['M1 Park am Kanal', 'Amt für Stadtgrün', 'läuft, auf Kurs', '31.12.2017', 'Die Wege sind gebaut. (01.10.2015)'],
      ['Neue Allee', 'nicht angegeben', 'läuft, auf Kurs', '31.12.2017', 'Die Wege sind gebaut. (01.10.2015)'],
    ]);
    expect(without?.rows).toEqual([['Teich', 'Amt für Stadtgrün', 'nicht gemeldet', '31.12.2017', '–']]);
  });

  test('have a column for each stage and origin that is named, and a dash where nothing is', () => {
    const amounts = [money({ cents: 0 }), money({ year: 2015, stage: 'spent', origin: 'funding', cents: 123_456 })];
    const [table] = tablesIn(blocksOf('money', { money: amounts }));
    expect(table?.head).toEqual(['Jahr', 'beschlossen, eigene Mittel', 'ausgegeben, Fördermittel']);
    expect(table?.rows).toEqual([
      ['2015', '–', '1.234,56 €'],
      ['2016', '0 €', '–'],
    ]);
  });

  test('say how many have no amount', () => {
    expect(brokenIn(blocksOf('money', full))).toEqual(['2 Maßnahmen haben keinen Betrag.']);
    expect(brokenIn(blocksOf('money', { money: [] }))).toHaveLength(1);
    expect(brokenIn(blocksOf('money'))).toEqual([]);
  });
});

describe('areas, breaks and decisions in the report', () => {
  const map: MapBlock = { type: 'map', alt: '', note: '', width: 1, height: 1, ground: [], subjects: [] };

  test('an area stands beside its map, which says that it is put together', () => {
    const [, , beside] = blocksOf('areas', {}, { maps: new Map([['west', map]]) });
    expect(beside).toMatchObject({
      type: 'beside',
      map: {
        alt: 'Karte: Lage des Raums Leutzsch-West in der Stadt',
        note: 'Die Fläche ist eine Näherung aus Ortsteilen.',
      },
    });
    expect(blocksOf('areas').map(({ type }) => type)).not.toContain('beside');
  });

  test('an area without anybody to ask is a break', () => {
    expect(brokenIn(blocksOf('areas'))).toEqual(['Für diesen Raum ist niemand benannt.']);
    expect(brokenIn(blocksOf('areas', { areas: [area({ contact: 'Quartiersbüro' })] }))).toEqual([]);
  });

  test('forty breaks of a kind are named, the rest is counted', () => {
    const measures = Array.from({ length: 42 }, (_, i) =>
      measure({ id: `m${i}`, dueOn: null, leadId: i < 40 ? 'stadtgruen' : null }),
    );
    const blocks = blocksOf('breaks', { measures });
    const [counts, ...named] = tablesIn(blocks);
    expect(counts?.rows.map((row) => row[1])).toEqual(['42', '2', '1']);
    expect(named.map(({ rows }) => rows.length)).toEqual([1, 2, 40]);
    expect(wordsOf(blocks)).toContain('und 2 weitere');
  });

  test('a decision has who leads and by when', () => {
    const decided = measure({ latest: report({ decision: 'Ankauf', decisionBy: '2016-03-31' }) });
    const open = measure({ id: 'allee', leadId: null, latest: report({ decision: 'Pflege' }) });
    expect(
      tablesIn(blocksOf('decisions', { measures: [open, decided], offices: [office({ name: 'Bauamt' })] }))[0]?.rows,
    ).toEqual([
      ['Park am Kanal', 'Ankauf', 'Bauamt', '31.03.2016'],
      ['Park am Kanal', 'Pflege', '–', '–'],
    ]);
  });

  test('names areas that stand out where their owner says that it matters, up to its year', () => {
    const alerts = [
      alert({ effect: 'note', comment: 'Neue Bäume.' }),
      alert({ id: 'w2', effect: 'decision', comment: 'Kein Platz mehr.' }),
      alert({ id: 'w3', effect: 'decision', comment: 'Von später.', year: 2016, againYear: 2016 }),
      alert({ id: 'w4' }),
    ];
    const meanings = (kind: PartKind) =>
      tablesIn(blocksOf(kind, { alerts }))
        .at(-1)
        ?.rows.map((row) => row[2]);
    expect([meanings('breaks'), meanings('decisions')]).toEqual([['Neue Bäume.'], ['Kein Platz mehr.']]);
    expect(tablesIn(blocksOf('decisions', {}))).toEqual([]);
  });
});

describe('a long sentence in a table', () => {
  test.each([
    ['Kurz genug.', 'Kurz genug.'],
    ['Eins<br>zwei\n drei', 'Eins zwei drei'],
    ['Erster Satz. Zweiter Satz', 'Erster Satz.'],
    ['A. Satz ohne ein Ende', 'A. Satz ohne ein …'],
    ['Ein Satz ohne Ende da', 'Ein Satz ohne Ende …'],
    ['Genau zwanzig Zeiche', 'Genau zwanzig Zeiche'],
  ])('%j becomes %j', (text, short) => {
    expect(shortened(text, 20)).toBe(short);
  });
});
