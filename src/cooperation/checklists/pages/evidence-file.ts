import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadChecklists } from '../checklists.server.ts';
import type { Route } from './+types/evidence-file.ts';

/** A file that an answer rests on; any other file of the city is none of it. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const { answers } = await loadChecklists(visit);
  const { checklist, file: id } = args.params;
  if (!answers.some((each) => each.checklistId === checklist && each.fileId === id)) throw notFound();
  const file = await visit.read((db) => readFile(db, id));
  return download(file.name, 'application/octet-stream', new Uint8Array(file.bytes));
}
