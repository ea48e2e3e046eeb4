import { allowPublicCity } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadPublicCouncil } from '../oparl/public-council.server.ts';
import type { Route } from './+types/oparl-file.ts';

/** A file of a released paper, released with it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'files of papers that were released with them');
  const council = await loadPublicCouncil(visit);
  const held = [...council.papers.values()].flatMap(({ files }) => files).find(({ id }) => id === args.params.file);
  if (!held) throw notFound();
  const file = await visit.read((db) => readFile(db, held.fileId));
  const answer = download(file.name, file.mediaType, new Uint8Array(file.bytes));
  answer.headers.set('Access-Control-Allow-Origin', '*');
  return answer;
}
