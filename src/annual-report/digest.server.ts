/**
 * Reminders: one mail per person and working day with what is due in all her cities. Runs again and again, in every
 * process; what keeps a mail from going out twice is the claim in the database, not a clock.
 */

import type { Told } from '#council/committee.ts';
import { newsOfPeople } from '#council/news.store.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { isAway, type Reminder, usualReminder } from '#people/absence.ts';
import { claimMail, listAbsences, listReminders } from '#people/absences.store.server.ts';
import { listMembers } from '#people/people.store.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { type CityDb, inCity } from '#platform/database.server.ts';
import type { Hall } from '#platform/hall.server.ts';
import { formatDate } from '#ui/format.ts';
import { dueTasks, isMailTime, mailSince, newsSince } from './digest.ts';
import { type MyTask, tasksFor } from './my-tasks.ts';
import { loadGround, mayIn } from './tasks.server.ts';
import { groupOf } from './tasks.ts';
import { reportTexts } from './texts.en.ts';
import { kindWords } from './waiting.server.ts';

/** More belong into no mail; the rest stands in the register. */
const mostNews = 20;

type House = Pick<Hall, 'config' | 'database' | 'jobs' | 'roles'>;
type Addressee = {
  readonly name: string;
  readonly email: string;
  readonly cities: {
    readonly id: string;
    readonly name: string;
    readonly tasks: readonly MyTask[];
    /** What her committees and groups asked to be told of, since the last mail. */
    readonly news: readonly Told[];
  }[];
};

/** The same, once a day in this process: what is asked for again on the same day has been answered. */
export function dailyDigests(house: House): () => Promise<void> {
  let doneOn: string | null = null;
  return async () => {
    const day = today();
    if (doneOn === day || !isMailTime(now())) return;
    await sendDigests(house);
    doneOn = day;
  };
}

/** Writes to everybody who has something due, has not been written to, and wants it; returns how many mails went out. */
export async function sendDigests(house: House, moment: Date = now()): Promise<number> {
  if (!isMailTime(moment)) return 0;
  const day = today();
  const reminders = await listReminders(house.database);
  const wanted = new Map<string, Addressee>();
  const cities = await house.database.kysely
    .selectFrom('city')
    .select(['city_id', 'name', 'revision', 'report_year'])
    .execute();
  for (const city of cities) await gather(house, city, { day, reminders, wanted });
  let sent = 0;
  for (const [personId, addressee] of wanted) {
    const chosen = reminders.get(personId) ?? usualReminder;
    const since = mailSince(chosen.rhythm, day);
    if (since === null || !(await claimMail(house.database, personId, { day, since }))) continue;
    await house.jobs.mail(mailOf(house, addressee, chosen, day));
    sent += 1;
  }
  return sent;
}

type CityRow = { city_id: string; name: string; revision: number; report_year: number };
type Gathering = {
  day: string;
  reminders: ReadonlyMap<string, Reminder & { sent_on?: string | null }>;
  wanted: Map<string, Addressee>;
};

async function gather({ database, roles }: House, city: CityRow, { day, reminders, wanted }: Gathering) {
  const id = city.city_id;
  const mailed = await inCity(database, id, 'read', (db) => waitForMail(db, day, reminders));
  if (mailed.length === 0) return;
  const yearEnd = `${city.report_year}-12-31`;
  const ground = await loadGround({
    asOf: yearEnd < day ? yearEnd : day,
    // Not kept: once a day all cities pass here, and would push out what visitors look at.
    remember: (_key, load) => inCity(database, id, 'read', load),
  });
  const news = await inCity(database, id, 'read', (db) => newsOfPeople(db, newsSince(null, day), day));
  for (const { personId, name, email } of mailed) {
    const sentOn = reminders.get(personId)?.sent_on ?? null;
    const tasks = dueTasks(tasksFor(personId, ground, mayIn(roles), day), day, sentOn);
    const told = (news.get(personId) ?? []).filter(({ since: on }) => on >= newsSince(sentOn, day));
    if (tasks.length === 0 && told.length === 0) continue;
    const addressee = wanted.get(personId) ?? { name, email, cities: [] };
    addressee.cities.push({ id, name: city.name, tasks, news: told });
    wanted.set(personId, addressee);
  }
}

/** Who of a city may be written to today: has not been yet, wants it, is not away. Asked first, since it mostly is nobody. */
async function waitForMail(db: CityDb, day: string, reminders: Gathering['reminders']) {
  const absences = await listAbsences(db, day);
  return (await listMembers(db)).filter(({ personId }) => {
    const reminder = reminders.get(personId);
    const since = mailSince(reminder?.rhythm ?? usualReminder.rhythm, day);
    return since !== null && (reminder?.sent_on ?? '') < since && !isAway(personId, absences, day);
  });
}

function mailOf({ config }: House, { name, email, cities }: Addressee, { language }: Reminder, day: string) {
  const t = reportTexts(language);
  const base = config.baseUrl ?? `http://${config.host}:${config.port}`;
  const c = councilTexts(language);
  const count = cities.reduce((sum, { tasks, news }) => sum + tasks.length + news.length, 0);
  const line = (cityId: string, task: MyTask) =>
    [
      `- ${kindWords(task, language)}: ${task.title}`,
      task.forName === null ? '' : `, ${t('tasks.for', { name: task.forName })}`,
      task.dueOn === null ? '' : `, ${t('tasks.dueOn', { date: formatDate(task.dueOn, language) })}`,
      `\n  ${base}/${cityId}${task.path}`,
    ].join('');
  const part = (cityId: string, tasks: readonly MyTask[]) =>
    (['overdue', 'week', 'later'] as const).flatMap((group) => {
      const inside = tasks.filter((task) => groupOf(task, day) === group);
      return inside.length === 0
        ? []
        : [
            `${group === 'later' ? t('digest.fresh') : t(`tasks.group.${group}`)}\n\n${inside.map((task) => line(cityId, task)).join('\n')}`,
          ];
    });
  const told = (cityId: string, news: readonly Told[]) =>
    news.length === 0
      ? []
      : [
          `${t('digest.council')}\n\n${news
            .slice(0, mostNews)
            .map(
              ({ kind, title, path }) => `- ${c(`told.${kind}` as 'told.paper')}: ${title}\n  ${base}/${cityId}${path}`,
            )
            .join('\n')}`,
        ];
  const list = cities
    .map(({ id, name: city, tasks, news }) =>
      [city, ...part(id, tasks), ...told(id, news), `${t('digest.all')} ${base}/${id}/aufgaben`].join('\n\n'),
    )
    .join('\n\n');
  return {
    to: email,
    subject: t('digest.subject', { count, city: cities.map((each) => each.name).join(', ') }),
    text: t('digest.text', { name, list, account: `${base}/konto#erinnerungen` }),
  };
}
