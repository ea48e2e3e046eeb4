import { allow } from '#platform/access.server.ts';
import { readReport } from '../annual-report.store.server.ts';
import { exportFigure } from '../figure-export.server.ts';
import type { Route } from './+types/report-figure-export.ts';

/** A chart or map of a frozen report. */
export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report, place } = args.params;
  const frozen = await visit.remember(`report ${report}`, (db) => readReport(db, report));
  return exportFigure(args.request, visit, frozen, { place, page: `/bericht/${report}` });
}
