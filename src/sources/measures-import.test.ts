import { describe, expect, test } from 'vitest';
import { contentOf, faultsIn, notesIn, utf8, workbook } from '../../tests/support/received-files.ts';
import { importMeasures, type KnownForMeasures } from './measures-import.ts';
import { readTable } from './table.ts';

const today = '2026-11-22';
const known: KnownForMeasures = {
  offices: [
    { id: 'stadtgruen', name: 'Amt für Stadtgrün', code: '67' },
    { id: 'verkehr', name: 'Verkehrsamt', code: '66' },
  ],
  goals: [
    { id: 'gruen', title: 'Mehr Grün', code: 'U 1' },
    { id: 'wege', title: 'Kurze Wege', code: 'V 1' },
    { id: 'wege-2', title: 'Kurze Wege', code: 'V 2' },
  ].map(({ title, ...goal }) => ({ ...goal, name: title })),
  areas: [
    { id: 'sued', name: 'Südliche Straße', code: '010' },
    { id: 'mitte', name: 'Mitte', code: '1' },
    { id: 'bezirk-1', name: 'Bezirk Mitte', code: '1' },
  ],
  parts: [{ id: 'freiraum', name: 'Freiraum und Umwelt', code: '3' }],
  measures: new Map([
    [
      'M 7',
      {
        id: 'park',
        held: {
          code: 'M 7',
          title: 'Park',
          summary: 'Am Kanal',
          leadId: 'stadtgruen',
          personId: 'ada',
          officeIds: ['verkehr'],
          goalIds: ['gruen'],
          areaIds: ['sued'],
          priority: 'core',
          startsOn: '2020-01-01',
          dueOn: '2026-12-31',
          rhythmMonths: '6',
          milestones: [{ id: 'm1', title: 'Baubeginn', dueOn: '2021-03-01', doneOn: '' }],
        },
      },
    ],
  ]),
};

async function read(content: string | Uint8Array, name = 'massnahmen.csv') {
  const table = await readTable(name, typeof content === 'string' ? utf8(content) : content);
  return table.ok ? importMeasures(table.value, known, today) : table;
}
const faultsOf = async (content: string) => faultsIn(await read(content));
/** The only measure of a file with these columns. */
async function measureOf(cells: Record<string, string>) {
  const [head, row] = [Object.keys(cells), Object.values(cells)].map((line) =>
    line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'),
  );
  const [first, ...others] = contentOf(await read(`${head}\n${row}\n`)).measures;
  expect(others).toEqual([]);
  if (!first) throw new Error('no measure was read');
  return first;
}
const formOf = async (cells: Record<string, string>) => (await measureOf({ Titel: 'Brücke', ...cells })).form;
const reportOf = async (cells: Record<string, string>) => (await measureOf({ Titel: 'Brücke', ...cells })).report;

describe('a measure is read', () => {
  test('from a row with nothing but a title', async () => {
    expect(await measureOf({ Titel: 'Brücke bauen' })).toEqual({
      line: 2,
      existingId: null,
      report: null,
      form: {
        code: null,
        title: 'Brücke bauen',
        summary: null,
        plain: null,
        sectorPartId: null,
        leadId: null,
        personId: null,
        officeIds: [],
        goalIds: [],
        areaIds: [],
        priority: null,
        startsOn: null,
        dueOn: null,
        rhythmMonths: null,
        milestones: [],
      },
    });
  });

  test('from a row with everything', async () => {
    const cells = {
      Kennung: 'M 1',
      Titel: 'Brücke',
      Beschreibung: 'Über den Kanal,\nfür alle',
      Fachteil: 'Freiraum und Umwelt',
      Federführung: 'Verkehrsamt',
      Beteiligte: 'Amt für Stadtgrün',
      Ziele: 'Mehr Grün|V 1',
      Räume: 'Südliche Straße | Mitte',
      Priorität: 'Kernprojekt',
      Beginn: '1.3.2026',
      Frist: '30.11.2026',
      Rhythmus: '12',
      Status: 'in Umsetzung',
      Verlauf: 'auf Kurs',
      Sachstand: 'Die Pfeiler stehen.',
      'Stand vom': '2026-06-30',
    };
    const { form, report } = await measureOf(cells);
    expect(form).toEqual({
      code: 'M 1',
      title: 'Brücke',
      summary: 'Über den Kanal,\nfür alle',
      plain: null,
      sectorPartId: 'freiraum',
      leadId: 'verkehr',
      personId: null,
      officeIds: ['stadtgruen'],
      goalIds: ['gruen', 'wege'],
      areaIds: ['sued', 'mitte'],
      priority: 'core',
      startsOn: '2026-03-01',
      dueOn: '2026-11-30',
      rhythmMonths: 12,
      milestones: [],
    });
    expect(report).toMatchObject({
      state: 'running',
      course: 'on-track',
      sentence: 'Die Pfeiler stehen.',
      reportedOn: '2026-06-30',
    });
  });

  test('from a workbook, with dates of the spreadsheet', async () => {
    const rows = [
      ['Kennung', 'Titel', 'Frist', 'Rhythmus'],
      ['M 1', 'Brücke', new Date(Date.UTC(2026, 10, 30)), 6],
    ];
    const { measures } = contentOf(await read(await workbook(rows), 'massnahmen.xlsx'));
    expect(measures.map(({ form }) => [form.title, form.dueOn, form.rhythmMonths])).toEqual([
      ['Brücke', '2026-11-30', 6],
    ]);
  });

  test.each([
    ['English columns', 'external_id,title,lead,goals,due_on\nM 1,Bridge,66,U 1,2026-11-30\n'],
    ['columns by other names', 'Nr;Maßnahme;Amt;Ziel;Fertig bis\nM 1;Bridge;66;U 1;30.11.2026\n'],
    ['the more telling of two columns', 'Name;Nr;Kennung;Titel;Amt;Ziel;Frist\nx;9;M 1;Bridge;66;U 1;11/2026\n'],
  ])('from %s', async (_, content) => {
    const [first] = contentOf(await read(content)).measures;
    expect(first?.form).toMatchObject({ code: 'M 1', title: 'Bridge', leadId: 'verkehr', goalIds: ['gruen'] });
    expect(first?.form.dueOn).toMatch(/^2026-11-/);
  });

  test.each([
    ['30.11.2026', '2026-11-30'],
    ['2026-11-30', '2026-11-30'],
    ['1.9.2026', '2026-09-01'],
    ['11/2026', '2026-11-01'],
    ['', null],
  ])('with the deadline %j', async (cell, date) => {
    expect((await formOf({ Frist: cell })).dueOn).toBe(date);
  });

  test.each([
    ['U 1', ['gruen']],
    ['mehr gruen', ['gruen']],
    ['gruen|V 2', ['gruen', 'wege-2']],
    [' U 1 || V 1 | ', ['gruen', 'wege']],
    ['U 1|Mehr Grün', ['gruen']],
    ['', []],
  ])('with the goals %j, by key, name or id', async (cell, goalIds) => {
    expect((await formOf({ Ziele: cell })).goalIds).toEqual(goalIds);
  });

  test.each([
    ['Kernprojekt', 'core'],
    ['HOCH', 'high'],
    ['prioritär', 'high'],
    ['niedrig', 'normal'],
    ['core', 'core'],
    ['', null],
  ])('with the priority %j', async (cell, priority) => {
    expect((await formOf({ Priorität: cell })).priority).toBe(priority);
  });

  test.each([
    ['geplant', 'planned'],
    ['Läuft', 'running'],
    ['in Umsetzung', 'running'],
    ['ruht', 'paused'],
    ['abgeschlossen', 'done'],
    ['aufgegeben', 'dropped'],
  ])('with the state %j, of today where no day is named', async (cell, state) => {
    expect(await reportOf({ Status: cell })).toMatchObject({ state, course: null, sentence: '–', reportedOn: today });
  });

  test.each([
    ['grün', 'on-track'],
    ['gelb', 'difficult'],
    ['nicht auf Kurs', 'off-track'],
  ])('with the course %j', async (cell, course) => {
    expect((await reportOf({ Status: 'läuft', Verlauf: cell }))?.course).toBe(course);
  });

  test('with words that look like formulas or code as they are', async () => {
    const title = '=HYPERLINK("x") <b>{{row}}</b>';
    expect((await formOf({ Titel: title, Beschreibung: '$t(bad)' })).title).toBe(title);
  });

  test.each([
    [{ Titel: 'ä'.repeat(300) }, 300],
    [{ Beschreibung: 'ä'.repeat(20_000) }, 20_000],
  ])('with a text as long as is allowed', async (cells, length) => {
    const form = await formOf(cells);
    expect(Math.max(form.title.length, form.summary?.length ?? 0)).toBe(length);
  });
});

describe('a measure whose key is known', () => {
  const held = contentOf(
    importMeasures(
      { head: ['Kennung', 'Titel'], rows: [{ line: 2, cells: ['M 7', 'Park'] }], notes: [] },
      known,
      today,
    ),
  );

  test('is that measure, changed only in what the file has a column for', async () => {
    const measure = await measureOf({ Kennung: 'M 7', Titel: 'Großer Park', Frist: '31.12.2030' });
    expect(measure.existingId).toBe('park');
    expect(measure.form).toEqual({ ...held.measures[0]?.form, title: 'Großer Park', dueOn: '2030-12-31' });
    expect(measure.form).toMatchObject({ personId: 'ada', goalIds: ['gruen'], milestones: [{ id: 'm1' }] });
  });

  test('loses what the file leaves empty on purpose', async () => {
    const { form } = await measureOf({ Kennung: 'M 7', Titel: 'Park', Ziele: '', Federführung: '', Priorität: '' });
    expect(form).toMatchObject({ goalIds: [], leadId: null, priority: null, areaIds: ['sued'], summary: 'Am Kanal' });
  });

  test('must not end before it began, wherever the two dates stand', async () => {
    expect(await faultsOf('Kennung;Titel;Frist\nM 7;Park;31.12.2019\n')).toEqual([
      { key: 'field-end-before-start', row: 2, field: 'Frist', value: '31.12.2019' },
    ]);
  });

  test.each(['M 70', 'm 7', 'M7', ''])('is another one with the key %j', async (code) => {
    const measure = await measureOf({ Kennung: code, Titel: 'Park' });
    expect(measure.existingId).toBeNull();
    expect(measure.form).toMatchObject({ personId: null, goalIds: [] });
  });
});

describe('a file of measures is refused', () => {
  const one = (column: string, cell: string) => `Kennung;Titel;${column}\nM 1;Brücke;\nM 2;Steg;${cell}\n`;
  test.each<[string, string, object]>([
    [
      'no title column',
      'Kennung;Kosten\nM 1;5\n',
      { key: 'column-missing', row: null, field: 'Titel', examples: 'Titel, Maßnahme, Name' },
    ],
    ['an empty title', 'Kennung;Titel\nM 1;Brücke\nM 2;\n', { key: 'field-required', row: 3, field: 'Titel' }],
    [
      'a long title',
      `Titel\n${'ä'.repeat(301)}\n`,
      { key: 'field-too-long', row: 2, field: 'Titel', value: 'ä'.repeat(80) },
    ],
    ['a long text', one('Beschreibung', 'ä'.repeat(20_001)), { key: 'field-too-long', row: 3, field: 'Beschreibung' }],
    [
      'an unknown office',
      one('Amt', 'Amt für Zauberei'),
      { key: 'unknown-name', row: 3, field: 'Amt', value: 'Amt für Zauberei' },
    ],
    [
      'an unknown office that takes part',
      one('Beteiligte', '66|68'),
      { key: 'unknown-name', row: 3, field: 'Beteiligte', value: '68' },
    ],
    ['an unknown goal', one('Ziele', 'U 1|U 9'), { key: 'unknown-name', row: 3, field: 'Ziele', value: 'U 9' }],
    ['an unknown area', one('Räume', 'Atlantis'), { key: 'unknown-name', row: 3, field: 'Räume', value: 'Atlantis' }],
    ['an unknown part', one('Fachteil', '9'), { key: 'unknown-name', row: 3, field: 'Fachteil', value: '9' }],
    [
      'goals cut by a comma',
      one('Ziele', 'U 1, V 1'),
      { key: 'unknown-name', row: 3, field: 'Ziele', value: 'U 1, V 1' },
    ],
    [
      'a goal of which there are two',
      one('Ziele', 'Kurze Wege'),
      { key: 'ambiguous-name', row: 3, field: 'Ziele', value: 'Kurze Wege' },
    ],
    ['a key of two divisions', one('Räume', '1'), { key: 'ambiguous-name', row: 3, field: 'Räume', value: '1' }],
    [
      'an unknown priority',
      one('Priorität', 'sehr hoch'),
      { key: 'unknown-word', row: 3, field: 'Priorität', allowed: 'Kernprojekt, hoch, normal' },
    ],
    [
      'an unknown state',
      one('Status', 'fast fertig'),
      { key: 'unknown-word', row: 3, field: 'Status', value: 'fast fertig' },
    ],
    [
      'an unknown course',
      'Titel;Status;Verlauf\nSteg;läuft;so la la\n',
      { key: 'unknown-word', row: 2, field: 'Verlauf', value: 'so la la' },
    ],
    [
      'a day that is none',
      one('Frist', '31.02.2026'),
      { key: 'field-date', row: 3, field: 'Frist', value: '31.02.2026' },
    ],
    ['a date in words', one('Beginn', 'Frühjahr'), { key: 'field-date', row: 3, field: 'Beginn', value: 'Frühjahr' }],
    ['a year of five digits', one('Frist', '01.01.20266'), { key: 'field-date', row: 3, field: 'Frist' }],
    [
      'a wrong day of a report',
      'Titel;Status;Stand vom\nSteg;läuft;gestern\n',
      { key: 'field-date', row: 2, field: 'Stand vom', value: 'gestern' },
    ],
    [
      'a long report',
      `Titel;Status;Sachstand\nSteg;läuft;${'ä'.repeat(20_001)}\n`,
      { key: 'field-too-long', row: 2, field: 'Sachstand' },
    ],
    ['a broken rhythm', one('Rhythmus', '1,5'), { key: 'field-whole', row: 3, field: 'Rhythmus', value: '1,5' }],
    ['a rhythm out of range', one('Rhythmus', '61'), { key: 'field-whole', row: 3, field: 'Rhythmus', value: '61' }],
    [
      'a deadline before the start',
      'Titel;Beginn;Frist\nSteg;30.11.2026;2026-11-29\n',
      { key: 'field-end-before-start', row: 2, field: 'Frist', value: '2026-11-29' },
    ],
    ['too many goals', one('Ziele', 'U 1|'.repeat(2001)), { key: 'field-too-many', row: 3, field: 'Ziele' }],
    [
      'a key twice',
      'Kennung;Titel\nM 1;Brücke\nM 2;Steg\nM 1;Brücke\n',
      { key: 'duplicate', row: 4, field: 'Kennung', first: 2, what: 'M 1' },
    ],
    [
      'the key of a held measure twice',
      'Kennung;Titel\nM 7;Park\nM 7;Park\n',
      { key: 'duplicate', row: 3, field: 'Kennung', first: 2, what: 'M 7' },
    ],
  ])('for %s', async (_, content, expected) => {
    expect(await faultsOf(content)).toEqual([expect.objectContaining(expected)]);
  });

  test('with every wrong field named, and nothing of the right rows kept', async () => {
    const checked = await read('Titel;Amt;Frist\nGut;66;1.1.2027\n;68;bald\nGut;67;\nSchlecht;67;nie\n');
    expect(checked.ok).toBe(false);
    expect(faultsIn(checked).map(({ row, field, key }) => [row, field, key])).toEqual([
      [3, 'Amt', 'unknown-name'],
      [3, 'Titel', 'field-required'],
      [3, 'Frist', 'field-date'],
      [5, 'Frist', 'field-date'],
    ]);
  });

  test('with no more said than anybody reads', async () => {
    expect(await faultsOf(`Titel;Frist\n${'Steg;bald\n'.repeat(5000)}`)).toHaveLength(200);
  });
});

describe('a file of measures is taken with a remark', () => {
  test.each([
    ['that some have no key', 'Kennung;Titel\nM 1;Brücke\n;Steg\n;Weg\n', [{ key: 'no-key', vars: { count: 2 } }]],
    ['that none has a key', 'Titel\nBrücke\n', [{ key: 'no-key', vars: { count: 1 } }]],
    [
      'that words without a state are left out',
      'Kennung;Titel;Status;Sachstand\nM 1;Brücke;;gut\nM 2;Steg;läuft;gut\n',
      [{ key: 'no-state', vars: { count: 1 } }],
    ],
    [
      'that a course without a state is left out',
      'Kennung;Titel;Verlauf\nM 1;Brücke;gelb\nM 2;Steg;\n',
      [{ key: 'no-state', vars: { count: 1 } }],
    ],
    ['of nothing, where all is said', 'Kennung;Titel;Status\nM 1;Brücke;läuft\n', []],
  ])('%s', async (_, content, expected) => {
    const { notes } = contentOf(await read(content));
    expect(notes.filter((note) => note.key !== 'delimiter')).toEqual(expected);
    for (const language of ['de', 'en'] as const) expect(notesIn(notes, language)).toHaveLength(expected.length + 1);
  });
});
