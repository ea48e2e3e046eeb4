import { describe, expect, test } from 'vitest';
import { calendarOf, escaped, folded, type Meeting } from './calendar.ts';
import type { MyTask } from './my-tasks.ts';

const task = (more: Partial<MyTask> = {}): MyTask => ({
  kind: 'report-state',
  title: 'Park am Kanal',
  objectId: 'park',
  path: '/massnahmen/park/stand',
  dueOn: '2016-02-29',
  overdue: false,
  officeId: 'stadtgruen',
  able: true,
  forName: null,
  ...more,
});
const made = (tasks: readonly MyTask[], meetings: readonly Meeting[] = []) =>
  calendarOf(
    { tasks, meetings },
    {
      city: 'leipzig',
      base: 'https://faden.example',
      language: 'de',
      today: '2016-02-01',
      stamp: new Date('2016-02-01T08:00:00Z'),
    },
    { name: 'Aufgaben', summary: ({ title }) => title, description: (_, link) => link },
  );

type Component = { readonly name: string; readonly lines: readonly [name: string, params: string, value: string][] };

/** Reads a calendar as strictly as the standard is written; anything loose is an error. */
function read(text: string): Component[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    expect(line).not.toMatch(/[\r\n]|\p{Cc}/u);
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  const done: Component[] = [];
  const open: { name: string; lines: [string, string, string][] }[] = [];
  for (const line of lines) {
    const match = /^([A-Z-]+)((?:;[A-Z-]+=[^:;]+)*):(.*)$/.exec(line);
    if (!match) throw new Error(`no content line: ${line}`);
    const [, name = '', params = '', value = ''] = match;
    if (name === 'BEGIN') open.push({ name: value, lines: [] });
    else if (name === 'END') {
      const closed = open.pop();
      if (closed?.name !== value) throw new Error(`${value} ends where ${closed?.name} is open`);
      done.push(closed);
    } else open.at(-1)?.lines.push([name, params, value]);
  }
  expect(open).toEqual([]);
  return done;
}
const value = (component: Component | undefined, name: string) =>
  component?.lines.filter((line) => line[0] === name).map((line) => `${line[1]}:${line[2]}`);

describe('a calendar', () => {
  test('is one even where nothing is due', () => {
    const [calendar, ...others] = read(made([]));
    expect(others).toEqual([]);
    expect(value(calendar, 'VERSION')).toEqual([':2.0']);
    expect(value(calendar, 'PRODID')).toHaveLength(1);
  });

  test('holds one event per task, all day, that blocks nobody', () => {
    const [event] = read(made([task()]));
    expect(event?.name).toBe('VEVENT');
    expect(value(event, 'UID')).toEqual([':report-state-park-stadtgruen@leipzig.stadtfaden']);
    expect(value(event, 'DTSTAMP')).toEqual([':20160201T080000Z']);
    expect(value(event, 'DTSTART')).toEqual([';VALUE=DATE:20160229']);
    expect(value(event, 'URL')).toEqual([':https://faden.example/leipzig/massnahmen/park/stand']);
    expect(value(event, 'TRANSP')).toEqual([':TRANSPARENT']);
  });

  test('shows what is overdue today, and leaves out what has no day', () => {
    const events = read(made([task({ overdue: true, dueOn: '2015-01-01' }), task({ dueOn: null })]));
    expect(events.map((event) => value(event, 'DTSTART'))).toEqual([[';VALUE=DATE:20160201'], []]);
  });

  test('keeps the name of a task when its title and day change', () => {
    const uid = (more: Partial<MyTask>) => value(read(made([task(more)]))[0], 'UID');
    expect(uid({ title: 'Anders', dueOn: '2017-01-01' })).toEqual(uid({}));
  });

  test.each([
    ['signs of the format', 'Plan; Geld, Raum: \\o/ "x"'],
    ['line breaks', 'eins\r\nzwei\nEND:VEVENT\rBEGIN:VALARM'],
    ['control characters', 'a\u0000b\u0007c\u0085d'],
    ['a long title of wide letters', 'Straßenbäume für Übermorgen 🌳 '.repeat(20)],
  ])('stays whole with %s', (_, title) => {
    const [event, calendar] = read(made([task({ title })]));
    expect(calendar?.name).toBe('VCALENDAR');
    const back = (value(event, 'SUMMARY')?.[0] ?? '')
      .slice(1)
      .replace(/\\([\\;,n])/g, (_all, sign) => (sign === 'n' ? '\n' : sign));
    expect(back).toBe(title.replace(/\r\n|\r/g, '\n').replace(/(?!\n)\p{Cc}/gu, ''));
  });
});

test('text is escaped', () => {
  expect(escaped('a,b;c\\d\ne')).toBe('a\\,b\\;c\\\\d\\ne');
});

test.each([74, 75, 76, 149, 150, 300])('a line of %i bytes is folded and read back', (length) => {
  const line = 'x'.repeat(length);
  expect(folded(line).replaceAll('\r\n ', '')).toBe(line);
  expect(
    Math.max(
      ...folded(line)
        .split('\r\n')
        .map((part) => part.length),
    ),
  ).toBeLessThanOrEqual(75);
});

describe('a meeting of a group', () => {
  const meeting = (more: Partial<Meeting> = {}): Meeting => ({
    groupId: 'klima',
    id: 'treffen-1',
    group: 'Klima; Umwelt',
    heldOn: '2016-03-01',
    startsAt: '14:30',
    place: 'Rathaus, Saal 2',
    agenda: 'vertraulich',
    minutes: null,
    result: null,
    revision: 1,
    ...more,
  });

  test('stands at its hour, on the clock of German offices, with its place', () => {
    const text = made([], [meeting()]);
    read(text);
    expect(text).toContain('TZID:Europe/Berlin');
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20160301T143000\r\nDURATION:PT1H');
    expect(text).toContain('SUMMARY:Klima\\; Umwelt\r\nLOCATION:Rathaus\\, Saal 2');
    expect(text).not.toContain('vertraulich');
  });

  test('without an hour takes the day, and needs no clock', () => {
    const text = made([], [meeting({ startsAt: null, place: null })]);
    read(text);
    expect(text).toContain('DTSTART;VALUE=DATE:20160301');
    expect(text).not.toMatch(/TZID|LOCATION/);
  });
});
