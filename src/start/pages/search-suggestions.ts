import { allow } from '#platform/access.server.ts';
import { hrefIn } from '#ui/layout/place.tsx';
import { findFor, kindsFor } from '../search.server.ts';
import { marked } from '../search.ts';
import { addressOf } from '../search-result.tsx';
import { startTexts } from '../texts.en.ts';
import type { Route } from './+types/search-suggestions.ts';

const most = 8;

/** For the list under the search field: the best of all kinds, as the search page would show them. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const t = startTexts(visit.language);
  const typed = new URL(args.request.url).searchParams.get('q') ?? '';
  const { found, words } = await findFor(visit, typed, { kinds: kindsFor(visit) }, most);
  const place = { city: visit.city.id, year: visit.year, standardYear: visit.city.reportYear };
  return Response.json(
    found.slice(0, most).map(({ kind, id, code, title }) => ({
      kind: t(`kind.${kind}`),
      code,
      title: marked(title, words),
      href: hrefIn(place, ...addressOf(kind, id)),
    })),
    { headers: { 'Cache-Control': 'no-store' } },
  );
}
