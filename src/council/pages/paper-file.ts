import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { paperFor } from '../council-view.server.ts';
import { listPaperFiles } from '../paper-files.store.server.ts';
import type { Route } from './+types/paper-file.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const { paper } = await paperFor(visit, args.params.paper);
  const held = (await visit.read((db) => listPaperFiles(db, paper.id))).find(({ id }) => id === args.params.file);
  if (!held || (held.closed && !visit.may('closed.read', paper.officeId))) throw notFound();
  const file = await visit.read((db) => readFile(db, held.fileId));
  return download(file.name, file.mediaType, new Uint8Array(file.bytes));
}
