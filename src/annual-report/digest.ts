/**
 * When somebody is reminded by mail: on working days from seven in the morning, of what is overdue, due this week
 * or new.
 */

import type { IsoDate } from '#analysis/period.ts';
import type { Rhythm } from '#people/absence.ts';
import type { MyTask } from './my-tasks.ts';
import { groupOf } from './tasks.ts';

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: '2-digit',
  hourCycle: 'h23',
});
const firstHour = 7;

/** Is it time to write, on the clock of German offices? */
export function isMailTime(moment: Date): boolean {
  const parts = new Map(clock.formatToParts(moment).map(({ type, value }) => [type, value]));
  const weekday = parts.get('weekday') ?? '';
  return weekday !== 'Sat' && weekday !== 'Sun' && Number(parts.get('hour')) >= firstHour;
}

/** The first day from which one mail is enough; null for who wants none. */
export function mailSince(rhythm: Rhythm, day: IsoDate): IsoDate | null {
  if (rhythm === 'never') return null;
  if (rhythm === 'daily') return day;
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** What is overdue or due this week, and what came up since the last mail; null: there was none yet. */
export function dueTasks(tasks: readonly MyTask[], day: IsoDate, lastMail: IsoDate | null = null): MyTask[] {
  const isNew = ({ since }: MyTask) => since !== undefined && since >= (lastMail ?? '');
  return tasks.filter((task) => groupOf(task, day) !== 'later' || isNew(task));
}

/** From which day on somebody is told: since her last mail, at most a week back; who had none is told of a week. */
export function newsSince(lastMail: IsoDate | null, day: IsoDate): IsoDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - 7);
  const week = date.toISOString().slice(0, 10);
  return lastMail !== null && lastMail > week ? lastMail : week;
}
