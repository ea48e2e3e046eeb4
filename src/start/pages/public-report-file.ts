import { frozenPdf } from '#annual-report/write.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-report-file.ts';

/** The PDF of a released report, as it was frozen; without what was withdrawn since. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const report = city.reports.find((each) => each.id === args.params.report);
  if (!report) throw notFound();
  const file = await frozenPdf(visit.read, report.id);
  return download(file.name, file.mediaType, new Uint8Array(file.bytes));
}
