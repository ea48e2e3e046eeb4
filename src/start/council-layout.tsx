/** The page of a paper, a meeting or a committee: its head, the page itself, then what the public may see of it and its history. */

import { Outlet, useMatches } from 'react-router';
import { allow } from '#platform/access.server.ts';
import { entries } from '#platform/journal.server.ts';
import { loadReleasesOfObject } from '#publication/panels/of-object.server.ts';
import { ReleasesOfObject } from '#publication/panels/of-object.tsx';
import { useTexts } from '#ui/language.ts';
import { type ObjectHead, ObjectHeadBar } from '#ui/layout/object-head.tsx';
import { Card } from '#ui/layout/page.tsx';
import { useHref } from '#ui/layout/place.tsx';
import type { Route } from './+types/council-layout.ts';
import { EntryList, toShown } from './entry-list.tsx';
import { startTexts } from './texts.en.ts';

const kinds = ['paper', 'meeting', 'committee'] as const;

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'council.read');
  const params = args.params as Partial<Record<(typeof kinds)[number], string>>;
  const kind = kinds.find((each) => params[each] !== undefined) ?? 'paper';
  const id = params[kind] ?? '';
  // The title of an entry is that of its object: who may not read what is not public may not read it there either.
  const history =
    visit.may('history.read') && visit.may('closed.read', null)
      ? await visit.remember(`history ${kind} ${id}`, (db) => entries(db, { kind, objectId: id, limit: 6 }))
      : [];
  return {
    releases: await loadReleasesOfObject(visit, kind, id),
    history: { kind, id, entries: history.map((entry) => toShown(entry, visit)) },
  };
}

export default function CouncilLayout({ loaderData: { releases, history } }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const page = useMatches().at(-1);
  const { head } = (page?.loaderData ?? {}) as { head?: ObjectHead };
  return (
    <>
      {head && <ObjectHeadBar head={head} />}
      <div className="stack object-page">
        <Outlet />
        {releases && <ReleasesOfObject data={releases} />}
        {history.entries.length > 0 && (
          <Card
            title={t('history.title')}
            id="verlauf"
            actions={<a href={href('/verlauf', { art: history.kind, eintrag: history.id })}>{t('history.all')}</a>}
          >
            <EntryList entries={history.entries} />
          </Card>
        )}
      </div>
    </>
  );
}
