/** A version of the concept, and below it its papers and what the public may see of it: both stand below the room of the concept. */

import { Outlet } from 'react-router';
import { PaperList } from '#council/panels/list.tsx';
import { allow } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import type { Route } from './+types/version-layout.ts';
import { loadPapersOfVersion } from './paper-panels.server.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { version = '' } = args.params as { version?: string };
  return {
    papers: await loadPapersOfVersion(visit, version),
    releases: await loadReleasesOfObject(visit, 'version', version),
  };
}

export default function VersionLayout({ loaderData: { papers, releases } }: Route.ComponentProps) {
  return (
    <div className="stack">
      <Outlet />
      {papers && <PaperList data={papers} />}
      {releases && <ReleasesOfObject data={releases} />}
    </div>
  );
}
