/**
 * Tasks as a calendar that calendar programs subscribe to (RFC 5545): one all-day event per task, on the day it is due.
 * What is overdue stands on today, so that it is not lost in the past. Meetings of groups stand at their hour, on the clock of
 * German offices. No names of other people: a calendar is shared.
 */

import type { IsoDate } from '#analysis/period.ts';
import type { GroupMeeting } from '#cooperation/groups/group.ts';
import type { MyTask } from './my-tasks.ts';

export type Meeting = GroupMeeting & { readonly group: string };

type Words = {
  readonly name: string;
  readonly summary: (task: MyTask) => string;
  readonly description: (task: MyTask, link: string) => string;
};

export function calendarOf(
  { tasks, meetings }: { tasks: readonly MyTask[]; meetings: readonly Meeting[] },
  { city, base, language, today, stamp }: { city: string; base: string; language: string; today: IsoDate; stamp: Date },
  words: Words,
): string {
  const moment = `${stamp.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const events = tasks.flatMap((task) => {
    const day = task.overdue ? today : task.dueOn;
    if (day === null) return [];
    const link = `${base}/${city}${task.path}`;
    return [
      'BEGIN:VEVENT',
      `UID:${uid(task)}@${city}.stadtfaden`,
      `DTSTAMP:${moment}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escaped(words.summary(task))}`,
      `DESCRIPTION:${escaped(words.description(task, link))}`,
      `URL:${link}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ];
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Stadtfaden//Aufgaben//${language.toUpperCase()}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(words.name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...(meetings.some(({ startsAt }) => startsAt !== null) ? berlin : []),
    ...events,
    ...meetings.flatMap((meeting) => eventOf(meeting, { city, base, moment })),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** An hour where the meeting has one, else all of the day; what is on the agenda is for those who open the page. */
function eventOf(
  meeting: Meeting,
  { city, base, moment }: { city: string; base: string; moment: string },
): readonly string[] {
  const day = meeting.heldOn.replaceAll('-', '');
  const start =
    meeting.startsAt === null
      ? [`DTSTART;VALUE=DATE:${day}`]
      : [`DTSTART;TZID=Europe/Berlin:${day}T${meeting.startsAt.replace(':', '')}00`, 'DURATION:PT1H'];
  return [
    'BEGIN:VEVENT',
    `UID:meeting-${meeting.id.replace(/[^\w-]/g, '')}@${city}.stadtfaden`,
    `DTSTAMP:${moment}`,
    ...start,
    `SUMMARY:${escaped(meeting.group)}`,
    ...(meeting.place === null ? [] : [`LOCATION:${escaped(meeting.place)}`]),
    `URL:${base}/${city}/gruppen/${meeting.groupId}`,
    'END:VEVENT',
  ];
}

/** The clock the hours are on, as the standard wants it said. */
const berlin = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** The same task has the same name for ever, whatever its title or day becomes. */
function uid({ kind, objectId, officeId }: MyTask): string {
  return [kind, objectId, officeId ?? ''].join('-').replace(/[^\w-]/g, '');
}

/**
 * A text value: backslash, semicolon, comma and line break escaped; other control characters have no place in it.
 *
 * @example
 * escaped('Plan; a, b\nc') // → 'Plan\\; a\\, b\\nc'
 */
export function escaped(text: string): string {
  return text
    .replace(/\\/g, '\\\\')
    .replace(/[;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const longestLine = 75;

/** Lines of at most 75 bytes; the rest goes on behind a blank, and no letter is cut in two. */
export function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let length = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (length + size > longestLine) {
      parts.push(part);
      part = '';
      length = 1;
    }
    part += letter;
    length += size;
  }
  return [...parts, part].join('\r\n ');
}
