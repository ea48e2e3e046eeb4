import { synopsisFile } from '#concept/versions/synopsis-file.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { publicSynopsis } from '../public/public-versions.server.ts';
import type { Route } from './+types/public-synopsis-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const params = new URL(args.request.url).searchParams;
  return synopsisFile(args.request, visit, await publicSynopsis(visit, args.params.version ?? '', params));
}
