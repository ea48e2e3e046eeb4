import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { reportFile } from '../annual-report.store.server.ts';
import { frozenPdf } from '../write.server.ts';
import type { Route } from './+types/report-files.ts';

/** The PDF or the data of a frozen report, as they were frozen; a PDF without what was withdrawn since. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report, format } = args.params;
  if (format !== 'pdf' && format !== 'zip') throw notFound();
  const file =
    format === 'pdf'
      ? await frozenPdf(visit.read, report)
      : await visit.read(async (db) => readFile(db, await reportFile(db, report, format)));
  return download(file.name, file.mediaType, new Uint8Array(file.bytes));
}
