/** A frozen report, and below it what the public may see of it: publication stands below the room that writes reports. */

import { Outlet } from 'react-router';
import { councilTexts } from '#council/texts.en.ts';
import { allow } from '#platform/access.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import { useTexts } from '#ui/language.ts';
import { ButtonLink } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { Route } from './+types/report-layout.ts';

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'report.read');
  const { report = '' } = args.params as { report?: string };
  return {
    releases: await loadReleasesOfObject(visit, 'report', report),
    draft: visit.may('papers.edit', null) ? `/ratsraum/vorlagen/aus/report/${report}` : null,
  };
}

export default function ReportLayout({ loaderData: { releases, draft } }: Route.ComponentProps) {
  const t = useTexts(councilTexts);
  const href = useHref();
  return (
    <div className="stack">
      <Outlet />
      {draft && (
        <p>
          <ButtonLink href={href(draft)}>{t('panel.draft')}</ButtonLink>
        </p>
      )}
      {releases && <ReleasesOfObject data={releases} />}
    </div>
  );
}
