import { allowPublic, openingRefusal } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Route } from './+types/nowhere.ts';

/** No page has this address; and what the server itself refuses is said here. */
export async function loader(args: Route.LoaderArgs) {
  await allowPublic(args, 'to say that there is nothing here tells nobody anything');
  throw openingRefusal(args) ?? notFound();
}

/** Never seen: the loader throws. Having it, the answer is a page and not a file. */
export default function Nowhere() {
  return null;
}
