/**
 * The page of an object, whatever room it lives in: the head that its page hands up, the strip, the page itself, then what
 * other rooms say about the same object, and its history. So the strip knows every room, and no room reaches down.
 */

import { Outlet, useMatches } from 'react-router';
import type { ThreadObject } from '#analysis/thread.ts';
import { factsOf } from '#annual-report/facts.server.ts';
import { allow } from '#platform/access.server.ts';
import { entries } from '#platform/journal.server.ts';
import { useTexts } from '#ui/language.ts';
import { type ObjectHead, ObjectHeadBar } from '#ui/layout/object-head.tsx';
import { Card } from '#ui/layout/page.tsx';
import { hrefIn, useHref, usePlace } from '#ui/layout/place.tsx';
import { Strip } from '#ui/thread/strip.tsx';
import type { Route } from './+types/object-layout.ts';
import { EntryList, toShown } from './entry-list.tsx';
import { panelLoads } from './panels.server.ts';
import { Panel } from './panels.tsx';
import { stripOf } from './strip.ts';
import { startTexts } from './texts.en.ts';

const kinds: readonly ThreadObject['kind'][] = [
  'guideline',
  'goal',
  'measure',
  'area',
  'indicator',
  'product',
  'office',
];

export async function loader(args: Route.LoaderArgs) {
  const visit = await allow(args, 'plan.read');
  const params = args.params as Partial<Record<string, string>>;
  const kind = kinds.find((each) => params[each] !== undefined) ?? 'goal';
  const id = params[kind] ?? '';
  const facts = await factsOf(visit);
  const panels = await Promise.all(
    Object.entries(panelLoads[kind] ?? {}).map(async ([name, load]) => ({ name, data: await load(visit, id) })),
  );
  const history = visit.may('history.read')
    ? await visit.remember(`history ${kind} ${id}`, (db) => entries(db, { kind, objectId: id, limit: 6 }))
    : [];
  return {
    kind,
    id,
    strip: stripOf(facts, { kind, id }, visit.language, visit.may('money.read')),
    panels,
    history: history.map((entry) => toShown(entry, visit)),
  };
}

export default function ObjectLayout({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const place = usePlace();
  const page = useMatches().at(-1);
  const { head } = (page?.loaderData ?? {}) as { head?: ObjectHead };
  const stations = loaderData.strip.map((station) => ({
    ...station,
    href: station.href?.startsWith('/') ? hrefIn(place, station.href) : station.href,
  }));
  return (
    <>
      {head && <ObjectHeadBar head={head} />}
      <Strip stations={stations} />
      <div className="stack object-page">
        <Outlet />
        {loaderData.panels.map(({ name, data }) => (
          <Panel key={name} name={name} data={data} />
        ))}
        {loaderData.history.length > 0 && (
          <Card
            title={t('history.title')}
            id="verlauf"
            actions={
              <a href={href('/verlauf', { art: loaderData.kind, eintrag: loaderData.id })}>{t('history.all')}</a>
            }
          >
            <EntryList entries={loaderData.history} />
          </Card>
        )}
      </div>
    </>
  );
}
