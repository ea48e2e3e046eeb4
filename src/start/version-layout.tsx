/** A version of the concept, and below it what the public may see of it: publication stands below the room of the concept. */

import { Outlet } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import type { Route } from './+types/version-layout.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { version = '' } = args.params as { version?: string };
  return { releases: await loadReleasesOfObject(visit, 'version', version) };
}

export default function VersionLayout({ loaderData: { releases } }: Route.ComponentProps) {
  return (
    <div className="stack">
      <Outlet />
      {releases && <ReleasesOfObject data={releases} />}
    </div>
  );
}
