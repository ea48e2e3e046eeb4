/** The commands of index, segregation, alerts and attainment on bare files, as somebody would use them. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { alertsFind } from '../src/command-line/alerts-command.server.ts';
import { seriesAttain } from '../src/command-line/attain-command.server.ts';
import { CommandFailed, UsageError } from '../src/command-line/command.ts';
import type { FileCommand } from '../src/command-line/file-commands.server.ts';
import { indexCompute } from '../src/command-line/index-command.server.ts';
import { segregationCompute } from '../src/command-line/segregation-command.server.ts';
import { commandTexts } from '../src/command-line/texts.en.ts';
import { knownTable } from './support/known-values.ts';
import { root } from './support/server.ts';

const t = commandTexts('en');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadtfaden-methods-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
const knownFile = (name: string) => join(root, 'src/analysis/vectors', name);
const run = (command: FileCommand, argument: string, values: Record<string, string | boolean> = {}) =>
  command.work({ argument, values }, t);
const rows = (out: string) => parse(out, { columns: true }) as Record<string, string>[];

describe('index compute', () => {
  test('gives Berlin the published classes, from the file alone', async () => {
    const { out } = await run(indexCompute, knownFile('berlin-mss-2015.csv'), { definition: 'berlin-mss-2013' });
    const published = knownTable('berlin-mss-2015.csv');
    expect(rows(out).map((row) => [row['status_name'], row['dynamic_name']])).toEqual(
      published.map((row) => [row['pub_status_class'], row['pub_dynamic_class']]),
    );
  });

  test('takes a definition as a file, and shows changes since the edition before', async () => {
    const definition = join(root, 'src/analysis/definitions/berlin-mss-2013.json');
    const { out } = await run(indexCompute, knownFile('berlin-mss-2015.csv'), {
      definition,
      before: knownFile('berlin-mss-2013.csv'),
    });
    const changed = rows(out).filter((row) => row['status_before'] !== row['status_class']);
    expect(changed.length).toBeGreaterThan(10);
    expect(changed.filter((row) => row['status_before'] !== '').every((row) => row['status_shift'] !== '')).toBe(true);
  });

  test('keeps areas without an index in the table, with the reason', async () => {
    const head = 'plr_id,inhabitants,s1,s2,s3,s4,d1,d2,d3,d4';
    const rising = [1, 2, 3, 4].map((id) => `${id},500,${id},${id},${7 - id},${id * id},${id},${id},${-id},${-id}`);
    const path = file('small.csv', [head, ...rising, '5,299,1,1,1,1,1,1,1,1', '6,900,.,1,1,1,2,5,1,1\n'].join('\n'));
    const { out, notes } = await run(indexCompute, path, { definition: 'berlin-mss-2013' });
    const [young, secret] = rows(out).slice(4);
    expect(young).toMatchObject({ s1: '1', status_index: '', combined: '', left_out: 'too-few-inhabitants 299' });
    expect(secret).toMatchObject({ s1: '', status_index: '', combined: '', left_out: 'status suppressed s1' });
    expect(secret?.['dynamic_class']).not.toBe('');
    expect(notes.join()).toContain('too-few-inhabitants 1, suppressed 1');
    const alike = file('alike.csv', [head, ...[1, 2, 3].map((id) => `${id},500,3,1,2,3,1,2,3,${id}\n`)].join('\n'));
    await expect(run(indexCompute, alike, { definition: 'berlin-mss-2013' })).rejects.toThrow(CommandFailed);
    await expect(run(indexCompute, alike, { definition: 'berlin-mss-2013' })).rejects.toThrow('same value');
  });

  test('says what is wrong with a definition, and where', async () => {
    const path = file(
      'd.json',
      '{"id": "x", "version": "1", "name": "x", "area": {"columns": ["a"]}, "parts": [], "wieght": 1}',
    );
    const wrong = run(indexCompute, knownFile('berlin-mss-2015.csv'), { definition: path });
    await expect(wrong).rejects.toThrow('d.json: parts: Something else belongs here');
    await expect(wrong).rejects.toThrow('no such field: wieght');
    await expect(run(indexCompute, 'x.csv', { definition: 'nowhere' })).rejects.toThrow('berlin-mss-2013');
  });
});

describe('segregation compute', () => {
  const path = () =>
    file(
      'groups.csv',
      'area,part,year,de,fr,tr\na,N,2010,90,5,5\nb,N,2010,50,30,20\nc,S,2010,20,10,70\na,N,2020,80,15,5\nb,N,2020,60,20,20\nc,S,2020,30,10,60\nd,S,2020,5,.,5\n',
    );

  test('gives every year its indices with intervals, parts, and what changed', async () => {
    const { out, notes } = await run(segregationCompute, path(), { part: 'part', draws: '20', local: true });
    const found = rows(out);
    const of = (year: string, index: string, group = '') =>
      found.find((row) => row['year'] === year && row['index'] === index && row['group'] === group);
    const [lower, corrected, upper] = ['lower', 'corrected', 'upper'].map((name) =>
      Number(of('2010', 'segregation', 'tr')?.[name]),
    );
    expect(
      lower !== undefined && corrected !== undefined && upper !== undefined && lower < corrected && corrected < upper,
    ).toBe(true);
    expect(Number(of('2010', 'M-between')?.['value']) + Number(of('2010', 'M-within')?.['value'])).toBeCloseTo(
      Number(of('2010', 'M')?.['value']),
      12,
    );
    const parts = found.filter(({ index }) =>
      /^change-(additions|removals|groupSizes|areaSizes|structure)$/.test(index ?? ''),
    );
    expect(parts.reduce((sum, row) => sum + Number(row['value']), 0)).toBeCloseTo(
      Number(of('2020', 'M')?.['value']) - Number(of('2010', 'M')?.['value']),
      9,
    );
    expect(notes.join()).toContain('suppressed 1');
    const local = found.filter(({ year, index }) => year === '2020' && index === 'local-area');
    expect(local.map(({ group }) => group)).toEqual(['a', 'b', 'c']);
    expect(found.filter(({ index }) => index === 'local-group')).toHaveLength(2 * 3);
  });

  test('is the same each time, and says the same as JSON', async () => {
    const asked = { draws: '10', format: 'json' };
    const one = await run(segregationCompute, path(), asked);
    expect(await run(segregationCompute, path(), asked)).toEqual(one);
    expect(JSON.parse(one.out)).toMatchObject({ groups: ['de', 'fr', 'tr'], changes: [{ year: 2020, since: 2010 }] });
  });

  test('takes neighbours into account', async () => {
    const neighbours = file('n.csv', 'one,other\na,b\nb,c\n');
    const found = rows((await run(segregationCompute, path(), { neighbours, draws: '0' })).out);
    const value = (index: string) => Number(found.find((row) => row['index'] === index)?.['value']);
    expect(value('segregation-neighbours')).toBeLessThan(value('segregation'));
  });

  test('gives no interval where persons are not whole, and says so', async () => {
    const { out, notes } = await run(segregationCompute, file('parts.csv', 'area,de,fr\na,1.5,2\nb,3,1\n'));
    expect(rows(out).every(({ lower, expected_by_chance }) => lower === '' && expected_by_chance === '')).toBe(true);
    expect(notes.join()).toContain('not whole');
  });

  test('refuses what makes no sense', async () => {
    await expect(run(segregationCompute, path(), { draws: '1' })).rejects.toThrow(UsageError);
    await expect(run(segregationCompute, file('one.csv', 'area,de,fr\na,1,2\n'))).rejects.toThrow(
      'fewer than two areas',
    );
  });
});

describe('alerts find', () => {
  const lines = Array.from({ length: 40 }, (_, a) =>
    [2021, 2022, 2023].map(
      (year) =>
        `a${a},${year},${a === 7 && year === 2023 ? 160 : 80 + ((a * 7 + year) % 11)},1000,${a === 3 && year === 2023 ? 3 : 2}`,
    ),
  ).flat();
  const path = () => file('watch.csv', `area,year,count,base,class\n${lines.join('\n')}\n`);

  test('finds the area that rose, with its limit, and the changed class', async () => {
    const { out, notes } = await run(alertsFind, path());
    const found = rows(out);
    expect([...new Set(found.filter(({ method }) => method !== 'class-change').map(({ area }) => area))]).toEqual([
      'a7',
    ]);
    expect(Number(found[0]?.['value'])).toBeGreaterThan(Number(found[0]?.['upper']));
    expect(found.at(-1)).toMatchObject({ area: 'a3', method: 'class-change', expected: '2', value: '3' });
    expect(notes[0]).toContain('5 % of them are false');
  });

  test('finds nothing in the year before, and knows no other', async () => {
    expect(rows((await run(alertsFind, path(), { year: '2022' })).out)).toEqual([]);
    await expect(run(alertsFind, path(), { year: '1999' })).rejects.toThrow('nothing for 1999');
    await expect(run(alertsFind, path(), { methods: 'level,gut' })).rejects.toThrow(UsageError);
    await expect(run(alertsFind, path(), { rate: '5' })).rejects.toThrow(UsageError);
  });
});

describe('series attain', () => {
  const path = () => file('s.csv', 'area,2018,2019,2020,2021,2022,2023\nNorth,50,52,54,56,58,60\nSouth,9,.,8,7,6,5\n');

  test('grades every series, or says why there is no grade', async () => {
    const { out, notes } = await run(seriesAttain, path(), { target: '76', direction: 'up', year: '2030' });
    expect(rows(out).map(({ series, grade, change_per_year, n }) => [series, grade, change_per_year, n])).toEqual([
      ['North', 'slightly-cloudy', '2', '6'],
      ['South', 'thunderstorm', '-1', '4'],
    ]);
    expect(notes[0]).toContain('continuation');
    const early = await run(seriesAttain, path(), { direction: 'up', 'as-of': '2021' });
    expect(rows(early.out)[1]).toMatchObject({ grade: '', reason: 'too-few-values' });
    expect(early.notes.join()).toContain('South');
  });

  test('takes targets by series, of several years the next', async () => {
    const targets = file('t.csv', 'series,target,target_year,direction\nNorth,62,2025,up\nNorth,90,2035,up\n');
    const { out, notes } = await run(seriesAttain, path(), { targets });
    expect(rows(out).map(({ series, target, grade }) => [series, target, grade])).toEqual([['North', '62', 'sun']]);
    expect(notes.join()).toContain('Without a target: South');
    const strange = file('t2.csv', 'series,target,target_year,direction\nWest,62,2025,up\n');
    await expect(run(seriesAttain, path(), { targets: strange })).rejects.toThrow('West');
    await expect(run(seriesAttain, path())).rejects.toThrow(UsageError);
  });
});
