import { newsOfPeople } from '#council/news.store.server.ts';
import { councilTexts } from '#council/texts.en.ts';
import { ownerOfFeed, reminderOf } from '#people/absences.store.server.ts';
import { allowPublic } from '#platform/access.server.ts';
import { today } from '#platform/clock.server.ts';
import { inCity, isCityId } from '#platform/database.server.ts';
import { notFound } from '#platform/refusal.ts';
import { atomFeed } from '../public/atom.ts';
import type { Route } from './+types/council-feed.ts';

const longestToken = 200;
const daysBack = 90;

/** What the committees and groups of somebody asked to be told of, for programs that read feeds; opened by her calendar's token. */
export async function loader(args: Route.LoaderArgs) {
  const { hall } = await allowPublic(args, 'feed readers cannot sign in; the token opens the news of one person');
  const token = new URL(args.request.url).searchParams.get('token') ?? '';
  const cityId = args.params.city;
  if (!isCityId(cityId) || token === '' || token.length > longestToken) throw notFound();
  const day = today();
  const found = await inCity(hall.database, cityId, 'read', async (db) => {
    const personId = await ownerOfFeed(db, token);
    if (personId === null) return null;
    const city = await db.selectFrom('city').select('name').where('city_id', '=', db.cityId).executeTakeFirst();
    // Whoever has left the city reads nothing there any more.
    const held = await hall.grantsOf(db, personId);
    if (!city || held.length === 0) return null;
    return { personId, name: city.name, news: (await newsOfPeople(db, since(day), day)).get(personId) ?? [] };
  });
  if (!found) throw notFound();
  const { language } = await reminderOf(hall.database, found.personId);
  const t = councilTexts(language);
  const { config } = hall;
  const base = `${config.baseUrl ?? `http://${config.host}:${config.port}`}/${cityId}`;
  const feed = atomFeed({
    id: `${base}/ratsraum`,
    self: `${base}/ratsraum/neues.atom`,
    page: `${base}/ratsraum`,
    language,
    title: t('feed.title', { city: found.name }),
    author: found.name,
    updated: `${day}T00:00:00Z`,
    entries: found.news.map((each) => ({
      page: `${base}${each.path}#${each.kind}`,
      title: `${t(`told.${each.kind}` as 'told.paper')}: ${each.title}`,
      summary: null,
      category: { term: each.kind, label: t(`told.${each.kind}` as 'told.paper') },
      published: `${each.since}T00:00:00Z`,
      updated: `${each.since}T00:00:00Z`,
    })),
  });
  return new Response(feed, {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

function since(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - daysBack);
  return date.toISOString().slice(0, 10);
}
