/** A frozen report, and below it what the public may see of it: publication stands below the room that writes reports. */

import { Outlet } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import type { Route } from './+types/report-layout.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report = '' } = args.params as { report?: string };
  return { releases: await loadReleasesOfObject(visit, 'report', report) };
}

export default function ReportLayout({ loaderData: { releases } }: Route.ComponentProps) {
  return (
    <div className="stack">
      <Outlet />
      {releases && <ReleasesOfObject data={releases} />}
    </div>
  );
}
