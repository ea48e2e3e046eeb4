/** A frozen report, and below it its papers and what the public may see of it: both stand below the room that writes reports. */

import { Outlet } from 'react-router';
import { PaperList } from '#council/panels/list.tsx';
import { allow } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import type { Route } from './+types/report-layout.ts';
import { loadPapersOfReport } from './paper-panels.server.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report = '' } = args.params as { report?: string };
  return {
    releases: await loadReleasesOfObject(visit, 'report', report),
    papers: await loadPapersOfReport(visit, report),
  };
}

export default function ReportLayout({ loaderData: { releases, papers } }: Route.ComponentProps) {
  return (
    <div className="stack">
      <Outlet />
      {papers && <PaperList data={papers} />}
      {releases && <ReleasesOfObject data={releases} />}
    </div>
  );
}
