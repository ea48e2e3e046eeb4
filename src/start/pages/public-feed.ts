import { allowPublicCity } from '#platform/access.server.ts';
import { publicationTexts } from '#publication/texts.en.ts';
import { atomFeed } from '../public/atom.ts';
import { loadNews } from '../public/public-news.server.ts';
import { pathOfKind } from '../public/public-search.ts';
import type { Route } from './+types/public-feed.ts';

/** The news for programs that read feeds. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the feed of a city tells of released facts only');
  const t = publicationTexts(visit.language);
  const { config } = visit.hall;
  // Never what the request says: the answer is kept and goes to others.
  const base = `${config.baseUrl ?? `http://${config.host}:${config.port}`}/${visit.city.id}`;
  const feed = atomFeed({
    id: `${base}/oeffentlich/neues.atom`,
    self: `${base}/oeffentlich/neues.atom`,
    page: `${base}/oeffentlich/neues`,
    language: visit.language,
    title: t('public.news.feedTitle', { city: visit.city.name }),
    author: visit.city.name,
    updated: `${visit.asOf}T00:00:00Z`,
    entries: (await loadNews(visit)).map(({ kind, id, title, text, what, by, published, updated }) => ({
      page: `${base}${pathOfKind[kind]}/${encodeURIComponent(id)}`,
      title: `${t(`public.news.kind.${kind}`)}: ${title} (${t(`public.news.what.${what}`)})`,
      author: t(`public.news.by.${by}`),
      summary: text,
      category: { term: kind, label: t(`public.news.kind.${kind}`) },
      published,
      updated,
    })),
  });
  return new Response(feed, {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'X-Content-Type-Options': 'nosniff' },
  });
}
