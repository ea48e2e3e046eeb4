import { meetingsOf } from '#cooperation/groups/group.ts';
import { listGroupMembers, listGroups, listMeetings } from '#cooperation/groups/groups.store.server.ts';
import { ownerOfFeed, reminderOf } from '#people/absences.store.server.ts';
import { allowPublic, cityFrom } from '#platform/access.server.ts';
import { now, today } from '#platform/clock.server.ts';
import { type Database, inCity, isCityId } from '#platform/database.server.ts';
import { remember } from '#platform/memo.server.ts';
import { notFound } from '#platform/refusal.ts';
import { calendarOf } from '../calendar.ts';
import { tasksFor } from '../my-tasks.ts';
import { loadGround, mayIn } from '../tasks.server.ts';
import { reportTexts } from '../texts.en.ts';
import { kindWords } from '../waiting.server.ts';
import type { Route } from './+types/tasks-calendar.ts';

/** Longer than any token of ours: nobody needs it hashed. */
const longestToken = 200;

/** Somebody's tasks for her calendar program; without the right token there is nothing here, not even a refusal. */
export async function loader(args: Route.LoaderArgs) {
  const { hall } = await allowPublic(args, 'calendar programs cannot sign in; the token opens one calendar');
  const token = new URL(args.request.url).searchParams.get('token') ?? '';
  const cityId = args.params.city;
  if (!isCityId(cityId) || token === '' || token.length > longestToken) throw notFound();
  const { row, personId } = await inCity(hall.database, cityId, 'read', async (db) => ({
    row: await db.selectFrom('city').selectAll().where('city_id', '=', db.cityId).executeTakeFirst(),
    personId: await ownerOfFeed(db, token),
  }));
  if (!row || personId === null) throw notFound();
  const city = cityFrom(row);
  const day = today();
  const yearEnd = `${city.reportYear}-12-31`;
  const ground = await loadGround({
    asOf: yearEnd < day ? yearEnd : day,
    remember: (key, load) => remember(cityId, city.revision, key, () => inCity(hall.database, cityId, 'read', load)),
  });
  // Whoever has left the city has no calendar there any more.
  if (!ground.members.has(personId)) throw notFound();
  const { language } = await reminderOf(hall.database, personId);
  const t = reportTexts(language);
  const { config } = hall;
  const calendar = calendarOf(
    {
      tasks: tasksFor(personId, ground, mayIn(hall.roles), day),
      meetings: await meetingsFor(hall.database, cityId, personId),
    },
    {
      city: cityId,
      base: config.baseUrl ?? `http://${config.host}:${config.port}`,
      language,
      today: day,
      stamp: now(),
    },
    {
      name: t('calendar.name', { city: city.name }),
      summary: (task) => `${kindWords(task, language)}: ${task.title}`,
      description: (task, link) =>
        [task.overdue && t('tasks.overdue'), task.forName !== null && t('tasks.inDeputy'), link]
          .filter(Boolean)
          .join('\n'),
    },
  );
  return new Response(calendar, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'inline; filename="aufgaben.ics"',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** The meetings of her groups. */
function meetingsFor(database: Database, cityId: string, personId: string) {
  return inCity(database, cityId, 'read', async (db) =>
    meetingsOf(personId, await listGroups(db), await listGroupMembers(db), await listMeetings(db)),
  );
}
