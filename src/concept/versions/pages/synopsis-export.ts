import { allow } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { choiceOf, loadSynopsis, sidesOf } from '../synopsis.server.ts';
import { synopsisFile } from '../synopsis-file.server.ts';
import { loadVersions } from '../versions.server.ts';
import type { Route } from './+types/synopsis-export.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const params = new URL(args.request.url).searchParams;
  const all = await loadVersions(visit);
  const sides = sidesOf(params, all);
  if (!sides) throw notFound();
  return synopsisFile(args.request, visit, await loadSynopsis(visit, all, sides, choiceOf(params)));
}
