import { allow } from '#platform/access.server.ts';
import { download } from '#platform/download.server.ts';
import { reportPdf, writeReport } from '../write.server.ts';
import type { Route } from './+types/draft-pdf.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'rounds.run');
  const { document } = await visit.read((db) => writeReport(db, visit.year, 'de'));
  const pdf = await reportPdf(document);
  return download(`entwurf-${visit.city.id}-${visit.year}.pdf`, 'application/pdf', new Uint8Array(pdf));
}
