import { allow } from '#platform/access.server.ts';
import { findReferences } from '../writing/references.store.server.ts';
import { namedReferences, shownReferences } from '../writing/shown-references.server.ts';
import type { Route } from './+types/references.ts';

const mostAsked = 200;

/** For the editor: what can be referred to by these words (`suche`), or the names of references that others put in (`nur`). */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const query = new URL(args.request.url).searchParams;
  const only = query.get('nur');
  if (only !== null) {
    const wanted = only
      .split(',')
      .slice(0, mostAsked)
      .map((each) => ({ kind: each.split('/')[0] ?? '', id: each.split('/')[1] ?? '' }));
    return Response.json(await namedReferences(visit, wanted));
  }
  const found = await visit.read((db) => findReferences(db, query.get('suche') ?? ''));
  return Response.json(await shownReferences(visit, found));
}
