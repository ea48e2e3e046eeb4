import { reportFile } from '#annual-report/annual-report.store.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { readFile } from '#platform/files.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-report-file.ts';

/** The PDF of a released report, byte for byte as it was frozen. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const report = city.reports.find((each) => each.id === args.params.report);
  if (!report) throw notFound();
  const file = await visit.read(async (db) => readFile(db, await reportFile(db, report.id, 'pdf')));
  return download(file.name, file.mediaType, new Uint8Array(file.bytes));
}
