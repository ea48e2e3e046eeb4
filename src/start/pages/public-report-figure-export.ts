import { readReport } from '#annual-report/annual-report.store.server.ts';
import { exportFigure } from '#annual-report/figure-export.server.ts';
import { allowPublicCity } from '#platform/access.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadPublicCity } from '../public/public-city.server.ts';
import type { Route } from './+types/public-report-figure-export.ts';

/** A chart or map of a released report. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allowPublicCity(args, 'the public side of a city shows released facts only');
  const city = await loadPublicCity(visit);
  const { report, place } = args.params;
  if (!city.reports.some((each) => each.id === report)) throw notFound();
  const frozen = await visit.read((db) => readReport(db, report));
  return exportFigure(args.request, visit, frozen, { place, page: `/oeffentlich/berichte/${report}` });
}
