/**
 * The page of an object, whatever room it lives in: the head that its page hands up, the strip, the page itself, then what
 * other rooms say about the same object, and its history. So the strip knows every room, and no room reaches down.
 */

import { Outlet, useMatches } from 'react-router';
import { factsOf } from '#annual-report/facts.server.ts';
import { allow, type Visit } from '#platform/access.server.ts';
import { entries } from '#platform/journal.server.ts';
import { drawn } from '#ui/drawn.server.tsx';
import { Drawn } from '#ui/drawn.tsx';
import { useTexts } from '#ui/language.ts';
import { type ObjectHead, ObjectHeadBar } from '#ui/layout/object-head.tsx';
import { Card } from '#ui/layout/page.tsx';
import { hrefIn, useHref, usePlace } from '#ui/layout/place.tsx';
import { Strip, type StripStation } from '#ui/thread/strip.tsx';
import type { Route } from './+types/object-layout.ts';
import { EntryList, toShown } from './entry-list.tsx';
import { type ObjectKind, panelLoads } from './panels.server.ts';
import { Panel } from './panels.tsx';
import { stripOf } from './strip.ts';
import { startTexts } from './texts.en.ts';

const kinds: readonly ObjectKind[] = [
  'conflict',
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
  return {
    strip: kind === 'conflict' ? null : await drawnStrip(visit, kind, id),
    panels: await visit.rememberDrawn(`panels ${kind} ${id}`, async () => {
      const loads = Object.entries(panelLoads[kind] ?? {});
      const loaded = await Promise.all(loads.map(async ([name, load]) => ({ name, data: await load(visit, id) })));
      return drawn(
        visit,
        loaded.map(({ name, data }) => <Panel key={name} name={name} data={data} />),
      );
    }),
    history: await historyOf(visit, kind, id),
  };
}

async function drawnStrip(visit: Visit, kind: Exclude<ObjectKind, 'conflict'>, id: string) {
  const facts = await factsOf(visit);
  return visit.rememberDrawn(`strip ${kind} ${id}`, () => {
    const stations = stripOf(facts, { kind, id }, visit.language, visit.may('money.read'));
    return drawn(visit, <LinkedStrip stations={stations} />);
  });
}

/** Who may take back what is hers to know: not remembered for others. */
async function historyOf(visit: Visit, kind: ObjectKind, id: string) {
  if (!visit.may('history.read')) return null;
  const found = await visit.remember(`history ${kind} ${id}`, (db) => entries(db, { kind, objectId: id, limit: 6 }));
  return { kind, id, entries: found.map((entry) => toShown(entry, visit)) };
}

export default function ObjectLayout({ loaderData }: Route.ComponentProps) {
  const t = useTexts(startTexts);
  const href = useHref();
  const page = useMatches().at(-1);
  const { head } = (page?.loaderData ?? {}) as { head?: ObjectHead };
  const { strip, panels, history } = loaderData;
  return (
    <>
      {head && <ObjectHeadBar head={head} />}
      {strip && <Drawn piece={strip} />}
      <div className="stack object-page">
        <Outlet />
        <Drawn piece={panels} />
        {history && history.entries.length > 0 && (
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

function LinkedStrip({ stations }: { stations: readonly StripStation[] }) {
  const place = usePlace();
  const linked = stations.map((station) => ({
    ...station,
    href: station.href?.startsWith('/') ? hrefIn(place, station.href) : station.href,
  }));
  return <Strip stations={linked} />;
}
