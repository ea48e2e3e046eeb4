import { describe, expect, test } from 'vitest';
import { deliveredDefinition, type IndexDefinition } from '#analysis/index-definition.ts';
import { groupsIn, indexRowsIn, neighboursIn, targetsIn, watchedIn } from './method-tables.ts';
import type { Read } from './received.ts';
import { readTable, type Table } from './table.ts';

async function table(text: string): Promise<Table> {
  const read = await readTable('t.csv', new TextEncoder().encode(text));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
}
const faultsOf = (read: Read<unknown>) => (read.ok ? [] : read.faults.map(({ key, row, field }) => [key, row, field]));
const soundOf = <T>(read: Read<T>): T => {
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.value;
};

describe('rows of an index', () => {
  const definition = deliveredDefinition('berlin-mss-2013') as IndexDefinition;
  const head = 'plr_id,name,inhabitants,s1,s2,s3,s4,d1,d2,d3,d4';

  test('are read by the names of the definition, signs as states', async () => {
    const [row] = soundOf(
      indexRowsIn(await table(`${head}\n0101,Mitte,2930.0,6.382,-,.,20.1,-0.8,,x,1\n`), definition),
    );
    expect(row).toMatchObject({ area: '0101', name: 'Mitte', inhabitants: { state: 'known', value: 2930 } });
    expect(row?.figures['s1']).toMatchObject({ value: 6.382 });
    expect(row?.figures['s2']).toMatchObject({ state: 'known', value: 0 });
    expect([row?.figures['s3']?.state, row?.figures['d2']?.state, row?.figures['d3']?.state]).toEqual([
      'suppressed',
      'missing',
      'not-applicable',
    ]);
  });

  test('are read with decimal commas too', async () => {
    const text = `${head.replaceAll(',', ';')}\n0101;M;2.930;6,38;1,5;2;3;4;5;6;7\n`;
    const [row] = soundOf(indexRowsIn(await table(text), definition));
    expect(row?.inhabitants).toMatchObject({ value: 2930 });
    expect(row?.figures['s1']).toMatchObject({ value: 6.38 });
  });

  test('name line and field of what is wrong', async () => {
    const row = ',M,many,1,2,3,4,5,6,7,8';
    const twice = '0101,M,500,1,2,3,4,5,6,7,8';
    expect(faultsOf(indexRowsIn(await table(`${head}\n${row}\n${twice}\n${twice}\n`), definition))).toEqual([
      ['field-required', 2, 'plr_id'],
      ['not-a-number', 2, 'inhabitants'],
      ['duplicate', 4, 'plr_id'],
    ]);
    expect(faultsOf(indexRowsIn(await table('plr_id,inhabitants,s1\n1,2,3\n'), definition))[0]).toEqual([
      'column-missing',
      null,
      's2',
    ]);
  });
});

describe('groups', () => {
  test('stand in columns, by year', async () => {
    const read = soundOf(
      groupsIn(await table('area,year,name,de,fr\nA,2020,x,3,1\nB,2020,y,5,.\nA,2010,x,4,2\nB,2010,y,1,1\n')),
    );
    expect(read.groups).toEqual(['de', 'fr']);
    expect(read.editions.map(({ year, rows }) => [year, rows.length])).toEqual([
      [2010, 2],
      [2020, 2],
    ]);
    expect(read.editions[1]?.rows[1]?.figures[1]?.state).toBe('suppressed');
  });

  test('or in rows; who is not listed is nobody', async () => {
    const read = soundOf(groupsIn(await table('area,group,count\nA,de,3\nA,fr,1\nB,de,2\n')));
    expect(read.groups).toEqual(['de', 'fr']);
    expect(
      read.editions[0]?.rows.map(({ figures }) => figures.map((f) => (f.state === 'known' ? f.value : null))),
    ).toEqual([
      [3, 1],
      [2, 0],
    ]);
  });

  test.each<[string, string, (string | number | null)[]]>([
    ['one group', 'area,de\nA,1\nB,2\n', ['two-groups', null, null]],
    ['a count below 0', 'area,de,fr\nA,1,-2\nB,2,2\n', ['negative', 2, 'fr']],
    ['an area twice', 'area,de,fr\nA,1,2\nA,2,2\n', ['duplicate', 3, 'area']],
    ['a word among numbers', 'area,de,fr\nA,1,2\nB,1,two\nC,1,5\n', ['not-a-number', 3, 'fr']],
  ])('with %s are refused by line and field', async (_, text, fault) => {
    expect(faultsOf(groupsIn(await table(text)))[0]).toEqual(fault);
  });

  test('are those asked for, in larger parts', async () => {
    const text = 'kiez,bezirk,de,fr,all\nA,N,1,2,3\nB,S,2,2,4\n';
    const read = soundOf(groupsIn(await table(text), { area: 'kiez', part: 'bezirk', groups: ['de', 'fr'] }));
    expect(read.editions[0]?.rows.map(({ area, part }) => `${area} ${part}`)).toEqual(['A N', 'B S']);
    expect(read.groups).toEqual(['de', 'fr']);
    expect(faultsOf(groupsIn(await table(text), { part: 'ward' }))).toEqual([['column-missing', null, 'ward']]);
  });

  test('have neighbours, each pair once', async () => {
    expect(soundOf(neighboursIn(await table('one,other,weight\nA,B,12.5\n')))).toEqual([
      { one: 'A', other: 'B', weight: 12.5 },
    ]);
    expect(faultsOf(neighboursIn(await table('one,other,weight\nA,B,0\nB,A,3\n')))).toEqual([
      ['not-above-zero', 2, 'weight'],
      ['duplicate', 3, 'one'],
    ]);
  });
});

describe('areas under watch', () => {
  test('have counts with their base, or values, and classes', async () => {
    const read = soundOf(watchedIn(await table('area,year,count,base,class\nA,2022,5,100,2\nA,2023,*,100,3\n')));
    expect(read.rows[1]).toMatchObject({ area: 'A', year: 2023, count: { state: 'suppressed' }, base: { value: 100 } });
    expect(read.classes.map((each) => each.class)).toEqual(['2', '3']);
    const [row] = soundOf(watchedIn(await table('area;year;value\nA;31.12.2022;5,5\n'))).rows;
    expect(row).toEqual({ area: 'A', year: 2022, value: { state: 'known', value: 5.5, evidence: 'measured' } });
  });

  test('name what is wrong by line and field', async () => {
    expect(faultsOf(watchedIn(await table('area,year,count\nA,2022,5\n')))).toEqual([['column-missing', null, 'base']]);
    expect(faultsOf(watchedIn(await table('area,year,count,base\nA,20x2,5,9\nA,2022,1,2\nA,2022,1,2\n')))).toEqual([
      ['not-a-year', 2, 'year'],
      ['duplicate', 4, 'area'],
    ]);
  });
});

test('targets are values by a year, values to be kept, or directions', async () => {
  const text = 'series,target,target_year,direction\na,76,2030,up\nb,5,,down\nc,,,up\n';
  expect(soundOf(targetsIn(await table(text))).map(({ target }) => target)).toEqual([
    { kind: 'by-year', value: 76, direction: 'up', year: 2030 },
    { kind: 'constant', value: 5, direction: 'down' },
    { kind: 'direction', direction: 'up' },
  ]);
  expect(faultsOf(targetsIn(await table('series,target,direction\na,1,sideways\n')))).toEqual([
    ['unknown-word', 2, 'direction'],
  ]);
});
