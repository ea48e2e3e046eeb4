import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listPlans } from '../plans.store.server.ts';
import type { Route } from './+types/plan-document.ts';

/** The file that was put to the plan; never shown as a page of ours, whatever it is. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const file = await visit.read(async (db) => {
    const plan = (await listPlans(db)).find((each) => each.id === args.params.plan);
    if (!plan?.fileId) throw notFound();
    return readFile(db, plan.fileId);
  });
  return download(file.name, 'application/octet-stream', new Uint8Array(file.bytes));
}
