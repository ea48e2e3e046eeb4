import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import vectors from '#analysis/vectors/carry.json';
import people from '#analysis/vectors/population.json';
import { areasCarry } from './carry-command.server.ts';
import { CommandFailed, UsageError } from './command.ts';
import type { FileCommand } from './file-commands.server.ts';
import { seriesForecast } from './forecast-command.server.ts';
import { populationProject } from './population-command.server.ts';
import { commandTexts } from './texts.en.ts';

const folder = mkdtempSync(join(tmpdir(), 'stadtfaden-files-'));
afterAll(() => rmSync(folder, { recursive: true }));
const t = commandTexts('en');

function file(name: string, content: string | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const run = (command: FileCommand, values: Record<string, string | boolean>, argument = '') =>
  command.work({ values, argument }, t);
const rows = (out: string) => {
  const [head = [], ...lines] = out.split('\n').map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(head.map((name, index) => [name, cells[index] ?? ''])));
};
async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => new Error('was not refused'),
    (reason: unknown) => reason as Error,
  );
  expect(error).toBeInstanceOf(CommandFailed);
  return error.message;
}

const collection = (features: readonly { properties: object; geometry: object | null }[], more = {}) => ({
  type: 'FeatureCollection',
  ...more,
  features: features.map((each) => ({ type: 'Feature', ...each })),
});
const squares = vectors['exact-squares'];
const plane = { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::25833' } } };
const shapes = (drawn: readonly { id: string; polygon: number[][] }[]) =>
  collection(
    drawn.map(({ id, polygon }) => ({ properties: { id }, geometry: { type: 'Polygon', coordinates: [polygon] } })),
    plane,
  );
const from = file('from.geojson', shapes(squares.input.source));
const to = file('to.geojson', shapes(squares.input.target));
const table = (name: 'extensive' | 'intensive') =>
  file(`${name}.csv`, ['id;wert', ...squares.input.source.map((each) => `${each.id};${each[name]}`)].join('\n'));

describe('areas carry', () => {
  test.each(['extensive', 'intensive'] as const)('gives the exact values of %s squares', async (kind) => {
    const { out, notes } = await run(areasCarry, { from, to, values: table(kind), kind });
    for (const { area, value } of rows(out)) {
      const expected = squares.expected[kind][area as 't1'];
      if (!expected) expect(value).toBe('');
      else expect(Math.abs(Number(value) - expected)).toBeLessThan(1e-9);
    }
    if (kind === 'extensive') expect(notes).toEqual(['wert: given 200, carried 200, outside the target areas 0.']);
    else expect(notes.join()).toContain('numerator and denominator');
  });

  test('carries all Ortsteile of Leipzig to postcodes, says what falls outside, and rounds to the same sum', async () => {
    const geo = (name: string) => `pilot/leipzig/geo/${name}.geojson`;
    const codes = JSON.parse(readFileSync(geo('ortsteile'), 'utf8')).features.map(
      ({ properties }: { properties: { OT: string } }) => properties.OT,
    );
    const values = file(
      'leipzig.csv',
      ['OT,people', ...codes.map((code: string, i: number) => `${code},${1000 + 37 * i}`)].join('\n'),
    );
    const given = { from: geo('ortsteile'), to: geo('plz34'), values, kind: 'extensive', format: 'json' };
    const exact = JSON.parse((await run(areasCarry, given)).out);
    const whole = JSON.parse((await run(areasCarry, { ...given, whole: true })).out);
    const sum = (found: typeof exact) =>
      found.columns[0].values.reduce(
        (all: number, each: { figure: { value?: number } }) => all + (each.figure.value ?? 0),
        0,
      );
    const { balance } = exact.columns[0];
    expect(exact).toMatchObject({ method: 'area-weighted', coordinates: 'degrees', keys: { from: 'OT', to: 'plz' } });
    expect(sum(exact)).toBeCloseTo(balance.placed, 6);
    expect(balance.unplaced / balance.given).toBeLessThan(0.001);
    expect(sum(whole)).toBe(Math.round(sum(exact)));
  });

  test('goes by people where units say where they live', async () => {
    const weights = file('units.geojson', {
      ...collection([
        { properties: { id: 1, einwohner: 30 }, geometry: { type: 'Point', coordinates: [1, 1] } },
        { properties: { id: 2, einwohner: 10 }, geometry: { type: 'Point', coordinates: [3, 1] } },
      ]),
      ...plane,
    });
    const { out, notes } = await run(areasCarry, { from, to, values: table('extensive'), kind: 'extensive', weights });
    const found = Object.fromEntries(rows(out).map(({ area, value }) => [area, Number(value)]));
    expect(found['t1']).toBeCloseTo(75 + 40 / 8, 9);
    expect(notes.join()).toContain('nobody lives in 2 areas');
  });

  test('names row and field of what is wrong', async () => {
    const carry = (values: string, more = {}) =>
      refused(run(areasCarry, { from, to, values, kind: 'extensive', ...more }));
    expect(await carry(file('a.csv', 'id,n\nA,1\nB,viele\nC,3'))).toContain('a.csv: Line 3, n: “viele”');
    expect(await carry(file('b.csv', 'id,n\nA,1\nA,2'))).toContain('b.csv: Line 3, id: A already stands in line 2');
    expect(await carry(file('c.csv', 'id,n\nA,1\nQ,2'))).toContain('c.csv: Line 3, id: There is no “Q”');
    expect(await carry(file('d.csv', 'id,n\n0A,1\nB,2'))).toContain('but there is “A”');
    const bow = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
      [0, 0],
    ];
    const crossed = file('bow.geojson', shapes([{ id: 'A', polygon: bow }]));
    expect(await carry(file('e.csv', 'id,n\nA,1'), { from: crossed })).toMatch(
      /bow.geojson: Feature 1, A: A ring crosses/,
    );
    const open = file('open.geojson', shapes([{ id: 'A', polygon: bow.slice(0, 4) }]));
    expect(await carry(file('f.csv', 'id,n\nA,1'), { to: open })).toContain('not closed');
    const degrees = file('deg.geojson', {
      ...shapes([
        {
          id: 'A',
          polygon: [
            [12, 51],
            [12.1, 51],
            [12, 51.1],
            [12, 51],
          ],
        },
      ]),
      crs: null,
    });
    expect(await carry(table('extensive'), { to: degrees })).toContain('different coordinates');
    expect(await carry(table('extensive'), { to: join(folder, 'none.geojson') })).toContain('cannot be read');
  });

  test('tells of an area without a polygon and leaves it out', async () => {
    const shaped = shapes(squares.input.source) as { features: object[] };
    const half = file('half.geojson', {
      ...shaped,
      features: [...shaped.features, { type: 'Feature', properties: { id: 'D' }, geometry: null }],
    });
    const { notes } = await run(areasCarry, {
      from: half,
      to,
      values: file('g.csv', 'id,n\nA,1\nB,1\nC,1\nD,9'),
      kind: 'extensive',
    });
    expect(notes.join()).toContain('1 entry has no area and is left out: D');
  });

  test('is used rightly or says how', async () => {
    const values = table('extensive');
    await expect(run(areasCarry, { from, to, values, kind: 'both' })).rejects.toThrow(UsageError);
    await expect(run(areasCarry, { from, to, values, kind: 'intensive', method: 'smooth' })).rejects.toThrow(
      UsageError,
    );
    await expect(run(areasCarry, { from, to, values, kind: 'extensive', format: 'xml' })).rejects.toThrow(UsageError);
  });
});

describe('series forecast', () => {
  const years = Array.from({ length: 12 }, (_, i) => 2010 + i);
  const wide = file(
    'wide.csv',
    [
      `gebiet,${years}`,
      `Mitte,${years.map((_, i) => 100 + 3 * i)}`,
      `Nord,${years.map((_, i) => (i > 8 ? i : ''))}`,
    ].join('\n'),
  );

  test('reads wide and long tables alike', async () => {
    const long = file(
      'long.csv',
      ['jahr;gebiet;wert', ...years.map((year, i) => `31.12.${year};Mitte;${100 + 3 * i},0`)].join('\n'),
    );
    const [a, b] = await Promise.all([wide, long].map((path) => run(seriesForecast, { horizon: '3' }, path)));
    expect(rows(a?.out ?? '').filter(({ series }) => series === 'Mitte')).toEqual(rows(b?.out ?? ''));
    expect(rows(b?.out ?? '').map(({ year, kind, evidence }) => [year, kind, evidence])).toEqual(
      [2022, 2023, 2024].map((year) => [String(year), 'continuation', 'forecast']),
    );
    expect(a?.notes).toEqual([
      expect.stringContaining('No plan'),
      '“Nord”: only 3 known years in a row, 6 are needed. Not carried on.',
    ]);
  });

  test('is refused where no series is long enough, or the file is wrong', async () => {
    expect(await refused(run(seriesForecast, {}, file('short.csv', 'year,value\n2020,1\n2021,2')))).toContain(
      '6 are needed',
    );
    expect(await refused(run(seriesForecast, {}, file('h.csv', 'year,value\n2020,1\nbald,2')))).toContain(
      'Line 3, year',
    );
    expect(await refused(run(seriesForecast, {}, file('i.csv', 'year,value\n2020,1\n2020,2')))).toContain(
      'stands in line 2',
    );
    expect(await refused(run(seriesForecast, { most: '110' }, wide))).toContain('outside --least and --most');
    await expect(run(seriesForecast, { horizon: '99' }, wide)).rejects.toThrow(UsageError);
  });
});

describe('population project', () => {
  const { input, expected } = people['ccp-sweden-1993-1998'];
  const sexes = [
    ['f', input.female, input.Lx_female],
    ['m', input.male, input.Lx_male],
  ] as const;
  const city = file(
    'city.csv',
    [
      'year,age,sex,count',
      ...sexes.flatMap(([sex, all]) => input.ages.map((age, i) => `1993,${age},${sex},${all[i]}`)),
    ].join('\n'),
  );
  const rates = file(
    'rates.csv',
    [
      'age,sex,person_years,births',
      ...sexes.flatMap(([sex, , years]) =>
        input.ages.map((age, i) => `${age},${sex},${years[i]},${sex === 'f' ? input.fx[i] : ''}`),
      ),
    ].join('\n'),
  );

  test('gives Sweden 1998 by the textbook', async () => {
    const { out, notes } = await run(populationProject, { rates }, city);
    const women = rows(out).filter(({ sex }) => sex === 'female');
    for (const [index, { people: found }] of women.entries())
      expect(Math.abs(Number(found) - (expected.female_1998[index] as number))).toBeLessThan(1e-6);
    expect(rows(out)[0]).toMatchObject({ year: '1998', sex: 'all', age: 'all', low80: '', evidence: 'forecast' });
    expect(notes[0]).toContain('No plan');
  });

  const counted = (head: string, areas: readonly string[], dates: readonly number[]) =>
    [
      head,
      ...areas.flatMap((area) =>
        dates.flatMap((year) =>
          ['f', 'm'].flatMap((sex) =>
            input.ages.map(
              (age, i) => `${area ? `${area},` : ''}${year},${age},${sex},${(area ? 1 : 2) * (100 + 3 * i)}`,
            ),
          ),
        ),
      ),
    ].join('\n');

  test('holds areas to the city', async () => {
    const dates = [2005, 2010, 2015, 2020];
    const whole = file('whole.csv', counted('year,age,sex,count', [''], dates));
    const areas = file('areas.csv', counted('area,year,age,sex,count', ['a', 'b'], dates));
    const found = rows((await run(populationProject, { areas, steps: '2' }, whole)).out).filter(
      ({ sex }) => sex === 'all',
    );
    const at = (area: string, year: string) =>
      Number(found.find((each) => each['area'] === area && each['year'] === year)?.['people']);
    for (const year of ['2025', '2030']) expect(at('a', year) + at('b', year)).toBeCloseTo(at('', year), 6);
    expect(
      await refused(
        run(
          populationProject,
          { areas: file('late.csv', counted('area,year,age,sex,count', ['a'], [2005, 2010])) },
          whole,
        ),
      ),
    ).toContain('no count of 2020');
  });

  test('names row and field of what is wrong', async () => {
    const text = readFileSync(city, 'utf8');
    const wrong = (name: string, was: string, is: string) =>
      refused(run(populationProject, { rates }, file(name, text.replace(was, is))));
    expect(await wrong('j.csv', '1993,5-9,f', '1993,5-9,x')).toContain('j.csv: Line 3, sex: “x”');
    expect(await wrong('k.csv', ',248369', ',-1')).toContain('k.csv: Line 3, count: “-1” is negative');
    expect(await wrong('l.csv', '1993,5-9,f,248369\n', '')).toContain('Age group 5-9 is missing for 1993 female');
    expect(await wrong('m.csv', '5-9,f', '5-7,f')).toContain('m.csv');
    expect(await refused(run(populationProject, {}, city))).toContain('Two counts 5 years apart');
  });
});
