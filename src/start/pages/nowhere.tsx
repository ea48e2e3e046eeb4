import { allowPublic } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Route } from './+types/nowhere.ts';

/** No page has this address. */
export async function loader(args: Route.LoaderArgs) {
  await allowPublic(args, 'to say that there is nothing here tells nobody anything');
  throw notFound();
}
